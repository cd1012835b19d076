import Documents

/// What can be done inside a write transaction: everything becomes durable together, or nothing.
///
/// Valid inside the closure it is given to. An expected refusal (a conflict) is a return value and
/// leaves the transaction usable; a thrown error takes it back.
package final class Writer: Reader {
    let projections: ProjectionWriter
    private let clock: @Sendable () -> Int
    let revisionLimit: Int

    private let insertDocument: Statement
    private let updateDocument: Statement
    private let insertDelivery: Statement
    private let updateDelivery: Statement
    private let firstDelivery: Statement

    /// The time of this transaction, in milliseconds since 1970.
    private(set) package var now = 0
    /// What waits, as far as it is known without counting.
    var tally = QueueTally()
    /// The next place in the feed; 0 until the transaction needs one.
    private var nextSequence = 0
    /// Kept between documents so that an import does not ask for memory anew for each.
    private var canonical: [UInt8] = []
    private var json: [UInt8] = []

    init(_ connection: Connection, options: StoreOptions) throws(StoreError) {
        projections = try ProjectionWriter(options.projections, on: connection)
        clock = options.clock
        revisionLimit = options.revisionLimit
        let handle = connection.handle
        insertDocument = try Statement(
            "INSERT INTO document VALUES (NULL, ?, ?, ?, ?, ?, 0, ?)",
            on: handle,
        )
        updateDocument = try Statement(
            """
            UPDATE OR FAIL document SET seq = ?2, winner = ?3, deleted = ?4, local = ?5, conflicts = ?6,
            tree = ?7 WHERE doc = ?1
            """,
            on: handle,
        )
        // A statement that may have to take back a part of itself copies each page it touches, and
        // enciphers the copy: more work than all the rest. Plain INSERT and OR FAIL do not, and whoever
        // meets a failure here takes back the whole transaction anyway.
        insertDelivery = try Statement(
            "INSERT INTO delivery VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            on: handle,
        )
        updateDelivery = try Statement(
            """
            UPDATE OR FAIL delivery SET leaf = ?3, state = ?4, at = ?5, reason = ?6, by_stick = ?7
            WHERE doc = ?1 AND revision = ?2
            """,
            on: handle,
        )
        firstDelivery = try Statement(
            """
            UPDATE OR FAIL delivery SET state = ?3, at = ?4 WHERE revision = ?2 AND leaf = 1
            AND state = 0 AND by_stick = 0 AND reason IS NULL
            AND doc = (SELECT doc FROM document WHERE id = ?1 AND local = 0 AND tree IS NULL)
            """,
            on: handle,
        )
        try super.init(connection)
    }

    /// Runs one write transaction.
    func transaction<Result>(
        _ body: (Writer) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        nextSequence = 0
        now = clock()
        projections.begin()
        tally.begin()
        do throws(StoreError) {
            return try connection.transaction("BEGIN IMMEDIATE") { () throws(StoreError) in
                let result = try body(self)
                try settleTally()
                return result
            }
        } catch {
            tally.forget()
            throw error
        }
    }

    /// The revision an edit makes.
    func revision(parent: RevisionID?, deleted: Bool, body: JSONObject) -> RevisionID {
        canonical.removeAll(keepingCapacity: true)
        body.writeCanonicalBody(into: &canonical)
        return canonical.withUnsafeBufferPointer { bytes in
            RevisionID.digest(parent: parent, deleted: deleted, canonicalBody: bytes)
        }
    }

    /// Adds a document's first row, with its body and projections.
    ///
    /// `body` is without `_` members.
    func insert(
        _ id: DocumentID,
        tree: RevisionTree,
        leaf: RevisionTree.Leaf,
        body: JSONObject,
        local: Bool,
    ) throws(StoreError) -> Int {
        let revision = leaf.revision.description
        insertDocument.bind(1, id.rawValue)
        insertDocument.bind(2, try takeSequence())
        insertDocument.bind(3, revision)
        insertDocument.bind(4, leaf.deleted)
        insertDocument.bind(5, local)
        bindTree(tree, to: insertDocument, at: 6)
        try insertDocument.run()
        let doc = connection.lastRow
        try insertBody(doc, revision, body, isFirst: true)
        try projections.update(
            doc: doc,
            id: id,
            body: leaf.deleted ? nil : .object(body),
            isNew: true,
        )
        return doc
    }

    /// Writes a document's changed tree: caches the winner, moves it to the end of the feed, brings
    /// projections and the queue's leaves up to date.
    ///
    /// New leaves' bodies are written before.
    func update(
        _ id: DocumentID,
        _ row: DocumentRow,
        tree: RevisionTree,
        local: Bool = false,
    ) throws(StoreError) {
        guard let winner = tree.winner else { preconditionFailure("a tree that was added to") }
        updateDocument.bind(1, row.doc)
        updateDocument.bind(2, try takeSequence())
        updateDocument.bind(3, winner.revision.description)
        updateDocument.bind(4, winner.deleted)
        updateDocument.bind(5, local)
        updateDocument.bind(6, tree.conflicts.count)
        bindTree(tree, to: updateDocument, at: 7)
        try updateDocument.run()
        let leaves = tree.leaves
        for old in row.tree.leaves where !leaves.contains(where: { $0.revision == old.revision }) {
            try supersede(row.doc, old.revision)
        }
        guard winner != row.winner || local != row.local else { return }
        let body =
            winner.deleted
            ? nil : try bodies.read(doc: row.doc, revision: winner.revision.description)
        try projections.update(
            doc: row.doc,
            id: id,
            body: body.map { .object($0) },
            isNew: false,
        )
    }

    /// Puts one revision in a document's place, forgetting all it had: a local row edited or giving
    /// way.
    func replace(
        _ id: DocumentID,
        _ row: DocumentRow,
        tree: RevisionTree,
        leaf: RevisionTree.Leaf,
        body: JSONObject,
        local: Bool,
    ) throws(StoreError) {
        for old in try bodies.revisions(doc: row.doc, on: connection) {
            try bodies.delete(doc: row.doc, revision: old)
        }
        try insertBody(row.doc, leaf.revision.description, body, isFirst: true)
        try update(id, row, tree: tree, local: local)
    }

    func insertBody(
        _ doc: Int,
        _ revision: String,
        _ body: JSONObject,
        isFirst: Bool,
    ) throws(StoreError) {
        json.removeAll(keepingCapacity: true)
        JSONValue.object(body).write(into: &json)
        try bodies.insert(doc: doc, revision: revision, json: json, isFirst: isFirst)
    }

    /// Notes where a revision is; `isNew` says that nothing can have been noted of it.
    func setDelivery(
        _ doc: Int,
        _ revision: RevisionID,
        _ state: DeliveryState,
        reason: String?,
        isLeaf: Bool,
        byStick: Bool = false,
        isNew: Bool = false,
    ) throws(StoreError) {
        try touch(doc, isNew: isNew)
        for statement in isNew ? [insertDelivery] : [updateDelivery, insertDelivery] {
            statement.bind(1, doc)
            statement.bind(2, revision.description)
            statement.bind(3, isLeaf)
            statement.bind(4, state.rawValue)
            statement.bind(5, now)
            statement.bind(6, SQLValue(reason))
            statement.bind(7, byStick || state == .serverByStick)
            try statement.run()
            if connection.changeCount > 0 { return }
        }
    }

    /// Notes that the only revision of a document has come to a place, where nothing was known of it yet:
    /// what most deliveries are, in one statement.
    ///
    /// Not for a document that the tally has still to be told of (`touch`).
    ///
    /// - Returns: False when it is none of these; then nothing was noted.
    func setFirstDelivery(
        _ id: DocumentID,
        _ revision: RevisionID,
        _ state: DeliveryState,
    ) throws(StoreError) -> Bool {
        firstDelivery.bind(1, id.rawValue)
        firstDelivery.bind(2, revision.description)
        firstDelivery.bind(3, state.rawValue)
        firstDelivery.bind(4, now)
        try firstDelivery.run()
        return connection.changeCount > 0
    }

    /// A revision that is no leaf any more leaves the queue; where it had been stays on record.
    private func supersede(_ doc: Int, _ revision: RevisionID) throws(StoreError) {
        try touch(doc)
        for sql in [
            "DELETE FROM delivery WHERE doc = ? AND revision = ? AND state = 0",
            "UPDATE delivery SET leaf = 0 WHERE doc = ? AND revision = ?",
        ] {
            let statement = try connection.statement(sql)
            statement.bind(1, doc)
            statement.bind(2, revision.description)
            try statement.run()
        }
    }

    func takeSequence() throws(StoreError) -> Int {
        if nextSequence == 0 { nextSequence = try lastSequence() + 1 }
        defer { nextSequence += 1 }
        return nextSequence
    }

    private func bindTree(_ tree: RevisionTree, to statement: Statement, at index: Int32) {
        if tree.count > 1 {
            statement.bind(index, tree.encoded())
        } else {
            statement.bindNull(index)
        }
    }
}
