import Documents
import LocalStore
import Replication
import StorePeers
import Testing

/// Families the office takes back.
@Suite struct ReleaseTests {
    private static let bodies: [(DocumentID, JSONObject)] = [
        ("family:A-1", ["name": "Rahasia"]), ("member:M-1", ["family": "family:A-1"]),
        ("family:A-2", ["name": "B"]), ("member:M-2", ["family": "family:A-2"]),
        ("group:G", ["name": "Mawar"]),
    ]

    private struct Place {
        let bench: Bench
        let laptop: Store
        let server: Store

        init() throws {
            bench = try Bench()
            laptop = try bench.create("laptop")
            server = try bench.create("server")
            for (id, body) in ReleaseTests.bodies { try server.put(id, body) }
            try bench.syncOnline(laptop, server)
        }

        func sync() throws { try bench.syncOnline(laptop, server) }

        /// Ids of the documents the laptop still reads.
        func held() throws -> [String] {
            try laptop.read { (reader) throws(StoreError) in
                var ids: [String] = []
                try reader.rows("SELECT id FROM document WHERE deleted = 0 ORDER BY id") { row in
                    ids.append(row.text(0))
                }
                return ids
            }
        }

        func releases() throws -> [Release] {
            try laptop.read { (reader) throws(StoreError) in try reader.releases() }
        }
    }

    private static let release: JSONObject = [
        "type": "release", "family": "family:A-1", "assignedTo": ["w-17"],
    ]

    @Test func `a released family is gone from the laptop, and from nowhere else`() throws {
        let place = try Place()
        let check: DocumentID = "check:M-1:x:2026-10"
        try place.laptop.put(check, ["family": "family:A-1"])
        let deleted = try #require(try place.laptop.put("event:M-1:y:2026-10-03", ["a": 1]))
        try place.laptop.write { (writer) throws(StoreError) in
            _ = try writer.delete("event:M-1:y:2026-10-03", parent: deleted)
        }
        try place.laptop.put("check:M-2:x:2026-10", ["family": "family:A-2"])
        try place.sync()
        try place.server.put("release:A-1", Self.release)
        try place.sync()
        #expect(
            try place.held() == [
                "check:M-2:x:2026-10", "family:A-2", "group:G", "member:M-2", "release:A-1",
            ]
        )
        #expect(try place.releases().map(\.done) == [true])
        try place.laptop.read { (reader) throws(StoreError) in
            for id in ["family:A-1", "member:M-1", check, "event:M-1:y:2026-10-03"] {
                let id = DocumentID("\(id)")
                #expect(try reader.deliveries(id) == [])
                let leaves = try reader.leaves(id)
                for leaf in leaves { #expect(try reader.body(id, leaf.revision) == nil, "\(id)") }
            }
        }
        try place.sync()
        try place.server.read { (reader) throws(StoreError) in
            for id in ["family:A-1", "member:M-1", check] as [DocumentID] {
                #expect(try reader.document(id)?.deleted == false, "\(id) is still at the office")
            }
        }
        #expect(try place.laptop.examine().isSound)
    }

    @Test
    func `what is past its term goes here alone, and no pull or returning family brings it back`()
        throws
    {
        let place = try Place()
        let check: DocumentID = "check:M-1:x:2026-10"
        let revision = try #require(try place.laptop.put(check, ["family": "family:A-1"]))
        try place.sync()
        try place.laptop.write { (writer) throws(StoreError) in
            _ = try writer.purge(check, family: Writer.pastTerm)
        }
        try place.sync()
        #expect(try !place.held().contains(check.rawValue))
        let isThere = try place.server.read { (reader) throws(StoreError) in
            try reader.document(check)?.deleted == false
        }
        #expect(isThere, "nothing is deleted at the server")
        // Whatever the office writes into it, and a family that goes and comes back.
        try place.server.write { (writer) throws(StoreError) in
            _ = try writer.put(check, ["family": "family:A-1", "late": 1], parent: revision)
        }
        try place.sync()
        #expect(try !place.held().contains(check.rawValue))
        let release = try #require(try place.server.put("release:A-1", Self.release))
        try place.sync()
        try place.server.write { (writer) throws(StoreError) in
            _ = try writer.delete("release:A-1", parent: release)
        }
        try place.sync()
        try place.sync()
        let held = try place.held()
        #expect(held.contains("family:A-1") && !held.contains(check.rawValue), "\(held)")
        #expect(try place.laptop.examine().isSound)
    }

