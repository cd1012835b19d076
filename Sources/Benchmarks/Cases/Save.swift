import Caseload
import Casework
import Documents
import LocalStore

extension Benchmark {
    /// One cell saved for good, in the store of one pendamping: what F2 costs her at the least.
    static let save = Benchmark(
        name: "save",
        summary:
            "one durable save of a check, beside the same statements in one transaction by the C API",
    ) { session in
        let fixture = try session.store(families: session.few)
        let folder = try fixture.copy(to: session.scratch.file("save"))
        let copy = try fixture.copy(to: session.scratch.file("save.raw"))
        defer {
            Folder.remove(folder.path)
            Folder.remove(copy.path)
        }
        let store = try StoreFixture.open(folder)
        defer { store.close() }
        // Reads beside the store what each save left there.
        let witness = try RawDatabase(folder.storePath, key: .fixed)
        let floorStore = try SaveFloor(copy.storePath, like: witness)
        var ours = Samples()
        var floor = Samples()
        for number in 0..<session.repeats(300) {
            let record = checkDocument(number)
            let (seconds, result) = try Stopwatch.time {
                try store.write { (writer) throws(StoreError) in
                    try writer.put(record.id, record.json.object ?? JSONObject())
                }
            }
            guard case .stored = result else {
                throw BenchmarkFailure("the save of \(record.id) became \(result)")
            }
            ours.add(seconds)
            floor.add(try floorStore.save(record.id.rawValue, asIn: witness))
        }
        let caseload = try Caseload(store: store)
        var (whole, wholeFloor) = (Samples(), Samples())
        for change in try blanks(of: caseload, atMost: session.repeats(300)) {
            let (seconds, outcome) = try Stopwatch.time {
                try caseload.commit([change], at: CaseloadFilling.moment)
            }
            try check(outcome.saved == 1, "a blank that stays one")
            whole.add(seconds)
            wholeFloor.add(
                try floorStore.save(change.cell.checkID.rawValue, asIn: witness, isCounting: true)
            )
        }
        return [
            Figure(
                what: "one check, \(session.few) families",
                unit: .seconds,
                ours: ours,
                floor: Figure.Floor(name: "C API, same rows", samples: floor),
                bar: .ratio(atMost: 1.3),
            ),
            Figure(
                what: "the same as the screen saves it",
                unit: .seconds,
                ours: whole,
                floor: Figure.Floor(name: "C API, same rows and count", samples: wholeFloor),
                bar: .ratio(atMost: 1.3),
            ),
        ]
    }

    /// Cells of the working quarter with nothing recorded, each made *patuh*.
    private static func blanks(of caseload: Caseload, atMost limit: Int) throws -> [RecordChange] {
        let index = try caseload.familyIndex()
        var changes: [RecordChange] = []
        for ordinal in 0..<index.count where changes.count < limit {
            let door = EntryDoor.family(index.id(ordinal))
            let today = CaseloadFilling.moment.day
            guard let page = try caseload.entryPage(door, today.quarter, today: today)
            else { continue }
            for row in page.rows where row.input == .state {
                for case let cell? in row.cells where cell.recorded == nil && cell.cell.applies {
                    changes.append(
                        RecordChange(
                            member: row.member,
                            family: row.family,
                            cell: cell.cell,
                            before: nil,
                            after: RecordedValue(state: .patuh, how: .typed, note: nil),
                        )
                    )
                }
            }
        }
        try check(!changes.isEmpty, "a caseload without a blank")
        return Array(changes.prefix(limit))
    }

    private static func checkDocument(_ number: Int) -> Check {
        Check(
            member: DocumentID("member:bench-\(number)"),
            family: DocumentID("family:bench-\(number / 4)"),
            programme: "pkh",
            obligation: "p2k2",
            rule: "pkh@2022-01-01",
            period: PeriodID("2026-10") ?? .year(2026),
            state: .patuh,
            authorship: Authorship(
                how: .typed,
                by: "pdp-001",
                at: "2026-11-15T19:30:00+07:00",
                device: "benchmark",
            ),
        )
    }
}
