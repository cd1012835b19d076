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
        // With other leaves about, an ancestor may be what they are compared with.
        guard state.isSafeElsewhere, leaves.count == 1,
            let path = row.tree.path(to: revision)
        else { return true }
        for held in try bodies.revisions(doc: row.doc, on: connection) {
            if path.dropFirst().contains(where: { $0.description == held }) {
                try bodies.delete(doc: row.doc, revision: held)
            }
        }
        return true
    }
}
