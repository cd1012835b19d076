import Documents
import Testing

@testable import LocalStore

/// What travelling documents need of a store: purges, places in the feed, version 2's tables.
@Suite struct TravelTests {
    @Test func `a store of version 1 becomes one of version 2 with everything in it`() throws {
        let bench = try Bench()
        let connection = try Store.createVersion1(bench)
        try connection.run(
            """
            INSERT INTO document VALUES (1, 'check:1', 1, '1-a', 0, 0, 0, NULL);
            INSERT INTO body VALUES (1048576, '1-a', '{"a":1}');
            INSERT INTO delivery VALUES (1, '1-a', 1, 2, 7, NULL);
            """
        )
        connection.forgetStatements()
        let store = try bench.open()
        let found = try store.read { (reader) throws(StoreError) in
            try reader.deliveries("check:1")
        }
        #expect(found.map(\.state) == [.desk] && found.map(\.byStick) == [false])
        #expect(found.map(\.at) == [7])
        #expect(try store.examine().isSound)
    }

    @Test func `a purged document keeps its tree and nothing else`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "Aminah", "things": ["a", "b"]])
        let first = try #require(try store.document("person:1")?.revision)
        try store.put("person:1", ["name": "Aminah 2"], parent: first)
        try store.put("person:2", ["name": "B"])
        let before = try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
        try store.write { (writer) throws(StoreError) in
            #expect(try writer.purge("person:1", family: "family:1"))
            #expect(try !writer.purge("person:1", family: "family:1"))
            #expect(try !writer.purge("person:9", family: "family:1"))
        }
        #expect(try store.names() == ["B"])
        try store.read { (reader) throws(StoreError) in
            #expect(try reader.tree("person:1")?.count == 2)
            #expect(try reader.missing("person:1", [first]).missing == [])
            #expect(try reader.deliveries("person:1") == [])
            #expect(try reader.count("SELECT count(*) FROM body") == 1)
            #expect(try reader.count("SELECT count(*) FROM belonging") == 0)
            #expect(try reader.changes(since: before, limit: 9).rows == [])
            let seen = try reader.changes(since: before, limit: 9, includeLocal: true).rows
            #expect(seen.map(\.id) == ["person:1"] && seen.map(\.winner.deleted) == [true])
            #expect(try reader.travelling("person:1", first) == nil)
        }
        #expect(try store.put("person:1", ["name": "again"]) == .conflict(winner: nil))
        try store.write { (writer) throws(StoreError) in
            let merge = try writer.putWithHistory(
                "person:1",
                path: ["3-c"],
                ["name": "again"],
                delivery: .server,
            )
            #expect(merge == .unchanged)
            #expect(try writer.hear("person:1", first, DeliveryNews(.server)) == .known)
        }
        #expect(try store.examine().isSound)
        store.close()
        let again = try bench.open()
        #expect(try again.names() == ["B"])
    }

    @Test func `places in the feed are never given twice`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "A"])
        try store.put("person:2", ["name": "B"])
        try store.write { (writer) throws(StoreError) in
            try writer.purge("person:2", family: "family:1")
        }
        let before = try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
        #expect(before == 3)
        try store.write { (writer) throws(StoreError) in
            try writer.forgetPurges(of: "family:1")
            try writer.forget(["person:1"])
        }
        try store.read { (reader) throws(StoreError) in
            #expect(try reader.lastSequence() == before)
            #expect(try reader.count("SELECT count(*) FROM document") == 0)
            #expect(try reader.count("SELECT count(*) FROM delivery") == 0)
        }
        try store.put("person:3", ["name": "C"])
        #expect(try store.document("person:3")?.seq == before + 1)
        #expect(try store.examine().isSound)
    }

    @Test func `a part of a transaction that fails alone takes nothing else with it`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try store.write { (writer) throws(StoreError) in
            try writer.put("person:1", ["name": "A"])
            let detail = try writer.attempt { () throws(StoreError) in
                try writer.put("person:2", ["name": "B"])
                throw .misuse("no")
            }
            #expect(detail == "no")
            #expect(
                try writer.attempt { () throws(StoreError) in
                    try writer.put("person:3", ["name": "C"])
                } == nil
            )
        }
        #expect(try store.names() == ["A", "C"])
        #expect(try store.examine().isSound)
    }

    @Test func `a feed without some kinds passes over them and over designs`() throws {
        let bench = try Bench()
        let store = try bench.create()
        for id in ["family:1", "familyx:1", "check:1", "check", "_design/a", "family"] {
            try store.put(DocumentID(id), ["name": "x"])
        }
        let filter = KindFilter.without(["family"])
        try store.read { (reader) throws(StoreError) in
            let page = try reader.changes(since: 0, limit: 9, kinds: filter)
            #expect(page.rows.map(\.id) == ["familyx:1", "check:1", "check"])
            #expect(page.last == 6)
            #expect(try reader.changeCount(since: 0, kinds: filter) == 3)
            #expect(try reader.changeCount(since: 0, kinds: .without([])) == 5)
            #expect(try reader.changeCount(since: 3) == 3)
            for id in page.rows.map(\.id) { #expect(filter.includes(id.kind)) }
        }
    }

    @Test func `a salvaged store keeps what was released released`() throws {
        let bench = try Bench()
        let store = try bench.create()
        try store.put("person:1", ["name": "A"])
        try store.put("person:2", ["name": "B"])
        try store.write { (writer) throws(StoreError) in
            try writer.purge("person:2", family: "family:1")
            try writer.setRelease("family:1", done: true)
        }
        store.close()
        let target = StoreFolder(bench.root.file("saved"))
        let report = try Salvage.run(
            from: bench.folder,
            key: bench.key,
            to: target,
            options: bench.options,
        )
        #expect(report.lost == 0 && report.documents == 1)
        let saved = try Store.open(in: target, key: bench.key, options: bench.options)
        try saved.read { (reader) throws(StoreError) in
            #expect(try reader.releases().map(\.family) == ["family:1"])
            #expect(try reader.meta(.lastRestore) != nil, "its feed is another one")
        }
        #expect(try saved.names() == ["A"])
    }
}

extension Store {
    /// A store as the first version of this program made it.
    fileprivate static func createVersion1(_ bench: Bench) throws -> Connection {
        try Files.createFolder(bench.folder.path)
        try Files.createEmpty(bench.folder.storePath)
        let made = try StoreCopy.connect(bench.folder, key: bench.key, options: bench.options)
        try made.run("PRAGMA journal_mode = WAL")
        try made.run(Schema.version1)
        try made.run("PRAGMA user_version = 1; PRAGMA application_id = \(Schema.applicationID)")
        return made
    }
}
