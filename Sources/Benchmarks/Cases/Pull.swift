import LocalStore
import Replication

extension Benchmark {
    /// What a new laptop fetches when its records were at the desk.
    static let pull = Benchmark(
        name: "pull",
        summary: "records from the hub to an empty laptop, beside curl fetching the same by 500",
    ) { session in
        let size = session.size(10_000, quick: 200)
        let what = "pull of \(size) records"
        guard let desk = try session.startedDesk() else { return [.skipped(what, "no curl")] }
        let bodies = try BulkBodies(try session.laptop(records: size), in: session.scratch)
        return [try fetch(bodies, what, desk, session, repeats: 5)]
    }

    /// The register of a whole regency's corner in one go: far more than one pendamping's.
    static let firstLoad = Benchmark(
        name: "first-load",
        summary: "a register from the hub to an empty laptop, beside curl fetching the same by 500",
    ) { session in
        let families = session.size(10_000, quick: 50)
        let what = "first load of \(families) families"
        guard let desk = try session.startedDesk() else { return [.skipped(what, "no curl")] }
        let bodies = try BulkBodies(
            registerOf: try session.store(families: families),
            in: session.scratch,
        )
        return [
            try fetch(
                bodies,
                what + ", \(bodies.count) documents",
                desk,
                session,
                repeats: 3,
            )
        ]
    }

    private static func fetch(
        _ bodies: BulkBodies,
        _ what: String,
        _ desk: Session.Desk,
        _ session: Session,
        repeats: Int,
    ) throws -> Figure {
        let database = try desk.host.database()
        let url = "\(desk.host.url)/\(database)"
        try desk.curl.run(bodies.writing(to: url))
        var (ours, floor) = (Samples(), Samples())
        for _ in 0..<session.repeats(repeats) {
            let answer = try desk.curl.run(bodies.reading(from: url))
            try check(answer.received > bodies.bytes / 2, "curl got \(answer.received) bytes")
            floor.add(answer.seconds)
            let folder = StoreFolder(session.scratch.file("pulled"))
            defer { Folder.remove(folder.path) }
            let store = try StoreFixture.create(in: folder).store
            defer { store.close() }
            let sync = LaptopSync(
                store: store,
                connection: desk.host.connection(),
                database: database,
            )
            let (seconds, report) = try Stopwatch.time { try sync.pull() }
            ours.add(seconds)
            try check(report.written == bodies.count, "\(report.written) documents written")
        }
        return Figure(
            what: what,
            unit: .seconds,
            ours: ours,
            floor: Figure.Floor(name: "curl, _bulk_get by 500", samples: floor),
        )
    }
}
