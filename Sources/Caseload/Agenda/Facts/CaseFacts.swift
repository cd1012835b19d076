import Casework
import Documents
import Forms

/// The facts of one family, and of one of its members, as of a day; each computed when a rule asks.
///
/// As of a past day only what had happened by then counts, as far as the records tell: months, services
/// and records after it are left out. What stands in the register is as it stands now.
struct CaseFacts {
    let rules: CaseRules
    /// By the numbers that records have.
    let forms: [AgendaForm]
    let family: FamilyCase
    let day: Day
    /// Leaves out the records of the day itself, to tell what stood before one of them was made.
    let isBeforeRecords: Bool
    let quarter: QuarterPlan
    let quarterBefore: QuarterPlan
    /// A place in `family.members`; nil for a rule about the family.
    var member: Int?

    init(
        rules: CaseRules,
        forms: [AgendaForm],
        quarter: QuarterPlan,
        before: QuarterPlan? = nil,
        family: FamilyCase,
        day: Day,
        isBeforeRecords: Bool = false,
    ) {
        self.rules = rules
        self.forms = forms
        self.quarter = quarter
        quarterBefore = before ?? rules.book.plan(day.quarter.previous)
        self.family = family
        self.day = day
        self.isBeforeRecords = isBeforeRecords
    }

    /// Whether a member is still with the family: not dead, not moved away.
    func isHere(_ member: CaseMember) -> Bool {
        rules.isHere(member, on: day)
    }

    func value(_ slot: FactName) -> Value {
        switch slot {
        case .today, .date: .day(day)
        case .familySize: .number(Double(family.members.count(where: isHere)))
        case .familyDesil: number(family.desil)
        case .familyProgrammes: .list(programmes.map(Value.text))
        case .familyYears: number(years)
        case .familyElders: count(ages: 60...Int.max)
        case .familyChildren: count(ages: 0...17)
        case .familyToddlers: count(ages: 0...4)
        case .familyAdults: count(ages: 18...59)
        case .familyPregnant: .number(Double(here.count { has(.hamil, $0) }))
        case .familyDisabled: .number(Double(here.count { has(.disabilitasBerat, $0) }))
        case .familyVillage: .text(orNothing: family.village)
        case .familyHasKKS: .flag(family.hasCard)
        case .familyComponents, .familyStageAmount: amounts(slot)
        case .familyPossibleComponents: number(possibleComponents)
        case .familyIncome: number(income)
        case .familyMonthsSinceVisit: number(monthsSinceVisit)
        case .familyFailedAid: .number(Double(failedAids))
        case .familyMissedSessions:
            .number(Double(here.map { run($0, .session) }.max() ?? 0))
        case .familyOpenComplaints: open(.complaint)
        case .familyOpenReferrals: open(.referral)
        case .familyOverdueComplaints: overdue(.complaint)
        case .familyOverdueReferrals: overdue(.referral)
        case .familyOpenCases: open(.case)
        case .familyMonthsJoined: number(joined?.ageInMonths(at: day))
        case .familyMemberships: memberships(of: nil)
        case .familyMinimumWage: number(rules.minimumWage(family.villageCode, on: day))
        case .familyStateJobs: .number(Double(stateJobs))
        default:
            if let member { value(slot, of: family.members[member]) } else { .nothing }
        }
    }

    func number(_ value: Int?) -> Value {
        value.map { .number(Double($0)) } ?? .nothing
    }

    // MARK: The family

    private var here: [CaseMember] { family.members.filter(isHere) }

    private func count(ages: ClosedRange<Int>) -> Value {
        .number(
            Double(
                family.members.count { member in
                    age(member).map(ages.contains) == true && isHere(member)
                }
            )
        )
    }

    private var programmes: [String] {
        var ids: [String] = []
        for enrolment in family.enrolments
        where rules.isMember(enrolment, on: day) && !ids.contains(enrolment.programme) {
            ids.append(enrolment.programme)
        }
        return ids
    }

