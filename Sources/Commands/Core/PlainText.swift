import Screen

/// Text for pipes and plain terminals, as harmless as what the canvas takes.
package enum PlainText {
    /// Control characters and bidi marks become visible signs.
    package static func safe(_ text: String) -> String {
        SafeText(text).string
    }

    /// Columns aligned by what a terminal shows; the last column is not filled.
    package static func table(_ rows: [[String]]) -> [String] {
        let safeRows = rows.map { $0.map { SafeText($0) } }
        let columns = safeRows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            safeRows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
        }
        return safeRows.map { row in
            row.enumerated().map { column, text in
                column == row.count - 1 ? text.string : text.padded(to: widths[column]).string
            }.joined(separator: "  ")
        }
    }
}
