import Documents
import Glibc
import LocalStore
import Replication
import Testing
import TestSupport

/// Real stores under random edits, cuts, kills and restores.
struct StoreSimulationTests {
    private static let seeds: ClosedRange<UInt64> =
        getenv("PENDAMPING_SEED").flatMap { UInt64(String(cString: $0)) }.map { $0...$0 }
        ?? (getenv("PENDAMPING_LONG") == nil ? 1...6 : 1...200)

    @Test func `stores on disk end equal with empty queues and every write known`() throws {
        var sum = (writes: 0, merges: 0, failures: 0, restores: 0)
        var kinds: Set<String> = []
        for seed in Self.seeds {
            let field = try StoreField(seed: seed)
            try field.play(steps: 40)
            let rounds = try field.heal()
            #expect(rounds != nil, "seed \(seed): rounds do not come to an end")
            try Self.judge(field, seed)
            field.close()
            kinds.formUnion(field.written.map(\.id.kind))
            sum.writes += field.written.count
            sum.merges += field.merges
            sum.failures += field.failures
            sum.restores += field.restores
        }
        print("stores: \(Self.seeds.count) seeds, \(sum)")
        guard Self.seeds.count > 1 else { return }
        #expect(sum.merges > 5 && sum.failures > 5 && sum.restores > 0)
        #expect(kinds.sorted() == WrittenKinds.all, "records of every kind are written")
    }

    private static func judge(_ field: StoreField, _ seed: UInt64) throws {
        let before = try StoreField.Place.allCases.map { try sequence(field.store($0)) }
        #expect(try field.round() == 0, "seed \(seed): a second sync moves something")
        let after = try StoreField.Place.allCases.map { try sequence(field.store($0)) }
        #expect(before == after, "seed \(seed): a second sync writes something")

        let expected = try leaves(field.store(.server))
        for place in StoreField.Place.allCases {
            let store = try field.store(place)
            #expect(try leaves(store) == expected, "seed \(seed): \(place) differs")
            for write in field.written {
                let (tree, body) = try store.read { (reader) throws(StoreError) in
                    (try reader.tree(write.id), try reader.document(write.id)?.body)
                }
                #expect(
                    tree?.contains(write.revision) == true,
                    "seed \(seed): \(write.id) \(write.revision) is lost on \(place)",
                )
                #expect(
                    body.map(StoreField.edits)?.contains(write.edit) == true,
                    "seed \(seed): \(write.edit) of \(write.id) is lost on \(place)",
                )
            }
        }
        for laptop in StoreField.Place.laptops {
            let store = try field.store(laptop)
            #expect(try store.queue().isEmpty, "seed \(seed): something waits on \(laptop)")
            #expect(try store.onlyHere() == 0, "seed \(seed): something is only on \(laptop)")
        }
    }

    private static func sequence(_ store: Store) throws -> Int {
        try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
    }

    private static func leaves(_ store: Store) throws -> [String: Set<RevisionTree.Leaf>] {
        let page = try store.read { (reader) throws(StoreError) in
            try reader.changes(since: 0, limit: 100_000, allLeaves: true)
        }
        return Dictionary(
            page.rows.filter { $0.id.rawValue.hasPrefix("check:") }
                .map { ($0.id.rawValue, Set($0.leaves)) },
            uniquingKeysWith: { first, _ in first },
        )
    }
}
