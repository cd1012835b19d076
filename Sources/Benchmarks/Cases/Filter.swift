extension Benchmark {
    /// Letters typed into the search; after each, the list must be what grep finds for as much.
    static let filter = Benchmark(
        name: "filter",
        summary:
            "letters typed into the search of 100,000 families, beside grep and fzf on the same rows",
    ) { session in
        let fixture = try session.store(families: session.many)
        let rows = try RowsText.file(of: fixture, in: session.scratch)
        let run = try ProgramRun(session, fixture)
        try run.unlock()
        try run.openList()
        run.terminal.rest()
        let fzf = try startFzf(session, rows, fixture.families)
        defer {
            run.terminal.end()
            fzf?.end()
        }
        var (ours, grep, peer) = (Samples(), Samples(), Samples())
        for _ in 0..<session.repeats(3) {
            for word in session.isQuick ? ["siti"] : words {
                // The first letter takes the place of the word before.
                _ = run.terminal.press(.text("/"))
                for length in 1...word.count {
                    let letter = Key.text(String(word.dropFirst(length - 1).prefix(1)))
                    let (count, seconds) = try Self.grep(String(word.prefix(length)), rows)
                    grep.add(seconds)
                    ours.add(try type(letter, run, until: count))
                    if let fzf {
                        peer.add(try type(letter, fzf, until: count, of: fixture.families))
                    }
                }
                _ = run.terminal.press(.escape, quiet: 300)
                _ = fzf?.press(.control("u"), quiet: 300)
            }
        }
        let what = "a letter, \(fixture.families) families"
        return [
            Figure(
                what: what,
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "grep -c -F", samples: grep),
                bar: .ratio(atMost: 1),
            ),
            Figure(
                what: what,
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "fzf -e", samples: peer),
                bar: .ratio(atMost: 1),
            ),
        ]
    }

    /// A common name, a rarer one, a village, the start of a NIK.
    private static let words = ["siti", "wulandari", "sukamekar", "9912"]

    /// What grep counts, and how long it took from its start to its end.
    private static func grep(_ text: String, _ rows: String) throws -> (Int, Double) {
        let result = try Command.run(
            ["grep", "-c", "-F", text, rows],
            environment: ["LC_ALL=C", "PATH=\(Peers.searchPath)"],
        )
        guard let count = Int(result.text.filter(\.isNumber)) else {
            throw BenchmarkFailure("grep ended with \(result.status)")
        }
        return (count, result.seconds)
    }

    /// One letter in ours: until the frame stands and says as many as grep found.
    private static func type(_ key: Key, _ run: ProgramRun, until count: Int) throws -> Double {
        let sent = Stopwatch.now()
        let timing = run.terminal.press(key)
        let all = ProgramRun.number(run.fixture.families)
        let text =
            count == run.fixture.families
            ? " \(all) keluarga" : " \(ProgramRun.number(count)) dari \(all)"
        if let timing, run.terminal.screen.contains(text) { return timing.frame }
        return Stopwatch.seconds(from: sent, to: try run.terminal.wait(for: text, seconds: 5))
    }

    private static func type(
        _ key: Key,
        _ fzf: PseudoTerminal,
        until count: Int,
        of families: Int,
    ) throws -> Double {
        let sent = Stopwatch.now()
        let timing = fzf.press(key)
        let text = " \(count)/\(families)"
        if let timing, fzf.screen.contains(text) { return timing.frame }
        return Stopwatch.seconds(from: sent, to: try fzf.wait(for: text, seconds: 5))
    }

    private static func startFzf(
        _ session: Session,
        _ rows: String,
        _ families: Int,
    ) throws -> PseudoTerminal? {
        guard let fzf = session.peers.path("fzf") else { return nil }
        let terminal = try PseudoTerminal([fzf, "-e", "--no-mouse"], input: rows)
        _ = try terminal.wait(for: "\(families)/\(families)")
        terminal.settle(milliseconds: 300)
        return terminal
    }
}
