import Casework
import Documents
import LocalStore

/// Writes single changes as documents, inside one transaction.
///
/// A state is a check with an id made of what it is about. For obligations with dates, each date is an
/// event; a check beside them only stands where no date does (*tidak*, *tidak berlaku*). Taking a record
/// back leaves a tombstone that says who did it and when.
struct Recorder {
    let writer: Writer
    let rules: Rules
    let worker: Worker
    let moment: Moment
    /// Over what the person here has still to key again.
    var veil: Veil?

    enum Result {
        case unchanged
        case saved(inverse: RecordChange)
        case overtaken(RecordChange)
    }

    func apply(_ change: RecordChange) throws(StoreError) -> Result {
        let records = try records(of: change.cell)
        guard try !isVeiled(change.cell, records) else {
            var overtaken = change
            overtaken.before = .veiled
            return .overtaken(overtaken)
        }
        let now = records.value(of: change.cell)
        if agrees(now, change.after) { return .unchanged }
        let isDisputed = try isInConflict(change.cell, records)
        let bodies = try bodies(of: change.cell, records)
        guard !isDisputed, agrees(now, change.before),
            try write(change.after, change, over: records)
        else {
            var overtaken = change
            overtaken.before = now
            overtaken.before?.inConflict = isDisputed
            return .overtaken(overtaken)
        }
        var inverse = change
        inverse.before = try self.records(of: change.cell).value(of: change.cell)
        inverse.after = now
        for (id, body) in bodies {
            inverse.past[id] = PastBody(body: body, after: try writer.document(id)?.revision)
        }
        return .saved(inverse: inverse)
    }

    private func isVeiled(
        _ cell: ObligationCell,
        _ records: MemberRecords,
    ) throws(StoreError) -> Bool {
        guard let veil else { return false }
        if let stored = try writer.document(cell.checkID), veil.hides(stored.id, stored.body) {
            return true
        }
        for (event, _) in records.events(of: cell) {
            if let stored = try writer.document(event.id), veil.hides(stored.id, stored.body) {
                return true
            }
        }
        return false
    }

    /// The check and the events of a cell as they are.
    private func bodies(
        of cell: ObligationCell,
        _ records: MemberRecords,
    ) throws(StoreError) -> [DocumentID: JSONObject] {
        var bodies: [DocumentID: JSONObject] = [:]
        for id in [cell.checkID] + records.events(of: cell).map(\.event.id) {
            if let stored = try writer.document(id), !stored.deleted { bodies[id] = stored.body }
        }
        return bodies
    }

