import LocalStore
import Replication

extension Benchmark {
    /// 10,000 records are a month of a whole sub-district, or one laptop's year without a link.
    static let push = Benchmark(
        name: "push",
        summary: "records from a laptop to the hub, beside curl posting the same in batches of 500",
    ) { session in
        let size = session.size(10_000, quick: 200)
        let what = "push of \(size) records"
        guard let desk = try session.startedDesk() else { return [.skipped(what, "no curl")] }
        let laptop = try session.laptop(records: size)
        let bodies = try BulkBodies(laptop, in: session.scratch)
        var (ours, floor) = (Samples(), Samples())
        for _ in 0..<session.repeats(5) {
            let plain = try desk.hub.database()
            let posting = bodies.writing(to: "\(desk.hub.url)/\(plain)")
            floor.add(try desk.curl.run(posting).seconds)
            try check(try desk.hub.documentCount(plain) == size, "curl has lost records")
            let database = try desk.hub.database()
            try laptop.withStore(in: session.scratch) { store in
                let sync = LaptopSync(
                    store: store,
                    connection: desk.hub.connection(),
                    database: database,
                )
                let (seconds, report) = try Stopwatch.time { try sync.push() }
                ours.add(seconds)
                try check(report.written == size, "\(report.written) records written")
                let left = try LaptopFixture.count(store, undelivered: true)
                try check(left == 0, "\(left) records still in the queue")
            }
            try check(try desk.hub.documentCount(database) == size, "the push has lost records")
        }
        return [
            Figure(
                what: what,
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "curl, _bulk_docs by 500", samples: floor),
                bar: .ratio(atMost: 1.3),
            )
        ]
    }
}
