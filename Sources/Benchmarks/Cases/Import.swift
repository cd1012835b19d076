import Caseload
import Exchange
import LocalStore

extension Benchmark {
    /// 100,000 families with about 400,000 members is a regency's register in one go.
    static let importing = Benchmark(
        name: "import",
        summary:
            "the register from CSV files into a new store, beside the C API filling the same tables",
    ) { session in
        let files = try session.store(families: session.many).files
        var (ours, floor, work, floorWork) = (Samples(), Samples(), Samples(), Samples())
        for _ in 0..<session.repeats(3) {
            let folder = StoreFolder(session.scratch.file("import"))
            let raw = session.scratch.file("import.raw")
            defer {
                Folder.remove(folder.path)
                for suffix in ["", "-wal", "-shm"] { Files.remove(raw + suffix) }
            }
            let caseload = try StoreFixture.create(in: folder)
            let before = Stopwatch.processorTime()
            ours.add(
                try Stopwatch.time {
                    try CaseloadFilling.fill(caseload, with: files, kinds: CaseloadFiles.register)
                }.0
            )
            work.add(Stopwatch.processorTime() - before)
            let families = try caseload.store.read { (reader) throws(StoreError) in
                try reader.count("SELECT count(*) FROM family")
            }
            try check(families == files.families, "\(families) families came of \(files.families)")
            caseload.store.close()
            let (seconds, processor) = try fillTables(at: raw, from: folder)
            floor.add(seconds)
            floorWork.add(processor)
        }
        return [
            Figure(
                what: "\(files.families) families from CSV",
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "C API, same rows", samples: floor),
                bar: .ratio(atMost: 3),
            ),
            Figure(
                what: "processor time of the same",
                unit: .seconds,
                ours: work,
                floor: Figure.Floor(name: "C API, same rows", samples: floorWork),
            ),
        ]
    }

    /// Fills the tables of a store with its own rows, held in memory, in one transaction; answers how
    /// long that took, the log folded back as an import does.
    private static func fillTables(at path: String, from folder: StoreFolder) throws -> (
        seconds: Double, processor: Double
    ) {
        let source = try RawDatabase(folder.storePath, key: .fixed)
        let schema = try RawSchema(of: source)
        let rows = try schema.tables.map { table in
            try PackedRows(table, try source.statement("SELECT * FROM \(table)"))
        }
        let target = try RawDatabase(path, key: .fixed, cache: .bulk)
        try schema.create(in: target)
        let before = Stopwatch.processorTime()
        let (seconds, _) = try Stopwatch.time {
            try target.run("BEGIN IMMEDIATE")
            for rows in rows { try rows.insert(by: try target.statement(rows.insertSQL)) }
            try target.run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")
        }
        let processor = Stopwatch.processorTime() - before
        for rows in rows {
            let count = try target.integer("SELECT count(*) FROM \(rows.table)")
            try check(count == rows.count, "\(rows.table): \(count) rows of \(rows.count)")
        }
        return (seconds, processor)
    }
}
