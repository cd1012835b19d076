import Documents

extension Writer {
    /// Writes an edit made here: a new document, or a new revision of one.
    ///
    /// - Parameters:
    ///   - id: The document's id.
    ///   - body: Its members; those with an underscore in front (`_id`, `_rev`) are left out.
    ///   - parent: The leaf it edits. Nil for a new document and for one written over a tombstone.
    ///   - local: A register row of this laptop's own: never in the queue, without history, and
    ///     giving way without conflict to a document with the same id that is not local (decision
    ///     7).
    /// - Returns: The revision, or why there is none; a conflict has written nothing.
    /// - Throws: `misuse` for an id no document has.
    @discardableResult
    package func put(
        _ id: DocumentID,
        _ body: JSONObject,
        parent: RevisionID? = nil,
        local: Bool = false,
    ) throws(StoreError) -> PutResult {
        try edit(id, body, parent: parent, deleted: false, local: local)
    }

    /// Writes a document that the store is known not to have, and saves looking for it.
    ///
    /// For an import into a new store, where the look-ups are a tenth of the time. An id that is here
    /// after all breaks the unique index and takes the transaction back.
    ///
    /// - Parameters:
    ///   - id: The document's id.
    ///   - body: Its members; those with an underscore in front are left out.
    ///   - local: A register row of this laptop's own.
    /// - Returns: The first revision.
    /// - Throws: `misuse` for an id no document has.
    @discardableResult
    package func putNew(
        _ id: DocumentID,
        _ body: JSONObject,
        local: Bool,
    ) throws(StoreError) -> PutResult {
        try Writer.check(id)
        return try create(id, Writer.own(body), local: local)
    }

    /// Deletes a document: its leaf `parent` gets a tombstone with these members.
    @discardableResult
    package func delete(
        _ id: DocumentID,
        parent: RevisionID,
        tombstone: JSONObject = JSONObject(),
    ) throws(StoreError) -> PutResult {
        let local = try row(id)?.local ?? false
        return try edit(id, tombstone, parent: parent, deleted: true, local: local)
    }

    /// Deletes a document so that nothing is left to deliver, where nobody else has ever seen it.
    ///
    /// Its history goes, and a tombstone of this laptop's own stays in its place (decision 7), so that
    /// readers of the feed learn of it and a later document gives no conflict. One of which any revision
    /// went or came anywhere is deleted as usual.
    @discardableResult
    package func deleteWithoutTrace(
        _ id: DocumentID,
        parent: RevisionID,
        tombstone: JSONObject = JSONObject(),
    ) throws(StoreError) -> PutResult {
        guard let row = try row(id), !row.local, row.tree.leaves.map(\.revision) == [parent],
            try isUnseen(row)
        else { return try delete(id, parent: parent, tombstone: tombstone) }
        let body = Writer.own(tombstone)
        let made = revision(parent: nil, deleted: true, body: body)
        try touch(row.doc)
        let statement = try connection.statement("DELETE FROM delivery WHERE doc = ?")
        statement.bind(1, row.doc)
        try statement.run()
        try replace(
            id,
            row,
            tree: RevisionTree(root: made, deleted: true),
            leaf: RevisionTree.Leaf(revision: made, deleted: true),
            body: body,
            local: true,
        )
        return .stored(made)
    }

    /// Whether every revision was made here and has gone nowhere.
    ///
    /// A revision that had been somewhere keeps its delivery also when it is no leaf any more; with
    /// ancestors that the tree has forgotten nobody can tell. What was handed to a peer may be there
    /// although its answer got lost; an edited record's first revision may have been.
    private func isUnseen(_ row: DocumentRow) throws(StoreError) -> Bool {
        guard let leaf = row.tree.leaves.first, let path = row.tree.path(to: leaf.revision),
            path.last?.generation == 1
        else { return false }
        if let offered = try meta(.offered), row.seq <= offered || path.count > 1 { return false }
        let statement = try connection.statement(
            "SELECT count(*) FROM delivery WHERE doc = ? AND state <> 0"
        )
        statement.bind(1, row.doc)
        return try statement.first { (row) throws(StoreError) in row.int(0) } == 0
    }