    private func agrees(_ left: RecordedValue?, _ right: RecordedValue?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let left?, let right?): left.agrees(with: right)
        default: false
        }
    }

    /// What is in conflict is decided first: an edit of the one that wins would decide it in passing.
    private func isInConflict(
        _ cell: ObligationCell,
        _ records: MemberRecords,
    ) throws(StoreError) -> Bool {
        if records.checks[cell.checkID] != nil, try writer.isInConflict(cell.checkID) {
            return true
        }
        for (event, _) in records.events(of: cell) where try writer.isInConflict(event.id) {
            return true
        }
        return false
    }

    // MARK: Writing

    /// False when a document stands in the way: a newer kind of record, or a conflict.
    ///
    /// What can be refused is put before anything is removed, so that an overtaken change takes nothing
    /// away.
    private func write(
        _ value: RecordedValue?,
        _ change: RecordChange,
        over records: MemberRecords,
    ) throws(StoreError) -> Bool {
        let cell = change.cell
        let isDated = cell.obligation.input == .dated
        let wanted = isDated ? value?.dates ?? [] : []
        // Where dates are recorded the state follows from them, and no check is needed.
        let state = value.flatMap { $0.dates.isEmpty ? $0.state : nil }
        if let value, let state {
            guard try put(check: state, value, change) else { return false }
        }
        for date in wanted {
            guard try put(event: date, value, change) else { return false }
        }
        if isDated {
            for (event, revision) in records.events(of: cell) where !wanted.contains(event.date) {
                guard try remove(event.id, revision, of: change.family) else { return false }
            }
        }
        guard state == nil, let stored = try writer.document(cell.checkID), !stored.deleted else {
            return true
        }
        return try remove(stored.id, stored.revision, of: change.family)
    }

    private func put(
        check state: CheckState,
        _ value: RecordedValue,
        _ change: RecordChange,
    ) throws(StoreError) -> Bool {
        let cell = change.cell
        let stored = try writer.document(cell.checkID)
        var check = Check(
            member: change.member,
            family: change.family,
            programme: cell.obligation.programme,
            obligation: cell.obligation.id,
            rule: cell.obligation.rule,
            period: cell.period,
            state: state,
            facts: facts(value),
            authorship: authorship(value),
            note: value.note,
            record: value.record,
        )
        check.sessions = value.sessions
        if let stored, !stored.deleted {
            // Members that this program does not know survive the edit.
            guard let old = try? Check(.object(stored.body), id: stored.id) else { return false }
            check.source = old.source
            check.facts?.source = old.facts?.source ?? JSONObject()
        }
        var json = check.json
        if let past = past(stored, change), past["state"]?.string == state.rawValue {
            json = .object(past)
        }
        guard var object = try assigned(json, change.family) else { return false }
        if let stored, stored.deleted { Ending.renew(&object, over: stored.revision) }
        let parent = stored.flatMap { $0.deleted ? nil : $0.revision }
        return try writer.put(cell.checkID, object, parent: parent).revision != nil
    }

    private func facts(_ value: RecordedValue) -> CheckFacts? {
        value.attendance == nil && value.session == nil
            ? nil : CheckFacts(attendance: value.attendance, session: value.session)
    }

    private func put(
        event date: Day,
        _ value: RecordedValue?,
        _ change: RecordChange,
    ) throws(StoreError) -> Bool {
        guard let service = change.cell.obligation.service else { return false }
        let id = DocumentID.event(member: change.member, service: service, date: date)
        let stored = try writer.document(id)
        if let stored, !stored.deleted { return true }
        let event = ServiceEvent(
            member: change.member,
            family: change.family,
            programme: change.cell.obligation.programme,
            service: service,
            date: date,
            authorship: authorship(value),
            note: value?.note,
        )
        // A new entry begins empty, whatever was taken back on that day; undone it is what it was.
        let json = past(stored, change).map { .object($0) } ?? event.json
        guard var object = try assigned(json, change.family) else { return false }
        if let stored { Ending.renew(&object, over: stored.revision) }
        return try writer.put(id, object).revision != nil
    }

    /// What an undo puts back over a document that nobody has written since.
    private func past(_ stored: StoredDocument?, _ change: RecordChange) -> JSONObject? {
        guard let stored, let past = change.past[stored.id], past.after == stored.revision else {
            return nil
        }
        return past.body
    }

    /// The record with the logins its family is assigned to, by which the office passes it on.
    private func assigned(
        _ record: JSONValue,
        _ family: DocumentID,
    ) throws(StoreError) -> JSONObject? {
        guard var object = record.object else { return nil }
        let logins = try writer.document(family)?.body["assignedTo"]
        if let logins { object["assignedTo"] = logins }
        return object
    }

    /// The tombstone reaches whom the record has reached.
    private func remove(
        _ id: DocumentID,
        _ revision: RevisionID,
        of family: DocumentID,
    ) throws(StoreError) -> Bool {
        let tombstone: JSONValue = [
            "type": .string(id.kind),
            "by": .string(worker.name),
            "at": .string(moment.description),
            "device": .string(worker.device),
            "settles": [.string(revision.description)],
        ]
        let members = try assigned(tombstone, family) ?? JSONObject()
        return try writer.deleteWithoutTrace(id, parent: revision, tombstone: members).revision
            != nil
    }

    private func authorship(_ value: RecordedValue?) -> Authorship {
        Authorship(
            how: value?.how ?? .typed,
            by: worker.name,
            at: moment.description,
            device: worker.device,
        )
    }

    // MARK: Reading

    /// The check and the events of one cell.
    func records(of cell: ObligationCell) throws(StoreError) -> MemberRecords {
        var records = MemberRecords()
        if let stored = try writer.document(cell.checkID), !stored.deleted {
            records.add(check: stored)
        }
        guard let service = cell.obligation.service else { return records }
        var ids: [DocumentID] = []
        let query = """
            SELECT d.id FROM event e JOIN document d ON d.doc = e.doc
            WHERE e.member = ? AND e.service = ? AND e.date BETWEEN ? AND ?
            """
        let arguments: [SQLValue] = [
            .text(CaseloadProjections.key(cell.member.rawValue)), .text(service),
            .int(cell.counted.first.dayNumber), .int(cell.counted.last.dayNumber),
        ]
        try writer.rows(query, arguments) { row in ids.append(DocumentID(row.text(0))) }
        for id in ids {
            if let stored = try writer.document(id) { records.add(event: stored) }
        }
        return records
    }
}
