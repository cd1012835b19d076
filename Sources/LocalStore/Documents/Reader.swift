import Documents

/// What can be asked inside a transaction: everything sees the store at one moment.
///
/// Valid inside the closure it is given to.
package class Reader {
    let connection: Connection
    let bodies: BodyTable
    private let findDocument: Statement
    /// What this reading is shown of some documents; nil shows all of them.
    ///
    /// Who sets it takes it away again: the reader outlives the closure.
    package var cover: Cover?
    /// What is known of some documents beside what they say.
    ///
    /// Who sets it takes it away again, as with `cover`.
    package var flags = Flags()

    init(_ connection: Connection) throws(StoreError) {
        self.connection = connection
        bodies = try BodyTable(connection)
        findDocument = try Statement(
            "SELECT \(DocumentRow.columns) FROM document WHERE id = ?",
            on: connection.handle,
        )
    }

    /// The winning revision with its body; a tombstone when that is deleted; nil when never seen.
    package func document(_ id: DocumentID) throws(StoreError) -> StoredDocument? {
        guard let row = try row(id) else { return nil }
        return try stored(id, row, row.winner)
    }

    /// One revision with its body; nil when the revision is not in the tree or its body not held.
    package func document(
        _ id: DocumentID,
        revision: RevisionID,
    ) throws(StoreError) -> StoredDocument? {
        guard let row = try row(id), row.tree.contains(revision),
            try bodies.contains(doc: row.doc, revision: revision.description)
        else { return nil }
        let leaf = RevisionTree.Leaf(revision: revision, deleted: row.tree.isDeleted(revision))
        return try stored(id, row, leaf)
    }

    /// The body of a revision, or nil when it is not held.
    package func body(_ id: DocumentID, _ revision: RevisionID) throws(StoreError) -> JSONObject? {
        guard let row = try row(id) else { return nil }
        let body = try bodies.read(doc: row.doc, revision: revision.description)
        return body.map { row.tree.isDeleted(revision) ? $0 : covered(id, $0) }
    }

    package func tree(_ id: DocumentID) throws(StoreError) -> RevisionTree? {
        try row(id)?.tree
    }

    /// The leaves, the winner first.
    package func leaves(_ id: DocumentID) throws(StoreError) -> [RevisionTree.Leaf] {
        try row(id).map { Reader.winnerFirst($0.tree) } ?? []
    }

    /// The revision an edit of the document has to name as its parent; nil when there is no
    /// document.
    package func revision(_ id: DocumentID) throws(StoreError) -> RevisionID? {
        try row(id)?.winner.revision
    }

    /// Every live document of a kind (the id's part before its colon), in the order of ids, until
    /// `body` answers false.
    package func documents(
        ofKind kind: String,
        _ body: (StoredDocument) throws(StoreError) -> Bool,
    ) throws(StoreError) {
        let statement = try connection.statement(
            """
            SELECT id, \(DocumentRow.columns) FROM document
            WHERE id >= ? AND id < ? AND deleted = 0 ORDER BY id
            """
        )
        statement.bind(1, kind + ":")
        statement.bind(2, kind + ";")
        try statement.walk { (row) throws(StoreError) in
            let id = DocumentID(row.text(0))
            let winner = RevisionTree.Leaf(
                revision: try DocumentRow.revision(row, 3),
                deleted: false,
            )
            let json = try bodies.read(doc: row.int(1), revision: row.text(3))
            return try body(
                StoredDocument(
                    id: id,
                    revision: winner.revision,
                    deleted: false,
                    body: covered(id, json ?? JSONObject()),
                    local: row.bool(5),
                    seq: row.int(2),
                    conflicts: row.int(6),
                )
            )
        }
    }

    /// The documents with more than one live leaf.
    package func conflicts() throws(StoreError) -> [DocumentID] {
        var ids: [DocumentID] = []
        try connection.statement("SELECT id FROM document WHERE conflicts > 0 ORDER BY doc").walk {
            (row) throws(StoreError) in
            ids.append(DocumentID(row.text(0)))
            return true
        }
        return ids
    }

    func row(_ id: DocumentID) throws(StoreError) -> DocumentRow? {
        findDocument.bind(1, id.rawValue)
        return try findDocument.first { (row) throws(StoreError) in try DocumentRow(row) }
    }

    static func winnerFirst(_ tree: RevisionTree) -> [RevisionTree.Leaf] {
        guard let winner = tree.winner else { return [] }
        return [winner] + tree.leaves.filter { $0 != winner }
    }

    private func covered(_ id: DocumentID, _ body: JSONObject) -> JSONObject {
        cover.map { $0.body(id, body) } ?? body
    }

    private func stored(
        _ id: DocumentID,
        _ row: DocumentRow,
        _ leaf: RevisionTree.Leaf,
    ) throws(StoreError) -> StoredDocument {
        let body =
            try bodies.read(doc: row.doc, revision: leaf.revision.description) ?? JSONObject()
        return StoredDocument(
            id: id,
            revision: leaf.revision,
            deleted: leaf.deleted,
            body: leaf.deleted ? body : covered(id, body),
            local: row.local,
            seq: row.seq,
            conflicts: row.conflicts,
        )
    }
}