    @Test func `a family with an undelivered record stays until that is delivered`() throws {
        let place = try Place()
        try place.server.put("release:A-1", Self.release)
        try place.laptop.put("check:M-1:x:2026-10", ["family": "family:A-1"])
        // Only the pull: as if the link went.
        try place.bench.run(
            from: place.bench.server(place.server),
            to: place.bench.peer(place.laptop, .laptop),
        )
        #expect(try place.held().contains("family:A-1"))
        #expect(try place.releases().map(\.done) == [false])
        try place.sync()
        #expect(try place.releases().map(\.done) == [true])
        #expect(try !place.held().contains { $0.contains("M-1") })
        #expect(
            try place.server.read { (reader) throws(StoreError) in
                try reader.revision("check:M-1:x:2026-10")
            } != nil
        )
    }

    @Test func `a family stays until a push has shown that the server has its records`() throws {
        let place = try Place()
        let check: DocumentID = "check:M-1:x:2026-10"
        let old = StoreFolder(place.bench.root.file("old"))
        try place.server.backup(to: old)
        let revision = try place.laptop.put(check, ["family": "family:A-1"])
        try place.sync()
        #expect(try place.laptop.state(check)?.state == .server)
        place.server.close()
        try place.bench.restore("server", from: old)
        let restored = try place.bench.open("server")
        try restored.put("release:A-1", Self.release)
        try place.bench.run(
            from: place.bench.server(restored),
            to: place.bench.peer(place.laptop, .laptop),
        )
        #expect(try place.held().contains(check.rawValue), "it is the last copy")
        #expect(try place.releases().map(\.done) == [false])
        try place.bench.syncOnline(place.laptop, restored)
        #expect(
            try restored.read { (reader) throws(StoreError) in try reader.revision(check) }
                == revision
        )
        #expect(try place.releases().map(\.done) == [true])
        #expect(try !place.held().contains(check.rawValue))
    }

    @Test func `a draft keeps a family too`() throws {
        let place = try Place()
        try place.server.put("release:A-1", Self.release)
        try place.laptop.write { (writer) throws(StoreError) in
            try writer.putDraft("roster:sd-1", ["cells": [["member": "member:M-1"]]])
        }
        try place.sync()
        #expect(try place.releases().map(\.done) == [false])
        try place.laptop.write { (writer) throws(StoreError) in
            try writer.removeDraft("roster:sd-1")
        }
        try place.sync()
        #expect(try place.releases().map(\.done) == [true])
    }

    @Test func `what was purged does not come back by the feed`() throws {
        let place = try Place()
        try place.server.put("release:A-1", Self.release)
        try place.sync()
        try place.server.put("family:A-1", ["name": "Rahasia 2"])
        try place.server.put("check:M-1:z:2026-11", ["family": "family:A-1"])
        try place.sync()
        #expect(try place.held() == ["family:A-2", "group:G", "member:M-2", "release:A-1"])
        // Also on a laptop that sees the release before the family.
        let fresh = try place.bench.create("fresh")
        try place.server.put("family:A-1", ["name": "Rahasia 3"])
        try place.bench.syncOnline(fresh, place.server)
        try fresh.read { (reader) throws(StoreError) in
            #expect(try reader.document("family:A-1")?.deleted != false)
            #expect(try reader.document("family:A-2")?.deleted == false)
        }
    }

    @Test func `a release taken back brings the family again`() throws {
        let place = try Place()
        try place.laptop.put("check:M-1:x:2026-10", ["family": "family:A-1"])
        try place.sync()
        let revision = try #require(try place.server.put("release:A-1", Self.release))
        try place.sync()
        #expect(try !place.held().contains("family:A-1"))
        try place.server.write { (writer) throws(StoreError) in
            _ = try writer.delete("release:A-1", parent: revision)
        }
        try place.sync()
        try place.sync()
        let held = try place.held()
        for id in ["family:A-1", "member:M-1", "check:M-1:x:2026-10"] {
            #expect(held.contains(id), "\(id)")
        }
        #expect(try place.releases() == [])
        #expect(try place.laptop.queue() == [])
    }
}
