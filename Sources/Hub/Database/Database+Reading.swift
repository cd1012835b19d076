import Documents
import LocalStore

extension Database {
    /// `GET /db/id`.
    func getDocument(_ id: DocumentID, _ exchange: Exchange) throws(HubFault) -> WebAnswer {
        if let leaves = exchange.query["open_revs"] {
            return try openRevisions(id, leaves, exchange)
        }
        let asked = try exchange.revision("rev")
        let options = ReadingOptions(exchange)
        let found = try HubFault.lifting { () throws(StoreError) in
            try store.read { (reader) throws(StoreError) in
                try Database.find(id, asked, isLatest: exchange.isOn("latest"), options, reader)
            }
        }
        switch found {
        case .absent: throw .missing
        case .deleted: throw .deleted
        case .found(let revision, let json):
            let tag = ("ETag", "\"\(revision)\"")
            if exchange.request.headers["if-none-match"] == tag.1 {
                return WebAnswer(status: 304, headers: [tag], body: .bytes([]))
            }
            return WebAnswer(.object(json), headers: [tag])
        }
    }

    private enum Found {
        case absent
        case deleted
        case found(RevisionID, JSONObject)
    }

    private static func find(
        _ id: DocumentID,
        _ asked: RevisionID?,
        isLatest: Bool,
        _ options: ReadingOptions,
        _ reader: Reader,
    ) throws(StoreError) -> Found {
        guard let tree = try reader.tree(id), let winner = tree.winner else { return .absent }
        var revision = asked ?? winner.revision
        if isLatest, let leaf = tree.leaves(from: revision).first { revision = leaf.revision }
        if asked == nil, winner.deleted { return .deleted }
        guard tree.contains(revision), let json = try reader.json(id, tree, revision, options)
        else { return .absent }
        return .found(revision, json)
    }

    /// `open_revs=all` or a list of revisions.
    private func openRevisions(
        _ id: DocumentID,
        _ text: String,
        _ exchange: Exchange,
    ) throws(HubFault) -> WebAnswer {
        var asked: [RevisionID]?
        if text != "all" {
            guard let list = (try? JSONValue(parsing: text))?.array else {
                throw .badRequest("open_revs must be \"all\" or a list of revisions.")
            }
            var revisions: [RevisionID] = []
            for item in list { revisions.append(try IncomingDocument.revision(item.string ?? "")) }
            asked = revisions
        }
        let options = ReadingOptions(exchange)
        let rows = try HubFault.lifting { () throws(StoreError) -> [JSONValue]? in
            try store.read { (reader) throws(StoreError) in
                guard let tree = try reader.tree(id) else {
                    return asked.map { $0.map { ["missing": .string($0.description)] } }
                }
                var rows: [JSONValue] = []
                let all = { tree.leaves.map(\.revision).sorted() }
                for revision in asked ?? all() {
                    let leaves =
                        exchange.isOn("latest")
                        ? tree.leaves(from: revision).map(\.revision) : [revision]
                    for revision in leaves.isEmpty ? [revision] : leaves {
                        let json =
                            tree.contains(revision)
                            ? try reader.json(id, tree, revision, options) : nil
                        rows.append(
                            json.map { ["ok": .object($0)] }
                                ?? ["missing": .string(revision.description)]
                        )
                    }
                }
                return rows
            }
        }
        guard let rows else { throw .missing }
        return WebAnswer(.array(rows))
    }

    /// `POST /db/_revs_diff`.
    func revsDiff(_ exchange: Exchange) throws(HubFault) -> WebAnswer {
        guard let asked = try exchange.json().object else {
            throw .badRequest("Request body must be a JSON object")
        }
        var questions: [(id: DocumentID, revisions: [RevisionID])] = []
        for member in asked {
            guard let list = member.value.array else { throw .badRequest("Invalid JSON") }
            var revisions: [RevisionID] = []
            for item in list { revisions.append(try IncomingDocument.revision(item.string ?? "")) }
            questions.append((DocumentID(member.name), revisions))
        }
        let rows = try HubFault.lifting { () throws(StoreError) -> [(String, JSONValue)] in
            try store.readBetweenWrites { (reader) throws(StoreError) in
                var rows: [(String, JSONValue)] = []
                for (id, revisions) in questions {
                    let (missing, ancestors) = try reader.missing(id, revisions)
                    guard !missing.isEmpty else { continue }
                    var row: JSONValue = [
                        "missing": .array(missing.map { .string($0.description) })
                    ]
                    if !ancestors.isEmpty {
                        row["possible_ancestors"] = .array(
                            ancestors.map { .string($0.description) }
                        )
                    }
                    rows.append((id.rawValue, row))
                }
                return rows
            }
        }
        return WebAnswer(.object(JSONObject(rows)))
    }
}
