extension Benchmark {
    /// 300 families are one pendamping's; less opens a file that has been shown to feel instant.
    static let firstFrame = Benchmark(
        name: "first-frame",
        summary:
            "from the derived key to the first frame, 300 families, beside less opening a file",
    ) { session in
        let fixture = try session.store(families: session.few)
        var (frame, filled, floor) = (Samples(), Samples(), Samples())
        for _ in 0..<session.repeats(15) {
            let run = try ProgramRun(session, fixture, isStamped: true)
            try run.unlock()
            frame.add(Stopwatch.seconds(from: run.unlocked, to: run.firstFrame))
            let full = try run.terminal.wait(for: "Sukamekar")
            filled.add(Stopwatch.seconds(from: run.unlocked, to: full))
            run.terminal.end()
            if let seconds = try Less.firstFrame(session) { floor.add(seconds) }
        }
        let less = Figure.Floor(name: "less, \(Less.lines(session)) lines", samples: floor)
        return [
            Figure(
                what: "first frame after unlock, \(fixture.families) families",
                unit: .seconds,
                ours: frame,
                floor: less,
                bar: .ratio(atMost: 3),
            ),
            Figure(
                what: "the same with the quarter's figures in it",
                unit: .seconds,
                ours: filled,
                floor: less,
            ),
        ]
    }
}
