/// The programmes in use, ready to say what anybody owes in any quarter.
package struct RuleBook: Sendable {
    package let programmes: [Programme]
    private let compiled: [CompiledProgramme]

    package init(programmes: [Programme]) {
        self.programmes = programmes
        compiled = programmes.map { CompiledProgramme($0) }
    }

    package func programme(_ id: String) -> Programme? {
        programmes.first { $0.id == id }
    }

    /// The rules of one quarter; make it once for many members, it costs some 20 microseconds.
    package func plan(_ quarter: Quarter) -> QuarterPlan {
        QuarterPlan(quarter: quarter, programmes: compiled.map { $0.plan(quarter) })
    }

    /// What a member owes in a quarter, rows of months together, in the order of the programme files.
    package func cells(
        member: Member,
        family: Family,
        quarter: Quarter,
    ) -> [ObligationCell] {
        var cells: [ObligationCell] = []
        plan(quarter).appendCells(
            of: MemberFacts(member, in: family),
            enrolments: family.programmes,
            to: &cells,
        )
        return cells
    }
}

/// What is owed in one quarter, by programme.
package struct QuarterPlan: Sendable {
    package let quarter: Quarter
    let programmes: [ProgrammePlan]

    /// Appends the cells of one member; about a microsecond for each.
    package func appendCells(
        of member: MemberFacts,
        enrolments: [Enrolment],
        to cells: inout [ObligationCell],
    ) {
        for programme in programmes {
            let months = programme.enrolledMonths(enrolments)
            guard months != 0 else { continue }
            programme.appendCells(of: member, enrolled: months, to: &cells)
        }
    }

    package func appendCells(
        of member: Member,
        in family: Family,
        to cells: inout [ObligationCell],
    ) {
        appendCells(
            of: MemberFacts(member, in: family),
            enrolments: family.programmes,
            to: &cells,
        )
    }

    /// The categories a member is in, in each month of the quarter: for lists and marks.
    package func categories(
        of member: MemberFacts,
        programme: String,
    ) -> [[String]] {
        guard let plan = programmes.first(where: { $0.id == programme }) else {
            return [[], [], []]
        }
        return (0..<3).map { month in
            let mask = plan.categories(of: member, month: month)
            return plan.categoryIDs.indices.filter { mask & (1 << UInt64($0)) != 0 }
                .map { plan.categoryIDs[$0] }
        }
    }
}
