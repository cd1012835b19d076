import Documents
import Replication

/// What workers type, and the merges that need nobody.
extension Simulation {
    /// An edit of a document that all share, or of one that only this laptop writes.
    func edit(_ laptop: Replica) {
        guard laptop.downUntil <= now else { return }
        let isOwn = happens(30)
        let id = DocumentID(
            isOwn ? "own:\(laptop.place):\(pick(0...3))" : "shared:\(pick(0...7))"
        )
        let document = laptop.peer.data.documents[id]
        let leaves = document?.tree.leaves ?? []
        // Mostly the winner; now and then a leaf that lost, as the inbox does.
        let parent = leaves.isEmpty ? nil : !isOwn && happens(10) ? pick(leaves) : leaves[0]
        guard parent.map({ document?.damaged.contains($0.revision) == false }) ?? true else {
            return
        }
        let old = parent.flatMap { document?.bodies[$0.revision] }
        nextEdit += 1
        let edit = "e\(nextEdit)"
        var body = Simulation.body(edits: (old.map(Simulation.edits) ?? []) + [edit])
        let isDelete = !isOwn && parent?.deleted == false && happens(6)
        if !isDelete, happens(5) { body["bad"] = .bool(true) }
        let made = laptop.peer.data.edit(
            id,
            parent: parent?.revision,
            deleted: isDelete,
            body,
            limit: laptop.peer.settings.revisionLimit,
        )
        guard let made else { return }
        tally.edits += 1
        // Until it is flushed nobody was told that it is saved.
        guard !happens(4) else { return crash(laptop) }
        laptop.peer.flush()
        if isDelete { deletedDocuments.insert(id) }
        acknowledged.append(
            Acknowledged(id: id, revision: made, edit: edit, replica: laptop.place)
        )
    }

    /// Merges every conflict a laptop knows.
    ///
    /// - Returns: How many revisions that made.
    @discardableResult
    func merge(_ laptop: Replica) -> Int {
        var made = 0
        for (id, document) in laptop.peer.data.documents.sorted(by: { $0.key < $1.key }) {
            let live = document.tree.leaves.filter { !$0.deleted }.map(\.revision)
            guard live.count > 1, document.damaged.isDisjoint(with: live) else { continue }
            var body = Simulation.body(
                edits: live.compactMap { document.bodies[$0] }.flatMap(Simulation.edits)
            )
            if mutant == .mergeWithClock { body["at"] = JSONValue(now) }
            let limit = laptop.peer.settings.revisionLimit
            var isNew =
                laptop.peer.data.edit(id, parent: live[0], body, limit: limit) != nil
            for loser in live.dropFirst() {
                let end = laptop.peer.data.edit(
                    id,
                    parent: loser,
                    deleted: true,
                    ["settled": true],
                    limit: limit,
                )
                if end != nil { isNew = true }
            }
            if isNew { made += 1 }
        }
        laptop.peer.flush()
        tally.merges += made
        return made
    }

    /// A record that says which edits it holds, so that a merge is their union.
    static func body(edits: [String]) -> JSONObject {
        ["type": "check", "edits": .array(Set(edits).sorted().map(JSONValue.string))]
    }

    static func edits(_ body: JSONObject) -> [String] {
        (body["edits"]?.array ?? []).compactMap(\.string)
    }
}
