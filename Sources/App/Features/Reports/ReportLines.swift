import Reports
import Screen

/// A report as lines of text in a width: its charts and tables one under the other.
struct ReportLines {
    let words: PageWords
    let width: Int
    let showsCharts: Bool
    /// How many number columns of each table lie to the left of what is shown.
    let offset: Int

    func lines(_ report: Report) -> [TextLine] {
        var lines: [TextLine] = []
        if report.sections.allSatisfy(\.table.rows.isEmpty) {
            lines.add(
                wrapping: words.pick(
                    "Belum ada yang tercatat untuk laporan ini.",
                    "Nothing is recorded for this report.",
                ),
                .textDim,
                width: width,
            )
        }
        for section in report.sections where !section.table.rows.isEmpty {
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(words(section.table.title)))
            let chart = section.chart.flatMap { $0.points.isEmpty ? nil : $0 }
            if showsCharts, let chart {
                lines += ChartLines(chart, words, width: width).lines
            } else if section.table.isProse {
                lines += prose(section.table)
            } else {
                lines += table(section.table)
            }
            for note in section.table.notes {
                lines.add(wrapping: words(note), .textDim, width: width)
            }
        }
        if !report.notes.isEmpty { lines.append(.blank) }
        for note in report.notes { lines.add(wrapping: words(note), .textDim, width: width) }
        return lines
    }

    // MARK: Prose

    /// Each heading once, under it label and text, wrapped.
    private func prose(_ table: ReportTable) -> [TextLine] {
        var lines: [TextLine] = []
        var heading: ReportTable.Cell?
        for row in table.rows where row.count == 3 {
            if row[0] != heading {
                heading = row[0]
                lines.add(wrapping: words.text(row[0]), .textStrong, width: width)
            }
            lines.add(wrapping: words.text(row[1]), .textDim, width: width, indent: 2, lead: "  ")
            for part in words.text(row[2]).split(whereSeparator: \.isNewline) {
                lines.add(wrapping: String(part), width: width, indent: 4, lead: "    ")
            }
        }
        return lines
    }

    // MARK: Tables

    /// Texts keep their place; of the numbers those from `offset` on that there is room for.
    private func table(_ table: ReportTable) -> [TextLine] {
        let texts = table.rows.map { $0.map { SafeText(words.text($0)) } }
        let heads = table.columns.map { SafeText(words($0.label)) }
        let fixed = table.columns.indices.filter { !table.columns[$0].isNumber }
        let numbers = table.columns.indices.filter { table.columns[$0].isNumber }
        func wide(_ column: Int) -> Int {
            texts.reduce(heads[column].width) { max($0, column < $1.count ? $1[column].width : 0) }
        }
        // Names may take a bit over half of the line between them, but each as little as it needs.
        let needed = fixed.map(wide)
        let room = numbers.isEmpty ? width : max(8, width * 11 / 20)
        let widths = Self.share(room - max(0, fixed.count - 1), among: needed)
        var left = width - widths.reduce(0, +) - max(0, fixed.count - 1) - 2
        var shown: [Int] = []
        for column in numbers.dropFirst(min(offset, max(0, numbers.count - 1))) {
            guard left >= wide(column) + 2 || shown.isEmpty else { break }
            shown.append(column)
            left -= wide(column) + 2
        }
        let hidesLeft = shown.first != numbers.first
        let hidesRight = shown.last != numbers.last
        func line(_ cells: [SafeText], _ role: Role, isHead: Bool) -> TextLine {
            var line = TextLine()
            for (place, column) in fixed.enumerated() {
                if place > 0 { line.add(" ", role) }
                let text = column < cells.count ? cells[column] : ""
                line.add(text.cut(to: widths[place]).padded(to: widths[place]), role)
            }
            if !shown.isEmpty { line.add(isHead && hidesLeft ? "‹" : " ", role) }
            for column in shown {
                let text = column < cells.count ? cells[column] : ""
                line.add(" ", role)
                line.add(text.padded(to: wide(column) + 1, .right), role)
            }
            if isHead, hidesRight { line.add("›", role) }
            return line
        }
        var lines = [line(heads, .listHeader, isHead: true)]
        for (row, cells) in zip(table.rows, texts) {
            let isTotal = row.first == .wording(ReportTable.totalLabel)
            lines.append(line(cells, isTotal ? .textStrong : .text, isHead: false))
        }
        return lines
    }

    /// Shares a room among columns: the widest give first.
    private static func share(_ room: Int, among needed: [Int]) -> [Int] {
        var widths = needed
        while widths.reduce(0, +) > max(room, needed.count * 4), let most = widths.max(), most > 4 {
            guard let widest = widths.lastIndex(of: most) else { break }
            widths[widest] -= 1
        }
        return widths
    }
}
