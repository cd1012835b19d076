import Documents

extension Writer {
    /// The member that says when a record was last sent again, in milliseconds since 1970.
    package static let resent = "resent"

    /// Puts a refused leaf into the queue again: as a new revision that differs only in `resent`.
    ///
    /// The refused revision has been passed by the checkpoint of every place it came to, and none would
    /// hand it on; a new one is news at each.
    ///
    /// - Returns: Whether the document had a refused leaf.
    @discardableResult
    package func resend(_ id: DocumentID) throws(StoreError) -> Bool {
        guard let row = try row(id), !row.local else { return false }
        let leaves = row.tree.leaves
        var isAny = false
        for delivery in try deliveries(id) where delivery.state == .refusedByServer {
            guard let leaf = leaves.first(where: { $0.revision == delivery.revision }),
                var body = try body(id, leaf.revision)
            else { continue }
            body[Writer.resent] = JSONValue(now)
            let result =
                leaf.deleted
                ? try delete(id, parent: leaf.revision, tombstone: body)
                : try put(id, body, parent: leaf.revision)
            if case .stored = result { isAny = true }
        }
        return isAny
    }
}
