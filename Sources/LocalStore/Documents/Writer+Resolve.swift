import Documents

extension Writer {
    /// Ends a conflict: extends one leaf with the settled body and gives the others tombstones.
    ///
    /// One transaction, and no clock or device of ours in any digest: two laptops that settle the
    /// same leaves in the same way make the same revisions.
    ///
    /// - Parameters:
    ///   - id: The document's id.
    ///   - kept: The leaf that goes on.
    ///   - settled: The other live leaves the decision was about.
    ///   - body: The document from now on.
    ///   - tombstone: Members of each tombstone: kind, author, date, the revisions settled.
    /// - Returns: A conflict when these are not the live leaves any more; nothing was written then.
    /// - Throws: What writing the file meets.
    @discardableResult
    package func resolve(
        _ id: DocumentID,
        keeping kept: RevisionID,
        settling settled: [RevisionID],
        _ body: JSONObject,
        tombstone: JSONObject = JSONObject(),
    ) throws(StoreError) -> PutResult {
        guard let row = try row(id), !row.local else { return .conflict(winner: nil) }
        let live = Set(row.tree.leaves.filter { !$0.deleted }.map(\.revision))
        guard live == Set(settled + [kept]) else {
            return .conflict(winner: row.winner.revision)
        }
        let body = Writer.own(body)
        let tombstone = Writer.own(tombstone)
        let made = revision(parent: kept, deleted: false, body: body)
        var tree = row.tree
        var added: [(revision: RevisionID, body: JSONObject)] = [(made, body)]
        var dropped = tree.merge(path: [made, kept], deleted: false, limit: revisionLimit).dropped
        for leaf in settled where leaf != kept {
            let end = revision(parent: leaf, deleted: true, body: tombstone)
            dropped += tree.merge(path: [end, leaf], deleted: true, limit: revisionLimit).dropped
            added.append((end, tombstone))
        }
        try forget(dropped, of: row.doc)
        for (revision, body) in added {
            try insertBody(row.doc, revision.description, body, isFirst: false)
            try setDelivery(row.doc, revision, .local, reason: nil, isLeaf: true)
        }
        try update(id, row, tree: tree)
        return .stored(made)
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
