import Documents

extension Writer {
    /// Notes how far a revision has come.
    ///
    /// Once the server has it, the bodies of its ancestors go.
    ///
    /// - Returns: False when there is no such revision, or the document is a local one.
    @discardableResult
    package func setDelivery(
        _ id: DocumentID,
        _ revision: RevisionID,
        _ state: DeliveryState,
        reason: String? = nil,
    ) throws(StoreError) -> Bool {
        guard let row = try row(id), !row.local, row.tree.contains(revision) else { return false }
        let leaves = row.tree.leaves
        let isLeaf = leaves.contains { $0.revision == revision }
        try setDelivery(row.doc, revision, state, reason: reason, isLeaf: isLeaf)
        if state.isSafeElsewhere { try dropBodies(below: revision, row, leaves: leaves.count) }
        return true
    }
}
