import Casework
import Documents
import Forms

/// How a family or a member stands to something a programme gives: has it, could have it, or why not.
///
/// Facts of the rules only: whether anybody is granted or refused aid is decided by people.
package struct AidStanding: Sendable, Equatable {
    /// Why it is said to be there already.
    package enum Holding: Sendable, Equatable {
        case enrolled
        case membership
        /// Paid, the last time on that day.
        case paid(Day)
    }

    package var programme: String
    package var label: Wording
    /// Nil for one of the whole family.
    package var member: DocumentID?
    /// Nil where it is not there.
    package var holding: Holding?
    /// The conditions by what comes of them, each with what is asked for and what is there.
    package var met: [AlertWhy]
    package var unmet: [AlertWhy]
    package var unknown: [AlertWhy]

    package init(
        programme: String,
        label: Wording,
        member: DocumentID? = nil,
        holding: Holding? = nil,
        met: [AlertWhy] = [],
        unmet: [AlertWhy] = [],
        unknown: [AlertWhy] = [],
    ) {
        self.programme = programme
        self.label = label
        self.member = member
        self.holding = holding
        self.met = met
        self.unmet = unmet
        self.unknown = unknown
    }
}

/// Asks what the programmes in force say of one family.
struct AidFinder {
    let rules: AgendaRules
    let today: Day
    private let forms: FormBook
    private let quarter: QuarterPlan

    init(_ rules: AgendaRules, _ forms: FormBook, today: Day) {
        self.rules = rules
        self.today = today
        self.forms = forms
        quarter = rules.cases.book.plan(today.quarter)
    }

    /// In the programmes' order; of aid for members one for each who is here.
    ///
    /// What has no condition in force is left out.
    func standings(of family: FamilyCase) -> [AidStanding] {
        guard !family.members.isEmpty else { return [] }
        var facts = CaseFacts(
            rules: rules.cases,
            forms: rules.forms,
            quarter: quarter,
            family: family,
            day: today,
        )
        let here = family.members.indices.filter { facts.isHere(family.members[$0]) }
        var found: [AidStanding] = []
        for aid in forms.eligibilities {
            let needs = aid.needs.filter { $0.validity.contains(today) }
            guard !needs.isEmpty else { continue }
            let members: [Int?] = aid.about == .family ? [nil] : here
            for member in members {
                facts.member = member
                found.append(standing(aid, needs, facts))
            }
        }
        return found
    }

    private func standing(
        _ aid: Eligibility,
        _ needs: [Eligibility.Need],
        _ facts: CaseFacts,
    ) -> AidStanding {
        var standing = AidStanding(
            programme: aid.programme,
            label: aid.label,
            member: facts.member.map { .member(facts.family.members[$0].key) },
            holding: holding(aid, facts),
        )
        for need in needs {
            let why = AlertWhy(need.why, gaps: gaps(need.why, facts))
            if let known = need.known, !SlotExpression(known).value(facts).holds {
                standing.unknown.append(why)
            } else if SlotExpression(need.when).value(facts).holds {
                standing.met.append(why)
            } else {
                standing.unmet.append(why)
            }
        }
        return standing
    }

    private func gaps(_ template: FactTemplate, _ facts: CaseFacts) -> String {
        (template.id + template.en).compactMap { part -> String? in
            guard case .value(let expression) = part else { return nil }
            return GapText.text(SlotExpression(expression).value(facts))
        }
        .joined(separator: String(GapText.divider))
    }

    // MARK: What is there

    private func holding(_ aid: Eligibility, _ facts: CaseFacts) -> AidStanding.Holding? {
        let family = facts.family
        // A named form tells more than that the family is in some part of the programme.
        let isEnrolled =
            aid.holds.isEmpty
            && family.enrolments.contains {
                $0.programme == aid.programme && rules.cases.isMember($0, on: today)
            }
        if isEnrolled { return .enrolled }
        let subject = facts.member.map { family.members[$0].digest }
        if case .list(let ids) = facts.memberships(of: subject),
            ids.contains(where: { id in
                if case .text(let text) = id { isOf(aid, FormID(text)) } else { false }
            })
        {
            return .membership
        }
        if let day = lastPaid(aid, subject, family) { return .paid(day) }
        // Of other kinds, such as a venture, a record of a named form that stands says it.
        let isThere = family.acts.contains { act in
            act.kind != .aid && act.kind != .membership && act.form != .max && act.stands
                && !act.isSensitive && act.day <= today
                && (subject == nil || act.subject == subject)
                && aid.holds.contains(rules.forms[Int(act.form)].id)
        }
        return isThere ? .membership : nil
    }

    private func isOf(_ aid: Eligibility, _ form: FormID) -> Bool {
        aid.holds.isEmpty ? form.programme == aid.programme : aid.holds.contains(form)
    }

    private func lastPaid(_ aid: Eligibility, _ subject: UInt64?, _ family: FamilyCase) -> Day? {
        family.acts.last { act in
            act.kind == .aid && act.form != .max && (subject == nil || act.subject == subject)
                && isOf(aid, rules.forms[Int(act.form)].id) && family.isPaid(act, on: today)
        }?
        .day
    }
}
