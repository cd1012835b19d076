import Documents
import Forms
import Screen

/// A table's answers as lines: side by side where there is room, else row by row below each other.
struct AnswerTable {
    private let heads: [String]
    private let cells: [[String]]

    /// No column is wider, so that one long note does not push the others out.
    private static let widest = 28

    init(_ columns: [Forms.Question], _ rows: [JSONObject], _ answers: AnswerWords) {
        heads = columns.map { answers.words.text($0.label) }
        cells = rows.map { row in columns.map { answers.text(row[$0.id], of: $0) } }
    }

    func lines(width: Int) -> [TextLine] {
        guard !cells.isEmpty, !heads.isEmpty else { return [] }
        let widths = heads.indices.map { column in
            min(
                Self.widest,
                cells.reduce(SafeText(heads[column]).width) {
                    max($0, SafeText($1[column]).width)
                },
            )
        }
        let needed = widths.reduce(2 * widths.count) { $0 + $1 }
        return needed <= width ? table(widths) : stacked(width)
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
