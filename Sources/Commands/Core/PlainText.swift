import Exchange
import Screen

/// Text for pipes and plain terminals, as harmless as what the canvas takes.
package enum PlainText {
    /// Control characters and bidi marks become visible signs.
    package static func safe(_ text: String) -> String {
        SafeText(text).string
    }

    /// JSON text with DEL, C1 and marks that turn the writing direction as `\\u` escapes.
    ///
    /// JSON leaves them as they are, and a terminal would act on them; inside JSON they can stand in
    /// strings alone, where the escape means the same.
    package static func escaped(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: isActive) else { return json }
        var text = ""
        for scalar in json.unicodeScalars {
            guard isActive(scalar) else {
                text.unicodeScalars.append(scalar)
                continue
            }
            let digits = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return text
    }

    private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        // Of those below DEL, JSON has left only line feeds between its own tokens.
        scalar.value >= 0x7F && HarmlessText.isActive(scalar)
            || scalar == "\u{2028}" || scalar == "\u{2029}"
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
    /// A text behind a lead, its further lines below its first word; one line where nobody sees its width.
    ///
    /// A lead that leaves too little room stands above its text.
    package static func paragraph(_ text: String, lead: String, width: Int?) -> [String] {
        let lead = SafeText(lead)
        let whole = SafeText(text)
        guard let width, lead.width + whole.width > width else {
            return [(lead + whole).string]
        }
        let isBeside = width - lead.width >= leastRoom
        let indent = isBeside ? lead.width : 2
        let blank = String(repeating: " ", count: indent)
        let lines = wrap(whole.string, width: max(leastRoom, width - indent)).map(\.string)
        let first =
            isBeside
            ? [lead.string + (lines.first ?? "")] : [lead.string, blank + (lines.first ?? "")]
        return first + lines.dropFirst().map { blank + $0 }
    }

    /// Columns in which words can still be read.
    private static let leastRoom = 24
}
