import Casework
import Documents
import Forms
import LocalStore

/// What became of an act of supervision: what takes it back, and how many documents wait for delivery.
package struct SupervisionSaved: Sendable, Equatable {
    /// One for each document that was written; undoing them returns what does it again.
    package var backs: [RecordChangeBack]
    package var waiting: Int

    package init(backs: [RecordChangeBack], waiting: Int) {
        self.backs = backs
        self.waiting = waiting
    }
}

/// Writes samples, second keyings and decisions as documents, inside one transaction.
struct SupervisionRecorder {
    let writer: Writer
    let worker: Worker
    let moment: Moment

    /// Nil where somebody wrote the document meanwhile.
    typealias Written = RecordChangeBack?

    /// Kinds that are undone here and not as filled forms.
    static func writes(_ kind: String) -> Bool {
        RecordKinds.ofSupervision.contains(kind) || kind == DocumentKind.decision.rawValue
    }

    /// Writes a document over what there is of it; what it says already is not written again.
    func put(_ id: DocumentID, _ members: JSONObject) throws(StoreError) -> Written {
        let stored = try writer.document(id)
        let before = stored.flatMap { $0.deleted ? nil : $0.body }
        // A decision says all it says anew: an acceptance has no reason left over from a refusal.
        var body = id.documentKind == .decision ? JSONObject() : before ?? JSONObject()
        if id.documentKind == .rekey { body["reopened"] = nil }
        for member in members { body[member.name] = member.value }
        if let stored, stored.deleted, RecordKinds.ofSupervision.contains(id.kind) {
            Ending.renew(&body, over: stored.revision)
        }
        let parent = stored.flatMap { $0.deleted ? nil : $0.revision }
        let put = try writer.put(id, body, parent: parent)
        guard let revision = put.revision else { return nil }
        return RecordChangeBack(id: id, form: Self.noForm, before: before, after: revision)
    }

    /// Stands where a filled form would name its own.
    private static let noForm = FormID("")

    /// Brings a document back to what it said.
    func undo(_ back: RecordChangeBack) throws(StoreError) -> Written {
        guard let stored = try writer.document(back.id), stored.revision == back.after else {
            return nil
        }
        let now = stored.deleted ? nil : stored.body
        guard var body = back.before else {
            guard let now else { return back }
            if back.id.documentKind == .rekey, let keying = Rekeying(now), !keying.isReopened {
                return try reopen(back, stored, keying.reopened)
            }
            let put = try writer.deleteWithoutTrace(
                back.id,
                parent: stored.revision,
                tombstone: tombstone(stored),
            )
            return put.revision.map {
                RecordChangeBack(id: back.id, form: back.form, before: now, after: $0)
            }
        }
        if stored.deleted, RecordKinds.ofSupervision.contains(back.id.kind) {
            Ending.renew(&body, over: stored.revision)
        }
        let put = try writer.put(back.id, body, parent: stored.deleted ? nil : stored.revision)
        return put.revision.map {
            RecordChangeBack(id: back.id, form: back.form, before: now, after: $0)
        }
    }

    /// Takes a second keying back that has shown what the record says: that it did, stays.
    private func reopen(
        _ back: RecordChangeBack,
        _ stored: StoredDocument,
        _ left: Rekeying,
    ) throws(StoreError) -> Written {
        var left = left
        left.authorship = authorship
        var body = left.members
        body["assignedTo"] = stored.body["assignedTo"]
        let put = try writer.put(back.id, body, parent: stored.revision)
        return put.revision.map {
            RecordChangeBack(id: back.id, form: back.form, before: stored.body, after: $0)
        }
    }

    /// It reaches whom the document has reached.
    private func tombstone(_ stored: StoredDocument) -> JSONObject {
        var body: JSONObject = [
            "type": .string(stored.id.kind), "by": .string(worker.name),
            "at": .string(moment.description), "device": .string(worker.device),
            "settles": [.string(stored.revision.description)],
        ]
        body["assignedTo"] = stored.body["assignedTo"]
        body["of"] = stored.body["of"]
        return body
    }

    /// The logins a record is passed on to: its own, else its family's, else its author's.
    func logins(_ body: JSONObject) throws(StoreError) -> JSONValue? {
        if let own = body["assignedTo"] { return own }
        for name in ["family", "group", "facility"] {
            guard let id = body[name]?.string else { continue }
            if let logins = try writer.document(DocumentID(id))?.body["assignedTo"] {
                return logins
            }
        }
        guard let author = body["by"]?.string else { return nil }
        var found: [String] = []
        try writer.documents(ofKind: DocumentKind.worker.rawValue) { stored in
            guard let entry = WorkerEntry(stored.body) else { return true }
            if entry.login == author || entry.name == author { found.append(entry.login) }
            return true
        }
        return found.isEmpty ? nil : .array(found.map { .string($0) })
    }

    var authorship: Authorship {
        Authorship(how: .typed, by: worker.name, at: moment.description, device: worker.device)
    }
}
