extension Benchmark {
    /// Keys in the list of families, one at a time, each beside the same key in less.
    static let keyToFrame = Benchmark(
        name: "key-to-frame",
        summary:
            "keys in the list of 100,000 families, beside the same keys in less on 100,000 lines",
    ) { session in
        let fixture = try session.store(families: session.many)
        let run = try ProgramRun(session, fixture)
        try run.unlock()
        try run.openList()
        // Counting the quarter goes on after the list is there; it would add its frames to ours.
        run.terminal.rest()
        let less = try Less.start(session)
        less?.settle(milliseconds: 200)
        defer {
            run.terminal.end()
            less?.end()
        }
        let walks: [(name: String, keys: [Key], count: Int)] = [
            // The p95 of fewer would be one single key.
            ("Down", [.down], 200), ("PageDown", [.pageDown], 100),
            ("End, Home", [.end, .home], 100),
        ]
        var figures: [Figure] = []
        var (bytes, work, lessWork) = (Samples(), Samples(), Samples())
        for (name, keys, count) in walks {
            var ours = Samples()
            var floor = Samples()
            let before = (run.terminal.processorTime(), less?.processorTime())
            for number in 0..<session.size(count, quick: 4) {
                // At its end a small list has nothing to answer.
                guard let timing = run.terminal.press(keys[number % keys.count]) else { break }
                ours.add(timing.frame)
                if name == "Down" { bytes.add(Double(timing.bytes)) }
                if let timing = less?.press(keys[number % keys.count]) { floor.add(timing.frame) }
            }
            if name == "Down" {
                work = Samples([(run.terminal.processorTime() - before.0) / Double(count)])
                lessWork = Samples(
                    before.1.map { [((less?.processorTime() ?? $0) - $0) / Double(count)] } ?? []
                )
            }
            figures.append(
                Figure(
                    what: "\(name), \(fixture.families) families",
                    unit: .seconds,
                    ours: ours,
                    floor: Figure.Floor(name: "less", samples: floor),
                    bar: .ratio(atMost: 1.5, .p95),
                )
            )
        }
        figures.append(
            Figure(
                what: "processor time a Down",
                unit: .seconds,
                ours: work,
                floor: Figure.Floor(name: "less", samples: lessWork),
            )
        )
        let idle = run.terminal.idleBytes(seconds: session.isQuick ? 0.2 : 3)
        figures.append(
            Figure(
                what: "bytes a Down",
                unit: .bytes,
                ours: bytes,
                bar: .value(atMost: 150, .mean),
            )
        )
        figures.append(
            Figure(
                what: "bytes at idle, 3 s",
                unit: .bytes,
                ours: Samples([Double(idle)]),
                bar: .value(atMost: 0),
            )
        )
        return figures
    }
}
