import Caseload
import Casework
import Reports

extension Benchmark {
    /// Every report of the running quarter, each by itself as its screen asks for it.
    static let reports = Benchmark(
        name: "reports",
        summary: "each report over all families, beside all of them in one go",
    ) { session in
        let made = try session.store(families: session.many).withRecords(in: session.scratch)
        defer { Folder.remove(made.fixture.folder.path) }
        let store = try StoreFixture.open(made.fixture.folder)
        defer { store.close() }
        let caseload = try Caseload(store: store)
        let today = CaseloadFilling.moment.day
        let scope = ReportScope(today.quarter)
        // The list is made once a session, before any report.
        let families = try caseload.familyIndex().count
        var figures: [Figure] = []
        for name in ReportName.allCases {
            var times = Samples()
            for _ in 0..<session.repeats(3) {
                let (seconds, report) = try Stopwatch.time {
                    try caseload.report(name, scope, today: today)
                }
                try check(report.name == name, "another report")
                times.add(seconds)
            }
            figures.append(
                Figure(
                    what: "\(name.rawValue), \(families) families, \(made.records) records",
                    unit: .seconds,
                    ours: times,
                )
            )
        }
        return figures
    }
}
