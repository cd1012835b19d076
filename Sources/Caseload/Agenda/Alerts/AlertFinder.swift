import Casework
import Forms

/// Asks every rule of a family and of its members.
struct AlertFinder: Sendable {
    let rules: AgendaRules
    let today: Day
    private let quarter: QuarterPlan
    private let before: QuarterPlan
    /// Rules in force today, with their places in `rules.alerts`.
    private let inForce: [(place: Int, condition: AlertCondition, forms: [UInt16])]

    /// How long a record made from an alert keeps it away.
    static let answerDays = 30

    /// One alert of a family, before it is packed.
    struct Found: Sendable, Equatable {
        /// A place in `AgendaRules.alerts`.
        var rule: Int
        /// A place in the family's members; nil for one about the family.
        var member: Int?
        var gaps: [String]
        /// Specialisms that hold for this one.
        var marks: MarkSet = []
    }

    init(_ rules: AgendaRules, today: Day) {
        self.rules = rules
        self.today = today
        quarter = rules.cases.book.plan(today.quarter)
        before = rules.cases.book.plan(today.quarter.previous)
        inForce = rules.alerts.enumerated().filter { $0.element.rule.validity.contains(today) }
            .map { place, condition in
                let rule = condition.rule
                let forms = ([rule.act].compactMap(\.self) + rule.also)
                    .compactMap { rules.number(ofForm: $0.rawValue) }
                return (place, condition, forms)
            }
    }

    /// The alerts of one family, by rule and then by member.
    func alerts(of family: FamilyCase) -> [Found] {
        guard !family.members.isEmpty, !inForce.isEmpty else { return [] }
        var facts = facts(of: family, on: today)
        var found: [Found] = []
        let here = family.members.indices.filter { facts.isHere(family.members[$0]) }
        for (place, condition, forms) in inForce {
            let members: [Int?] = condition.rule.about == .family ? [nil] : here
            for member in members {
                facts.member = member
                guard condition.when.value(facts).holds,
                    !isAnswered(condition, forms, member, family)
                else { continue }
                found.append(
                    Found(
                        rule: place,
                        member: member,
                        gaps: condition.gapTexts(facts),
                        marks: rules.marks(condition.marks(facts)),
                    )
                )
            }
        }
        return found
    }

    /// Whether a record of one of the rule's forms about the same stands: one that goes on, one of a form of which there is
    /// but one, or one that was made while the alert stood, for thirty days.
    ///
    /// That it did is asked of the facts as of the record's day, not remembered: every laptop comes to the
    /// same answer, and a visit from before the trouble does not hide it.
    private func isAnswered(
        _ condition: AlertCondition,
        _ forms: [UInt16],
        _ member: Int?,
        _ family: FamilyCase,
    ) -> Bool {
        guard !forms.isEmpty else { return false }
        let first = today.adding(days: -Self.answerDays)
        let digest = member.map { family.members[$0].digest }
        return family.acts.contains { act in
            guard forms.contains(act.form), act.day <= today, digest == nil || act.subject == digest
            else { return false }
            // Who was not there has not been helped; the day of the next visit waits in the agenda.
            if family.isMissed(act) { return false }
            let isOnce = rules.forms[Int(act.form)].isOnce
            if act.isOpen || isOnce && stands(act, family) { return true }
            guard first <= act.day else { return false }
            var then = facts(of: family, on: act.day, isBeforeRecords: true)
            then.member = member
            return condition.when.value(then).holds
        }
    }

    private func stands(_ act: ActEntry, _ family: FamilyCase) -> Bool {
        act.stands && !family.hasEnded(act)
    }

    private func facts(
        of family: FamilyCase,
        on day: Day,
        isBeforeRecords: Bool = false,
    ) -> CaseFacts {
        let isNow = day.quarter == today.quarter
        return CaseFacts(
            rules: rules.cases,
            forms: rules.forms,
            quarter: isNow ? quarter : rules.cases.book.plan(day.quarter),
            before: isNow ? before : nil,
            family: family,
            day: day,
            isBeforeRecords: isBeforeRecords,
        )
    }
}
