import Documents
import FoundationEssentials
import TestSupport
import Testing

/// Writes grow the trees; a refused one must be one that we refuse.
extension TranscriptReplay {
    /// One document, its parent named by the body or the query.
    mutating func write(_ exchange: Transcript.Exchange) throws {
        let deleted = exchange.method == "DELETE"
        let named = deleted ? exchange.query["rev"] : exchange.body["_rev"]?.string
        if exchange.status == 400 {
            try compareRefusal(exchange, named: named)
            return
        }
        guard exchange.path.count == (exchange.method == "POST" ? 1 : 2), exchange.status != 413
        else { return }
        let id = exchange.answer["id"]?.string ?? exchange.path[1]
        try edit(
            DocumentID(validating: id),
            parent: try named.map { try RevisionID($0) },
            deleted: deleted,
            answer: exchange.answer,
            note: exchange.note,
        )
    }

    /// A new revision on its parent; on a deleted document's tombstone where none is named.
    private mutating func edit(
        _ id: DocumentID,
        parent named: RevisionID?,
        deleted: Bool,
        answer: JSONValue,
        note: String,
    ) throws {
        var tree = trees[id] ?? RevisionTree()
        let winner = tree.winner
        let parent = named ?? (winner?.deleted == true ? winner?.revision : nil)
        let isOpen =
            parent.map { parent in tree.leaves.contains { $0.revision == parent } } ?? tree.isEmpty
        #expect(isOpen == (answer["error"] == nil), "\(note)")
        guard isOpen else { return }
        let revision = try RevisionID(try #require(answer["rev"]?.string, "\(note)"))
        #expect(revision.generation == (parent?.generation ?? 0) + 1, "\(note)")
        let path = [revision] + (parent.map { [$0] } ?? [])
        #expect(
            tree.merge(path: path, deleted: deleted, limit: limit).merge == .extended,
            "\(note)",
        )
        trees[id] = tree
        writes += 1
    }

    mutating func bulkWrite(_ exchange: Transcript.Exchange) throws {
        guard exchange.status == 201 else { return }
        if exchange.body["new_edits"]?.bool != false {
            // A compressed body is left out here: what it wrote stands in the answer.
            let documents = exchange.body["docs"]?.array ?? exchange.answer.array ?? []
            for (document, answer) in zip(documents, exchange.answer.array ?? []) {
                try edit(
                    DocumentID(try #require(answer["id"]?.string)),
                    parent: try document["_rev"]?.string.map { try RevisionID($0) },
                    deleted: document["_deleted"]?.bool ?? false,
                    answer: answer,
                    note: exchange.note,
                )
            }
            return
        }
        for document in exchange.body["docs"]?.array ?? [] {
            let path = try [RevisionID](revisions: document["_revisions"] ?? .null)
            #expect(path[0].description == document["_rev"]?.string, "\(exchange.note)")
            trees[DocumentID(try #require(document["_id"]?.string)), default: RevisionTree()].merge(
                path: path,
                deleted: document["_deleted"]?.bool ?? false,
            )
            writes += 1
        }
    }

    private mutating func compareRefusal(_ exchange: Transcript.Exchange, named: String?) throws {
        switch exchange.answer["reason"]?.string {
        case "Invalid rev format"?:
            #expect(throws: RevisionIDError.self) { try RevisionID(named ?? "") }
        case "Only reserved document ids may start with underscore."?:
            #expect(throws: DocumentIDError.reserved) {
                try DocumentID(validating: exchange.path[1])
            }
        case "invalid UTF-8 JSON"?:
            let bytes = exchange.body["base64"]?.string.flatMap { Data(base64Encoded: $0) }
            #expect(throws: JSONError.self) { try JSONValue(parsing: Array(try #require(bytes))) }
        default:
            return
        }
        comparedReads += 1
    }
}
