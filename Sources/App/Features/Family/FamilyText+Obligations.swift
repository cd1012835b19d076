import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// Sign, space and word of one month.
    private static let cellWidth = 9

    /// The quarter's obligations: by member, each with the state of every month.
    package func obligations() -> [TextLine] {
        let entry = page.entry
        var heading = TextLine.heading(words.obligationsHeading)
        let column = width - 3 * Self.cellWidth
        if column > heading.width {
            heading.tab(to: column)
            for month in entry.quarter.months {
                heading.add(words.shortMonth(month), width: Self.cellWidth, .textDim)
            }
        }
        var lines = [TextLine.blank, heading]
        guard !entry.rows.isEmpty else {
            lines.add(wrapping: words.noObligations, .textDim, width: width, indent: 2)
            return lines
        }
        var member: DocumentID?
        for row in entry.rows {
            if row.member != member {
                member = row.member
                let name = "\(row.memberName)  \(row.memberNote)".trimmed
                lines.append(TextLine(SafeText(name).cut(to: width), .listGroup))
            }
            lines += self.lines(of: row, column: column)
        }
        return lines
    }

    /// Label and months in one line where both fit, else the months below the label.
    private func lines(of row: EntryRow, column: Int) -> [TextLine] {
        let label = SafeText(words.text(row.label))
        var lines: [TextLine] = []
        var line = TextLine("  ")
        if column >= 16 {
            line.add(label.cut(to: column - 3), .text)
            line.tab(to: column)
        } else {
            line.add(label.cut(to: width - 2), .text)
            lines.append(line)
            line = TextLine("    ")
        }
        for cell in row.cells { add(cell, to: &line) }
        lines.append(line)
        return lines
    }

    private func add(_ cell: EntryCell?, to line: inout TextLine) {
        guard let cell, cell.cell.applies || cell.recorded != nil else {
            line.add("", width: Self.cellWidth)
            return
        }
        let state = cell.recorded?.state
        line.add(state.mark)
        line.add(" " + note(cell), width: Self.cellWidth - 1, state.mark.role)
    }

    /// The word of the state, or the figure that says more: the percent, the day.
    private func note(_ cell: EntryCell) -> String {
        guard let value = cell.recorded else {
            return cell.cell.due.first > today ? words.later : words.shortName(of: nil)
        }
        if let day = value.dates.last {
            return "\(day.dayOfMonth) \(words.shortMonth(day.month))"
        }
        if let share = value.attendance?.share(cell.cell.obligation.sickness) {
            return words.percent(Int(share.percent * 10)).filter { $0 != " " }
        }
        return words.shortName(of: value.state)
    }
}
