import Documents
import Forms
import Screen

/// A table's answers as lines: side by side where there is room, else row by row below each other.
struct AnswerTable {
    private let heads: [String]
    private let cells: [[String]]

    /// No column is wider before all have what they need, so that one long note does not push the others out.
    private static let widest = 28
    private static let gap = 2

    init(_ columns: [Forms.Question], _ rows: [JSONObject], _ answers: AnswerWords) {
        heads = columns.map { answers.words.text($0.label) }
        cells = rows.map { row in columns.map { answers.text(row[$0.id], of: $0) } }
    }

    func lines(width: Int) -> [TextLine] {
        guard !cells.isEmpty, !heads.isEmpty else { return [] }
        let whole = heads.indices.map { column in
            cells.reduce(SafeText(heads[column]).width) { max($0, SafeText($1[column]).width) }
        }
        let least = whole.map { min(Self.widest, $0) }
        guard least.reduce(Self.gap * least.count, +) <= width else { return stacked(width) }
        let layout = TableLayout(
            zip(least, whole).map { .init(minimum: $0, maximum: $1, weight: $1 - $0) },
            width: width - Self.gap,
            gap: Self.gap,
        )
        return table(layout.slots.map(\.width))
    }

    private func table(_ widths: [Int]) -> [TextLine] {
        var lines = [row(heads, widths, .textDim)]
        lines += cells.map { row($0, widths, .text) }
        return lines
    }

    private func row(_ texts: [String], _ widths: [Int], _ role: Role) -> TextLine {
        var line = TextLine("  ")
        for (text, width) in zip(texts, widths) {
            line.add(SafeText(text).cut(to: width).padded(to: width), role)
            line.add("  ")
        }
        return line
    }

    private func stacked(_ width: Int) -> [TextLine] {
        var lines: [TextLine] = []
        for (number, row) in cells.enumerated() {
            var lead = TextLine("  \(number + 1). ")
            for (head, cell) in zip(heads, row) where !cell.isEmpty {
                lines.add(
                    wrapping: "\(head): \(cell)",
                    width: width,
                    indent: lead.width,
                    lead: lead,
                )
                lead = TextLine(String(repeating: " ", count: lead.width))
            }
        }
        return lines
    }
}
