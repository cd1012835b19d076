import Documents
import LocalStore
import Replication
import StorePeers
import Testing

/// Records taken back while a session is reading the feed.
@Suite struct UndoneInFeedTests {
    /// A store in which something happens just before a write that a peer asks for.
    private final class Interrupted: DocumentStore, @unchecked Sendable {
        // Unchecked: used by one thread.
        let store: Store
        var before: (() throws(StoreError) -> Void)?

        init(_ store: Store) {
            self.store = store
        }

        func read<Result>(
            _ body: (Reader) throws(StoreError) -> Result
        ) throws(StoreError) -> Result {
            try store.read(body)
        }

        func write<Result>(
            bulk: Bool,
            _ body: (Writer) throws(StoreError) -> Result,
        ) throws(StoreError) -> Result {
            if let before {
                self.before = nil
                try before()
            }
            return try store.write(bulk: bulk, body)
        }
    }

    @Test func `a record undone while the feed is being noted is not in the page`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let revision = try #require(try laptop.put("check:1", ["type": "check"]))
        try laptop.put("check:2", ["type": "check"])
        let store = Interrupted(laptop)
        let peer = bench.peer(store, .laptop)
        _ = try peer.information()
        try peer.begin(with: .side(.server))
        store.before = { () throws(StoreError) in
            try laptop.write(bulk: false) { (writer) throws(StoreError) in
                _ = try writer.deleteWithoutTrace("check:1", parent: revision)
            }
        }
        let page = try peer.changes(since: nil, limit: 10)
        #expect(page.rows.map(\.id) == ["check:2"])
        #expect(
            try laptop.read { (reader) throws(StoreError) in try reader.meta(.offered) ?? 0 }
                >= page.rows[0].sequence.int ?? .max
        )
    }

    @Test(arguments: [DocumentID("check:1"), DocumentID("check:none")])
    func `what was set aside and is gone since is not asked for any more`(id: DocumentID) throws {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        try laptop.put("check:2", ["type": "check"])
        try bench.run(from: bench.peer(laptop, .laptop), to: bench.server(server))
        let revision = try #require(try laptop.put("check:1", ["type": "check"]))
        try laptop.write(bulk: false) { (writer) throws(StoreError) in
            _ = try writer.deleteWithoutTrace("check:1", parent: revision)
            var names: [String] = []
            try writer.rows("SELECT id FROM local_document") { row in names.append(row.text(0)) }
            for name in names {
                guard var body = try writer.localDocument(DocumentID(name))?.body,
                    body["history"] != nil
                else { continue }
                let key: JSONValue = [
                    "id": .string(id.rawValue), "rev": .string(revision.description),
                ]
                body["set_aside"] = .array([key])
                _ = try writer.putLocalDocument(DocumentID(name), body)
            }
        }
        let peer = bench.peer(laptop, .laptop)
        let report = try bench.run(from: peer, to: bench.server(server))
        #expect(report.unreadable == 0)
        let isLeft = try laptop.read { (reader) throws(StoreError) in
            var names: [String] = []
            try reader.rows("SELECT id FROM local_document") { row in names.append(row.text(0)) }
            for name in names
            where try reader.localDocument(DocumentID(name))?.body["set_aside"] != nil {
                return true
            }
            return false
        }
        #expect(!isLeft)
    }

    /// The revision of a laptop's record, handed to the server by a copy of its store.
    private func handOut(_ bench: Bench, _ laptop: Store, to server: Store) throws {
        let copy = try bench.create("copy")
        let found = try laptop.read { (reader) throws(StoreError) in
            (try reader.leaves("check:1").first, try reader.document("check:1"))
        }
        let (leaf, document) = (try #require(found.0), try #require(found.1))
        try copy.write { (writer) throws(StoreError) in
            _ = try writer.putWithHistory(
                "check:1",
                path: [leaf.revision],
                document.body,
                delivery: .local,
            )
        }
        try bench.syncOnline(copy, server)
    }

    private static func tombstone(_ revision: RevisionID) -> JSONObject {
        ["type": "check", "settles": [.string(revision.description)]]
    }

    @Test func `a record that a copy of the store had handed out stays taken back, everywhere`()
        throws
    {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        let revision = try #require(try laptop.put("check:1", ["type": "check", "v": 1]))
        try handOut(bench, laptop, to: server)
        try laptop.write { (writer) throws(StoreError) in
            _ = try writer.deleteWithoutTrace(
                "check:1",
                parent: revision,
                tombstone: Self.tombstone(revision),
            )
        }
        #expect(try laptop.queue() == [])
        try bench.syncOnline(laptop, server)
        for store in [laptop, server] {
            let document = try store.read { (reader) throws(StoreError) in
                try reader.leaves("check:1")
            }
            #expect(document.map(\.deleted) == [true])
            #expect(document.first?.revision.generation == 2)
        }
        #expect(try laptop.queue() == [] && laptop.state("check:1")?.state == .server)
        let again = try bench.run(from: bench.peer(laptop, .laptop), to: bench.server(server))
        #expect(again.written == 0)
    }

    @Test func `what somebody has made of it since stands beside the taking back as a conflict`()
        throws
    {
        let bench = try Bench()
        let (laptop, server) = (try bench.create("laptop"), try bench.create("server"))
        let revision = try #require(try laptop.put("check:1", ["type": "check", "v": 1]))
        try handOut(bench, laptop, to: server)
        let edited = try #require(
            try server.write { (writer) throws(StoreError) in
                try writer.put("check:1", ["type": "check", "v": 2], parent: revision).revision
            }
        )
        try laptop.write { (writer) throws(StoreError) in
            _ = try writer.deleteWithoutTrace(
                "check:1",
                parent: revision,
                tombstone: Self.tombstone(revision),
            )
        }
        try bench.syncOnline(laptop, server)
        for store in [laptop, server] {
            let leaves = try store.read { (reader) throws(StoreError) in
                try reader.leaves("check:1")
            }
            #expect(leaves.map(\.deleted).sorted { !$0 && $1 } == [false, true])
            #expect(leaves.first?.revision == edited)
        }
    }
}
