/// Gathers a damaged store's rows from its loose pages into a file with a store's tables.
///
/// What comes out has holes where the damage was, and is otherwise sound: no page of it is damaged. Only
/// the store's own tables are gathered; projections are made anew.
struct Gleaner {
    private let gathered: Connection
    private var inserts: [RowShape: Statement] = [:]
    private let identity: Statement
    /// The root of the index of ids, where the list of tables still tells.
    private let identityRoot: Int?

    /// Makes the file at `path`.
    init(_ path: String, key: StoreKey, identityRoot: Int?) throws(StoreError) {
        try Files.createEmpty(path)
        gathered = try Connection(path: path, mode: .readWrite, key: key.fileKey)
        try gathered.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
        for step in Schema.current.steps { try gathered.run(step) }
        // Two rows that contradict each other are chosen between, not refused.
        try gathered.run(
            """
            DROP INDEX document_id; DROP INDEX document_seq;
            CREATE TABLE identity (page INTEGER, doc INTEGER, id TEXT, UNIQUE (page, doc));
            """
        )
        self.identityRoot = identityRoot
        for (shape, sql) in Gleaner.insertions {
            inserts[shape] = try Statement(sql, on: gathered.handle)
        }
        identity = try Statement(
            "INSERT OR IGNORE INTO identity VALUES (?, ?, ?)",
            on: gathered.handle,
        )
    }

    /// How a row is kept.
    ///
    /// It is on one page, for a page given free is wiped (`secure_delete`); an inner page leads to rows
    /// that their own page leads to, too. Where there are two all the same, the later one stays.
    private static let insertions: [RowShape: String] = [
        .document: """
        INSERT OR REPLACE INTO document SELECT ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9
        WHERE NOT EXISTS (SELECT 1 FROM document WHERE doc = ?1 AND seq >= ?4)
        """,
        .body: "INSERT OR IGNORE INTO body VALUES (?1, ?3, ?4)",
        .purged: "INSERT OR IGNORE INTO purged VALUES (?1, ?3)",
        .delivery: "INSERT OR IGNORE INTO delivery VALUES (?1, ?2, ?3, ?4, ?5, ?6, ifnull(?7, 0))",
        .localDocument: """
        INSERT OR REPLACE INTO local_document SELECT ?1, ?2, ?3
        WHERE NOT EXISTS (SELECT 1 FROM local_document WHERE id = ?1 AND generation >= ?2)
        """,
        .draft: """
        INSERT OR REPLACE INTO draft SELECT ?1, ?2, ?3
        WHERE NOT EXISTS (SELECT 1 FROM draft WHERE key = ?1 AND at >= ?3)
        """,
        .promise: "INSERT OR IGNORE INTO promise VALUES (?1, ?2, ?3, ?4, ?5)",
        .release: "INSERT OR IGNORE INTO release VALUES (?1, ?2, ?3)",
    ]

    /// Gathers from every page and returns the file, ready to be read.
    ///
    /// - Throws: `damaged` when no page could be read: another store's file, or none at all.
    func run(
        _ pages: LoosePages,
        progress: Progress,
    ) throws(StoreError) -> Connection {
        var readable = 0
        try pages.walk(progress) { (page, connection) throws(StoreError) in
            let isNumbered = try numbered(page, connection)
            if try isNumbered ? true : keyed(page, connection) { readable += 1 }
        }
        guard readable > 0 else {
            throw .damaged(file: .store, detail: SQLiteCode.notADatabase)
        }
        try settleIdentities()
        try gathered.run("COMMIT")
        return gathered
    }

