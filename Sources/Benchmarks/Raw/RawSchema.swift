/// A store's own tables and indexes, as its `sqlite_master` has them.
struct RawSchema: Sendable {
    /// Tables first, then indexes, each in the order they were made.
    let statements: [String]
    let tables: [String]

    init(of database: RawDatabase) throws {
        var statements: [String] = []
        var tables: [String] = []
        let query = try database.statement(
            """
            SELECT type, name, sql FROM sqlite_master
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index', rowid
            """
        )
        while try query.step() {
            if query.text(0) == "table" { tables.append(query.text(1)) }
            statements.append(query.text(2))
        }
        self.statements = statements
        self.tables = tables
    }

    func create(in database: RawDatabase) throws {
        try database.run("BEGIN; " + statements.joined(separator: "; ") + "; COMMIT")
    }

    /// Tables that have a column `doc`: rows that belong to one document.
    func documentTables(in database: RawDatabase) throws -> [String] {
        try tables.filter { table in
            let columns = try database.statement("PRAGMA table_info(\(table))")
            var hasColumn = false
            while try columns.step() {
                if columns.text(1) == "doc" { hasColumn = true }
            }
            return hasColumn
        }
    }
}
