import Casework
import Documents
import LocalStore

/// Reads what hangs on no family: records of groups, facilities and places, and groups that have to meet.
struct LooseLoader {
    let rules: AgendaRules
    let today: Day

    func dues(
        _ places: inout AgendaPlaces,
        _ reader: Reader,
    ) throws(StoreError) -> [LooseDue] {
        var acts = ActTable(covered: reader.covered, try AnsweredActs(rules, .loose, reader))
        try reader.rows(ActTable.query + " WHERE family IS NULL") { (row) throws(StoreError) in
            try acts.add(act: row, rules, reader) { _ in nil }
        }
        acts.sort()
        // By thread: of the newest all others would be looked through. Plans stand with what carries them out.
        var homes: [UInt16: UInt16] = [:]
        for (plan, forms) in rules.plans {
            let together = forms.union([plan])
            let old = Set(together.compactMap { homes[$0] })
            for (form, home) in homes where old.contains(home) { homes[form] = plan }
            for form in together { homes[form] = plan }
        }
        let threads = Dictionary(grouping: acts.loose) {
            [UInt64(homes[$0.form] ?? $0.form), $0.subject]
        }
        let finder = DueFinder(rules: rules)
        let found = threads.values.flatMap { finder.dues(of: $0[...]) }
            .sorted { ($0.act.day, $0.act.document) < ($1.act.day, $1.act.document) }
        var made: [LooseDue] = []
        for found in found {
            var (name, place) = try subject(of: found.act.document, &places, reader)
            // What hangs on nobody is told by its own title.
            if name.isEmpty, !found.act.isSensitive { name = try title(of: found.act, reader) }
            made.append(
                LooseDue(
                    packed: PackedDue(
                        form: found.act.form,
                        state: found.act.state,
                        due: found.due,
                        day: found.act.day,
                        document: found.act.document,
                        isSensitive: found.act.isSensitive,
                        marks: found.act.marks,
                        task: found.act.task,
                        text: nil,
                    ),
                    place: place,
                    name: found.act.isSensitive ? "" : name,
                )
            )
        }
        return made
    }

    /// The groups of the index without a session in the running month; none where no form records sessions.
    func sessions(
        _ index: FamilyIndex,
        _ places: inout AgendaPlaces,
        _ reader: Reader,
    ) throws(StoreError) -> [SessionDue] {
        let forms = rules.forms.enumerated().filter {
            $0.element.kind == "session" && $0.element.about == .group
        }
        guard let form = forms.first else { return [] }
        var met: Set<String> = []
        for (_, form) in forms {
            let query = "SELECT grp FROM act WHERE form = ? AND date BETWEEN ? AND ?"
            let span = today.month.span
            let arguments: [SQLValue] = [
                .text(form.id.rawValue), .int(span.first.dayNumber), .int(span.last.dayNumber),
            ]
            try reader.rows(query, arguments) { row in
                if let group = row.optionalText(0) { met.insert(group) }
            }
        }
        var villages: [String: String] = [:]
        try reader.rows("SELECT key, village FROM kelompok") { row in
            villages[row.text(0)] = row.text(1)
        }
        return index.groups.compactMap { group in
            let key = CaseloadProjections.key(group.id.rawValue)
            guard !met.contains(key), group.families > 0 else { return nil }
            return SessionDue(
                group: key,
                name: group.name,
                place: place(villages[key] ?? "", &places),
                families: group.families,
                form: UInt16(form.offset),
            )
        }
    }

    /// What a record hangs on, by name, and where that is.
    private func subject(
        of document: Int32,
        _ places: inout AgendaPlaces,
        _ reader: Reader,
    ) throws(StoreError) -> (String, UInt32) {
        let query = """
            SELECT coalesce(g.name, f.name, m.name, b.title), coalesce(g.village, f.village, a.place)
            FROM act a
            LEFT JOIN kelompok g ON g.doc = (SELECT doc FROM document WHERE id = 'group:' || a.grp)
            LEFT JOIN facility f ON f.doc = (SELECT doc FROM document WHERE id = 'facility:' || a.facility)
            LEFT JOIN member m ON m.doc = (SELECT doc FROM document WHERE id = 'member:' || a.member)
            LEFT JOIN act_body b ON b.doc = a.doc
            WHERE a.doc = ?
            """
        let texts = try reader.first(query, [.int(Int(document))]) { ($0.text(0), $0.text(1)) }
        return (texts?.0 ?? "", place(texts?.1 ?? "", &places))
    }

    /// What a record calls itself; empty where that is no more than its form's name.
    private func title(of act: ActEntry, _ reader: Reader) throws(StoreError) -> String {
        let form = rules.forms[Int(act.form)].form
        let query = "SELECT id FROM document WHERE doc = ?"
        guard form.title != nil,
            let id = try reader.first(query, [.int(Int(act.document))], { $0.text(0) }),
            let answers = try reader.document(DocumentID(id))?.body["answers"]?.object
        else { return "" }
        let title = form.title(answers, words: { $0.id }, names: { _ in "" })
        return title == form.label.id ? "" : title
    }

    /// A village by its name alone: the place of families of that name and no RW, or a new one.
    private func place(_ village: String, _ places: inout AgendaPlaces) -> UInt32 {
        if village.isEmpty { return AgendaPlaces.nowhere }
        let code = places.all.first { $0.village == village }?.code ?? ""
        return places.number(AgendaPlaces.Place(village: village, code: code, rw: "", rt: ""))
    }
}