    /// Takes the rows of a page of a table with row numbers; false when it is none, or damaged.
    private func numbered(_ page: Int, _ connection: Connection) throws(StoreError) -> Bool {
        let columns = LoosePages.columns
        guard
            let rows = try? Statement(
                "SELECT rowid, \(columns) FROM t\(page) WHERE rowid >= ? ORDER BY rowid",
                on: connection.handle,
            )
        else { return false }
        var next = Int.min
        var isFirst = true
        while true {
            var last: Int?
            rows.bind(1, next)
            let isWalked = try walk(rows) { (row) throws(StoreError) in
                last = row.int(0)
                // Another table's page, or one that an inner page has led to already.
                guard let shape = RowShape(numbered: row) else { return false }
                let isNew = try take(row, shape)
                guard isNew || !isFirst else { return false }
                isFirst = false
                return true
            }
            if isWalked { return true }
            // A row that goes on on a damaged page: its number can be read still, and those behind it.
            guard let bad = firstNumber(page, connection, from: last.map { $0 + 1 } ?? next),
                bad < .max
            else { return !isFirst }
            next = bad + 1
        }
    }

    /// The first row number of a page that is at least `low`; nil when there is none or it is damaged.
    private func firstNumber(_ page: Int, _ connection: Connection, from low: Int) -> Int? {
        let look = try? Statement(
            "SELECT rowid FROM t\(page) WHERE rowid >= ? ORDER BY rowid LIMIT 1",
            on: connection.handle,
        )
        guard let look else { return nil }
        look.bind(1, low)
        defer { look.reset() }
        return (try? look.step()) == true ? look.row.int(0) : nil
    }

    /// Takes the rows of a page of a table without row numbers, or of an index, from both its ends up to
    /// what is damaged; false when it is none, or damaged itself.
    private func keyed(_ page: Int, _ connection: Connection) throws(StoreError) -> Bool {
        var isReadable = false
        for direction in ["ASC", "DESC"] {
            guard
                let rows = try? Statement(
                    "SELECT \(LoosePages.columns) FROM i\(page) ORDER BY a \(direction)",
                    on: connection.handle,
                )
            else { return false }
            let isWalked = try walk(rows) { (row) throws(StoreError) in
                isReadable = true
                guard let shape = RowShape(keyed: row) else { return false }
                guard shape == .identity else {
                    _ = try take(row, shape)
                    return true
                }
                identity.bind(1, page)
                identity.bind(2, row.int(1))
                identity.bind(3, row.text(0))
                try identity.run()
                return true
            }
            if isWalked { return true }
        }
        return isReadable
    }

    /// Hands rows to `body` until it answers false; false when a damaged page ended that.
    private func walk(
        _ rows: Statement,
        _ body: (Row) throws(StoreError) -> Bool,
    ) throws(StoreError) -> Bool {
        defer { rows.reset() }
        while true {
            guard let isRow = try? rows.step() else { return false }
            guard isRow, try body(rows.row) else { return true }
        }
    }

    /// Writes a row; false when it was there already.
    private func take(_ row: Row, _ shape: RowShape) throws(StoreError) -> Bool {
        guard let insert = inserts[shape] else { return false }
        for column in 0..<min(row.columnCount, insert.parameterCount) {
            insert.bind(Int32(truncatingIfNeeded: column + 1), row.value(column))
        }
        try insert.run()
        return gathered.changeCount > 0
    }

    /// Keeps of what looked like ids those that are.
    ///
    /// They come from the index's root, or from a page none of whose entries contradicts a document that
    /// can be read and at least one of which such a document bears out. Families have indexes of the same
    /// shape.
    private func settleIdentities() throws(StoreError) {
        try gathered.run(
            """
            CREATE TABLE known (doc INTEGER PRIMARY KEY, id TEXT NOT NULL);
            INSERT OR IGNORE INTO known SELECT doc, id FROM identity
            WHERE page = \(identityRoot ?? 0);
            INSERT OR IGNORE INTO known SELECT doc, id FROM identity WHERE page IN (
                SELECT page FROM identity JOIN document USING (doc)
                GROUP BY page HAVING min(identity.id = document.id) = 1
            );
            DROP TABLE identity;
            """
        )
    }
}
