import Documents
import FoundationEssentials
import TestSupport
import Testing

/// The trees of a transcript's documents, grown by its writes; its reads are compared with them.
///
/// Where the server made up a revision, the recorded one is taken.
struct TranscriptReplay {
    private var trees: [DocumentID: RevisionTree] = [:]
    private var limit = 1000
    private(set) var comparedReads = 0
    private(set) var writes = 0

    mutating func play(_ transcript: Transcript) throws {
        for exchange in transcript.exchanges {
            do { try play(exchange) } catch { Issue.record(error, "\(exchange.note)") }
        }
    }

    private mutating func play(_ exchange: Transcript.Exchange) throws {
        switch (exchange.method, exchange.path.dropFirst().first) {
        case ("PUT", "_revs_limit"?):
            let text = exchange.body["base64"]?.string.flatMap { Data(base64Encoded: $0) }
            limit = try #require(text.flatMap { Int(String(decoding: $0, as: UTF8.self)) })
        case ("POST", "_bulk_docs"?): try bulkWrite(exchange)
        case ("POST", "_revs_diff"?): try compareDifference(exchange)
        case ("POST", "_bulk_get"?): try compareBulkRead(exchange)
        case ("GET", "_changes"?): try compareChanges(exchange)
        case ("POST", nil), ("PUT", _?), ("DELETE", _?): try write(exchange)
        case ("GET", let id?) where !id.hasPrefix("_"): try read(exchange, DocumentID(id))
        default: break
        }
    }

    // MARK: Writes

    /// One document, its parent named by the body or the query.
    private mutating func write(_ exchange: Transcript.Exchange) throws {
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

    private mutating func bulkWrite(_ exchange: Transcript.Exchange) throws {
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

    // MARK: Reads

    private mutating func read(_ exchange: Transcript.Exchange, _ id: DocumentID) throws {
        comparedReads += 1
        let tree = trees[id]
        if exchange.status == 404 {
            let asked = try exchange.query["rev"].map { try RevisionID($0) }
            let isDeleted = exchange.answer["reason"]?.string == "deleted"
            let isThere = asked.map { tree?.contains($0) ?? false } ?? (tree != nil)
            #expect(isThere == isDeleted, "\(exchange.note)")
            #expect(
                (tree?.winner?.deleted ?? false) == isDeleted || asked != nil,
                "\(exchange.note)",
            )
            return
        }
        let known = try #require(tree, "\(exchange.note)")
        if exchange.query["open_revs"] == "all" {
            let leaves =
                try exchange.answer.array?.map { try leaf($0["ok"], known, exchange) } ?? []
            #expect(Set(leaves) == Set(known.leaves), "\(exchange.note)")
            return
        }
        let found = try leaf(exchange.answer, known, exchange)
        if exchange.query["rev"] == nil { #expect(found == known.winner, "\(exchange.note)") }
        compare(exchange, "conflicts", "_conflicts", known.conflicts)
        compare(exchange, "deleted_conflicts", "_deleted_conflicts", known.deletedConflicts)
        if let information = exchange.answer["_revs_info"]?.array {
            #expect(
                information.map { $0["rev"]?.string }
                    == known.path(to: found.revision)?.map(\.description),
                "\(exchange.note)",
            )
        }
    }

    /// A document as it was read, its path compared with the tree's.
    private func leaf(
        _ document: JSONValue?,
        _ tree: RevisionTree,
        _ exchange: Transcript.Exchange,
    ) throws -> RevisionTree.Leaf {
        let revision = try RevisionID(try #require(document?["_rev"]?.string, "\(exchange.note)"))
        if let revisions = document?["_revisions"] {
            #expect(tree.path(to: revision)?.revisionsMember == revisions, "\(exchange.note)")
        }
        #expect(tree.contains(revision), "\(exchange.note)")
        return RevisionTree.Leaf(
            revision: revision,
            deleted: document?["_deleted"]?.bool ?? false,
        )
    }

    private func compare(
        _ exchange: Transcript.Exchange,
        _ option: String,
        _ member: String,
        _ revisions: [RevisionID],
    ) {
        guard exchange.query[option] == "true" else { return }
        #expect(
            exchange.answer[member]?.array?.map(\.string) ?? [] == revisions.map(\.description),
            "\(exchange.note)",
        )
    }

    private mutating func compareDifference(_ exchange: Transcript.Exchange) throws {
        guard exchange.status == 200, let asked = exchange.body.object else { return }
        comparedReads += 1
        var difference = JSONObject()
        for (id, revisions) in asked.map({ ($0.name, $0.value) }) {
            let tree = trees[DocumentID(id)] ?? RevisionTree()
            let missing = tree.missing(
                try (revisions.array ?? []).map { try RevisionID($0.string ?? "") }
            )
            if missing.isEmpty { continue }
            var row: JSONValue = ["missing": .array(missing.map { .string($0.description) })]
            let ancestors = tree.possibleAncestors(of: missing)
            if !ancestors.isEmpty {
                row["possible_ancestors"] = .array(ancestors.map { .string($0.description) })
            }
            difference[id] = row
        }
        #expect(.object(difference) == exchange.answer, "\(exchange.note)")
    }

    private mutating func compareBulkRead(_ exchange: Transcript.Exchange) throws {
        guard exchange.status == 200 else { return }
        comparedReads += 1
        let rows = zip(
            exchange.body["docs"]?.array ?? [],
            exchange.answer["results"]?.array ?? [],
        )
        for (asked, result) in rows {
            let tree = trees[DocumentID(asked["id"]?.string ?? "")] ?? RevisionTree()
            let revision =
                try asked["rev"]?.string.map { try RevisionID($0) } ?? tree.winner?.revision
            let answers = result["docs"]?.array ?? []
            if answers.first?["error"] != nil {
                #expect(!tree.contains(try #require(revision)), "\(exchange.note)")
                continue
            }
            let found = try answers.map { try leaf($0["ok"], tree, exchange) }
            let latest = exchange.query["latest"] == "true"
            #expect(
                found.map(\.revision)
                    == (latest
                        ? tree.leaves(from: try #require(revision)).map(\.revision) : [revision]),
                "\(exchange.note)",
            )
        }
    }

    private mutating func compareChanges(_ exchange: Transcript.Exchange) throws {
        guard exchange.status == 200, exchange.query["style"] == "all_docs" else { return }
        comparedReads += 1
        for row in exchange.answer["results"]?.array ?? [] {
            let tree = try #require(trees[DocumentID(row["id"]?.string ?? "")], "\(exchange.note)")
            #expect(
                row["changes"]?.array?.map { $0["rev"]?.string }
                    == tree.leaves.map(\.revision.description),
                "\(exchange.note)",
            )
            #expect(row["deleted"]?.bool ?? false == tree.winner?.deleted, "\(exchange.note)")
        }
    }
}
