import Casework
import Forms

/// Which records of one family, or of none, ask for something on a day.
struct DueFinder {
    /// A record's call, before it is packed.
    struct Found: Equatable {
        var act: ActEntry
        var due: Day
    }

    let rules: AgendaRules

    /// Open records with a day to act by, ended ones whose state asks for a record of another form, and of forms without a flow the newest one's.
    ///
    /// What a visit says is next is done by a record of its form about the same of a later day, whatever day
    /// it was asked for, and what a plan asks for by a visit (`PlanMatching`): the meaning of `Reader.isFollowed`.
    /// `acts` come by day.
    func dues(of acts: ArraySlice<ActEntry>) -> [Found] {
        var found: [Found] = []
        let done = carriedOut(acts)
        for (place, act) in zip(acts.indices, acts) {
            guard let due = act.due, act.form != .max else { continue }
            if rules.plans[act.form] != nil {
                if !done.contains(Int(act.document)) { found.append(Found(act: act, due: due)) }
            } else if act.isPlain {
                let isDone = acts[(place + 1)...].contains {
                    $0.form == act.form && $0.subject == act.subject && $0.day > act.day
                }
                if !isDone { found.append(Found(act: act, due: due)) }
            } else if act.follow != .max {
                // A record of that form, of the same day at the earliest, is what follows.
                let isDone = acts.contains { $0.form == act.follow && $0.day >= act.day }
                if !isDone { found.append(Found(act: act, due: due)) }
            } else if act.isOpen {
                found.append(Found(act: act, due: due))
            }
        }
        return found
    }

    /// The documents of the plans for which there is a visit.
    private func carriedOut(_ acts: ArraySlice<ActEntry>) -> Set<Int> {
        guard !rules.plans.isEmpty else { return [] }
        var done: Set<Int> = []
        var seen: Set<[UInt64]> = []
        for act in acts {
            guard let forms = rules.plans[act.form],
                seen.insert([UInt64(act.form), act.subject]).inserted
            else { continue }
            let own = acts.filter { $0.subject == act.subject }
            let plans = own.compactMap { plan -> PlanMatching.Plan? in
                guard plan.form == act.form, let due = plan.due else { return nil }
                return .init(made: plan.day, due: due, document: Int(plan.document))
            }
            let visits = own.filter { forms.contains($0.form) }.map(\.day)
            done.formUnion(PlanMatching.done(plans, visits: visits).keys)
        }
        return done
    }
}
