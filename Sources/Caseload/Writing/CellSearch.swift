import Casework
import Documents

/// Finds one cell of a member by text and explains why there is none.
struct CellSearch {
    let book: RuleBook
    let member: Member
    let family: Family

    func find(_ obligation: String, _ text: String) throws(CaseloadError) -> ObligationCell {
        guard !book.programmes.isEmpty else { throw .noProgrammes }
        let rules = rules(named: obligation)
        guard let period = PeriodID(text) else {
            throw .unknownPeriod(text: text, known: periods(of: obligation))
        }
        let quarters = quarters(of: period)
        if rules.isEmpty {
            let owed = quarters.flatMap { cells($0) }.filter(\.applies).map(\.obligation.id)
            throw .unknownObligation(id: obligation, known: Set(owed).sorted())
        }
        let own = quarters.flatMap { cells($0) }.filter { fits($0, obligation) }
        let matches = own.filter { $0.period == period || isWithin(period, $0) }
        if let cell = matches.first(where: \.applies) { return cell }
        if case .not(let reason) = matches.first?.standing {
            throw .doesNotApply(obligation: obligation, period: text, reason)
        }
        guard own.isEmpty else {
            let known = Set(own.filter(\.applies).map(\.period.description)).sorted()
            throw .unknownPeriod(text: text, known: known)
        }
        throw .doesNotApply(obligation: obligation, period: text, reason(rules, quarters[0]))
    }

    private func cells(_ quarter: Quarter) -> [ObligationCell] {
        book.cells(member: member, family: family, quarter: quarter)
    }

    /// An obligation goes by its own id, by its rule's, and by its service.
    private func fits(_ cell: ObligationCell, _ name: String) -> Bool {
        cell.obligation.id == name || cell.obligation.ruleID == name
            || cell.obligation.service == name
    }

    /// A window's period is the day it is counted from; people name a day in it.
    private func isWithin(_ period: PeriodID, _ cell: ObligationCell) -> Bool {
        guard case .day(let day) = period, case .day = cell.period else { return false }
        return cell.counted.contains(day)
    }

    /// A year's cell lies in each of its quarters.
    private func quarters(of period: PeriodID) -> [Quarter] {
        switch period {
        case .month(let month): [month.quarter]
        case .quarter(let quarter): [quarter]
        case .day(let day): [day.quarter, day.quarter.next]
        case .year(let year): (1...4).compactMap { Quarter(year, $0) }
        }
    }

    private func rules(named name: String) -> [(Programme, Programme.ObligationRule)] {
        book.programmes.flatMap { programme in
            programme.obligations.filter { rule in
                rule.id == name || rule.service == name
                    || rule.rules.contains { row in
                        row.windows.contains {
                            rule.cellID(window: $0.id) == name || $0.service == name
                        }
                    }
            }
            .map { (programme, $0) }
        }
    }

    /// The form of an obligation's periods, by an example.
    private func periods(of obligation: String) -> [String] {
        guard let rule = rules(named: obligation).first?.1 else { return [] }
        switch rule.schedule {
        case .monthly: return ["2026-10"]
        case .quarterly: return ["2026-Q4"]
        case .yearly: return ["2026"]
        case .windows: return ["2026-10-05"]
        }
    }

    /// Why a member has no cell of a rule in a quarter at all.
    private func reason(
        _ rules: [(Programme, Programme.ObligationRule)],
        _ quarter: Quarter,
    ) -> ObligationCell.WhyNot {
        if let born = member.born, born > quarter.lastDay { return .notYetBorn }
        for (programme, rule) in rules {
            let leaving = programme.states.filter(\.leaves).map(\.code)
            let left = member.states.first { state in
                leaving.contains(state.code) && state.from ?? .first <= quarter.lastDay
                    && quarter.firstDay <= state.to ?? .last
            }
            if let left { return .left(left.code) }
            guard isEnrolled(programme, quarter) else { continue }
            guard rule.rules.contains(where: { $0.validity.contains(quarter.firstDay) }) else {
                return .noRule
            }
            let plan = book.plan(quarter)
            let facts = MemberFacts(member, in: family)
            let categories = Set(plan.categories(of: facts, programme: programme.id).joined())
            return categories.isDisjoint(with: rule.categories) ? .otherCategory : .otherAge
        }
        return .notEnrolled
    }

    private func isEnrolled(_ programme: Programme, _ quarter: Quarter) -> Bool {
        family.programmes.contains { enrolment in
            enrolment.programme == programme.id
                && enrolment.status.map { programme.activeStatuses.contains($0.lowercased()) }
                    ?? true
                && enrolment.from ?? .first <= quarter.lastDay
                && quarter.firstDay <= enrolment.to ?? .last
        }
    }
}
