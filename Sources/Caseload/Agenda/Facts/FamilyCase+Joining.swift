import Casework
import Forms

/// What a record says somebody is in, beside what the register says: the newest of them for a programme.
package struct Joining: Sendable, Equatable {
    package var programme: String
    /// What the form is called, in short.
    package var form: Wording
    package var day: Day

    package init(programme: String, form: Wording, day: Day) {
        self.programme = programme
        self.form = form
        self.day = day
    }
}

extension FamilyCase {
    /// How long a payment says that what it pays is there.
    static let paidDays = 365

    /// The programmes that records put the family or somebody in it into (`joins` of their forms).
    ///
    /// The one place that says so: by a membership that stands, or a payment of the last year. Restricted records say
    /// nothing.
    ///
    /// - `gone`: Subjects that are no longer with the family: what was theirs is not the family's.
    func joinings(
        _ rules: AgendaRules,
        on day: Day,
        without gone: Set<UInt64> = [],
    ) -> [Joining] {
        var newest: [String: Joining] = [:]
        func take(_ act: ActEntry) {
            guard rules.joins(act.form, on: day), !act.isSensitive, !gone.contains(act.subject)
            else { return }
            let form = rules.forms[Int(act.form)]
            let programme = form.id.programme
            if let known = newest[programme], known.day > act.day { return }
            newest[programme] = Joining(programme: programme, form: form.short, day: act.day)
        }
        for act in memberships(upTo: day, isBefore: false) { take(act) }
        for act in acts where act.kind == .aid && isPaid(act, on: day) { take(act) }
        return newest.values.sorted { $0.programme < $1.programme }
    }

    /// The records of memberships that stand: of each form and subject the newest tells.
    ///
    /// - `isBefore`: Records of the day itself do not count.
    func memberships(upTo day: Day, isBefore: Bool) -> [ActEntry] {
        var newest: [ActEntry] = []
        for act in acts where act.kind == .membership && act.form != .max {
            guard isBefore ? act.day < day : act.day <= day else { continue }
            newest.removeAll { $0.form == act.form && $0.subject == act.subject }
            newest.append(act)
        }
        return newest.filter { $0.stands && !hasEnded($0) }
    }

    /// Whether a record of aid tells a payment of the year up to a day that came, whole or in part.
    func isPaid(_ act: ActEntry, on day: Day) -> Bool {
        guard act.stands, !act.isSensitive, act.day <= day,
            day.adding(days: -Self.paidDays) <= act.day
        else { return false }
        let outcome = figures.first { $0.document == act.document }?.outcome
        return outcome != .failed && outcome != .waiting
    }
}
