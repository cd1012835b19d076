import Documents

extension Writer {
    /// Writes a revision made elsewhere with its ancestors, as CouchDB's `new_edits: false`.
    ///
    /// Never a conflict: what does not extend a leaf becomes one. A local register row of that id
    /// gives way whole.
    ///
    /// - Parameters:
    ///   - id: The document's id.
    ///   - path: The revision and then its ancestors, each one generation below the one before.
    ///   - deleted: Whether it is a tombstone.
    ///   - body: Its members; those with an underscore in front are left out.
    ///   - delivery: Where it came from, and so where it already is: `.server` from the final
    ///     server.
    /// - Returns: What it did to the tree.
    /// - Throws: `misuse` for a history with gaps.
    @discardableResult
    package func putWithHistory(
        _ id: DocumentID,
        path: [RevisionID],
        deleted: Bool = false,
        _ body: JSONObject,
        delivery: DeliveryState,
    ) throws(StoreError) -> RevisionTree.Merge {
        try Writer.check(id)
        try Writer.check(path)
        let body = Writer.own(body)
        let leaf = RevisionTree.Leaf(revision: path[0], deleted: deleted)
        if let row = try row(id) {
            // Dropped for a released family: it does not come back by the feed.
            guard !row.purged else { return .unchanged }
            guard row.local else {
                return try add(id, row, path: path, deleted: deleted, body: body, state: delivery)
            }
            let undone = deleted ? nil : try undone(row, in: path)
            let tree = tree(of: path, deleted: deleted)
            try replace(id, row, tree: tree, leaf: leaf, body: body, local: false)
            try setDelivery(row.doc, leaf.revision, delivery, reason: nil, isLeaf: true)
            if let undone { try undoAgain(id, undone) }
            return .extended
        }
        let doc = try insert(
            id,
            tree: tree(of: path, deleted: deleted),
            leaf: leaf,
            body: body,
            local: false,
        )
        try setDelivery(doc, leaf.revision, delivery, reason: nil, isLeaf: true, isNew: true)
        return .extended
    }

    /// What `deleteWithoutTrace` left of a revision that arrives all the same: a copy of this store, a backup or
    /// one that was carried, had handed it out.
    private struct Undone {
        /// The revision that was taken back, and its ancestors.
        let path: [RevisionID]
        let tombstone: JSONObject
    }

    private func undone(
        _ row: DocumentRow,
        in path: [RevisionID],
    ) throws(StoreError) -> Undone? {
        guard row.winner.deleted,
            let tombstone = try bodies.read(
                doc: row.doc,
                revision: row.winner.revision.description,
            ),
            let settled = tombstone["settles"]?.array
        else { return nil }
        let names = Set(settled.compactMap(\.string))
        guard let place = path.firstIndex(where: { names.contains($0.description) }) else {
            return nil
        }
        return Undone(path: Array(path[place...]), tombstone: tombstone)
    }

    /// Takes the revision back once more, this time so that everybody hears of it.
    ///
    /// What somebody else has made of it stays beside the tombstone, as a conflict to be decided.
    private func undoAgain(_ id: DocumentID, _ undone: Undone) throws(StoreError) {
        guard let row = try row(id), undone.path[0].generation < Writer.highestGeneration else {
            return
        }
        let made = revision(parent: undone.path[0], deleted: true, body: undone.tombstone)
        try add(
            id,
            row,
            path: [made] + undone.path,
            deleted: true,
            body: undone.tombstone,
            state: .local,
        )
    }

    private func tree(of path: [RevisionID], deleted: Bool) -> RevisionTree {
        if path.count == 1 { return RevisionTree(root: path[0], deleted: deleted) }
        var tree = RevisionTree()
        _ = tree.merge(path: path, deleted: deleted, limit: revisionLimit)
        return tree
    }

    /// A path from outside may be anything.
    private static func check(_ path: [RevisionID]) throws(StoreError) {
        guard !path.isEmpty,
            zip(path, path.dropFirst()).allSatisfy({ $0.generation == $1.generation + 1 })
        else { throw .misuse("a history with gaps") }
    }
}
