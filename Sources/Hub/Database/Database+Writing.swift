import Documents
import LocalStore

extension Database {
    /// The largest document, in bytes of its JSON: CouchDB's `max_document_size`.
    static let largestDocument = 8_000_000

    /// `PUT /db/id`.
    func putDocument(_ id: DocumentID, _ exchange: Exchange) throws(HubFault) -> WebAnswer {
        try Database.checkSize(exchange)
        var document = try IncomingDocument(try exchange.json())
        if let named = document.id, named != id {
            throw .badRequest("Document ID must match the path.")
        }
        document.revision = try Database.parent(document.revision, exchange)
        let revision = try write(document, id, exchange)
        return WebAnswer(
            201,
            Database.done(id, revision),
            headers: [Database.tag(revision), exchange.location(name, id.rawValue)],
        )
    }

    /// `POST /db`.
    func postDocument(_ exchange: Exchange) throws(HubFault) -> WebAnswer {
        try Database.checkSize(exchange)
        let document = try IncomingDocument(try exchange.json())
        let id = document.id ?? DocumentID(RandomText.hexadecimal(bytes: 16))
        let revision = try write(document, id, exchange)
        return WebAnswer(
            201,
            Database.done(id, revision),
            headers: [exchange.location(name, id.rawValue)],
        )
    }

    /// `DELETE /db/id`.
    func deleteDocument(_ id: DocumentID, _ exchange: Exchange) throws(HubFault) -> WebAnswer {
        var document = try IncomingDocument(["_deleted": true])
        document.revision = try Database.parent(nil, exchange)
        let revision = try write(document, id, exchange)
        return WebAnswer(
            Database.done(id, revision),
            headers: [Database.tag(revision)],
        )
    }

    /// One document in a transaction of its own.
    private func write(
        _ document: IncomingDocument,
        _ id: DocumentID,
        _ exchange: Exchange,
    ) throws(HubFault) -> RevisionID {
        if let refusal = WriteRules.refusal(exchange.caller, document, id) { throw refusal }
        let isReplicated = exchange.query["new_edits"] == "false"
        let path = isReplicated ? try document.history() : []
        let outcome = try HubFault.lifting { () throws(StoreError) -> RevisionID? in
            try store.write { (writer) throws(StoreError) in
                guard isReplicated else { return try writer.edit(id, document) }
                try writer.graft(id, document, path)
                return path[0]
            }
        }
        noteArrival()
        guard let outcome else {
            let isKnown = try HubFault.lifting { () throws(StoreError) in
                try store.read { (reader) throws(StoreError) in try reader.tree(id) != nil }
            }
            if document.deleted, !isKnown { throw .missing }
            throw .conflict
        }
        return outcome
    }

    /// The parent an edit names: in its body, the query or `If-Match`, which must agree.
    private static func parent(_ named: RevisionID?, _ exchange: Exchange) throws(HubFault)
        -> RevisionID?
    {
        var found = named
        var others = [try exchange.revision("rev")]
        if let match = exchange.request.headers["if-match"] {
            others.append(
                try IncomingDocument.revision(String(match.filter { $0 != "\"" && $0 != " " }))
            )
        }
        for other in others {
            guard let other else { continue }
            guard found == nil || found == other else {
                throw .badRequest(
                    "Document rev from request body and query string have different values"
                )
            }
            found = other
        }
        return found
    }

    private static func checkSize(_ exchange: Exchange) throws(HubFault) {
        guard exchange.request.body.count <= largestDocument else { throw .documentTooLarge }
    }

    private static func done(_ id: DocumentID, _ revision: RevisionID) -> JSONValue {
        ["ok": true, "id": .string(id.rawValue), "rev": .string(revision.description)]
    }

    private static func tag(_ revision: RevisionID) -> (name: String, value: String) {
        ("ETag", "\"\(revision)\"")
    }
}

extension Writer {
    /// An edit with a parent; nil when that is no leaf (any more).
    ///
    /// What a hub holds is *di meja*.
    func edit(_ id: DocumentID, _ document: IncomingDocument) throws(StoreError) -> RevisionID? {
        let result: PutResult
        let winner = try leaves(id).first
        let ended = winner.flatMap { $0.deleted ? $0.revision : nil }
        // A generation above those that are read back would make the document unreadable.
        if let parent = document.revision ?? ended,
            parent.generation >= IncomingDocument.highestGeneration
        {
            return nil
        }
        if document.deleted {
            guard let parent = document.revision ?? ended else {
                guard winner == nil else { return nil }
                let made = RevisionID.digest(
                    parent: nil,
                    deleted: true,
                    body: .object(document.body),
                )
                try graft(id, document, [made])
                return made
            }
            result = try delete(id, parent: parent, tombstone: document.body)
        } else {
            result = try put(id, document.body, parent: document.revision)
        }
        guard let revision = result.revision else { return nil }
        if case .stored = result { try setDelivery(id, revision, .desk) }
        return revision
    }

    /// A revision made elsewhere, with its history.
    func graft(_ id: DocumentID, _ document: IncomingDocument, _ path: [RevisionID])
        throws(StoreError)
    {
        try putWithHistory(
            id,
            path: path,
            deleted: document.deleted,
            document.body,
            delivery: .desk,
        )
    }
}
