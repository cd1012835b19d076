import Documents

/// Makes projections anew from the documents.
enum ProjectionRebuild {
    /// The projections whose tables in the store are not of their version.
    static func needed(
        _ projections: [Projection],
        on connection: Connection,
    ) throws(StoreError) -> [Projection] {
        var needed: [Projection] = []
        for projection in projections {
            let statement = try connection.statement(
                "SELECT version FROM projection WHERE name = ?"
            )
            statement.bind(1, projection.name)
            let found = try statement.first { (row) throws(StoreError) in row.int(0) }
            if found != projection.version { needed.append(projection) }
        }
        return needed
    }

    /// Drops and refills the tables of these projections, in the caller's transaction.
    ///
    /// What was kept of the old ones goes, too.
    /// Indexes are made after the rows, which is faster than keeping them while they grow.
    static func run(
        _ projections: [Projection],
        on connection: Connection,
        progress: Progress,
    ) throws(StoreError) {
        guard !projections.isEmpty else { return }
        try connection.run(KeptHead.dropAll)
        for projection in projections {
            try drop(projection, on: connection)
            for table in projection.tables { try connection.run(table.createTable()) }
            let record = try connection.statement(
                "INSERT OR REPLACE INTO projection VALUES (?, ?, ?)"
            )
            record.bind(1, projection.name)
            record.bind(2, projection.version)
            record.bind(3, projection.tables.map(\.name).joined(separator: " "))
            try record.run()
        }
        let writer = try ProjectionWriter(projections, on: connection)
        try fill(projections, with: writer, on: connection, progress: progress)
        for table in projections.flatMap(\.tables) {
            for index in table.createIndexes { try connection.run(index) }
        }
        connection.forgetStatements()
    }

    /// Writes the rows of every live document into tables that are empty.
    static func fill(
        _ projections: [Projection],
        with writer: ProjectionWriter,
        on connection: Connection,
        progress: Progress,
    ) throws(StoreError) {
        let kinds = Set(projections.flatMap(\.kinds))
        let total = try connection.integer("SELECT count(*) FROM document") ?? 0
        var done = 0
        let walk = try Statement(
            "SELECT doc, id, winner FROM document WHERE deleted = 0 ORDER BY doc",
            on: connection.handle,
        )
        let bodies = try BodyTable(connection)
        try walk.walk { (row) throws(StoreError) in
            if done % 256 == 0 { try progress.check(done: done, total: total) }
            done += 1
            let id = DocumentID(row.text(1))
            guard kinds.contains(id.kind) else { return true }
            guard let body = try bodies.read(doc: row.int(0), revision: row.text(2)) else {
                return true
            }
            try writer.update(doc: row.int(0), id: id, body: .object(body), isNew: true)
            return true
        }
    }

    /// Drops the tables the store knows under the projection's name and those it is about to make.
    private static func drop(
        _ projection: Projection,
        on connection: Connection,
    ) throws(StoreError) {
        let statement = try connection.statement("SELECT tables FROM projection WHERE name = ?")
        statement.bind(1, projection.name)
        let recorded = try statement.first { (row) throws(StoreError) in row.text(0) } ?? ""
        let tables =
            recorded.split(separator: " ").map(String.init)
            + projection.tables.map(\.name)
        for table in Set(tables) where ProjectionTable.isName(table) {
            precondition(!reserved.contains(table), "a projection took a table of the store's own")
            try connection.run("DROP TABLE IF EXISTS \(table)")
        }
    }

    private static let reserved: Set = [
        "meta", "document", "body", "delivery", "local_document", "draft", "projection", "promise",
        "release", "purged",
        "kept", "kept_part",
    ]
}
