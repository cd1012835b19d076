import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// What is known of conflicts follows the store.
@Suite struct ConflictKeepingTests {
    @Test func `an import is not walked again for conflicts, and none of before is forgotten`()
        throws
    {
        let laptops = try TwoLaptops.inConflict()
        try laptops.siti.importSample(families: 300, seed: 7)
        let kept = try laptops.siti.store.read { (reader) throws(StoreError) in
            (try reader.localDocument("_local/conflicts")?.body, try reader.lastSequence())
        }
        #expect(kept.0?["sequence"]?.int == kept.1)
        let later = Caseload(store: laptops.siti.store, worker: Bench.worker)
        #expect(try later.conflictIDs() == [TwoLaptops.check])
    }

    @Test func `the store's first look is kept and brought up to date`() throws {
        let laptops = try TwoLaptops.inConflict()
        let store = laptops.siti.store
        #expect(try laptops.siti.caseload.conflictIDs() == [TwoLaptops.check])
        // Another process on the same store sees the same, and what comes later.
        let other = Caseload(store: store, worker: Bench.worker)
        #expect(try other.conflictIDs() == [TwoLaptops.check])
        let item = try #require(try other.conflicts().first)
        guard case .decided = try other.decide(item, [FieldGroup.value: 0], at: Bench.now) else {
            Issue.record("not decided")
            return
        }
        #expect(try laptops.siti.caseload.conflictIDs().isEmpty)
    }

    @Test(arguments: 0..<UInt64(4))
    func `two laptops that record at random settle to the same leaves`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let laptops = try TwoLaptops()
        for _ in 0..<6 {
            for caseload in laptops.both {
                let page = try #require(
                    try caseload.entryPage(
                        .family("family:K1"),
                        Bench.quarter,
                        today: Bench.quarter.lastDay,
                    )
                )
                _ = try caseload.commit(RandomEntry.changes(page, &generator), at: Bench.now)
            }
            if Bool.random(using: &generator) { try laptops.exchange() }
            for caseload in laptops.both { try caseload.settleConflicts(at: Bench.now) }
            for item in try laptops.rina.conflicts() where Bool.random(using: &generator) {
                let choices = item.groups.map { ($0.name, Int(seed) % $0.options.count) }
                _ = try laptops.rina.decide(
                    item,
                    Dictionary(choices) { first, _ in first },
                    at: Bench.now,
                )
            }
        }
        for _ in 0..<6 {
            try laptops.exchange()
            for caseload in laptops.both { try caseload.settleConflicts(at: Bench.now) }
        }
        let at = try laptops.siti.sequence()
        try laptops.exchange()
        #expect(try laptops.siti.sequence() == at, "seed \(seed): something moves for ever")
        let feeds = try laptops.both.map { caseload in
            try caseload.store.read { (reader) throws(StoreError) in
                try reader.changes(since: 0, limit: .max, allLeaves: true).rows
                    .map { "\($0.id) \($0.leaves)" }.sorted()
            }
        }
        #expect(feeds[0] == feeds[1], "seed \(seed)")
        #expect(try laptops.siti.caseload.conflictIDs() == laptops.rina.conflictIDs())
    }
}
