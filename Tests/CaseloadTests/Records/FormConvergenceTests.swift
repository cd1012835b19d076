import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

import Glibc

/// Three laptops work on the same records, and hear of each other now and then.
@Suite struct FormConvergenceTests {
    private static let seeds: ClosedRange<UInt64> =
        getenv("PENDAMPING_LONG") == nil ? 1...4 : 1...40

    private struct Field {
        var laptops: [RecordsBench] = []
        var ids: [DocumentID] = []
        var generator: SeededGenerator
        var seconds = Bench.now.seconds
        /// Every step that anyone ever took.
        var made: Set<RecordStep> = []

        init(seed: UInt64) throws {
            generator = SeededGenerator(seed: seed)
            for number in 0..<3 {
                let made = try RecordsBench(seed: seed * 10 + UInt64(number))
                let worker = Worker(name: "pdp-\(number)", device: "laptop-\(number)")
                let caseload = Caseload(store: made.bench.store, worker: worker)
                laptops.append(
                    RecordsBench(bench: Bench(folder: made.bench.folder, caseload: caseload))
                )
            }
            for _ in 0..<2 {
                let back = try laptops[0].saved(
                    RecordsBench.complaint,
                    RecordsBench.family,
                    RecordsBench.complaintAnswers,
                )
                ids.append(back.id)
                note(back.id, laptops[0].caseload)
            }
            try exchange(0, 1)
            try exchange(0, 2)
        }

        /// Clocks of the three differ by hours, and zones too.
        mutating func now(_ laptop: Int) -> Moment {
            seconds += Int.random(in: 0...3, using: &generator)
            return Moment(
                seconds: seconds + laptop * 7_000 - 7_000,
                offset: 25_200 + laptop * 3_600,
            )
        }

        mutating func note(_ id: DocumentID, _ caseload: Caseload) {
            let page = try? caseload.recordPage(id, today: Bench.today)
            made.formUnion(page?.record.steps ?? [])
        }

        func exchange(_ left: Int, _ right: Int) throws {
            try TwoLaptops.bring(from: laptops[left].caseload, to: laptops[right].caseload)
            try TwoLaptops.bring(from: laptops[right].caseload, to: laptops[left].caseload)
        }

        mutating func act() throws {
            let laptop = Int.random(in: 0..<3, using: &generator)
            let caseload = laptops[laptop].caseload
            let id = ids[Int.random(in: 0..<ids.count, using: &generator)]
            let moment = now(laptop)
            switch Int.random(in: 0..<8, using: &generator) {
            case 0, 1, 2:
                guard let page = try caseload.recordPage(id, today: Bench.today),
                    try !isInConflict(id, caseload),
                    let step = page.next.first(where: { $0.asks.isEmpty })
                else { return }
                _ = try RecordsBench.back(
                    try caseload.step(id, to: step.to, note: "n", at: moment)
                )
                note(id, caseload)
            case 3, 4, 5:
                guard let page = try caseload.formPage(record: id, today: Bench.today),
                    try !isInConflict(id, caseload)
                else { return }
                var draft = page.begun(Bench.today)
                let name = ["pelapor", "isi", "hasil"][Int.random(in: 0..<3, using: &generator)]
                draft.answers[name] = .string("\(Int.random(in: 0..<4, using: &generator))")
                _ = try RecordsBench.back(try caseload.save(draft, at: moment, sure: true))
            case 6:
                guard try caseload.recordPage(id, today: Bench.today) != nil,
                    try !isInConflict(id, caseload)
                else { return }
                // Taken back, and most often regretted.
                let back = try RecordsBench.back(try caseload.takeBack(id, at: moment))
                if Int.random(in: 0..<4, using: &generator) > 0 {
                    _ = try RecordsBench.back(try caseload.undo(back, at: moment))
                }
            default:
                try exchange(laptop, (laptop + 1) % 3)
                _ = try caseload.settleConflicts(at: moment)
            }
        }

        /// Whether two wrote it unknown to each other, though it may merge by itself.
        private func isInConflict(_ id: DocumentID, _ caseload: Caseload) throws -> Bool {
            try caseload.store.read { (reader) throws(StoreError) in try reader.isInConflict(id) }
        }

        /// Everyone hears of everything, and the first decides what is left.
        mutating func settle() throws {
            for _ in 0..<8 {
                for pair in [(0, 1), (1, 2), (0, 2), (0, 1)] { try exchange(pair.0, pair.1) }
                for laptop in laptops { _ = try laptop.caseload.settleConflicts(at: Bench.now) }
                let first = laptops[0].caseload
                for item in try first.conflicts() where item.hindrance == nil {
                    let choices = Dictionary(
                        uniqueKeysWithValues: item.groups.map { ($0.name, 0) }
                    )
                    _ = try first.decide(item, choices, at: now(0))
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `records that three laptops step and change end equal on all`(seed: UInt64) throws {
        var field = try Field(seed: seed)
        for _ in 0..<40 { try field.act() }
        try field.settle()
        for id in field.ids {
            let bodies = try field.laptops.map { laptop in
                try laptop.caseload.store.read { (reader) throws(StoreError) in
                    try reader.document(id).map { ($0.revision, $0.deleted, $0.body) }
                }
            }
            for (place, body) in bodies.enumerated() {
                #expect(body?.0 == bodies[0]?.0, "seed \(seed), \(id), laptop \(place)")
                #expect(body?.2 == bodies[0]?.2, "seed \(seed), \(id), laptop \(place)")
            }
        }
        for laptop in field.laptops {
            #expect(try laptop.caseload.conflictCount() == 0, "seed \(seed)")
            let rows = try laptop.caseload.records(RecordsQuery(), today: Bench.today)
            let live = try field.ids.filter { id in
                try laptop.caseload.recordPage(id, today: Bench.today) != nil
            }
            #expect(Set(rows.map(\.id)) == Set(live), "seed \(seed)")
            for id in live {
                let ended =
                    try laptop.caseload.recordPage(id, today: Bench.today)?.record.steps ?? []
                #expect(ended == ended.sorted(), "seed \(seed)")
                #expect(Set(ended).isSubset(of: field.made), "seed \(seed)")
            }
        }
    }
}
