import Documents
import Replication

/// The documents of transcript 03, revision by revision.
enum ContractDocuments {
    static let tree: DocumentID = "check:t"
    static let jump: DocumentID = "check:lompat"

    /// What the transcript sends, in its order.
    static let transcript: [RevisionWithHistory] = [
        made("check:a", "1-7", "1"), made("check:b", "1-7", "1"),
        made(tree, "1-a", "1"), made(tree, "2-b 1-a", "2b"), made(tree, "2-c 1-a", "2c"),
        made(tree, "3-d 2-b 1-a", "3d"), made(tree, "4-e 3-d 2-b 1-a", nil),
        made(tree, "3-f 2-c 1-a", nil), made(tree, "2-b 1-a", "2b"),
        made(jump, "5-e", "5e"), made(jump, "6-f 5-e 4-d", "6f"),
        made(jump, "3-3 2-2 1-1", "unrelated root"),
    ]

    /// Sends them one by one, as the transcript does.
    static func send(to peer: any Peer) throws {
        for document in transcript {
            try expect(try peer.bulkDocs([document]), BulkAnswer(), "\(document.id) is taken")
        }
    }

    /// A revision by its short path; a tombstone without a value.
    static func made(_ id: DocumentID, _ path: String, _ value: String?) -> RevisionWithHistory {
        RevisionWithHistory(
            id: id,
            path: path.split(separator: " ").map { revision(String($0)) },
            deleted: value == nil,
            body: value.map { ["v": .string($0)] } ?? JSONObject(),
        )
    }

    /// `2-b` with the digest's letter 32 times.
    static func revision(_ short: String) -> RevisionID {
        let parts = short.split(separator: "-")
        guard parts.count == 2,
            let made = try? RevisionID(
                "\(parts[0])-\(String(repeating: String(parts[1]), count: 32))"
            )
        else { preconditionFailure("a revision the contract wrote: \(short)") }
        return made
    }

    static func revisions(_ short: String) -> [RevisionID] {
        short.split(separator: " ").map { revision(String($0)) }
    }
}

extension Peer {
    /// All of the feed in pages, and where it ended.
    func wholeFeed(limit: Int) throws -> (rows: [ChangesAnswer.Row], last: JSONValue) {
        var rows: [ChangesAnswer.Row] = []
        var since: JSONValue?
        while true {
            let page = try changes(since: since, limit: limit)
            rows += page.rows
            since = page.lastSequence
            guard page.rows.count == limit else { return (rows, page.lastSequence) }
        }
    }

    /// The leaves of a document by the feed, greatest first.
    func leaves(_ id: DocumentID) throws -> [RevisionID] {
        let rows = try wholeFeed(limit: 100).rows.filter { $0.id == id }
        try expect(rows.count, 1, "\(id) stands in the feed once")
        return rows[0].revisions.sorted(by: >)
    }

    /// One revision's row of `_bulk_get`.
    func get(_ id: DocumentID, _ revision: String) throws -> FetchedRevision {
        let rows = try bulkGet([(id, ContractDocuments.revision(revision))])
        try expect(rows.count, 1, "a row for each revision asked for")
        return rows[0]
    }
}
