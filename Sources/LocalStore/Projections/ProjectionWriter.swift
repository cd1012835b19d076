import Documents

/// Keeps the projections' tables in step with the documents, on one connection.
final class ProjectionWriter {
    private let connection: Connection
    private let projections: [Projection]
    private var byKind: [String: [Prepared]] = [:]
    /// Projections in the store that this program does not have: written to, they fall behind.
    private let strangers: [String]
    private var toldStrangers = false
    /// Drops what is kept of a kind; nil where the tables are copies.
    private var dropKept: Statement?

    /// A projection with its statements.
    private final class Prepared {
        let projection: Projection
        var inserts: [(table: String, columns: Int, statement: Statement)] = []
        var deletes: [Statement] = []

        init(_ projection: Projection, on connection: Connection) throws(StoreError) {
            self.projection = projection
            for table in projection.tables {
                let insert = try Statement(table.insert, on: connection.handle)
                inserts.append((table.name, table.columns.count, insert))
                deletes.append(
                    try Statement("DELETE FROM \(table.name) WHERE doc = ?", on: connection.handle)
                )
            }
        }
    }

    /// Prepares to write; `intoCopies` says that the tables are a rehearsal's and nobody else's
    /// concern.
    init(
        _ projections: [Projection],
        on connection: Connection,
        intoCopies: Bool = false,
    ) throws(StoreError) {
        self.connection = connection
        self.projections = projections
        var recorded: [String] = []
        try connection.statement("SELECT name FROM projection WHERE version > 0").walk {
            (row) throws(StoreError) in
            recorded.append(row.text(0))
            return true
        }
        strangers =
            intoCopies
            ? [] : recorded.filter { name in !projections.contains { $0.name == name } }
        if !intoCopies {
            dropKept = try Statement(KeptHead.dropKind, on: connection.handle)
        }
        for projection in projections {
            let prepared = try Prepared(projection, on: connection)
            for kind in projection.kinds { byKind[kind, default: []].append(prepared) }
        }
    }

    /// Called at the start of each write transaction.
    func begin() {
        toldStrangers = false
    }

    /// Makes the rows of a document those of `body`; of none when that is nil.
    ///
    /// `isNew` says that there cannot be any rows yet.
    func update(
        doc: Int,
        id: DocumentID,
        body: JSONValue?,
        isNew: Bool,
    ) throws(StoreError) {
        try tellStrangers()
        guard let concerned = byKind[id.kind] else { return }
        for prepared in concerned {
            if !isNew {
                for delete in prepared.deletes {
                    delete.bind(1, doc)
                    try delete.run()
                }
            }
            guard let body else { continue }
            try insert(prepared.projection.rows(id, body), of: prepared, doc: doc)
        }
        if body == nil, !isNew, let dropKept {
            // What is kept of such documents may still name this one.
            dropKept.bind(1, id.kind)
            try dropKept.run()
        }
    }

    private func insert(
        _ rows: [ProjectionRow],
        of prepared: Prepared,
        doc: Int,
    ) throws(StoreError) {
        var place = 0
        for (table, values) in rows {
            if prepared.inserts[place].table != table {
                guard let found = prepared.inserts.firstIndex(where: { $0.table == table }) else {
                    throw .misuse("projection \(prepared.projection.name) has no table \(table)")
                }
                place = found
            }
            guard values.count == prepared.inserts[place].columns else {
                throw .misuse("a row of \(table) has \(values.count) values")
            }
            let statement = prepared.inserts[place].statement
            statement.bind(1, doc)
            var index: Int32 = 2
            for value in values {
                statement.bind(index, value)
                index += 1
            }
            try statement.run()
        }
    }

    /// Marks foreign projections as behind, so that the program that has them rebuilds them.
    private func tellStrangers() throws(StoreError) {
        guard !strangers.isEmpty, !toldStrangers else { return }
        toldStrangers = true
        for name in strangers {
            let statement = try connection.statement(
                "UPDATE projection SET version = 0 WHERE name = ?"
            )
            statement.bind(1, name)
            try statement.run()
        }
    }
}
