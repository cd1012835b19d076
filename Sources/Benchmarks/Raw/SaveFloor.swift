/// One save by the C API: the look-ups no save can do without, then the rows that the store's own save
/// left, in one transaction; after a save of the screen also the count it shows.
final class SaveFloor {
    private let database: RawDatabase
    private let tables: [String]
    private var inserts: [String: RawStatement] = [:]
    private let begin, commit, find, last, waiting: RawStatement

    init(_ path: String, like store: RawDatabase) throws {
        database = try RawDatabase(path, key: .fixed)
        tables = try RawSchema(of: store).documentTables(in: store)
        begin = try database.statement("BEGIN IMMEDIATE")
        commit = try database.statement("COMMIT")
        find = try database.statement("SELECT doc FROM document WHERE id = ?")
        last = try database.statement("SELECT max(seq) FROM document")
        waiting = try database.statement(
            "SELECT count(*) FROM delivery WHERE leaf = 1 AND state < 3"
        )
    }

    /// Repeats a save that the store has made; answers how many seconds it took.
    ///
    /// `isCounting`: Also counts what waits for delivery, as the screen's save does.
    func save(
        _ id: String,
        asIn store: RawDatabase,
        isCounting: Bool = false,
    ) throws -> Double {
        let rows = try rows(of: id, in: store)
        for rows in rows where inserts[rows.table] == nil {
            inserts[rows.table] = try database.statement(rows.insertSQL)
        }
        let (seconds, isNew) = try Stopwatch.time {
            try begin.run()
            find.bind(1, id)
            let isNew = try !find.step()
            find.reset()
            try last.run()
            for rows in rows {
                if let insert = inserts[rows.table] { try rows.insert(by: insert) }
            }
            if isCounting { try waiting.run() }
            try commit.run()
            return isNew
        }
        try check(isNew && rows.count >= 4, "a save writes document, body, delivery, projection")
        return seconds
    }

    private func rows(of id: String, in store: RawDatabase) throws -> [PackedRows] {
        let found = try store.statement("SELECT doc FROM document WHERE id = ?")
        found.bind(1, id)
        guard try found.step() else { throw BenchmarkFailure("\(id) is not in the store") }
        let doc = found.int(0)
        found.reset()
        var rows = try tables.map { table in
            try PackedRows(table, try store.statement("SELECT * FROM \(table) WHERE doc = \(doc)"))
        }
        // `slot` is `doc << 20 | n`.
        let body = try store.statement(
            "SELECT * FROM body WHERE slot BETWEEN \(doc << 20) AND \((doc + 1) << 20 - 1)"
        )
        rows.append(try PackedRows("body", body))
        return rows.filter { $0.count > 0 }
    }
}
