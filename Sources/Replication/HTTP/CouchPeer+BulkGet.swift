import Documents

extension CouchPeer {
    package func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        guard !revisions.isEmpty else { return [] }
        let asked = revisions.map { wanted -> JSONValue in
            ["id": .string(wanted.id.rawValue), "rev": .string(wanted.revision.description)]
        }
        let answer = try post("_bulk_get", query: [("revs", "true")], ["docs": .array(asked)])
        guard let results = try answer.json()["results"]?.array else {
            throw .garbled(detail: "_bulk_get without results")
        }
        var rows: [Wanted: FetchedRevision] = [:]
        /// Rows for this document that do not say which revision they are.
        var unnamed: [DocumentID: String] = [:]
        for result in results {
            guard let name = result["id"]?.string else { continue }
            let id = DocumentID(rawValue: name)
            for row in result["docs"]?.array ?? [] {
                if let (revision, fetched) = Self.fetched(row, of: id) {
                    rows[Wanted(id: id, revision: revision)] = fetched
                } else {
                    unnamed[id] = "a row of _bulk_get that cannot be read"
                }
            }
        }
        return revisions.map { id, revision in
            rows[Wanted(id: id, revision: revision)]
                ?? .damaged(
                    id: id,
                    revision: revision,
                    reason: unnamed[id] ?? "no row in _bulk_get",
                )
        }
    }

    private struct Wanted: Hashable {
        let id: DocumentID
        let revision: RevisionID
    }

    /// nil when the row does not tell which revision it is about.
    private static func fetched(
        _ row: JSONValue,
        of id: DocumentID,
    ) -> (RevisionID, FetchedRevision)? {
        if let error = row["error"] {
            guard let revision = revision(error["rev"]) else { return nil }
            let word = error["error"]?.string ?? "error"
            let reason = String((error["reason"]?.string ?? word).prefix(500))
            if word == "not_found" {
                return (revision, .missing(id: id, revision: revision, reason: reason))
            }
            return (revision, .damaged(id: id, revision: revision, reason: reason))
        }
        guard let document = row["ok"]?.object, let revision = revision(document["_rev"]) else {
            return nil
        }
        guard let found = RevisionWithHistory(document, id: id, revision: revision) else {
            let reason = "a document without a history that fits"
            return (revision, .damaged(id: id, revision: revision, reason: reason))
        }
        return (revision, .found(found))
    }

    private static func revision(_ json: JSONValue?) -> RevisionID? {
        json?.string.flatMap { try? RevisionID($0) }
    }
}

extension RevisionWithHistory {
    /// A document as `_bulk_get?revs=true` gives it; nil when id, revision and history do not fit together.
    fileprivate init?(_ document: JSONObject, id: DocumentID, revision: RevisionID) {
        guard document["_id"]?.string == id.rawValue, let history = document["_revisions"],
            let path = try? [RevisionID](revisions: history), path.first == revision
        else { return nil }
        let deleted: Bool
        switch document["_deleted"] {
        case nil, .some(.bool(false)): deleted = false
        case .some(.bool(true)): deleted = true
        default: return nil
        }
        // Other members with an underscore are the server's own, such as stubs of attachments: no document
        // of ours has any, and `_bulk_docs` would refuse them.
        let body = document.filteringNames { $0.utf8.first != UInt8(ascii: "_") }
        self.init(id: id, path: path, deleted: deleted, body: body)
    }
}
