import Caseload
import Casework
import Documents
import LocalStore

extension Benchmark {
    /// What waits and what early detection found, made after unlock and followed through a change.
    static let agenda = Benchmark(
        name: "agenda",
        summary:
            "agenda and alerts of all families after unlock, and after one record more; within 1 s and 5 s",
    ) { session in
        try [(session.few, 1.0), (session.many, 5.0)].flatMap { families, seconds in
            let fixture = try session.store(families: families)
            let folder = try fixture.copy(to: session.scratch.file("agenda-\(families)"))
            defer { Folder.remove(folder.path) }
            let store = try StoreFixture.open(folder)
            defer { store.close() }
            let records = try AgendaFilling.fill(store, families: families)
            return try measure(session, store, families, records: records, atMost: seconds)
        }
    }

    private static func measure(
        _ session: Session,
        _ store: Store,
        _ families: Int,
        records: Int,
        atMost seconds: Double,
    ) throws -> [Figure] {
        let today = CaseloadFilling.moment.day
        var (make, change, page) = (Samples(), Samples(), Samples())
        for number in 0..<session.repeats(5) {
            // A caseload of its own, so that nothing is kept from the time before but the list.
            let caseload = try Caseload(store: store)
            let (making, board) = try Stopwatch.time {
                try caseload.agenda(today.quarter, today: today)
            }
            make.add(making)
            let before = board.counts
            try check(before.alerts > families / 20, "\(before.alerts) alerts")
            let (listing, list) = Stopwatch.time { board.list(AgendaQuery(window: .all)) }
            page.add(listing)
            try check(list.count > families / 4, "\(list.count) items")
            for round in 0..<session.repeats(20) {
                try AgendaFilling.complain(
                    caseload,
                    family: (number * 31 + round) % families,
                    round,
                )
                let (following, next) = try Stopwatch.time {
                    try caseload.agenda(today.quarter, today: today)
                }
                change.add(following)
                let seen = next.list(AgendaQuery(window: .all)).count
                try check(seen > list.count, "a complaint that is not seen")
            }
        }
        return [
            Figure(
                what: "agenda of \(families) families, \(records) records",
                unit: .seconds,
                ours: make,
                bar: .value(atMost: seconds),
            ),
            Figure(what: "its list", unit: .seconds, ours: page),
            Figure(
                what: "agenda after one record more",
                unit: .seconds,
                ours: change,
                bar: .value(atMost: seconds / 10, .p95),
            ),
        ]
    }
}
