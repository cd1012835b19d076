import Documents

extension Writer {
    /// Puts a refused leaf into the queue again, unchanged, and moves its document to the end of the feed:
    /// a checkpoint has passed it.
    ///
    /// - Returns: Whether the document had a refused leaf.
    @discardableResult
    package func resend(_ id: DocumentID) throws(StoreError) -> Bool {
        guard let row = try row(id), !row.local else { return false }
        let leaves = row.tree.leaves.map(\.revision)
        var isAny = false
        for delivery in try deliveries(id)
        where delivery.state == .refusedByServer && leaves.contains(delivery.revision) {
            try setDelivery(row.doc, delivery.revision, .local, reason: nil, isLeaf: true)
            isAny = true
        }
        guard isAny else { return false }
        let move = try connection.statement("UPDATE document SET seq = ? WHERE doc = ?")
        move.bind(1, try takeSequence())
        move.bind(2, row.doc)
        try move.run()
        return true
    }
}
