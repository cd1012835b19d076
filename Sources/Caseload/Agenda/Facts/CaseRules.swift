import Casework

/// What computing facts needs of the programmes in force, looked up once.
struct CaseRules: Sendable {
    /// Obligations by the paper that tells them; their names in record ids.
    let papers: [String: MonthEntry.Paper]
    /// Services whose events count for a month of weighing.
    let weighingServices: Set<String>
    /// Services of care in pregnancy.
    let antenatalServices: Set<String>
    let lasting: [StateCode: AgeMark]
    let leaving: Set<StateCode>
    /// States that pregnancies are counted from.
    let pregnancy: Set<StateCode>
    let delivery: Set<StateCode>
    /// Status words that count as membership, by programme.
    let active: [String: Set<String>]
    let book: RuleBook
    /// Of all programmes, in their order.
    private let wages: [Programme.MinimumWage]
    /// As if a family were in each of them.
    let everyProgramme: [Enrolment]

    /// The service under which posyandu note that a child was weighed.
    private static let weighing = "timbang"

    init(_ book: RuleBook) {
        var papers: [String: MonthEntry.Paper] = [:]
        var weighingServices: Set<String> = []
        var antenatalServices: Set<String> = []
        var lasting: [StateCode: AgeMark] = [:]
        var leaving: Set<StateCode> = []
        var pregnancy: Set<StateCode> = []
        var delivery: Set<StateCode> = []
        var active: [String: Set<String>] = [:]
        for programme in book.programmes {
            active[programme.id] = Set(programme.activeStatuses)
            for state in programme.states {
                if let lasts = state.lasts { lasting[state.code] = lasts }
                if state.leaves { leaving.insert(state.code) }
                if state.anchor == .pregnancy { pregnancy.insert(state.code) }
                if state.anchor == .delivery { delivery.insert(state.code) }
            }
            for rule in programme.obligations {
                if case .windows(.pregnancy) = rule.schedule, rule.input == .dated {
                    for window in rule.rules.flatMap(\.windows) {
                        antenatalServices.insert(window.service)
                    }
                }
                guard case .monthly = rule.schedule else { continue }
                switch rule.input {
                case .attendance: papers[rule.id] = .school
                case .session: papers[rule.id] = .session
                case .state, .dated:
                    guard rule.service == Self.weighing else { continue }
                    papers[rule.id] = .weighing
                    weighingServices.insert(Self.weighing)
                }
            }
        }
        self.papers = papers
        self.weighingServices = weighingServices
        self.antenatalServices = antenatalServices
        self.lasting = lasting
        self.leaving = leaving
        self.pregnancy = pregnancy
        self.delivery = delivery
        self.active = active
        self.book = book
        wages = book.programmes.flatMap(\.wages)
        everyProgramme = book.programmes.map { Enrolment(programme: $0.id) }
    }

    /// Rupiah a month in force in a village on a day: the regency's, else the province's; nil where none is known.
    func minimumWage(_ village: String, on day: Day) -> Int? {
        guard !village.isEmpty, !wages.isEmpty else { return nil }
        return wages.filter { $0.validity.contains(day) && $0.covers(village) }
            .max { $0.region.utf8.count < $1.region.utf8.count }?.monthly
    }

    /// Where the time of a state is counted from: for a pregnancy 280 days before the expected day.
    func start(of state: MemberState) -> Day? {
        if let due = state.due { return due.adding(days: -280) }
        return state.from
    }

    func isInForce(_ state: MemberState, on day: Day) -> Bool {
        if let from = state.from, from > day { return false }
        if let to = state.to { return day <= to }
        guard let lasts = lasting[state.code], let start = start(of: state) else { return true }
        return day <= lasts.lastDay(after: start)
    }

    /// Whether a member is still with the family: not dead, not moved away.
    func isHere(_ member: CaseMember, on day: Day) -> Bool {
        isHere(member.states, on: day)
    }

    /// The same by the states alone.
    func isHere(_ states: [MemberState], on day: Day) -> Bool {
        !states.contains { leaving.contains($0.code) && isInForce($0, on: day) }
    }

    /// Whether the register has a family in a programme on a day: between its days, and with a status that counts.
    func isMember(_ enrolment: Enrolment, on day: Day) -> Bool {
        guard enrolment.from ?? .first <= day, day <= enrolment.to ?? .last else { return false }
        guard let status = enrolment.status, enrolment.to == nil, !status.isEmpty else {
            return true
        }
        guard let words = active[enrolment.programme] else { return true }
        return words.contains(status) || words.contains(status.lowercased())
    }
}
