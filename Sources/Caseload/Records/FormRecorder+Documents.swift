import Casework
import Documents
import Forms
import LocalStore

/// Writing a record's document, and why it cannot be written over.
extension FormRecorder {
    /// Writes a record over what was there; its family's logins come along, by which the office passes it
    /// on.
    func put(
        _ record: FormRecord,
        over stored: FormReader.Stored?,
    ) throws(StoreError) -> Ended {
        var record = record
        record.authorship = authorship
        guard var body = record.json.object?.filteringNames({ !$0.hasPrefix("_") }) else {
            return try overtaken(record.id)
        }
        if let logins = try logins(record) { body["assignedTo"] = logins }
        if let stored, Self.isSame(stored.body, body) {
            let back = RecordChangeBack(
                id: record.id,
                form: record.form,
                before: stored.body,
                after: stored.revision,
            )
            return .success(.saved(back, waiting: try writer.waitingCount()))
        }
        if stored == nil, let gone = try writer.document(record.id), gone.deleted {
            Ending.renew(&body, over: gone.revision)
        }
        let put = try writer.put(record.id, body, parent: stored?.revision)
        return try ended(record.id, record.form, before: stored?.body, put)
    }

    /// Whether two bodies differ only in who wrote them when.
    private static func isSame(_ left: JSONObject, _ right: JSONObject) -> Bool {
        let author: Set = ["by", "at", "device", "how"]
        return left.filteringNames { !author.contains($0) }
            == right.filteringNames { !author.contains($0) }
    }

    func remove(
        _ record: FormRecord,
        _ revision: RevisionID,
        _ body: JSONObject,
    ) throws(StoreError) -> Ended {
        var tombstone: JSONObject = [
            "type": .string(record.kind.rawValue), "by": .string(worker.name),
            "at": .string(moment.description), "device": .string(worker.device),
            "settles": [.string(revision.description)],
        ]
        // Neither its random id nor anything else would tell whose it was.
        tombstone["family"] = record.family.map { .string($0.rawValue) }
        // Of a restricted one no laptop names the family by this; of one that was not, each may.
        if !record.isSensitive { tombstone["sensitive"] = false }
        tombstone["assignedTo"] = try logins(record)
        let put = try writer.deleteWithoutTrace(
            record.id,
            parent: revision,
            tombstone: tombstone,
        )
        return try ended(record.id, record.form, before: body, put)
    }

    func ended(
        _ id: DocumentID,
        _ form: FormID,
        before: JSONObject?,
        _ put: PutResult,
    ) throws(StoreError) -> Ended {
        guard let revision = put.revision else { return try overtaken(id) }
        let back = RecordChangeBack(id: id, form: form, before: before, after: revision)
        return .success(.saved(back, waiting: try writer.waitingCount()))
    }

    /// Why a record cannot be written over: it is gone, changed since it was seen, disputed, or veiled.
    func refusal(
        _ id: DocumentID,
        _ stored: FormReader.Stored?,
        seen: RevisionID?,
    ) throws(StoreError) -> Ended? {
        if try writer.isInConflict(id) { return .failure(.inConflict) }
        guard let stored else { return try overtaken(id) }
        if veil?.hides(id, stored.body) ?? false { return .failure(.veiled) }
        return stored.revision == seen ? nil : .success(.overtaken(stored.record))
    }

    /// What the record says now, or said last.
    func overtaken(_ id: DocumentID) throws(StoreError) -> Ended {
        if let stored = try forms.record(id) { return .success(.overtaken(stored.record)) }
        if let last = try forms.lastRecord(id) { return .success(.overtaken(last)) }
        return .failure(.unknownRecord(key: id.rawValue))
    }

    private func logins(_ record: FormRecord) throws(StoreError) -> JSONValue? {
        for id in [record.family, record.group, record.facility] {
            guard let id else { continue }
            if let logins = try writer.document(id)?.body["assignedTo"] { return logins }
        }
        return nil
    }
}
