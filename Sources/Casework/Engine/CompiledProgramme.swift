/// A programme with its references resolved, from which the plan of any quarter is made.
struct CompiledProgramme: Sendable {
    private let programme: Programme
    private let obligations: [CompiledObligation]

    init(_ programme: Programme) {
        self.programme = programme
        let categoryIDs = programme.categories.map(\.id)
        obligations = programme.obligations.map {
            CompiledObligation($0, programme: programme.id, categoryIDs: categoryIDs)
        }
    }

    func plan(_ quarter: Quarter) -> ProgrammePlan {
        let months = quarter.months
        let tests = months.map { month in
            programme.categories.enumerated().compactMap { index, category in
                category.who.inForce(on: month.firstDay).map { row in
                    CategoryTest(
                        bit: 1 << UInt64(index),
                        row: row,
                        levels: programme.schoolLevels,
                    )
                }
            }
        }
        return ProgrammePlan(
            programme,
            quarter,
            tests: tests,
            obligations: obligations.compactMap { $0.plan(quarter) },
        )
    }
}

/// One rule of a programme with an `Obligation` made for each of its rows and windows.
struct CompiledObligation: Sendable {
    let rule: Programme.ObligationRule
    /// The categories that owe it, as bits.
    let mask: UInt64
    /// For each row, the obligation itself, or one for each window.
    let obligations: [[Obligation]]

    init(_ rule: Programme.ObligationRule, programme: String, categoryIDs: [String]) {
        self.rule = rule
        mask = categoryIDs.enumerated().reduce(0) { mask, entry in
            rule.categories.contains(entry.element) ? mask | 1 << UInt64(entry.offset) : mask
        }
        obligations = rule.rules.map { row in
            let windows: [Programme.Window?] = row.windows.isEmpty ? [nil] : row.windows
            return windows.map {
                Obligation(programme: programme, rule: rule, row: row, window: $0)
            }
        }
    }

    /// What of this rule can fall into a quarter; nil if nothing can.
    func plan(_ quarter: Quarter) -> ObligationPlan? {
        switch rule.schedule {
        case .monthly(let only):
            let slots = quarter.months.map { month -> ObligationPlan.Slot? in
                only.isEmpty || only.contains(month.monthOfYear)
                    ? slot(on: month.firstDay, period: .month(month)) : nil
            }
            return slots.allSatisfy { $0 == nil }
                ? nil : ObligationPlan(mask: mask, form: .monthly(slots))
        case .quarterly:
            return slot(on: quarter.firstDay, period: .quarter(quarter))
                .map { ObligationPlan(mask: mask, form: .once($0)) }
        case .yearly:
            return slot(on: quarter.firstDay, period: .year(quarter.year))
                .map { ObligationPlan(mask: mask, form: .once($0)) }
        case .windows(let anchor):
            let windows = rule.rules.enumerated().flatMap { index, row in
                zip(row.windows, obligations[index]).map { window, obligation in
                    ObligationPlan.WindowSlot(
                        obligation: obligation,
                        window: window,
                        validity: row.validity,
                    )
                }
            }
            let form = ObligationPlan.Windows(anchor, windows, category: rule.categories[0])
            return ObligationPlan(mask: mask, form: .windows(form))
        }
    }

    private func slot(on day: Day, period: PeriodID) -> ObligationPlan.Slot? {
        guard let index = rule.rules.firstIndex(where: { $0.validity.contains(day) }) else {
            return nil
        }
        return ObligationPlan.Slot(
            obligation: obligations[index][0],
            age: rule.rules[index].age.map { AgeTest($0) },
            period: period,
            span: period.span,
        )
    }
}
