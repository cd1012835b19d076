import Documents

extension Store {
    /// Looks at everything: each page's digest, each tree, body, delivery and draft, and whether
    /// the projections are what a rebuild gives.
    ///
    /// Changes nothing.
    ///
    /// Beside an open screen, holding nobody up. A damaged page ends neither the examination nor
    /// the program: it is a finding. Takes as much memory as the projections do on disk.
    package func examine(progress: Progress = .silent) throws(StoreError) -> DoctorReport {
        let connection = try connect(cache: CacheSize.reader)
        var report = DoctorReport()
        let examination = try Examination(connection, progress: progress)
        try examination.file(&report)
        guard report.isSound else {
            // What the damaged pages held is `salvage`'s business.
            report.isCounted = false
            return report
        }
        try examination.documents(&report)
        try examination.deliveries(&report)
        try examination.drafts(&report)
        report.salvage = try Reader(connection).salvageNote()
        try examination.projections(options.projections, &report)
        return report
    }

    /// Makes the projections and the caches beside the trees anew from the documents, in one
    /// transaction.
    package func rebuild(progress: Progress = .silent) throws(StoreError) {
        try write(bulk: true) { (writer) throws(StoreError) in
            try writer.recacheWinners(progress)
            try ProjectionRebuild.run(
                options.projections,
                on: writer.connection,
                progress: progress,
            )
        }
    }
}

/// The parts of an examination, each adding to the report.
private struct Examination {
    let connection: Connection
    let bodies: BodyTable
    let progress: Progress

    init(_ connection: Connection, progress: Progress) throws(StoreError) {
        self.connection = connection
        self.progress = progress
        bodies = try BodyTable(connection)
    }

    /// Places told of a damaged file; each costs a line and none of them mends anything.
    private static let fileLimit = 20

    func file(_ report: inout DoctorReport) throws(StoreError) {
        var lines: [String] = []
        try connection.statement("PRAGMA integrity_check(\(Self.fileLimit))").walk {
            (row) throws(StoreError) in
            // One entry may hold several lines.
            lines += row.text(0).split(separator: "\n").map(String.init)
            return true
        }
        for line in lines where line != "ok" && !line.hasPrefix("***") {
            report.add(.file, nil, line)
        }
        report.isFileCheckCut = report.findings.count >= Self.fileLimit
    }

    func documents(_ report: inout DoctorReport) throws(StoreError) {
        let total = try connection.integer("SELECT count(*) FROM document") ?? 0
        var found = report
        let walk = try connection.statement(
            "SELECT \(DocumentRow.columns), id FROM document ORDER BY doc"
        )
        try walk.walk { (row) throws(StoreError) in
            if found.documents % 256 == 0 {
                try progress.check(done: found.documents, total: total)
            }
            found.documents += 1
            let id = DocumentID(row.text(7))
            do throws(StoreError) {
                try document(id, DocumentRow(row), &found)
            } catch .damaged(_, let detail) {
                found.add(.tree, id, detail)
            }
            return true
        }
        report = found
        let orphans =
            try connection.integer(
                "SELECT count(*) FROM body WHERE slot >> 20 NOT IN (SELECT doc FROM document)"
            ) ?? 0
        if orphans > 0 { report.add(.body, nil, "\(orphans) bodies without a document") }
    }

    private func document(
        _ id: DocumentID,
        _ row: DocumentRow,
        _ report: inout DoctorReport,
    ) throws(StoreError) {
        guard !row.purged else { return }
        if row.winner.deleted { report.tombstones += 1 }
        if row.local { report.localDocuments += 1 }
        if row.conflicts > 0 { report.conflicts += 1 }
        if row.tree.winner != row.winner || row.tree.conflicts.count != row.conflicts {
            report.add(.tree, id, "the winner is not the tree's")
        }
        for leaf in row.tree.leaves {
            do throws(StoreError) {
                if try bodies.read(doc: row.doc, revision: leaf.revision.description) == nil {
                    report.add(.body, id, "\(leaf.revision) has no body")
                }
            } catch .damaged(_, let detail) {
                report.add(.body, id, "\(leaf.revision): \(detail)")
            }
            let noted = try connection.statement(
                "SELECT leaf FROM delivery WHERE doc = ? AND revision = ?"
            )
            noted.bind(1, row.doc)
            noted.bind(2, leaf.revision.description)
            let isNoted = try noted.first { (row) throws(StoreError) in row.bool(0) } ?? false
            if isNoted == row.local { report.add(.delivery, id, "\(leaf.revision)") }
        }
    }

