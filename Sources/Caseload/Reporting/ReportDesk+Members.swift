import Casework
import Documents
import Forms
import LocalStore

/// Who is in which programme: by the register, and by records of memberships.
extension ReportDesk {
    /// Whether a family can be in a programme: the register tells it or a form's records do.
    ///
    /// Files of visits, alerts and terms are programmes only in name.
    func hasMembers(_ programme: Programme) -> Bool {
        if !programme.obligations.isEmpty || !programme.familyAmounts.isEmpty
            || !programme.headers.isEmpty
            || rules.forms.forms.contains(where: { $0.joins && $0.id.programme == programme.id })
        {
            return true
        }
        return index.places.programmes.contains { $0.contains(programme.id) }
    }

    /// By family, the programmes it is in today, as places in a list: those that the register enrols it in and those
    /// that its records put it into.
    func memberships(_ programmes: [Programme]) throws(StoreError) -> [Set<Int>] {
        let agenda = AgendaRules(rules)
        var places: [String: Int] = [:]
        for (place, programme) in programmes.enumerated() { places[programme.id] = place }
        var facts = FamilyFacts(count: index.count)
        try reader.rows(FamilyFacts.query + " ORDER BY doc") { row in facts.add(row, index) }
        var found = [Set<Int>](repeating: [], count: index.count)
        var known: [[Enrolment]: Set<Int>] = [:]
        for ordinal in found.indices {
            let enrolments = facts.enrolments(ordinal)
            guard !enrolments.isEmpty else { continue }
            if known[enrolments] == nil {
                known[enrolments] = Set(
                    enrolments.filter { agenda.cases.isMember($0, on: today) }
                        .compactMap { places[$0.programme] }
                )
            }
            found[ordinal] = known[enrolments] ?? []
        }
        for (ordinal, joined) in try joinings(agenda) {
            found[ordinal].formUnion(joined.compactMap { places[$0.programme] })
        }
        return found
    }

    /// By family, what its records put it into.
    private func joinings(_ agenda: AgendaRules) throws(StoreError) -> [Int: [Joining]] {
        let forms = rules.forms.forms.filter(\.joins).map(\.id.rawValue)
        guard !forms.isEmpty else { return [:] }
        let find: (Row) -> Int? = { row in
            self.index.ordinal(of: DocumentID("family:" + row.text(0)))
        }
        let condition =
            " WHERE form IN (\(forms.map { _ in "?" }.joined(separator: ", ")))"
            + " AND (kind = 'membership' OR date >= ?)"
        let since = today.adding(days: -FamilyCase.paidDays).dayNumber
        let arguments = forms.map(SQLValue.text) + [.int(since)]
        var acts = ActTable(covered: reader.covered)
        try reader.rows(ActTable.query + condition, arguments) { (row) throws(StoreError) in
            try acts.add(act: row, agenda, reader, find)
        }
        let figures = " WHERE doc IN (SELECT doc FROM act\(condition))"
        try reader.rows(ActTable.figureQuery + figures, arguments) { row in
            acts.add(figure: row, agenda, find)
        }
        acts.sort()
        let gone = try gone(Set(acts.entries.map(\.subject)), agenda)
        var found: [Int: [Joining]] = [:]
        for family in Set(acts.entries.map(\.family)) where family != .max {
            let own = FamilyCase(
                acts: acts.entries(of: Int(family)),
                figures: acts.figures(of: Int(family)),
            )
            found[Int(family)] = own.joinings(agenda, on: today, without: gone)
        }
        return found
    }

    /// Those of some subjects that are members who have died or moved away.
    private func gone(
        _ subjects: Set<UInt64>,
        _ agenda: AgendaRules,
    ) throws(StoreError) -> Set<UInt64> {
        var gone: Set<UInt64> = []
        try reader.rows("SELECT key, states FROM member WHERE states IS NOT NULL") { row in
            let digest = row.withText(0) { KeyDigest.of($0) }
            guard subjects.contains(digest) else { return }
            let states = MemberState.list(row.text(1))
            if !agenda.cases.isHere(states, on: today) { gone.insert(digest) }
        }
        return gone
    }
}
