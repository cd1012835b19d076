import Documents

/// The row of a document, as the writer needs it.
struct DocumentRow {
    let doc: Int
    let seq: Int
    let winner: RevisionTree.Leaf
    /// Whether it never travels: this laptop's own register row, or a purged one.
    let local: Bool
    /// Whether it was dropped for a released family, and only its tree is held.
    let purged: Bool
    let conflicts: Int
    let tree: RevisionTree

    /// The value of `local` in a purged row.
    static let purgedMark = 2

    static let columns = "doc, seq, winner, deleted, local, conflicts, tree"

    init(_ row: Row) throws(StoreError) {
        let winner = try DocumentRow.revision(row, 2)
        let deleted = row.bool(3)
        doc = row.int(0)
        seq = row.int(1)
        self.winner = RevisionTree.Leaf(revision: winner, deleted: deleted)
        local = row.bool(4)
        purged = row.int(4) == DocumentRow.purgedMark
        conflicts = row.int(5)
        tree = try DocumentRow.tree(row, 6, winner: self.winner)
    }

    /// A revision from a column of our own writing.
    static func revision(_ row: Row, _ column: Int) throws(StoreError) -> RevisionID {
        do {
            return try RevisionID(row.text(column))
        } catch {
            throw .damaged(file: .store, detail: "a revision cannot be read")
        }
    }

    /// The tree of a column; NULL is the tree of the winner alone.
    static func tree(
        _ row: Row,
        _ column: Int,
        winner: RevisionTree.Leaf,
    ) throws(StoreError) -> RevisionTree {
        guard !row.isNull(column) else {
            return RevisionTree(root: winner.revision, deleted: winner.deleted)
        }
        do {
            return try row.withBlob(column) { (bytes) throws(RevisionTreeError) in
                try RevisionTree(encoded: bytes)
            }
        } catch {
            throw .damaged(file: .store, detail: "a revision tree cannot be read")
        }
    }
}
