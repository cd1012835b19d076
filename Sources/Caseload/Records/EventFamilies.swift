import Casework
import Documents
import Forms
import LocalStore

/// The families of the place that a record is about, and what is recorded of them for it.
///
/// Of a form whose `families` names the form that is filled for each; a disaster's village, say.
package struct EventFamilies: Sendable, Equatable {
    package struct Home: Sendable, Equatable {
        package var family: DocumentID
        package var holder: String
        package var rt: String
        package var rw: String
        /// What is recorded of the family for the event; nil for nothing yet.
        package var record: DocumentID?
    }

    package var event: DocumentID
    /// The form that is filled for each family.
    package var form: FormID
    package var place: String
    /// By RW, RT and name.
    package var homes: [Home]
    /// What a new record of a family has from the event: its day, and what both forms choose from one list.
    package var carried: JSONObject

    package var recorded: Int { homes.count { $0.record != nil } }
}

extension Caseload {
    /// The families where an event's record is; nil for a record without such a form, or one that is gone.
    ///
    /// Cost: one pass over the families, some 50 ms for 100,000.
    package func eventFamilies(_ id: DocumentID) throws(CaseloadError) -> EventFamilies? {
        try prepareIndex(.silent)
        return try read { (reader) throws(StoreError) in
            let forms = FormReader(reader: reader, rules: try rules(reader))
            guard let stored = try forms.record(id), let place = stored.record.place,
                let event = forms.book.form(stored.record.form),
                let form = event.families.flatMap({ forms.book.form($0) })
            else { return nil }
            let done = try Self.recorded(form.id, of: id, reader)
            let index = try currentIndex(reader, .silent)
            var homes: [EventFamilies.Home] = []
            let query = "SELECT key, rt, rw FROM family WHERE village = ?"
            try reader.rows(query, [.text(place)]) { row in
                let id = DocumentID("family:" + row.text(0))
                homes.append(
                    EventFamilies.Home(
                        family: id,
                        holder: index.ordinal(of: id).map { index.holder($0) } ?? row.text(0),
                        rt: row.optionalText(1) ?? "",
                        rw: row.optionalText(2) ?? "",
                        record: done[row.text(0)],
                    )
                )
            }
            homes.sort { left, right in
                (left.rw, left.rt, left.holder, left.family)
                    < (right.rw, right.rt, right.holder, right.family)
            }
            return EventFamilies(
                event: id,
                form: form.id,
                place: place,
                homes: homes,
                carried: event.carried(stored.record, to: form),
            )
        }
    }

    /// The newest record of each family that came out of an event, by the family's row key.
    private static func recorded(
        _ form: FormID,
        of event: DocumentID,
        _ reader: Reader,
    ) throws(StoreError) -> [String: DocumentID] {
        let query = """
            SELECT a.family, d.id FROM act_after x JOIN act a ON a.doc = x.doc
            JOIN document d ON d.doc = x.doc
            WHERE x.first = ? AND a.form = ? AND a.family IS NOT NULL ORDER BY a.date, a.doc
            """
        var found: [String: DocumentID] = [:]
        try reader.rows(query, [.text(event.rawValue), .text(form.rawValue)]) { row in
            found[row.text(0)] = DocumentID(row.text(1))
        }
        return found
    }
}

extension Form {
    /// The answers of a record that hold for one of another form which comes out of it as well: the day, and what is
    /// chosen from one and the same list under one name.
    fileprivate func carried(_ record: FormRecord, to other: Form) -> JSONObject {
        guard let version = version(record.version, begun: record.date),
            let target = other.versions.last
        else { return [:] }
        var carried: JSONObject = [:]
        if let day = other.dateQuestion { carried[day] = .string(record.date.description) }
        for question in target.questions where question.kind == .one || question.kind == .code {
            guard let mine = version.question(question.id), mine.kind == question.kind,
                mine.list?.id == question.list?.id, let answer = record.answers[question.id]
            else { continue }
            carried[question.id] = answer
        }
        return carried
    }
}
