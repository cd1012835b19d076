extension Benchmark {
    /// A laptop of 2 GB runs a browser too.
    static let memory = Benchmark(
        name: "memory",
        summary: "the most memory the program has had after the list, a search and paging (VmHWM)",
    ) { session in
        try [(session.few, 30.0), (session.many, 150.0)].map { families, megabytes in
            let run = try ProgramRun(session, try session.store(families: families))
            defer { run.terminal.end() }
            try run.unlock()
            try run.openList()
            run.terminal.rest()
            let keys =
                Array(repeating: Key.pageDown, count: 20) + "/siti".map { .text(String($0)) }
            for key in keys {
                run.terminal.send(key)
                run.terminal.settle()
            }
            return Figure(
                what: "VmHWM, \(families) families",
                unit: .bytes,
                ours: Samples([try run.terminal.peakMemory()]),
                bar: .value(atMost: megabytes * 1_048_576),
            )
        }
    }
}
