import Documents

/// One revision as it travels.
package struct RevisionWithHistory: Sendable, Equatable {
    package let id: DocumentID
    /// The revision, then its ancestors, each one generation below the one before; never empty.
    package let path: [RevisionID]
    package let deleted: Bool
    private let content: Content

    /// A tree of values costs its making, its walk and its freeing; what is only sent on needs none.
    private enum Content {
        case body(JSONObject)
        /// The whole document as `_bulk_docs` takes it.
        case written([UInt8])
    }

    package var revision: RevisionID { path[0] }

    package init(id: DocumentID, path: [RevisionID], deleted: Bool, body: JSONObject) {
        self.init(id: id, path: path, deleted: deleted, .body(body))
    }

    private init(id: DocumentID, path: [RevisionID], deleted: Bool, _ content: Content) {
        self.id = id
        self.path = path
        self.deleted = deleted
        self.content = content
    }

    /// Without `_id`, `_rev`, `_revisions` and `_deleted`; one that is written is read back for it.
    package var body: JSONObject {
        switch content {
        case .body(let body): body
        case .written(let text): Self.body(of: text)
        }
    }

    private static func body(of text: [UInt8]) -> JSONObject {
        guard let members = (try? JSONValue(parsing: text))?.object else { return JSONObject() }
        let own: Set = ["_id", "_rev", "_revisions", "_deleted"]
        return JSONObject(
            members.lazy.filter { !own.contains($0.name) }.map { ($0.name, $0.value) }
        )
    }

    /// The same, with its JSON made now: for the thread that has the time for it.
    package func written() -> RevisionWithHistory {
        var text: [UInt8] = []
        text.reserveCapacity(512)
        write(into: &text)
        return RevisionWithHistory(id: id, path: path, deleted: deleted, .written(text))
    }

    /// Appends its JSON as `_bulk_docs` takes it.
    package func write(into bytes: inout [UInt8]) {
        switch content {
        case .written(let text): bytes.append(contentsOf: text)
        case .body: JSONValue.object(json).write(into: &bytes)
        }
    }

    /// As `_bulk_docs` takes it.
    package var json: JSONObject {
        var members: [(String, JSONValue)] = [
            ("_id", .string(id.rawValue)),
            ("_rev", .string(path[0].description)),
            ("_revisions", path.revisionsMember),
        ]
        if deleted { members.append(("_deleted", .bool(true))) }
        members += body.map { ($0.name, $0.value) }
        return JSONObject(members)
    }

    package static func == (left: RevisionWithHistory, right: RevisionWithHistory) -> Bool {
        left.id == right.id && left.path == right.path && left.deleted == right.deleted
            && left.body == right.body
    }
}
