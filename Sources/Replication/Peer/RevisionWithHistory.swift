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
        /// The body as JSON text, an object.
        case text([UInt8])
        /// The whole document as `_bulk_docs` takes it.
        case written([UInt8])
    }

    package var revision: RevisionID { path[0] }

    package init(id: DocumentID, path: [RevisionID], deleted: Bool, body: JSONObject) {
        self.init(id: id, path: path, deleted: deleted, .body(body))
    }

    /// The same with its body as JSON text, which is to be an object without special members.
    package init(id: DocumentID, path: [RevisionID], deleted: Bool, text: [UInt8]) {
        self.init(id: id, path: path, deleted: deleted, .text(text))
    }

    private init(id: DocumentID, path: [RevisionID], deleted: Bool, _ content: Content) {
        self.id = id
        self.path = path
        self.deleted = deleted
        self.content = content
    }

    /// Without `_id`, `_rev`, `_revisions` and `_deleted`; a text is read for it, each time.
    package var body: JSONObject {
        switch content {
        case .body(let body): body
        case .text(let text), .written(let text): Self.body(of: text)
        }
    }

    private static func body(of text: [UInt8]) -> JSONObject {
        guard let members = (try? JSONValue(parsing: text))?.object else { return JSONObject() }
        let special: Set = ["_id", "_rev", "_revisions", "_deleted"]
        return members.filteringNames { !special.contains($0) }
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
        let body: [UInt8]
        switch content {
        case .written(let text):
            bytes.append(contentsOf: text)
            return
        case .text(let text): body = text
        case .body(let object): body = object.serialized()
        }
        bytes.append(contentsOf: #"{"_id":"#.utf8)
        JSONValue.string(id.rawValue).write(into: &bytes)
        bytes.append(contentsOf: #","_rev":"#.utf8)
        JSONValue.string(path[0].description).write(into: &bytes)
        bytes.append(contentsOf: #","_revisions":"#.utf8)
        path.revisionsMember.write(into: &bytes)
        if deleted { bytes.append(contentsOf: #","_deleted":true"#.utf8) }
        // The body's own brace gives way to a comma; one without members has nothing behind it.
        let rest = body.drop { $0 != UInt8(ascii: "{") }.dropFirst().drop(while: isSpace)
        if rest.first != UInt8(ascii: "}") { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: rest)
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        [0x20, 0x09, 0x0A, 0x0D].contains(byte)
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
