import Documents

/// The rules of one programme in one quarter.
///
/// A class, so that asking it for every member of a caseload copies nothing.
final class ProgrammePlan: Sendable {
    let id: String
    let programme: Programme
    /// Whether any category is paid, in this quarter or another.
    let paysByCategory: Bool
    /// The categories paid in this quarter, in the order of the file.
    let paid: [PaidCategory]
    /// The cap and the limits in force on the quarter's first day.
    let cap: Programme.Cap?
    let limits: [Programme.Limit]
    let categoryIDs: [String]
    let activeStatuses: [String]
    let quarter: Quarter
    let monthStarts: [Day]
    let monthEnds: [Day]
    /// For each month, the categories in force.
    let tests: [[CategoryTest]]
    /// Their ages beside them: most members fail by these, and no test is touched then.
    private let ages: [[AgeTest?]]
    /// States whose bearers are no longer with the family.
    let leaving: [StateCode]
    /// States that end by themselves.
    let lasting: [Programme.StateRule]
    let obligations: [ObligationPlan]

    /// A category with the amount in force.
    struct PaidCategory: Sendable {
        let bit: UInt64
        let id: String
        /// Whole rupiah a stage.
        let amount: Int
    }

    init(
        _ programme: Programme,
        _ quarter: Quarter,
        tests: [[CategoryTest]],
        obligations: [ObligationPlan],
    ) {
        let day = quarter.firstDay
        id = programme.id
        self.programme = programme
        paysByCategory = programme.categories.contains { !$0.amounts.isEmpty }
        paid = programme.categories.enumerated().compactMap { index, category in
            category.amounts.inForce(on: day).map {
                PaidCategory(bit: 1 << UInt64(index), id: category.id, amount: $0.stage)
            }
        }
        cap = programme.caps.inForce(on: day)
        limits = programme.limits.filter { $0.validity.contains(day) }
        categoryIDs = programme.categories.map(\.id)
        activeStatuses = programme.activeStatuses
        self.quarter = quarter
        monthStarts = quarter.months.map(\.firstDay)
        monthEnds = quarter.months.map(\.lastDay)
        self.tests = tests
        ages = tests.map { $0.map(\.age) }
        leaving = programme.states.filter(\.leaves).map(\.code)
        lasting = programme.states.filter { $0.lasts != nil }
        self.obligations = obligations
    }

    /// The months in which a family is in the programme on any day, as bits.
    ///
    /// A family that has left by a recorded day was a member until then; one that has left without a day
    /// is taken to have never been.
    func enrolledMonths(_ enrolments: [Enrolment]) -> UInt8 {
        var months: UInt8 = 0
        for enrolment in enrolments where enrolment.programme == id {
            if let status = enrolment.status, enrolment.to == nil, !isActive(status) { continue }
            let from = enrolment.from ?? .first
            let to = enrolment.to ?? .last
            for month in 0..<3 where from <= monthEnds[month] && to >= monthStarts[month] {
                months |= 1 << month
            }
        }
        return months
    }

    private func isActive(_ status: String) -> Bool {
        status.isEmpty || activeStatuses.contains(status)
            || activeStatuses.contains(status.lowercased())
    }

    /// The categories of a member on the first day of a month, as bits; none after leaving.
    func categories(of member: MemberFacts, month: Int) -> UInt64 {
        if leftBy(member, endOf: month) != nil { return 0 }
        let start = monthStarts[month]
        let age = member.born.map { Age(born: $0, at: start) }
        return categories(of: member, age: age, month: month)
    }

    func categories(of member: MemberFacts, age: Age?, month: Int) -> UInt64 {
        if let age, !age.isBorn { return 0 }
        var mask: UInt64 = 0
        let (tests, ages) = (tests[month], ages[month])
        for place in tests.indices {
            if let age, let range = ages[place], !range.contains(age) { continue }
            let test = tests[place]
            if test.includes(member, age: age, on: monthStarts[month], in: self) {
                mask |= test.bit
            }
        }
        return mask
    }

    /// The state through which a member is gone by the end of a month.
    ///
    /// Asked of the month's end: nothing is owed for the month in which someone dies or moves away.
    func leftBy(_ member: MemberFacts, endOf month: Int) -> StateCode? {
        for state in member.states where leaving.contains(state.code) {
            let end = monthEnds[month]
            if state.from ?? .first <= end, end <= state.to ?? .last { return state.code }
        }
        return nil
    }

    /// The last day of a state: as recorded, or as long as such states last.
    func end(of state: MemberState) -> Day {
        if let to = state.to { return to }
        guard let rule = lasting.first(where: { $0.code == state.code }), let lasts = rule.lasts,
            let start = start(of: state)
        else { return .last }
        return lasts.lastDay(after: start)
    }

    /// Where the time of a state is counted from: for a pregnancy 280 days before the expected day.
    func start(of state: MemberState) -> Day? {
        if let due = state.due { return due.adding(days: -Pregnancy.days) }
        return state.from
    }
}

enum Pregnancy {
    /// From the first day of the last period to the expected delivery (Naegele's rule).
    static let days = 280
}
