import LocalStore
import Replication

extension Benchmark {
    /// What the schedule does every quarter of an hour, nearly always for nothing.
    static let idleSync = Benchmark(
        name: "idle-sync",
        summary: "a whole sync of a laptop of 10,000 records when there is nothing to move",
    ) { session in
        let size = session.size(10_000, quick: 200)
        let what = "sync with nothing to do"
        guard let desk = try session.startedDesk() else { return [.skipped(what, "no curl")] }
        let database = try desk.host.database()
        var (times, requests, bytes) = (Samples(), Samples(), Samples())
        try session.laptop(records: size).withStore(in: session.scratch) { store in
            let sync = LaptopSync(
                store: store,
                connection: desk.host.connection(),
                database: database,
            )
            let first = try sync.sync()
            try check(first.push?.written == size, "the first sync has not sent everything")
            // The next one only finds what came of the first.
            _ = try sync.sync()
            for _ in 0..<session.repeats(20) {
                let before = try desk.hub.requests()
                let (seconds, report) = try Stopwatch.time { try sync.sync() }
                times.add(seconds)
                requests.add(Double(try desk.hub.requests() - before))
                guard let pull = report.pull, let push = report.push else {
                    throw BenchmarkFailure("a sync of one direction")
                }
                bytes.add((pull.traffic + push.traffic).bytes(each: 1))
                try check(pull.fetched == 0 && push.fetched == 0, "it moved something")
            }
        }
        return [
            Figure(what: what, unit: .seconds, ours: times),
            Figure(what: "its requests", unit: .count, ours: requests),
            Figure(what: "its bytes, both ways", unit: .bytes, ours: bytes),
        ]
    }
}
