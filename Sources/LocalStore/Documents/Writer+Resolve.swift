import Documents

extension Writer {
    /// Ends a conflict: one leaf goes on, or none does, and the others get tombstones.
    ///
    /// All at once, and nothing of ours in any digest: two laptops that settle the same leaves in the
    /// same way make the same revisions.
    ///
    /// - Parameters:
    ///   - id: The document's id.
    ///   - kept: The leaf that goes on; nil where the document is deleted.
    ///   - body: What it is followed by; nil where it stays as it is.
    ///   - ends: The leaves that end, each with the members of its tombstone: kind, author, date, the
    ///     revisions settled. A deleted leaf may be among them, so that it counts as settled too.
    /// - Returns: The revision that stands from now on, the first tombstone where none does; a conflict
    ///   when the live leaves are not these (any more), nothing being written then.
    /// - Throws: What writing the file meets.
    @discardableResult
    package func resolve(
        _ id: DocumentID,
        keeping kept: RevisionID?,
        _ body: JSONObject?,
        ending ends: [(leaf: RevisionID, tombstone: JSONObject)],
    ) throws(StoreError) -> PutResult {
        guard let row = try row(id), !row.local else { return .conflict(winner: nil) }
        let leaves = row.tree.leaves
        let named = Set(ends.map(\.leaf) + (kept.map { [$0] } ?? []))
        guard named.isSubset(of: leaves.map(\.revision)),
            !ends.contains(where: { $0.leaf == kept }),
            leaves.allSatisfy({ $0.deleted || named.contains($0.revision) }),
            (ends.map(\.leaf) + (body == nil ? [] : [kept].compactMap(\.self)))
                .allSatisfy({ $0.generation < Writer.highestGeneration })
        else { return .conflict(winner: row.winner.revision) }
        var tree = row.tree
        var added: [(revision: RevisionID, body: JSONObject)] = []
        var dropped: [RevisionID] = []
        func extend(_ leaf: RevisionID, _ body: JSONObject, deleted: Bool) {
            let own = Writer.own(body)
            let made = revision(parent: leaf, deleted: deleted, body: own)
            dropped +=
                tree.merge(path: [made, leaf], deleted: deleted, limit: revisionLimit).dropped
            added.append((made, own))
        }
        if let kept, let body { extend(kept, body, deleted: false) }
        for end in ends { extend(end.leaf, end.tombstone, deleted: true) }
        guard let stands = kept != nil && body == nil ? kept : added.first?.revision else {
            return .conflict(winner: row.winner.revision)
        }
        try forget(dropped, of: row.doc)
        for (revision, body) in added {
            try insertBody(row.doc, revision.description, body, isFirst: false)
            try setDelivery(row.doc, revision, .local, reason: nil, isLeaf: true)
        }
        try update(id, row, tree: tree)
        return .stored(stands)
    }

    /// Forgets revisions more than `limit` steps below every leaf, with their bodies.
    package func stem(_ id: DocumentID, limit: Int) throws(StoreError) -> [RevisionID] {
        guard let row = try row(id) else { return [] }
        var tree = row.tree
        let dropped = tree.stem(limit: max(1, limit))
        guard !dropped.isEmpty else { return [] }
        try forget(dropped, of: row.doc)
        try update(id, row, tree: tree, local: row.local)
        return dropped
    }
}
