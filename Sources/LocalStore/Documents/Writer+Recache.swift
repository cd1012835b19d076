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
}