    func deliveries(_ report: inout DoctorReport) throws(StoreError) {
        report.queue =
            try connection.integer(
                "SELECT count(*) FROM delivery WHERE leaf = 1 AND state < 3"
            ) ?? 0
        let strays =
            try connection.integer(
                "SELECT count(*) FROM delivery WHERE doc NOT IN (SELECT doc FROM document)"
            ) ?? 0
        if strays > 0 { report.add(.delivery, nil, "\(strays) rows without a document") }
    }

    func drafts(_ report: inout DoctorReport) throws(StoreError) {
        var found = report
        for table in ["draft", "local_document"] {
            try connection.statement("SELECT json FROM \(table)").walk { (row) throws(StoreError) in
                if table == "draft" { found.drafts += 1 }
                do throws(StoreError) {
                    _ = try Reader.json(row, 0)
                } catch {
                    found.add(.draft, nil, "a row of \(table) cannot be read")
                }
                return true
            }
        }
        report = found
    }

    /// Rebuilds every projection beside itself, in this connection's memory, and compares.
    func projections(
        _ projections: [Projection],
        _ report: inout DoctorReport,
    ) throws(StoreError) {
        guard !projections.isEmpty else { return }
        let behind = try ProjectionRebuild.needed(projections, on: connection)
        for projection in behind { report.add(.projection, nil, "\(projection.name) is behind") }
        let current = projections.filter { one in !behind.contains { $0.name == one.name } }
        let copies = current.map(\.rehearsed)
        for table in copies.flatMap(\.tables) {
            try connection.run(table.createTable(temporary: true))
        }
        var found = report
        // One moment for documents and tables; writers are not held up.
        try connection.transaction("BEGIN") { () throws(StoreError) in
            let writer = try ProjectionWriter(copies, on: connection, intoCopies: true)
            try ProjectionRebuild.fill(copies, with: writer, on: connection, progress: progress)
            for table in current.flatMap(\.tables) {
                let count = try differences(table)
                if count > 0 {
                    found.add(.projection, nil, "\(table.name): \(count) rows differ")
                }
            }
        }
        report = found
    }

    /// Rows that one of the two tables has more often than the other.
    private func differences(_ table: ProjectionTable) throws(StoreError) -> Int {
        let columns = (0...table.columns.count).map { "\($0 + 1)" }.joined(separator: ", ")
        func side(_ name: String) -> String {
            "SELECT *, count(*) FROM \(name) GROUP BY \(columns)"
        }
        let own = side(table.name)
        let fresh = side(table.rehearsed.name)
        let sql = """
            SELECT (SELECT count(*) FROM (\(own) EXCEPT \(fresh)))
                 + (SELECT count(*) FROM (\(fresh) EXCEPT \(own)))
            """
        return try connection.integer(sql) ?? 0
    }
}

extension ProjectionTable {
    /// The same table under another name.
    fileprivate var rehearsed: ProjectionTable {
        ProjectionTable("rehearsed_" + name, rowsPerDocument, columns: columns, indexes: [])
    }
}

extension Projection {
    /// The same projection into tables of other names.
    fileprivate var rehearsed: Projection {
        let rows = rows
        return Projection(
            name: "rehearsed " + name,
            version: version,
            kinds: kinds,
            tables: tables.map(\.rehearsed),
            rows: { id, body in
                rows(id, body).map { (table: "rehearsed_" + $0.table, values: $0.values) }
            },
        )
    }
}
