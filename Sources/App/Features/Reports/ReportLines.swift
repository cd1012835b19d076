import Reports
import Screen

/// A report as lines of text in a width: its charts and tables one under the other.
struct ReportLines {
    let words: PageWords
    let width: Int
    /// The rows of the page that it stands on.
    var height = 0
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
                lines += ChartLines(chart, words, width: width, height: height).lines
            } else if section.table.isProse {
                lines += prose(section.table)
            } else {
                lines += ReportTableLines(section.table, words, width: width, offset: offset).lines
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
}
