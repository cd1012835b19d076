import Documents
import Glibc
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// The list as it is kept in the store: always the one that the projections give, or none.
@Suite struct KeptIndexTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a kept list comes back as it was`(seed: UInt64) throws {
        let bench = try Bench(families: 300, seed: seed)
        try addOddFamilies(bench)
        let made = try keep(bench)
        let (read, head) = try #require(try KeptIndexLoader.load(bench.store, .silent))
        expectSame(read, made, "seed \(seed)")
        #expect(head.sequence == (try bench.sequence()), "seed \(seed)")
        #expect(read.mark == made.mark, "seed \(seed)")
    }

    @Test func `a list of several parts comes back as it was`() throws {
        let bench = try Bench(families: 2 * KeptIndex.shard + 17, seed: 4)
        let made = try keep(bench)
        let (read, head) = try #require(try KeptIndexLoader.load(bench.store, .silent))
        #expect(head.parts == KeptIndex.firstShard + 3)
        expectSame(read, made, "")
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `a later session reads the list as the projections have it`(seed: UInt64) throws {
        let bench = try Bench(families: 60, seed: seed)
        var generator = SeededGenerator(seed: seed)
        var session = session(bench)
        for round in 0..<20 {
            if Int.random(in: 0..<3, using: &generator) > 0 {
                try bench.editRegister(round, &generator)
            }
            let context = "seed \(seed), round \(round)"
            expectSameFamilies(try session.familyIndex(), try bench.caseload.reread(), context)
            if Bool.random(using: &generator) { try session.keepIndex() }
            if Bool.random(using: &generator) { session = self.session(bench) }
        }
    }

    @Test func `a list of which little changed is written again only after a while`() throws {
        let bench = try Bench(families: 80, seed: 5)
        let caseload = session(bench)
        _ = try caseload.familyIndex()
        #expect(try caseload.keepIndex())
        #expect(try !caseload.keepIndex())
        for number in 0..<49 { try rename(bench, DocumentID("family:N\(number)"), to: "Baru") }
        _ = try caseload.familyIndex()
        #expect(try !caseload.keepIndex())
        try rename(bench, "family:N49", to: "Baru")
        _ = try caseload.familyIndex()
        #expect(try caseload.keepIndex())
        #expect(try head(bench)?.sequence == bench.sequence())
        expectSameFamilies(
            try session(bench).familyIndex(),
            try bench.caseload.reread(),
            "after fifty",
        )
    }

    @Test func `what is no family's moves the kept list's place and leaves its parts`() throws {
        let bench = try Bench(families: 80, seed: 6)
        let caseload = session(bench)
        let index = try caseload.familyIndex()
        #expect(try caseload.keepIndex())
        let before = try parts(bench)
        for number in 0..<3_000 {
            // More than is followed one by one: the session's own place must move along.
            if number % 400 == 0 { #expect(try caseload.familyIndex() === index) }
            try bench.store.write { (writer) throws(StoreError) in
                try writer.put(DocumentID("visit:\(number)"), ["type": "visit"])
            }
            if number % 1_000 == 999 {
                _ = try caseload.familyIndex()
                #expect(try caseload.keepIndex())
            }
        }
        #expect(try head(bench)?.sequence == bench.sequence())
        #expect(try parts(bench) == before)
        let (read, _) = try #require(try KeptIndexLoader.load(bench.store, .silent))
        expectSame(read, index, "")
    }

    @Test(arguments: ["family", "member"])
    func `a deleted family or member takes the kept list along`(kind: String) throws {
        let bench = try Bench(families: 40, seed: 7)
        _ = try keep(bench)
        #expect(try !parts(bench).isEmpty)
        let id = try bench.store.read { (reader) throws(StoreError) in
            try reader.first("SELECT '\(kind):' || key FROM \(kind) LIMIT 1") { row in row.text(0) }
        }
        try delete(bench, DocumentID(try #require(id)))
        #expect(try head(bench) == nil)
        #expect(try parts(bench).isEmpty)
        expectSameFamilies(try session(bench).familyIndex(), try bench.caseload.reread(), kind)
    }

    @Test func `a list read before a deletion is not kept after it`() throws {
        let bench = try Bench(families: 40, seed: 8)
        let caseload = session(bench)
        let index = try caseload.familyIndex()
        try delete(bench, index.id(0))
        #expect(try !caseload.keepIndex())
        #expect(try head(bench) == nil)
    }

    @Test func `a rebuild drops the kept list`() throws {
        let bench = try Bench(families: 40, seed: 9)
        _ = try keep(bench)
        try bench.store.rebuild()
        #expect(try head(bench) == nil)
        #expect(try parts(bench).isEmpty)
    }

    @Test func `a list kept in another shape is passed over and replaced`() throws {
        let bench = try Bench(families: 40, seed: 10)
        _ = try keep(bench)
        try change(bench) { head, _ in head.format += 1 }
        #expect(try KeptIndexLoader.load(bench.store, .silent) == nil)
        let caseload = session(bench)
        expectSameFamilies(try caseload.familyIndex(), try bench.caseload.reread(), "")
        #expect(try caseload.keepIndex())
        #expect(try KeptIndexLoader.load(bench.store, .silent) != nil)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `damaged parts are passed over or give a whole list, and never a trap`(seed: UInt64) throws
    {
        let bench = try Bench(families: 30, seed: seed)
        try addOddFamilies(bench)
        let made = try keep(bench)
        var generator = SeededGenerator(seed: seed)
        let (head, sound) = (try #require(try head(bench)), try parts(bench))
        let rounds = isLong ? 5_000 : 300
        for round in 0..<rounds {
            var parts = sound
            let part = Int.random(in: 0..<parts.count, using: &generator)
            let place = Int.random(in: 0..<parts[part].count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: parts[part][place] = UInt8.random(in: 0...255, using: &generator)
            case 1: parts[part].removeSubrange(place...)
            default: parts[part].insert(UInt8.random(in: 0...255, using: &generator), at: place)
            }
            try bench.store.write { (writer) throws(StoreError) in
                try writer.keep(KeptIndex.name, head, kinds: KeptIndex.kinds, parts: parts)
            }
            guard let (read, _) = try KeptIndexLoader.load(bench.store, .silent) else { continue }
            let context = Comment(rawValue: "seed \(seed), round \(round)")
            #expect(read.count == made.count, context)
            for ordinal in 0..<read.count { _ = read[ordinal] }
            #expect(read.list(read.search("a")).count <= read.count, context)
        }
    }

    @Test func `two sessions keep one list that is right for both`() throws {
        let bench = try Bench(families: 60, seed: 11)
        let (one, two) = (session(bench), session(bench))
        _ = try one.familyIndex()
        #expect(try one.keepIndex())
        _ = try two.familyIndex()
        for number in 0..<60 {
            try rename(bench, DocumentID("family:N\(number)"), to: "Desa \(number)")
        }
        _ = try two.familyIndex()
        #expect(try two.keepIndex())
        // The first session has not looked since and must not put its older list in the place.
        let kept = try head(bench)
        #expect(try !one.keepIndex())
        #expect(try head(bench) == kept)
        _ = try one.familyIndex()
        try one.keepIndex()
        expectSameFamilies(try session(bench).familyIndex(), try bench.caseload.reread(), "")
    }
}

// MARK: Helpers

extension KeptIndexTests {
    private var isLong: Bool { getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1" }

    /// A session of its own on the bench's store, which keeps lists of any size.
    private func session(_ bench: Bench) -> Caseload {
        Caseload(store: bench.store, worker: Bench.worker, smallestKept: 1)
    }

    private func keep(_ bench: Bench) throws -> FamilyIndex {
        let caseload = session(bench)
        let index = try caseload.familyIndex()
        try #require(try caseload.keepIndex())
        return index
    }

    private func head(_ bench: Bench) throws -> KeptHead? {
        try bench.store.read { (reader) throws(StoreError) in try reader.kept(KeptIndex.name) }
    }

    private func parts(_ bench: Bench) throws -> [[UInt8]] {
        var parts: [[UInt8]] = []
        try bench.store.read { (reader) throws(StoreError) in
            try reader.rows("SELECT bytes FROM kept_part ORDER BY name, number") { row in
                parts.append(row.blob(0))
            }
        }
        return parts
    }

    private func change(_ bench: Bench, _ body: (inout KeptHead, inout [[UInt8]]) -> Void) throws {
        var (head, parts) = (try #require(try head(bench)), try parts(bench))
        body(&head, &parts)
        try bench.store.write { (writer) throws(StoreError) in
            try writer.keep(KeptIndex.name, head, kinds: KeptIndex.kinds, parts: parts)
        }
    }

    private func rename(_ bench: Bench, _ id: DocumentID, to village: String) throws {
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.put(
                id,
                ["type": "family", "village": .string(village)],
                parent: try writer.revision(id),
            )
        }
    }

    private func delete(_ bench: Bench, _ id: DocumentID) throws {
        try bench.store.write { (writer) throws(StoreError) in
            guard let parent = try writer.revision(id) else { return }
            try writer.delete(id, parent: parent)
        }
    }

    /// Texts that no clerk means, and that the shape has signs of its own for.
    private func addOddFamilies(_ bench: Bench) throws {
        try bench.store.write { (writer) throws(StoreError) in
            let odd = ["", "\u{1}\u{2}\u{3}\u{4}\u{5}", "0000000000000001", "KK\n17", "\u{8}x\n\n"]
            for (number, text) in odd.enumerated() {
                try writer.put(
                    DocumentID("family:odd\(number)"),
                    ["type": "family", "kk": .string(text), "village": .string(text)],
                )
                try writer.put(
                    DocumentID("member:odd\(number)"),
                    [
                        "type": "member", "family": .string("family:odd\(number)"),
                        "name": .string(text + String(repeating: "Ä", count: 40 * number)),
                        "nik": .string(text),
                    ],
                )
            }
        }
    }

    /// The same list to the last byte.
    private func expectSame(_ one: FamilyIndex, _ other: FamilyIndex, _ context: String) {
        let context = Comment(rawValue: context)
        #expect(one.columns == other.columns, context)
        #expect(one.places.villages == other.places.villages, context)
        #expect(one.places.groups == other.places.groups, context)
        #expect(one.places.programmes == other.places.programmes, context)
        #expect(one.order(.name) == other.order(.name), context)
        for ordinal in 0..<one.count {
            #expect(one.ordinal(of: other.id(ordinal)) == ordinal, context)
        }
    }

    /// The same families, which may be numbered otherwise.
    private func expectSameFamilies(_ one: FamilyIndex, _ other: FamilyIndex, _ context: String) {
        let context = Comment(rawValue: context)
        func lines(_ index: FamilyIndex) -> [String] {
            (0..<index.count).map { "\(index[$0]) \(index.columns.search[$0])" }.sorted()
        }
        func order(_ index: FamilyIndex, _ sort: FamilySort) -> [DocumentID] {
            index.order(sort).map { index.id(Int($0)) }
        }
        #expect(lines(one) == lines(other), context)
        for sort in FamilySort.allCases {
            #expect(order(one, sort) == order(other, sort), context)
        }
        #expect(one.villages == other.villages, context)
        #expect(one.groups == other.groups, context)
        #expect(one.programmes == other.programmes, context)
    }
}
