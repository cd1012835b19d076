import Documents

/// Where bodies stand: `slot = doc << 20 | n`, so that those of one document are neighbours.
enum BodySlot {
    static let bits = 20

    static func first(of doc: Int) -> Int { doc << bits }
    static func last(of doc: Int) -> Int { doc << bits | (1 << bits - 1) }
    static func document(of slot: Int) -> Int { slot >> bits }
}

/// The bodies of revisions: JSON text by document and revision.
final class BodyTable {
    private let insertStatement: Statement
    private let newestStatement: Statement
    private let findStatement: Statement
    private let deleteStatement: Statement
    private let onlyStatement: Statement

    init(_ connection: Connection) throws(StoreError) {
        let handle = connection.handle
        insertStatement = try Statement("INSERT INTO body VALUES (?, ?, ?)", on: handle)
        newestStatement = try Statement(
            "SELECT max(slot) FROM body WHERE slot BETWEEN ? AND ?",
            on: handle,
        )
        // The newest first: it is the one most often asked for.
        findStatement = try Statement(
            """
            SELECT slot, json FROM body WHERE slot BETWEEN ? AND ? AND revision = ?
            ORDER BY slot DESC LIMIT 1
            """,
            on: handle,
        )
        deleteStatement = try Statement("DELETE FROM body WHERE slot = ?", on: handle)
        onlyStatement = try Statement(
            """
            SELECT b.json, d.deleted FROM document d JOIN body b
            ON b.slot BETWEEN d.doc << \(BodySlot.bits) AND d.doc << \(BodySlot.bits) | \(1 << BodySlot.bits - 1)
            WHERE d.id = ?1 AND d.winner = ?2 AND d.local = 0 AND d.tree IS NULL
            AND b.revision = ?2 ORDER BY b.slot DESC LIMIT 1
            """,
            on: handle,
        )
    }

    /// The body of a revision, or nil when it is not held (any more).
    func read(doc: Int, revision: String) throws(StoreError) -> JSONObject? {
        try find(doc: doc, revision: revision) { (row) throws(StoreError) in
            try row.withBlob(1) { (bytes) throws(StoreError) in
                do {
                    let value = try JSONValue(parsing: bytes)
                    if let object = value.object { return object }
                } catch {}
                throw BodyTable.damage
            }
        }
    }

    /// The body's JSON text as stored, found to be an object.
    func readText(doc: Int, revision: String) throws(StoreError) -> [UInt8]? {
        try find(doc: doc, revision: revision) { (row) throws(StoreError) in
            let text = row.blob(1)
            guard JSONValue.isObject(text) else { throw BodyTable.damage }
            return text
        }
    }

    /// The same of a document that was written once and travels, found by one look; nil for any other.
    func readOnlyRevision(
        of id: DocumentID,
        _ revision: String,
    ) throws(StoreError) -> (json: [UInt8], deleted: Bool)? {
        onlyStatement.bind(1, id.rawValue)
        onlyStatement.bind(2, revision)
        return try onlyStatement.first { (row) throws(StoreError) in
            let text = row.blob(0)
            guard JSONValue.isObject(text) else { throw BodyTable.damage }
            return (text, row.bool(1))
        }
    }

    private static let damage = StoreError.damaged(
        file: .store,
        detail: "a body is not a JSON object",
    )

    func contains(doc: Int, revision: String) throws(StoreError) -> Bool {
        try find(doc: doc, revision: revision) { (_) throws(StoreError) in true } ?? false
    }

    /// Writes a body; `isFirst` says that the document has none yet.
    func insert(doc: Int, revision: String, json: [UInt8], isFirst: Bool) throws(StoreError) {
        var slot = BodySlot.first(of: doc)
        if !isFirst {
            newestStatement.bind(1, slot)
            newestStatement.bind(2, BodySlot.last(of: doc))
            let newest = try newestStatement.first { (row) throws(StoreError) in
                row.optionalInt(0)
            }
            if let newest, let newest { slot = newest + 1 }
            guard slot <= BodySlot.last(of: doc) else {
                throw .misuse("a document holds more than a million bodies")
            }
        }
        insertStatement.bind(1, slot)
        insertStatement.bind(2, revision)
        try json.withUnsafeBufferPointer { (bytes) throws(StoreError) in
            insertStatement.bind(3, unmoved: UnsafeRawBufferPointer(bytes))
            defer { insertStatement.bindNull(3) }
            try insertStatement.run()
        }
    }

    func delete(doc: Int, revision: String) throws(StoreError) {
        let slot = try find(doc: doc, revision: revision) { (row) throws(StoreError) in row.int(0) }
        guard let slot else { return }
        deleteStatement.bind(1, slot)
        try deleteStatement.run()
    }

    /// Walks the revisions whose bodies a document has.
    func revisions(doc: Int, on connection: Connection) throws(StoreError) -> [String] {
        let statement = try connection.statement(
            "SELECT revision FROM body WHERE slot BETWEEN ? AND ? ORDER BY slot"
        )
        statement.bind(1, BodySlot.first(of: doc))
        statement.bind(2, BodySlot.last(of: doc))
        var revisions: [String] = []
        try statement.walk { (row) throws(StoreError) in
            revisions.append(row.text(0))
            return true
        }
        return revisions
    }

    private func find<Result>(
        doc: Int,
        revision: String,
        _ body: (Row) throws(StoreError) -> Result,
    ) throws(StoreError) -> Result? {
        findStatement.bind(1, BodySlot.first(of: doc))
        findStatement.bind(2, BodySlot.last(of: doc))
        findStatement.bind(3, revision)
        return try findStatement.first(body)
    }
}
