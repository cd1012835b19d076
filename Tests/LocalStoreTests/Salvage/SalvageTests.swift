import Documents
import Glibc
import TestSupport
import Testing

@testable import LocalStore

/// What a damaged page may cost: what is on it, and nothing else, whichever page it is.
@Suite struct SalvageTests {
    private static let seeds: ClosedRange<UInt64> =
        getenv("PENDAMPING_SEED").flatMap { UInt64(String(cString: $0)) }.map { $0...$0 }
        ?? (getenv("PENDAMPING_LONG") == nil ? 1...10 : 1...200)

    @Test(arguments: seeds)
    func `a run of damaged pages costs what was on them and turns nothing back`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        let worn = try WornStore(seed: seed)
        let length = Int.random(in: 1...3, using: &generator)
        let first = Int.random(in: 0..<(try worn.pages - length), using: &generator)
        try worn.damage(first..<first + length, seed: seed)
        let place = "seed \(seed), pages \(first)..<\(first + length)"
        try worn.salvage { store, report in
            #expect(try store.examine().isSound, "\(place)")
            let saved = try WornStore.states(store)
            #expect(saved.count == report.documents, "\(place): \(report)")
            // The smallest documents lie 18 to a page.
            #expect(worn.states.count - saved.count <= 18 * length, "\(place): \(report)")
            // Few lose their row, their body and their delivery at once, and nobody knows of them.
            let unknown = worn.states.count - saved.count - report.lost
            #expect((0...2 * length).contains(unknown), "\(place): \(report)")
            var older = 0
            var revived: [DocumentID] = []
            for (id, state) in saved {
                guard let original = worn.states[id] else {
                    Issue.record("\(place): \(id) was purged and is back")
                    continue
                }
                if state.leaves == original.leaves {
                    let isEmpty = state.leaves[0].deleted && state.winner.isEmpty
                    #expect(isEmpty || state.winner == original.winner, "\(place): \(id)")
                    // A row of the register may count as this laptop's own, a record never.
                    let isOwn = state.local && id.kind == "person"
                    #expect(isOwn || state.local == original.local, "\(place): \(id)")
                } else {
                    older += 1
                }
                let isAlive = state.leaves.contains { !$0.deleted }
                let wasAlive = original.leaves.contains { !$0.deleted }
                if isAlive, !wasAlive { revived.append(id) }
                for (revision, delivery) in state.deliveries {
                    let before = original.deliveries[revision]
                    #expect(
                        delivery == .local || before == nil || delivery == before,
                        "\(place): \(id) is \(delivery) and was \(before ?? .local)",
                    )
                }
            }
            // Where row and tombstone were on these pages both, what was before is there, and counted so.
            #expect(revived.count <= min(1, report.older), "\(place): \(revived) are back")
            #expect(older <= report.older + report.lost + 40 * length, "\(place): \(report)")
            for (key, draft) in try WornStore.drafts(store) {
                #expect(draft == worn.drafts[key], "\(place): \(key)")
            }
        }
    }

    @Test func `without damage a salvage saves everything as it is`() throws {
        let worn = try WornStore(seed: 77)
        try worn.salvage { store, report in
            #expect(report.isWhole && report.documents == worn.states.count, "\(report)")
            #expect(try WornStore.states(store) == worn.states)
            #expect(try WornStore.drafts(store) == worn.drafts)
            try store.read { (reader) throws(StoreError) in
                #expect(try reader.releases().map(\.family) == ["family:gone"])
                #expect(try reader.localDocument("_local/settings") != nil)
                #expect(try reader.promises("check:later").map(\.news.state) == [.server])
                #expect(try reader.count("SELECT count(*) FROM purged") > 5)
            }
            // What was dropped for a family does not come back by the feed.
            try store.write { (writer) throws(StoreError) in
                let merge = try writer.putWithHistory(
                    "check:7",
                    path: [RevisionID(9, "e")],
                    ["name": "again"],
                    delivery: .server,
                )
                #expect(merge == .unchanged)
            }
        }
    }

    @Test func `without its first page and all of its list of tables a store loses nothing`()
        throws
    {
        let many = (0..<60).map { number in
            Projection(
                name: "made up \(number)",
                version: 1,
                kinds: ["none"],
                tables: [
                    ProjectionTable(
                        "made_up_\(number)",
                        .one,
                        columns: ["a_column_with_a_long_name TEXT NOT NULL"],
                        indexes: ["a_column_with_a_long_name"],
                    )
                ],
                rows: { _, _ in [] },
            )
        }
        let worn = try WornStore(seed: 5, projections: many)
        let glance = try Connection(
            path: worn.bench.folder.storePath,
            mode: .glance,
            key: worn.bench.key.fileKey,
        )
        let roots = try #require(try glance.integer("SELECT count(*) FROM sqlite_master"))
        #expect(roots > 120)
        // The list has long outgrown the first page: the last roots lie behind its further pages.
        let last = try #require(try glance.integer("SELECT max(rootpage) FROM sqlite_master"))
        for page in [0..<1, 1..<2] { try worn.damage(page, seed: 5) }
        var pagesOfList: [Int] = []
        for page in 2..<last where try worn.isOfTheList(page) { pagesOfList.append(page) }
        #expect(pagesOfList.count > 3)
        for page in pagesOfList { try worn.damage(page..<page + 1, seed: 5) }
        #expect(throws: StoreError.self) { try worn.bench.open() }
        try worn.salvage { store, report in
            #expect(report.isWhole, "\(report)")
            let saved = try WornStore.states(store)
            #expect(saved == worn.states)
        }
    }

    @Test func `what stands in the log only is saved, and neither file is written to`() throws {
        let bench = try Bench()
        let store = try bench.create()
        for number in 0..<50 { try store.put(DocumentID("check:\(number)"), ["n": 1]) }
        store.close()
        let again = try bench.open()
        for number in 50..<80 { try again.put(DocumentID("check:\(number)"), ["n": 1]) }
        try again.put("check:3", ["n": 2], parent: try again.document("check:3")?.revision)
        // As a killed process leaves it.
        let left = StoreFolder(bench.root.file("left"))
        try Files.createFolder(left.path)
        for name in ["store", "store-wal"] {
            try Files.copy(bench.folder.path + "/" + name, to: left.path + "/" + name)
        }
        again.close()
        var content = try Bytes.read(left.storePath)
        for place in 0..<4096 { content[place] ^= 0x5A }
        try Bytes.write(content, to: left.storePath)
        // A transaction that never ended, and what the log's end may look like.
        var log = try Bytes.read(left.logPath)
        log += log[32..<(32 + 24 + 4096)] + [1, 2, 3]
        try Bytes.write(log, to: left.logPath)
        let report = try Salvage.run(
            from: left,
            key: bench.key,
            to: StoreFolder(bench.root.file("saved")),
            options: bench.options,
        )
        #expect(report.documents == 80 && report.isWhole, "\(report)")
        #expect(try Bytes.read(left.storePath) == content)
        #expect(try Bytes.read(left.logPath) == log)
        let saved = try Store.open(
            in: StoreFolder(bench.root.file("saved")),
            key: bench.key,
            options: bench.options,
        )
        defer { saved.close() }
        #expect(try saved.document("check:3")?.body["n"]?.int == 2)
    }

    @Test(arguments: [0.25, 0.5, 0.9])
    func `of a store cut short what is left is saved`(part: Double) throws {
        let worn = try WornStore(seed: 9)
        let content = try Bytes.read(worn.bench.folder.storePath)
        let length = Int(Double(content.count) * part)
        try Bytes.write(Array(content[..<length]), to: worn.bench.folder.storePath)
        try worn.salvage { store, report in
            #expect(!report.isWhole, "\(report)")
            // Where the head can be read it counts what is not there.
            let there = length / Connection.pageSize
            let whole = content.count / Connection.pageSize
            #expect(part < 0.5 || report.missingPages == whole - there, "\(report)")
            let note = try store.read { (reader) throws(StoreError) in try reader.salvageNote() }
            #expect(note?.lost == report.lost && note?.missingPages == report.missingPages)
            let queue = try store.read { (reader) throws(StoreError) in try reader.queueCount() }
            #expect(report.unsent == queue)
            #expect(try store.examine().salvage == note)
            // The first quarter is mostly roots.
            #expect(part < 0.5 || report.documents > worn.states.count / 8, "\(report)")
            #expect(try store.examine().isSound)
            for (id, state) in try WornStore.states(store) {
                let original = try #require(worn.states[id])
                let isSame = state.leaves == original.leaves && !state.leaves[0].deleted
                #expect(!isSame || state.winner == original.winner)
            }
        }
    }

    @Test func `a store of another key or of noise is told and nothing is made`() throws {
        let worn = try WornStore(seed: 3, documents: 20)
        let target = StoreFolder(worn.bench.root.file("saved"))
        var generator = SeededGenerator(seed: 99)
        let other = StoreKey(using: &generator)
        #expect(throws: StoreError.damaged(file: .store, detail: SQLiteCode.notADatabase)) {
            try Salvage.run(from: worn.bench.folder, key: other, to: target)
        }
        try worn.damage(0..<(try worn.pages), seed: 3)
        #expect(throws: StoreError.damaged(file: .store, detail: SQLiteCode.notADatabase)) {
            try Salvage.run(from: worn.bench.folder, key: worn.bench.key, to: target)
        }
        #expect(try !Files.exists(target.path) && !Files.exists(target.path + ".part"))
    }

    @Test func `pages that there was no room to count are not told as none missing`() throws {
        let worn = try WornStore(seed: 6, documents: 20)
        func missing(in part: StoreFolder) -> Int? {
            Salvage.missingPages(
                worn.bench.folder,
                key: worn.bench.key,
                options: worn.bench.options,
                in: part,
            )
        }
        let room = StoreFolder(worn.bench.root.file("room"))
        try Files.createFolder(room.path)
        #expect(missing(in: room) == 0)
        #expect(missing(in: StoreFolder(worn.bench.root.file("nowhere"))) == nil)
        var report = SalvageReport()
        #expect(report.isWhole)
        report.missingPages = nil
        #expect(!report.isWhole)
        for pages in [nil, 0, 3] {
            let note = SalvageNote(lost: 1, lostUnsent: 0, missingPages: pages, ids: [])
            #expect(SalvageNote(note.body) == note)
        }
    }

    @Test func `a full folder is no place for what is saved`() throws {
        let worn = try WornStore(seed: 4, documents: 20)
        let target = StoreFolder(worn.bench.root.file("saved"))
        try Files.createFolder(target.path)
        try Files.createEmpty(target.path + "/letter")
        #expect(throws: StoreError.alreadyExists(path: target.path)) {
            try Salvage.run(from: worn.bench.folder, key: worn.bench.key, to: target)
        }
        #expect(try Files.names(in: target.path) == ["letter"])
    }
}

extension WornStore {
    /// Whether a page, counted from 0, is a leaf of the list of tables.
    fileprivate func isOfTheList(_ page: Int) throws -> Bool {
        let scratch = bench.root.file("look")
        try Files.remove(scratch)
        let pages = try LoosePages(bench.folder, key: bench.key, at: scratch, progress: .silent)
        var found = false
        try pages.walk(.silent) { (number, connection) throws(StoreError) in
            guard number == page + 1,
                let look = try? Statement("SELECT a FROM t\(number)", on: connection.handle),
                let kind = try? look.first({ (row) throws(StoreError) in row.text(0) })
            else { return }
            found = kind == "table" || kind == "index" || kind == "trigger"
        }
        return found
    }
}
