import LocalStore

extension Benchmark {
    /// What stands between the key and the first question, at both sizes.
    static let opening = Benchmark(
        name: "open",
        summary: "a store opened with its key and asked once, beside the C API, at both sizes",
    ) { session in
        try [session.few, session.many].map { families in
            let fixture = try session.store(families: families)
            var ours = Samples()
            var floor = Samples()
            for _ in 0..<session.repeats(30) {
                let (seconds, store) = try Stopwatch.time {
                    let store = try StoreFixture.open(fixture.folder)
                    let last = try store.read { (reader) throws(StoreError) in
                        try reader.lastSequence()
                    }
                    try check(last > families, "a store of \(families) families ends at \(last)")
                    return store
                }
                store.close()
                ours.add(seconds)
                let (raw, database) = try Stopwatch.time {
                    let database = try RawDatabase(fixture.rawPath, key: .fixed)
                    let last = try database.integer("SELECT max(seq) FROM document")
                    try check(last > families, "the C API reads \(last)")
                    return database
                }
                floor.add(raw)
                // Closing, which folds the log back, is in neither.
                keep(database)
            }
            return Figure(
                what: "open and ask, \(families) families",
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "C API", samples: floor),
            )
        }
    }
}
