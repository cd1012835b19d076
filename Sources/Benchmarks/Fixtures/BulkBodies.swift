import Documents
import LocalStore
import Replication
import StorePeers

/// Documents as bodies of requests in files, for `curl` to send what a replication sends.
struct BulkBodies {
    let count: Int
    /// Bytes of the documents' JSON.
    private(set) var bytes = 0
    /// Bodies of `_revs_diff`, `_bulk_docs` and `_bulk_get` for the same documents, in their order.
    private var asks: [String] = []
    private var writes: [String] = []
    private var reads: [String] = []

    private static let batch = 500

    /// What is to be written goes to files of this folder; the name tells them from others there.
    init(_ documents: [RevisionWithHistory], in folder: Folder, name: String) throws {
        count = documents.count
        for start in stride(from: 0, to: documents.count, by: Self.batch) {
            let part = documents[start..<min(start + Self.batch, documents.count)]
            let write: JSONValue = [
                "new_edits": false, "docs": .array(part.map { .object($0.json) }),
            ]
            let read: JSONValue = [
                "docs": .array(
                    part.map { document in
                        [
                            "id": .string(document.id.rawValue),
                            "rev": .string(document.revision.description),
                        ]
                    }
                )
            ]
            let ask = JSONObject(
                part.map { ($0.id.rawValue, [.string($0.revision.description)]) }
            )
            let body = write.serialized()
            bytes += body.count
            asks.append(folder.file("\(name)-\(start).revs"))
            try Files.write(asks[asks.count - 1]) { put in try put(ask.serialized()) }
            writes.append(folder.file("\(name)-\(start).docs"))
            reads.append(folder.file("\(name)-\(start).get"))
            try Files.write(writes[writes.count - 1]) { put in try put(body) }
            try Files.write(reads[reads.count - 1]) { put in try put(read.serialized()) }
        }
    }

    /// The records a laptop offers.
    init(_ laptop: LaptopFixture, in folder: Folder) throws {
        let copy = try laptop.copy(to: folder.file("laptop-read"))
        defer { Folder.remove(copy.path) }
        let store = try StoreFixture.open(copy)
        defer { store.close() }
        let peer = StorePeer(store, kind: .laptop)
        let rows = try peer.changes(since: nil, limit: .max >> 1).rows
        let wanted = rows.flatMap { row in row.revisions.map { (id: row.id, revision: $0) } }
        let found = try peer.bulkGet(wanted).compactMap { row -> RevisionWithHistory? in
            guard case .found(let document) = row else { return nil }
            return document
        }
        try check(found.count == laptop.records, "\(found.count) records to read")
        try self.init(found, in: folder, name: "records-\(laptop.records)")
    }

    /// The register of a caseload: families with their members, facilities and groups.
    init(registerOf fixture: StoreFixture, in folder: Folder) throws {
        let store = try StoreFixture.open(fixture.folder)
        defer { store.close() }
        var found: [RevisionWithHistory] = []
        try store.read { (reader) throws(StoreError) in
            for kind in ["facility", "group", "family", "member"] {
                try reader.documents(ofKind: kind) { (document) throws(StoreError) in
                    found.append(
                        RevisionWithHistory(
                            id: document.id,
                            path: [document.revision],
                            deleted: false,
                            body: document.body,
                        )
                    )
                    return true
                }
            }
        }
        try self.init(found, in: folder, name: "register-\(fixture.families)")
    }

    /// Requests that write everything.
    func writing(to database: String) -> [Curl.Request] {
        writes.map { Curl.Request("POST", database + "/_bulk_docs", body: $0, expected: 201) }
    }

    /// The requests of a push: each batch asked about, then written; at the end it is made certain.
    func pushing(to database: String) -> [Curl.Request] {
        zip(asks, writing(to: database)).flatMap { ask, write in
            [Curl.Request("POST", database + "/_revs_diff", body: ask), write]
        } + [Curl.Request("POST", database + "/_ensure_full_commit", expected: 201)]
    }

    /// Requests that read everything, with its history.
    func reading(from database: String) -> [Curl.Request] {
        reads.map { Curl.Request("POST", database + "/_bulk_get?revs=true", body: $0) }
    }
}
