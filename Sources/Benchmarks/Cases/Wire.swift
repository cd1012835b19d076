import LocalStore
import Replication

extension Benchmark {
    /// At 30 kbit/s a second carries 3,750 bytes.
    static let wire = Benchmark(
        name: "wire",
        summary: "bytes a record on the wire, headers and answers included, with and without gzip",
    ) { session in
        try [(200, 20), (10_000, 200)].flatMap { full, quick in
            let size = session.size(full, quick: quick)
            guard let desk = try session.startedDesk() else {
                return [Figure.skipped("bytes a record, \(size) records", "no curl")]
            }
            let bodies = try BulkBodies(try session.laptop(records: size), in: session.scratch)
            let body = Samples([Double(bodies.bytes) / Double(size)])
            var pushed: [Bool: Samples] = [:]
            var pulled: [Bool: Samples] = [:]
            for packs in [false, true] {
                let database = try desk.host.database()
                let connection = desk.host.connection(packing: packs ? .always : .never)
                try session.laptop(records: size).withStore(in: session.scratch) { store in
                    let sync = LaptopSync(
                        store: store,
                        connection: connection,
                        database: database,
                    )
                    let report = try sync.push()
                    try check(report.written == size, "\(report.written) records written")
                    pushed[packs, default: Samples()].add(report.traffic.bytes(each: size))
                }
                let folder = StoreFolder(session.scratch.file("pulled"))
                defer { Folder.remove(folder.path) }
                let store = try StoreFixture.create(in: folder).store
                defer { store.close() }
                let sync = LaptopSync(store: store, connection: connection, database: database)
                let report = try sync.pull()
                try check(report.written == size, "\(report.written) records fetched")
                pulled[packs, default: Samples()].add(report.traffic.bytes(each: size))
            }
            return [("push", pushed), ("pull", pulled)].flatMap { direction, samples in
                [false, true].map { packs in
                    Figure(
                        what: "\(direction) of \(size), bytes a record\(packs ? ", gzip" : "")",
                        unit: .bytes,
                        ours: samples[packs] ?? Samples(),
                        floor: Figure.Floor(name: "its JSON", samples: body),
                    )
                }
            }
        }
    }
}
