import Casework
import Documents
import Glibc
import LocalStore
import Testing

@testable import Caseload

/// Records of every kind under random work, cuts and kills.
struct FormFieldTests {
    private static let seeds: ClosedRange<UInt64> =
        getenv("PENDAMPING_SEED").flatMap { UInt64(String(cString: $0)) }.map { $0...$0 }
        ?? (getenv("PENDAMPING_LONG") == nil ? 1...2 : 1...40)

    @Test(arguments: seeds)
    func `documents of every kind made on three laptops end equal on all, with lists made anew`(
        seed: UInt64
    ) throws {
        let field = try FormField(seed: seed)
        defer { field.office.close() }
        let missing = try field.plant()
        #expect(missing == [], "seed \(seed): kinds that nobody here makes")
        try field.play(steps: 110)
        let rounds = try field.heal()
        #expect(rounds != nil, "seed \(seed): rounds do not come to an end")
        print("forms: seed \(seed), \(field.counts.sorted { $0.key < $1.key })")
        #expect(Set(field.records.map(\.kind)) == Set(FormField.kinds), "seed \(seed)")
        let server = try Self.leaves(field.office.server, field.records)
        for (id, revision) in field.lasting {
            let isThere = try field.office.server.read { (reader) throws(StoreError) in
                try reader.tree(id)?.contains(revision) == true
            }
            #expect(isThere, "seed \(seed): \(id) \(revision) is lost")
        }
        var views: [KeptView] = []
        for (number, laptop) in field.office.laptops.enumerated() {
            let place = "seed \(seed), laptop \(number)"
            let here = try Self.leaves(laptop.store, field.records)
            for (id, leaves) in here where leaves != server[id] {
                // A record taken back before it went anywhere is nobody else's business.
                let isTrace = server[id] == nil && leaves.allSatisfy(\.deleted)
                #expect(isTrace, "\(place): \(id)")
            }
            #expect(try laptop.waiting() == 0, "\(place)")
            #expect(try laptop.conflictCount() == 0, "\(place)")
            let report = try laptop.store.examine()
            #expect(report.isSound, "\(place): \(report.findings)")
            let kept = try KeptView(laptop)
            let anew = try KeptView(Caseload(store: laptop.store))
            #expect(kept.differences(anew) == [], "\(place): made anew")
            let tasks = try laptop.sampleTasks(FormOffice.today.quarter).filter(\.isOpen)
            #expect(kept.veiled.isSubset(of: tasks.map(\.record)), "\(place): veiled")
            views.append(kept)
            let drafts = try laptop.formDrafts()
            for (key, answers) in field.hands[number].drafts {
                let found = drafts.first { $0.key == key }
                #expect(found?.answers == answers, "\(place): draft \(key)")
            }
            for (key, typed) in field.hands[number].papers {
                #expect(try laptop.draft(key)?.changes.count == typed, "\(place): paper \(key)")
            }
        }
        try Self.judgeDecisions(field, "seed \(seed)")
        for (number, view) in views.enumerated() {
            #expect(view.differences(views[0]) == [], "seed \(seed), laptop \(number)")
        }
    }

    /// The test of the test above: a kind that is added to `RecordKinds` and that nothing here makes.
    @Test func `a kind that no hand makes is named, and fails the field`() throws {
        let field = try FormField(seed: 1)
        defer { field.office.close() }
        #expect(try field.plant(["arisan", "visit"]) == ["arisan"])
        #expect(Set(FormField.kinds).isSuperset(of: RecordKinds.written))
    }

    /// The office's word, as its document says it, on every laptop that has the revision it is about.
    private static func judgeDecisions(_ field: FormField, _ place: String) throws {
        var decisions: [OfficeDecision] = []
        try field.office.server.read { (reader) throws(StoreError) in
            try reader.documents(ofKind: "decision") { stored in
                if !stored.deleted, let decision = OfficeDecision(stored.body) {
                    decisions.append(decision)
                }
                return true
            }
        }
        for laptop in field.office.laptops {
            for decision in decisions {
                let state = try laptop.store.read { (reader) throws(StoreError) in
                    try reader.deliveries(decision.about).last {
                        $0.isLeaf && $0.revision == decision.revision
                    }?.state
                }
                guard let state else { continue }
                let wanted: DeliveryState = decision.isAccepted ? .accepted : .refusedByOffice
                #expect(state == wanted, "\(place), \(laptop.worker.device): \(decision.id)")
            }
        }
    }

    private static func leaves(
        _ store: Store,
        _ ids: Set<DocumentID>,
    ) throws -> [DocumentID: Set<RevisionTree.Leaf>] {
        try store.read { (reader) throws(StoreError) in
            var found: [DocumentID: Set<RevisionTree.Leaf>] = [:]
            for id in ids {
                let leaves = try reader.leaves(id)
                if !leaves.isEmpty { found[id] = Set(leaves) }
            }
            return found
        }
    }
}
