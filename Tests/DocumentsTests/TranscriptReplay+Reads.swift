import Documents
import TestSupport
import Testing

/// Reads are compared with the trees.
extension TranscriptReplay {
    mutating func read(_ exchange: Transcript.Exchange, _ id: DocumentID) throws {
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

    mutating func compareDifference(_ exchange: Transcript.Exchange) throws {
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

    mutating func compareBulkRead(_ exchange: Transcript.Exchange) throws {
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

    mutating func compareChanges(_ exchange: Transcript.Exchange) throws {
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
