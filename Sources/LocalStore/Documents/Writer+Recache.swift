import Documents

extension Writer {
    /// Sets what rows cache of their trees (winner, deletion, conflicts) to what the trees say, and
    /// gives each leaf of a record that has none its place in the queue.
    func recacheWinners(_ progress: Progress) throws(StoreError) {
        var done = 0
        let total = try connection.integer("SELECT count(*) FROM document") ?? 0
        let repair = try connection.statement(
            "UPDATE document SET winner = ?2, deleted = ?3, conflicts = ?4 WHERE doc = ?1"
        )
        let noted = try connection.statement(
            "SELECT count(*) FROM delivery WHERE doc = ? AND revision = ? AND leaf = 1"
        )
        let walk = try connection.statement(
            "SELECT \(DocumentRow.columns) FROM document ORDER BY doc"
        )
        try walk.walk { (row) throws(StoreError) in
            if done % 256 == 0 { try progress.check(done: done, total: total) }
            done += 1
            let found = try DocumentRow(row)
            guard !found.purged, let winner = found.tree.winner else { return true }
            if winner != found.winner || found.tree.conflicts.count != found.conflicts {
                repair.bind(1, found.doc)
                repair.bind(2, winner.revision.description)
                repair.bind(3, winner.deleted)
                repair.bind(4, found.tree.conflicts.count)
                try repair.run()
            }
            guard !found.local else { return true }
            for leaf in found.tree.leaves {
                noted.bind(1, found.doc)
                noted.bind(2, leaf.revision.description)
                let count = try noted.first { (row) throws(StoreError) in row.int(0) }
                if count == 0 {
                    try setDelivery(found.doc, leaf.revision, .local, reason: nil, isLeaf: true)
                }
            }
            return true
        }
    }

    /// Takes over a document as another store had it: tree, bodies and deliveries.
    func adopt(
        _ id: DocumentID,
        tree: RevisionTree,
        local: Bool,
        bodies held: [(revision: String, body: JSONObject)],
        deliveries: [Delivery],
    ) throws(StoreError) {
        guard let winner = tree.winner else { return }
        let main = held.last { $0.revision == winner.revision.description }
        let doc = try insert(
            id,
            tree: tree,
            leaf: winner,
            body: main?.body ?? JSONObject(),
            local: local,
        )
        for (revision, body) in held where revision != winner.revision.description {
            try insertBody(doc, revision, body, isFirst: false)
        }
        if tree.conflicts.count > 0 {
            let mark = try connection.statement("UPDATE document SET conflicts = ? WHERE doc = ?")
            mark.bind(1, tree.conflicts.count)
            mark.bind(2, doc)
            try mark.run()
        }
        guard !local else { return }
        for leaf in tree.leaves where !deliveries.contains(where: { $0.revision == leaf.revision })
        {
            try setDelivery(doc, leaf.revision, .local, reason: nil, isLeaf: true)
        }
        for delivery in deliveries {
            try setDelivery(
                doc,
                delivery.revision,
                delivery.state,
                reason: delivery.reason,
                isLeaf: delivery.isLeaf,
                byStick: delivery.byStick,
            )
        }
    }
}
