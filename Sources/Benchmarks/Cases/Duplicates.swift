import Caseload
import Casework
import Glibc
import LocalStore

extension Benchmark {
    /// A regency's register gone through while one waits, and the look that a form takes at each pause.
    static let duplicates = Benchmark(
        name: "duplicates",
        summary:
            "duplicates and odd entries of 100,000 families, 400,000 members; the look-up of one person",
    ) { session in
        let fixture = try session.store(families: session.many)
        let store = try StoreFixture.open(fixture.folder)
        defer { store.close() }
        let caseload = try Caseload(store: store)
        _ = try caseload.familyIndex()
        let before = ProcessMemory.peak
        var (search, odd) = (Samples(), Samples())
        for _ in 0..<session.repeats(3) {
            let (searching, list) = try Stopwatch.time { try caseload.duplicates() }
            search.add(searching)
            // The fictitious people have numbers of their own; namesakes born on one day are chance.
            try check(list.people > fixture.families * 3, "\(list.people) people")
            try check(list.total < list.people / 50, "\(list.total) pairs of \(list.people)")
        }
        let memory = Samples([Double(ProcessMemory.peak - before)])
        for _ in 0..<session.repeats(3) {
            let (checking, list) = try Stopwatch.time { try caseload.anomalies(today: today) }
            odd.add(checking)
            try check(list.looked == fixture.families, "\(list.looked) families")
        }
        let looks = try Self.looks(caseload, session.isQuick ? 30 : 300)
        return [
            Figure(
                what: "duplicates, \(fixture.families) families",
                unit: .seconds,
                ours: search,
                bar: .value(atMost: 60),
            ),
            Figure(
                what: "memory for it, over what the program has",
                unit: .bytes,
                ours: memory,
                bar: .value(atMost: 150 * 1_048_576),
            ),
            Figure(what: "odd entries, the same", unit: .seconds, ours: odd),
            Figure(
                what: "lookalikes of one person, at each pause of a form",
                unit: .seconds,
                ours: looks,
                // One and a half frames of sixty a second.
                bar: .value(atMost: 0.025, .p95),
            ),
        ]
    }

    private static let today = Day(2026, 11, 15) ?? .last

    /// People of the register, common names among them, looked for as a form does: by all that is
    /// known, and by the name alone.
    private static func looks(_ caseload: Caseload, _ count: Int) throws -> Samples {
        let people = try caseload.store.read { (reader) throws(StoreError) in
            var people: [(id: String, name: String, nik: String, born: Int)] = []
            let query =
                "SELECT key, name, nik, born FROM member WHERE doc % 997 = 3 ORDER BY doc LIMIT ?"
            try reader.rows(query, [.int(count)]) { row in
                people.append((row.text(0), row.text(1), row.text(2), row.int(3)))
            }
            return people
        }
        var looks = Samples()
        for person in people {
            let (whole, found) = try Stopwatch.time {
                try caseload.lookalikes(
                    name: person.name,
                    nik: person.nik,
                    born: Day(dayNumber: person.born),
                    village: "Sukamekar",
                )
            }
            try check(
                found.contains { $0.person.id.rawValue == "member:" + person.id },
                "a person is found by her own number",
            )
            looks.add(whole)
            let (byName, _) = try Stopwatch.time {
                try caseload.lookalikes(name: person.name, village: "Sukamekar")
            }
            looks.add(byName)
        }
        return looks
    }
}

/// What this process has had at most.
private enum ProcessMemory {
    /// Bytes.
    static var peak: Int {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }
}
