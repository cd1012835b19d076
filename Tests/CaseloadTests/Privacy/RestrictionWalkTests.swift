import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// How the records that are restricted by more than they say are found, and what does without it.
@Suite struct RestrictionWalkTests {
    private func visit(
        _ bench: Bench,
        _ id: DocumentID,
        follows: DocumentID?,
        isSensitive: Bool = false,
    ) throws {
        var body: JSONObject = [
            "type": "visit", "v": 1, "form": "uji/kunjungan", "version": "2020-01-01",
            "family": "family:K1", "member": "member:A2", "date": "2026-11-02", "answers": [:],
            "by": "pdp-001", "at": "2026-11-02T09:00:00+07:00", "device": "laptop-a",
        ]
        body["follows"] = follows.map { .string($0.rawValue) }
        if isSensitive { body["sensitive"] = true }
        try bench.put(id, body)
    }

    private func found(_ bench: Bench) throws -> (flags: Flags, readings: Int) {
        let book = try bench.caseload.formBook()
        return try bench.store.read { (reader) throws(StoreError) in
            var finder = RestrictionFinder(reader, book)
            return (try finder.all(), finder.readings)
        }
    }

    @Test func `where nothing is restricted no record is read one by one`() throws {
        let bench = try RecordsBench().bench
        try visit(bench, "visit:0", follows: nil)
        for number in 1..<40 {
            try visit(
                bench,
                DocumentID("visit:\(number)"),
                follows: DocumentID("visit:\(number / 2)"),
            )
        }
        let (none, readings) = try found(bench)
        #expect(none.ids.isEmpty && readings == 0)
        // Only what hangs below the one that is.
        try visit(bench, "visit:10", follows: "visit:5", isSensitive: true)
        let (some, more) = try found(bench)
        #expect(some.ids == ["visit:20", "visit:21"] && some.numbers.count == 2)
        #expect(more == 2)
    }

    @Test(arguments: 1...8)
    func `the walk down finds what each record's own way back tells`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bench = try RecordsBench(seed: seed).bench
        let ids = (0..<40).map { DocumentID("visit:\($0)") }
        for id in ids {
            try visit(
                bench,
                id,
                follows: Int.random(in: 0..<5, using: &random) == 0
                    ? nil : ids.randomElement(using: &random),
                isSensitive: Int.random(in: 0..<8, using: &random) == 0,
            )
        }
        for id in ids {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: try bench.delete(id)
            case 1:
                // A leaf beside it, lower than any digest of ours.
                let follows = ids.randomElement(using: &random)?.rawValue ?? ""
                let isSensitive = Bool.random(using: &random)
                let leaf = try RevisionID(generation: 1, digest: "0")
                try bench.store.write { (writer) throws(StoreError) in
                    var body = try writer.document(id)?.body ?? JSONObject()
                    body["follows"] = .string(follows)
                    body["sensitive"] = .bool(isSensitive)
                    _ = try writer.putWithHistory(id, path: [leaf], body, delivery: .server)
                }
            default: break
            }
        }
        let book = try bench.caseload.formBook()
        let live = ids
        let expected = try bench.store.read { (reader) throws(StoreError) in
            var finder = RestrictionFinder(reader, book)
            var expected: Set<DocumentID> = []
            for id in live {
                guard let stored = try reader.document(id), !stored.deleted else { continue }
                if stored.body["sensitive"] == .bool(true) { continue }
                if try finder.isRestricted(id) { expected.insert(id) }
            }
            return expected
        }
        let flags = try found(bench).flags
        let gone = try bench.store.read { (reader) throws(StoreError) in
            var gone: Set<DocumentID> = []
            for id in live where try reader.document(id)?.deleted == true { gone.insert(id) }
            return gone
        }
        #expect(flags.ids.subtracting(gone) == expected, "seed \(seed)")
        #expect(flags.ids.count == flags.numbers.count)
    }

    @Test(arguments: 1...8)
    func `followed change by change it stays what a walk over all finds`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bench = try RecordsBench(seed: seed).bench
        let ids = (0..<12).map { DocumentID("visit:\($0)") }
        let caseload = Caseload(store: bench.store, worker: Bench.worker)
        for round in 0..<60 {
            let id = try #require(ids.randomElement(using: &random))
            if Int.random(in: 0..<4, using: &random) == 0 {
                try bench.delete(id)
            } else {
                try visit(
                    bench,
                    id,
                    follows: Int.random(in: 0..<4, using: &random) == 0
                        ? nil : ids.randomElement(using: &random),
                    isSensitive: Int.random(in: 0..<5, using: &random) == 0,
                )
            }
            let (followed, gone) = try bench.store.read { (reader) throws(StoreError) in
                let flags = try caseload.restriction(reader)
                var gone: [DocumentID] = []
                for id in ids where try reader.document(id)?.deleted == true { gone.append(id) }
                return (flags, gone)
            }
            // Of what is gone only that counts which something else came out of.
            let anew = try found(bench).flags.ids.subtracting(gone)
            let live = followed.ids.subtracting(gone)
            #expect(live == anew, "seed \(seed), change \(round) of \(id)")
        }
    }

    @Test func `what counts and names nobody is not held up by it`() throws {
        let bench = try RecordsBench().bench
        try visit(bench, "visit:0", follows: nil)
        let caseload = Caseload(store: bench.store, worker: Bench.worker)
        _ = try caseload.waiting()
        _ = try caseload.deliverySum()
        _ = try caseload.recordsOnlyHere()
        #expect(caseload.keptRestriction.withLock { $0 == nil })
        _ = try caseload.queue()
        #expect(caseload.keptRestriction.withLock { $0 != nil })
    }

    @Test func `a reading that began earlier does not put its own over a newer one`() throws {
        let bench = try RecordsBench().bench
        try visit(bench, "visit:0", follows: nil)
        try visit(bench, "visit:1", follows: "visit:0")
        let caseload = Caseload(store: bench.store, worker: Bench.worker)
        let kept = try bench.store.read { (old) throws(StoreError) in
            _ = try old.lastSequence()
            do {
                try visit(bench, "visit:0", follows: nil, isSensitive: true)
                _ = try caseload.queue()
            } catch {
                Issue.record("\(error)")
            }
            #expect(try caseload.restriction(old).ids.isEmpty)
            return caseload.keptRestriction.withLock { $0 }
        }
        #expect(kept?.flags.ids == ["visit:1"])
    }

    @Test func `a record taken back is named no more than what it came out of`() throws {
        let bench = try RecordsBench().bench
        try visit(bench, "visit:0", follows: nil, isSensitive: true)
        try visit(bench, "visit:1", follows: "visit:0")
        try bench.delete("visit:1")
        let caseload = Caseload(store: bench.store, worker: Bench.worker)
        let row = try #require(try caseload.queue().first { $0.id == "visit:1" })
        #expect(row.isDeleted && row.family == nil && row.memberName.isEmpty)
    }
}
