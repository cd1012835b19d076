import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// Sign, space and word of one month.
    private static let cellWidth = 9
    /// Where the months begin below a label.
    private static let indent = 4

    /// Whether a label fits before the months.
    private func isRoomy(_ column: Int) -> Bool { column >= 16 }

    private func addMonths(to line: inout TextLine, at column: Int) {
        line.tab(to: column)
        for month in page.entry.quarter.months {
            line.add(words.shortMonth(month), width: Self.cellWidth, .textDim)
        }
    }

    /// The quarter's obligations: by member, each with the state of every month.
    package func obligations() -> [TextLine] {
        let entry = page.entry
        var heading = TextLine.heading(words.obligationsHeading)
        let column = width - 3 * Self.cellWidth
        var lines = [TextLine.blank]
        if isRoomy(column), column > heading.width {
            addMonths(to: &heading, at: column)
            lines.append(heading)
        } else {
            var months = TextLine()
            addMonths(to: &months, at: isRoomy(column) ? column : Self.indent)
            lines += [heading, months]
        }
        guard !entry.rows.isEmpty else {
            lines.add(wrapping: words.noObligations, .textDim, width: width, indent: 2)
            return lines
        }
        var member: DocumentID?
        for row in entry.rows {
            if row.member != member {
                member = row.member
                lines.append(TextLine(SafeText(row.memberName).cut(to: width), .listGroup))
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
        if isRoomy(column) {
            line.add(label.cut(to: column - 3), .text)
            line.tab(to: column)
        } else {
            line.add(label.cut(to: width - 2), .text)
            lines.append(line)
            line = TextLine()
            line.tab(to: Self.indent)
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
        guard !cell.isInConflict else {
            line.add(.conflict)
            line.add(" " + words.conflictWord, width: Self.cellWidth - 1, .stateConflict)
            return
        }
        guard !cell.isVeiled else {
            line.add("  " + words.veiledCell, width: Self.cellWidth, .textDim)
            return
        }
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
