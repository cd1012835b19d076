import Documents

/// Runs the cases that were asked for and says how they went.
enum Runner {
    /// The exit code.
    static func run(_ options: Options) -> Int32 {
        if options.isHelp {
            Output.write(Options.help)
            return 0
        }
        let chosen = Benchmark.all.filter {
            options.cases.isEmpty || options.cases.contains($0.name)
        }
        if options.isList {
            Output.write(Report.table(chosen.map { [$0.name, $0.summary] }))
            return 0
        }
        if !Machine.isRelease, !options.isQuick {
            Output.tell("This is a debug build: the times mean nothing (swift run -c release).")
        }
        do {
            return try run(chosen, Session(options))
        } catch {
            Output.tell("\(error)")
            return 1
        }
    }

    private static func run(_ chosen: [Benchmark], _ session: Session) -> Int32 {
        let isJudged = !session.isQuick
        var report = Report()
        for benchmark in chosen {
            Output.tell("\(benchmark.name) ...")
            do {
                let figures = try benchmark.run(session)
                report.add(figures, of: benchmark.name)
            } catch {
                report.fail(benchmark.name, error)
                Output.tell("\(benchmark.name) failed: \(error)")
            }
        }
        if session.options.isJSON {
            Output.write(
                String(decoding: report.json(isJudged: isJudged).serialized(), as: UTF8.self)
            )
        } else {
            Output.write(report.text(isJudged: isJudged))
            for failure in report.failures { Output.write("\(failure.benchmark): \(failure.why)") }
            Output.write(
                isJudged ? "\(Machine.cpu), release build" : "Each body ran once; nothing judged."
            )
        }
        let isBad = isJudged ? report.isMissed : !report.failures.isEmpty
        return isBad ? 1 : 0
    }
}
