extension Benchmark {
    /// A key must not feel how large the caseload is.
    static let growth = Benchmark(
        name: "growth",
        summary: "Down in the list of 100,000 families, beside the same key in a list of 300",
    ) { session in
        let large = try listed(session, session.many)
        let small = try listed(session, session.few)
        defer {
            large.terminal.end()
            small.terminal.end()
        }
        var ours = Samples()
        var floor = Samples()
        // Down and up within the first page and beyond it, so that both lists move alike.
        for number in 0..<session.size(400, quick: 4) {
            let key: Key = number % 80 < 40 ? .down : .up
            guard let there = large.terminal.press(key), let here = small.terminal.press(key) else {
                throw BenchmarkFailure("no answer to \(key)")
            }
            ours.add(there.frame)
            floor.add(here.frame)
        }
        return [
            Figure(
                what: "key to frame, \(session.many) families",
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "\(session.few) families", samples: floor),
                bar: .ratio(atMost: 1.2),
            )
        ]
    }

    private static func listed(_ session: Session, _ families: Int) throws -> ProgramRun {
        let run = try ProgramRun(session, try session.store(families: families))
        try run.unlock()
        try run.openList()
        run.terminal.rest()
        return run
    }
}