    private func edit(
        _ id: DocumentID,
        _ body: JSONObject,
        parent: RevisionID?,
        deleted: Bool,
        local: Bool,
    ) throws(StoreError) -> PutResult {
        try Writer.check(id)
        let body = Writer.own(body)
        guard let row = try row(id) else {
            guard parent == nil else { return .conflict(winner: nil) }
            return try create(id, body, local: local)
        }
        guard !row.purged else { return .conflict(winner: nil) }
        if row.local {
            return try editLocal(id, row, body, parent: parent, deleted: deleted, local: local)
        }
        guard !local else { return .outranked(by: row.winner.revision) }
        // Over a tombstone a new life goes on where the old one ended, as in CouchDB.
        let known = parent ?? (row.winner.deleted ? row.winner.revision : nil)
        let made = revision(parent: known, deleted: deleted, body: body)
        if row.tree.contains(made) { return .unchanged(made) }
        guard let known, row.tree.leaves.contains(where: { $0.revision == known }) else {
            return .conflict(winner: row.winner.revision)
        }
        guard known.generation < Writer.highestGeneration else {
            return .conflict(winner: row.winner.revision)
        }
        try add(id, row, path: [made, known], deleted: deleted, body: body, state: .local)
        return .stored(made)
    }

    private func create(
        _ id: DocumentID,
        _ body: JSONObject,
        local: Bool,
    ) throws(StoreError) -> PutResult {
        let made = revision(parent: nil, deleted: false, body: body)
        let doc = try insert(
            id,
            tree: RevisionTree(root: made),
            leaf: RevisionTree.Leaf(revision: made, deleted: false),
            body: body,
            local: local,
        )
        if !local {
            try setDelivery(doc, made, .local, reason: nil, isLeaf: true, isNew: true)
        }
        return .stored(made)
    }

    /// An edit of a local register row, by the laptop's own import or by a document that outranks
    /// it.
    private func editLocal(
        _ id: DocumentID,
        _ row: DocumentRow,
        _ body: JSONObject,
        parent: RevisionID?,
        deleted: Bool,
        local: Bool,
    ) throws(StoreError) -> PutResult {
        let current = row.winner.revision
        guard parent == current || (parent == nil && (row.winner.deleted || !local)) else {
            let same = revision(parent: nil, deleted: deleted, body: body)
            return same == current ? .unchanged(same) : .conflict(winner: current)
        }
        // What outranks starts a tree of its own: nobody else has ever seen the local revisions.
        let made = revision(parent: local ? current : nil, deleted: deleted, body: body)
        let leaf = RevisionTree.Leaf(revision: made, deleted: deleted)
        let tree = RevisionTree(root: made, deleted: deleted)
        try replace(id, row, tree: tree, leaf: leaf, body: body, local: local)
        if !local { try setDelivery(row.doc, made, .local, reason: nil, isLeaf: true) }
        return .stored(made)
    }

    /// Adds a path to a document's tree with its leaf's body; returns what the merge did.
    @discardableResult
    func add(
        _ id: DocumentID,
        _ row: DocumentRow,
        path: [RevisionID],
        deleted: Bool,
        body: JSONObject,
        state: DeliveryState,
    ) throws(StoreError) -> RevisionTree.Merge {
        var tree = row.tree
        let isNew = !tree.contains(path[0])
        let (merge, dropped) = tree.merge(path: path, deleted: deleted, limit: revisionLimit)
        guard merge != .unchanged else { return .unchanged }
        try forget(dropped, of: row.doc)
        if isNew, tree.contains(path[0]) {
            try insertBody(row.doc, path[0].description, body, isFirst: false)
            let isLeaf = tree.leaves.contains { $0.revision == path[0] }
            try setDelivery(row.doc, path[0], state, reason: nil, isLeaf: isLeaf)
        }
        try update(id, row, tree: tree)
        return merge
    }

    /// Drops the bodies and deliveries of revisions the tree has forgotten.
    func forget(_ revisions: [RevisionID], of doc: Int) throws(StoreError) {
        if !revisions.isEmpty { try touch(doc) }
        for revision in revisions {
            try bodies.delete(doc: doc, revision: revision.description)
            let statement = try connection.statement(
                "DELETE FROM delivery WHERE doc = ? AND revision = ?"
            )
            statement.bind(1, doc)
            statement.bind(2, revision.description)
            try statement.run()
        }
    }

    /// The members that are the document's own.
    static func own(_ body: JSONObject) -> JSONObject {
        let isReserved = { (name: String) in name.utf8.first == UInt8(ascii: "_") }
        guard body.contains(where: { isReserved($0.name) }) else { return body }
        return body.filteringNames { !isReserved($0) }
    }

    /// Refuses ids that no document has: empty, overlong, or `_local/`, which has no tree.
    static func check(_ id: DocumentID) throws(StoreError) {
        let length = id.rawValue.utf8.count
        guard length > 0, length <= longestID, !id.isLocal else {
            throw .misuse("an id of \(length) bytes for a document with revisions")
        }
    }

    /// The longest id we take, in bytes; far above ours, and an index page holds four.
    package static let longestID = 960

    /// The highest generation that is taken from outside or made here: far below what a revision can be
    /// read back with, so that no edit makes one that nobody reads.
    package static let highestGeneration = 1 << 52
}
