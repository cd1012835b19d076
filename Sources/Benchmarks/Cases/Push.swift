import LocalStore
import Replication

extension Benchmark {
    /// 10,000 records are a month of a whole sub-district, or one laptop's year without a link.
    static let push = Benchmark(
        name: "push",
        summary:
            "records to the hub or a server, beside curl making the same requests, or the writing ones alone",
    ) { session in
        let size = session.size(10_000, quick: 200)
        let what = "push of \(size) records"
        guard let host = try session.databaseHost() else { return [.skipped(what, "no curl")] }
        let laptop = try session.laptop(records: size)
        let bodies = try BulkBodies(laptop, in: session.scratch)
        var (ours, floor, writing) = (Samples(), Samples(), Samples())
        for _ in 0..<session.repeats(5) {
            for isWhole in [true, false] {
                let plain = try host.database()
                let url = "\(host.url)/\(plain)"
                let requests = isWhole ? bodies.pushing(to: url) : bodies.writing(to: url)
                let seconds = try host.curl.run(requests).seconds
                if isWhole { floor.add(seconds) } else { writing.add(seconds) }
                try check(try host.documentCount(plain) == size, "curl has lost records")
                try host.drop(plain)
            }
            let database = try host.database()
            try laptop.withStore(in: session.scratch) { store in
                let sync = LaptopSync(
                    store: store,
                    connection: host.connection(),
                    database: database,
                )
                let (seconds, report) = try Stopwatch.time { try sync.push() }
                ours.add(seconds)
                try check(report.written == size, "\(report.written) records written")
                let left = try LaptopFixture.count(store, undelivered: true)
                try check(left == 0, "\(left) records still in the queue")
            }
            try check(try host.documentCount(database) == size, "the push has lost records")
            try host.drop(database)
        }
        return [
            Figure(
                what: what,
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "curl, _bulk_docs by 500", samples: writing),
                bar: .ratio(atMost: 1.3),
            ),
            Figure(
                what: "the same push",
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "curl, _revs_diff too", samples: floor),
            ),
        ]
    }
}
