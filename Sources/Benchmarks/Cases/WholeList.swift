extension Benchmark {
    /// 15,000 commits are what tig's users know as a large history; we have to show 100,000 families.
    static let wholeList = Benchmark(
        name: "whole-list",
        summary:
            "from the derived key to the whole list, 100,000 families, beside tig on 15,000 commits",
    ) { session in
        let fixture = try session.store(families: session.many)
        let commits = session.size(15_000, quick: 200)
        let history = try session.history(commits)
        var ours = Samples()
        var floor = Samples()
        for _ in 0..<session.repeats(9) {
            let run = try ProgramRun(session, fixture, isStamped: true)
            try run.unlock()
            let ready = try run.openList()
            ours.add(Stopwatch.seconds(from: run.unlocked, to: ready))
            run.terminal.end()
            guard let history, let tig = session.peers.path("tig") else { continue }
            let terminal = try PseudoTerminal([tig], environment: ["GIT_DIR=\(history)"])
            let whole = try terminal.wait(for: "of \(commits)")
            floor.add(Stopwatch.seconds(from: terminal.started, to: whole))
            terminal.end()
        }
        return [
            Figure(
                what: "list of \(fixture.families) families after unlock",
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "tig, \(commits) commits", samples: floor),
                bar: .ratio(atMost: 1),
            )
        ]
    }
}
