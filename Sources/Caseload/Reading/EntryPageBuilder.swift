import Casework
import Documents
import LocalStore

/// Lays the cells of members out as rows of a page: member x obligation over the months of a quarter.
struct EntryPageBuilder {
    let quarter: Quarter
    let plan: QuarterPlan
    private var cells: [ObligationCell] = []

    init(quarter: Quarter, plan: QuarterPlan) {
        self.quarter = quarter
        self.plan = plan
    }

    /// The rows of one member, in the order of the programme files.
    ///
    /// `isIncluded`: Which cells the page is about.
    mutating func rows(
        of member: Member,
        in family: Family,
        note: String,
        _ records: MemberRecords,
        where isIncluded: (ObligationCell) -> Bool = { _ in true },
    ) -> [EntryRow] {
        cells.removeAll(keepingCapacity: true)
        plan.appendCells(
            of: MemberFacts(member, in: family),
            enrolments: family.programmes,
            to: &cells,
        )
        var rows: [EntryRow] = []
        for cell in cells where isIncluded(cell) {
            let month = column(of: cell)
            let entry = EntryCell(cell: cell, recorded: records.value(of: cell))
            if let last = rows.indices.last, continues(rows[last], cell, month) {
                rows[last].cells[month] = entry
            } else {
                rows.append(row(member, family, note, cell))
                rows[rows.count - 1].cells[month] = entry
            }
        }
        // A row of which nothing applies and nothing is recorded says nothing.
        return rows.filter { row in
            row.cells.contains { $0.map { $0.cell.applies || $0.recorded != nil } ?? false }
        }
    }

    /// The month whose column shows a cell: its own, or for longer periods the last one in the quarter
    /// in which it is still to be done.
    private func column(of cell: ObligationCell) -> Int {
        let last = min(cell.due.last, quarter.lastDay).month
        return min(max(quarter.firstMonth.months(until: last), 0), 2)
    }

    private func continues(_ row: EntryRow, _ cell: ObligationCell, _ month: Int) -> Bool {
        guard case .month = cell.period, row.cells[month] == nil else { return false }
        return row.obligation == cell.obligation.id && row.programme == cell.obligation.programme
            && row.cells.allSatisfy { other in
                guard let other else { return true }
                if case .month = other.cell.period { return true }
                return false
            }
    }

    private func row(
        _ member: Member,
        _ family: Family,
        _ note: String,
        _ cell: ObligationCell,
    ) -> EntryRow {
        EntryRow(
            member: member.id,
            family: family.id,
            memberName: member.name,
            memberNote: note,
            school: member.school?.facility,
            obligation: cell.obligation.id,
            programme: cell.obligation.programme,
            label: cell.obligation.label.followed(by: cell.obligation.windowLabel),
            input: cell.obligation.input,
            cells: [nil, nil, nil],
        )
    }
}

/// What stands behind a name, in figures and names alone: `7 · 2B`.
enum MemberNote {
    /// Age in years on a day and, for pupils, the class.
    static func text(_ member: Member, on day: Day) -> String {
        var parts: [String] = []
        if let born = member.born { parts.append(String(max(0, born.age(at: day)))) }
        if let grade = member.school?.grade, !grade.isEmpty { parts.append(grade) }
        return parts.joined(separator: " · ")
    }
}
