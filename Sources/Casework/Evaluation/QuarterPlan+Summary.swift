import Documents

/// Summing a family's stage up.
extension QuarterPlan {
    /// One summary for each programme the family is in during the quarter, in the order of the book.
    ///
    /// A cell is due when its last day lies before `today`. `status` tells what the records say about a
    /// cell, usually `RecordBook.status(of:)`.
    package func summaries(
        family: Family,
        members: [Member],
        today: Day,
        status: (ObligationCell) -> CellStatus,
    ) -> [FamilySummary] {
        let facts = members.map { MemberFacts($0, in: family) }
        return programmes.compactMap { plan in
            let enrolled = plan.enrolledMonths(family.programmes)
            guard enrolled != 0 else { return nil }
            var builder = SummaryBuilder(today: today, stageEnd: quarter.lastDay)
            if !facts.contains(where: \.isPengurus) { builder.concerns.append(.noAidHolder) }
            var cells: [ObligationCell] = []
            for member in facts {
                cells.removeAll(keepingCapacity: true)
                plan.appendCells(of: member, enrolled: enrolled, to: &cells)
                builder.add(cells, status: status)
                if member.born == nil, plan.leftBy(member, endOf: 0) == nil {
                    builder.concerns.append(.birthUnknown(member: member.id))
                }
            }
            return builder.summary(plan, plan.amounts(members: facts, enrolled: enrolled))
        }
    }
}

/// Gathers the concerns of one family in one programme.
private struct SummaryBuilder {
    let today: Day
    /// What ends later belongs to a later stage, such as a yearly visit in the year's first quarters.
    let stageEnd: Day
    var concerns: [Concern] = []
    private var counts = CellCounts()

    init(today: Day, stageEnd: Day) {
        self.today = today
        self.stageEnd = stageEnd
    }

    /// The cells of one member; those of one obligation stand together.
    mutating func add(
        _ cells: [ObligationCell],
        status: (ObligationCell) -> CellStatus,
    ) {
        var start = 0
        while start < cells.count {
            var end = start + 1
            while end < cells.count, cells[end].obligation.id == cells[start].obligation.id,
                cells[end].isSameRow(as: cells[start])
            {
                end += 1
            }
            addRow(cells[start..<end].filter(\.applies), status: status)
            start = end
        }
    }

    private mutating func addRow(
        _ row: [ObligationCell],
        status: (ObligationCell) -> CellStatus,
    ) {
        guard let head = row.first else { return }
        var missed: [(ObligationCell, CellStatus)] = []
        var blank: [PeriodID] = []
        for cell in row {
            let found = status(cell)
            let isDue = cell.due.last < today && cell.due.last <= stageEnd
            counts.add(found.mark, isDue: isDue)
            guard !found.isHidden else { continue }
            switch found.state {
            case .tidak: missed.append((cell, found))
            case nil where isDue && cell.counted.last < today && cell.obligation.input == .dated:
                concerns.append(
                    .tooFew(
                        member: cell.member,
                        obligation: cell.obligation,
                        done: found.done,
                        needed: found.needed,
                        due: cell.due,
                    )
                )
            case nil where isDue: blank.append(cell.period)
            default: break
            }
        }
        if !blank.isEmpty {
            concerns.append(
                .unrecorded(member: head.member, obligation: head.obligation, periods: blank)
            )
        }
        if missed.count >= head.obligation.atRisk { addMissed(missed, head) }
    }

    private mutating func addMissed(
        _ missed: [(ObligationCell, CellStatus)],
        _ head: ObligationCell,
    ) {
        var periods: [PeriodID] = []
        for (cell, status) in missed {
            let attendance = status.check?.facts?.attendance
            if cell.obligation.input == .attendance, let attendance,
                let counted = attendance.share(.counts)
            {
                concerns.append(
                    .attendance(
                        member: cell.member,
                        obligation: cell.obligation,
                        period: cell.period,
                        counted: counted,
                        sicknessExempt: attendance.sakit == nil ? nil : attendance.share(.exempt),
                    )
                )
            } else {
                periods.append(cell.period)
            }
        }
        if !periods.isEmpty {
            concerns.append(
                .notMet(member: head.member, obligation: head.obligation, periods: periods)
            )
        }
    }

    func summary(_ plan: ProgrammePlan, _ amounts: StageAmounts) -> FamilySummary {
        let risks = concerns.filter(\.isRisk)
        return FamilySummary(
            programme: plan.id,
            quarter: plan.quarter,
            amounts: amounts,
            counts: counts,
            condition: !risks.isEmpty ? .atRisk : counts.blank > 0 ? .open : .complete,
            concerns: risks + concerns.filter { !$0.isRisk },
        )
    }
}

extension ObligationCell {
    /// Months of one obligation make a row; every window is a row of its own.
    fileprivate func isSameRow(as other: ObligationCell) -> Bool {
        if case .month = period, case .month = other.period { return true }
        return false
    }
}
