extension Benchmark {
    /// What she waits for before she can type: the machine's part and ours.
    static let start = Benchmark(
        name: "start",
        summary: "the program started to the first frame of its door, beside less",
    ) { session in
        let fixture = try session.store(families: session.few)
        var ours = Samples()
        var floor = Samples()
        for _ in 0..<session.repeats(15) {
            let run = try ProgramRun(session, fixture)
            ours.add(Stopwatch.seconds(from: run.terminal.started, to: run.door))
            run.terminal.end()
            if let seconds = try Less.firstFrame(session) { floor.add(seconds) }
        }
        return [
            Figure(
                what: "exec to the door's first frame",
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "less, \(Less.lines(session)) lines", samples: floor),
            )
        ]
    }
}
