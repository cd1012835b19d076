import Documents
import Glibc

/// Runs the cases that were asked for and says how they went.
enum Runner {
    /// The exit code.
    static func run(_ options: Options) -> Int32 {
        if options.isHelp {
            print(Options.help)
            return 0
        }
        let chosen = Benchmark.all.filter {
            options.cases.isEmpty || options.cases.contains($0.name)
        }
        if options.isList {
            print(Report.table(chosen.map { [$0.name, $0.summary] }))
            return 0
        }
        if !Machine.isRelease, !options.isQuick {
            fputs("This is a debug build: the times mean nothing (swift run -c release).\n", stderr)
        }
        do {
            return try run(chosen, Session(options))
        } catch {
            fputs("\(error)\n", stderr)
            return 1
        }
    }

    private static func run(_ chosen: [Benchmark], _ session: Session) -> Int32 {
        let isJudged = !session.isQuick
        var report = Report()
        for benchmark in chosen {
            fputs("\(benchmark.name) ...\n", stderr)
            do {
                let figures = try benchmark.run(session)
                report.add(figures, of: benchmark.name)
            } catch {
                report.fail(benchmark.name, error)
                fputs("\(benchmark.name) failed: \(error)\n", stderr)
            }
        }
        if session.options.isJSON {
            print(String(decoding: report.json(isJudged: isJudged).serialized(), as: UTF8.self))
        } else {
            print(report.text(isJudged: isJudged))
            for failure in report.failures { print("\(failure.benchmark): \(failure.why)") }
            print(isJudged ? "\(Machine.cpu), release build" : "Each body ran once; nothing judged.")
        }
        let isBad = isJudged ? report.isMissed : !report.failures.isEmpty
        return isBad ? 1 : 0
    }
}
