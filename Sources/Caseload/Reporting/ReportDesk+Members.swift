import Casework
import Documents
import Forms
import LocalStore

/// Who is in which programme: by the register, and by records of memberships.
extension ReportDesk {
    /// Whether a family can be in a programme: the register tells it or a form records it once for all.
    ///
    /// Files of visits, alerts and terms are programmes only in name.
    func hasMembers(_ programme: Programme) -> Bool {
        if !programme.obligations.isEmpty || !programme.familyAmounts.isEmpty
            || !programme.headers.isEmpty
            || memberForms.contains(where: { $0.programme == programme.id })
        {
            return true
        }
        return index.places.programmes.contains { $0.contains(programme.id) }
    }

    /// Forms of which one record says that somebody is in the programme.
    private var memberForms: [FormID] {
        rules.forms.forms.filter { $0.kind.rawValue == "membership" && $0.identity == .once }
            .map(\.id)
    }

    /// By family, the programmes of which a record of a membership stands, as places in a list.
    func recordedMemberships(
        _ programmes: [Programme]
    ) throws(StoreError) -> [Int: Set<Int>] {
        let agenda = AgendaRules(rules)
        var places: [UInt16: Int] = [:]
        for form in memberForms {
            guard let number = agenda.number(ofForm: form.rawValue) else { continue }
            places[number] = programmes.firstIndex { $0.id == form.programme }
        }
        guard !places.isEmpty else { return [:] }
        let find: (Row) -> Int? = { row in
            self.index.ordinal(of: DocumentID("family:" + row.text(0)))
        }
        var acts = ActTable(covered: reader.covered)
        try reader.rows(ActTable.query + " WHERE kind = 'membership'") {
            (row) throws(StoreError) in
            try acts.add(act: row, agenda, reader, find)
        }
        let figures = " WHERE doc IN (SELECT doc FROM act WHERE kind = 'membership')"
        try reader.rows(ActTable.figureQuery + figures) { row in
            acts.add(figure: row, agenda, find)
        }
        acts.sort()
        var found: [Int: Set<Int>] = [:]
        for family in Set(acts.entries.map(\.family)) where family != .max {
            let own = FamilyCase(
                acts: acts.entries(of: Int(family)),
                figures: acts.figures(of: Int(family)),
            )
            // Of each form and member the newest record tells.
            var newest: [[UInt64]: ActEntry] = [:]
            for act in own.acts where places[act.form] != nil && !act.isSensitive {
                newest[[UInt64(act.form), act.subject]] = act
            }
            for act in newest.values where act.stands && !own.hasEnded(act) {
                if let place = places[act.form] { found[Int(family), default: []].insert(place) }
            }
        }
        return found
    }
}