    private var years: Int? { joined?.age(at: day) }

    /// When it first joined a programme.
    private var joined: Day? {
        family.enrolments.compactMap(\.from).min().flatMap { $0 <= day ? $0 : nil }
    }

    /// The forms of memberships that stand: of each form and subject the newest record tells.
    func memberships(of subject: UInt64?) -> Value {
        var ids: [String] = []
        for act in family.memberships(upTo: day, isBefore: isBeforeRecords)
        where subject == nil || act.subject == subject {
            let id = forms.indices.contains(Int(act.form)) ? forms[Int(act.form)].id.rawValue : ""
            if !id.isEmpty, !ids.contains(id) { ids.append(id) }
        }
        return .list(ids.map(Value.text))
    }

    /// What the quarter of the day pays by the rules of the programmes that pay by component.
    private func amounts(_ slot: FactName) -> Value {
        let all = quarter.amounts(
            enrolments: family.enrolments,
            members: family.members.map(\.facts),
        )
        guard !all.isEmpty else { return .nothing }
        return number(
            all.reduce(0) { $0 + (slot == .familyComponents ? $1.countedMembers : $1.total) }
        )
    }

    /// As `amounts` counts them, were the family in every programme that pays by component.
    private var possibleComponents: Int? {
        let all = quarter.amounts(
            enrolments: rules.everyProgramme,
            members: family.members.map(\.facts),
        )
        return all.isEmpty ? nil : all.reduce(0) { $0 + $1.countedMembers }
    }

    /// Whether something dated so had happened.
    private func hasHappened(_ then: Day) -> Bool { isBeforeRecords ? then < day : then <= day }

    private var monthsSinceVisit: Int? {
        family.acts.last { act in
            act.kind == .visit && hasHappened(act.day) && !family.isMissed(act)
        }?.day.ageInMonths(at: day)
    }

    /// Restricted ones do not count: an alert would tell of them.
    func open(_ kind: ActKind, about subject: UInt64? = nil) -> Value {
        .number(
            Double(
                family.acts.count {
                    $0.kind == kind && $0.isOpen && hasHappened($0.day) && !$0.isSensitive
                        && (subject == nil || $0.subject == subject)
                }
            )
        )
    }

    /// Of a referral the wait for its answer has to be too long: one that is answered, or was not sent yet, is without none.
    private func overdue(_ kind: ActKind) -> Value {
        .number(
            Double(
                family.acts.count { act in
                    act.kind == kind && (kind == .referral ? act.awaits : act.isOpen)
                        && hasHappened(act.day) && !act.isSensitive
                        && act.due.map { $0 < day } == true
                }
            )
        )
    }

    /// Payments of one form in a row that failed, up to its latest of which the outcome is known: the longest of
    /// such runs, for what one programme pays says nothing about another.
    private var failedAids: Int {
        var runs: [UInt16: (count: Int, isOver: Bool)] = [:]
        for figure in family.figures.reversed() where hasHappened(figure.day) {
            guard let outcome = figure.outcome, outcome.isKnown else { continue }
            var run = runs[figure.form] ?? (0, false)
            if outcome != .failed { run.isOver = true }
            if !run.isOver { run.count += 1 }
            runs[figure.form] = run
        }
        return runs.values.map(\.count).max() ?? 0
    }

    /// Members of whom the newest record that stands says that they work for the state.
    private var stateJobs: Int {
        var newest: [UInt64: Bool] = [:]
        for figure in family.figures where hasHappened(figure.day) {
            guard let isWithState = figure.isWithState,
                let act = family.acts.first(where: { $0.document == figure.document }), act.stands
            else { continue }
            newest[act.subject] = isWithState
        }
        return newest.values.count { $0 }
    }

    private var income: Int? {
        family.figures.last { $0.income != nil && hasHappened($0.day) }?.income
    }
}
