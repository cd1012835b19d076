import Documents
import LocalStore
import Replication
import StorePeers
import TestSupport
import Testing

/// Families that leave a supervisor's whole team, on her own laptop.
@Suite struct SupervisorReleaseTests {
    private static let record: DocumentID = "check:M-1:x:2026-10"
    private static let rekey: DocumentID = "rekey:check:M-1:x:2026-10"
    private static let ofFamily: [DocumentID] = ["family:A-1", "member:M-1", record, rekey]

    private let bench: Bench
    private let server: Store
    private let laptop: Store
    private let decision: DocumentID

    /// Two families of her team's; on a record of the first she has decided, and keyed it again.
    init() throws {
        bench = try Bench()
        server = try bench.create("server")
        laptop = try bench.create("supervisor")
        let bodies: [(DocumentID, JSONObject)] = [
            ("family:A-1", ["name": "Rahasia"]),
            ("member:M-1", ["family": "family:A-1"]),
            (Self.record, ["family": "family:A-1", "member": "member:M-1", "by": "siti"]),
            ("family:A-2", ["name": "B"]),
            ("check:M-2:x:2026-10", ["family": "family:A-2", "by": "siti"]),
        ]
        for (id, body) in bodies { try server.put(id, body) }
        let revision = try server.read { (reader) throws(StoreError) in
            try reader.revision(Self.record)
        }
        decision = DocumentID("decision:\(Self.record):\(try #require(revision))")
        try sync()
        try laptop.put(
            decision,
            [
                "type": "decision", "about": .string(Self.record.rawValue), "verdict": "refused",
                "revision": .string(revision?.description ?? ""), "reason": "salah", "by": "rina",
            ],
        )
        try laptop.put(
            Self.rekey,
            ["type": "rekey", "about": .string(Self.record.rawValue), "by": "rina"],
        )
    }

    private func own() -> StorePeer { StorePeer(laptop, kind: .laptop, writes: ["decision"]) }

    private func pull() throws { try bench.run(from: bench.server(server), to: own()) }

    /// As the program does: pull, push, and let go of what the office takes back.
    private func sync() throws {
        try pull()
        try bench.run(from: own(), to: bench.server(server))
        try StorePeer.settleReleases(in: laptop)
    }

    private func release() throws -> RevisionID {
        try #require(
            try server.put(
                "release:A-1:rina",
                ["type": "release", "family": "family:A-1", "assignedTo": ["rina"]],
            )
        )
    }

    private func isHeld(_ id: DocumentID, in store: Store) throws -> Bool {
        try store.read { (reader) throws(StoreError) in
            for leaf in try reader.leaves(id) where try reader.body(id, leaf.revision) != nil {
                return true
            }
            return false
        }
    }

    private func pending() throws -> [PendingRelease] {
        try laptop.read { (reader) throws(StoreError) in try reader.pendingReleases() }
    }

    @Test func `her own decision and second keying keep a family until the server has them`() throws
    {
        _ = try release()
        try pull()
        #expect(try pending() == [PendingRelease(family: "family:A-1", records: 2)])
        #expect(try laptop.onlyHere() == 2)
        // Whatever else asks for the families to go has to wait, too.
        try StorePeer.settleReleases(in: laptop)
        for id in Self.ofFamily + [decision] {
            #expect(try isHeld(id, in: laptop), "\(id)")
        }
    }

    @Test func `once all is delivered the family is gone with all that was said of it`() throws {
        let revision = try release()
        try sync()
        #expect(try pending() == [])
        for id in Self.ofFamily + [decision] {
            #expect(try !isHeld(id, in: laptop), "\(id) is still here")
            #expect(try isHeld(id, in: server), "\(id) is gone from the server")
        }
        for id in ["family:A-2", "check:M-2:x:2026-10"] as [DocumentID] {
            #expect(try isHeld(id, in: laptop), "\(id)")
        }
        #expect(try laptop.examine().isSound && laptop.onlyHere() == 0)
        // Nothing of it comes back by the next sync, and all of it once the release ends.
        try sync()
        #expect(try !isHeld(Self.record, in: laptop))
        try server.write { (writer) throws(StoreError) in
            // As an office's import writes it.
            _ = try writer.delete(
                "release:A-1:rina",
                parent: revision,
                tombstone: ["type": "release", "family": "family:A-1", "assignedTo": ["rina"]],
            )
        }
        try sync()
        try sync()
        for id in Self.ofFamily + [decision] {
            #expect(try isHeld(id, in: laptop), "\(id) did not come back")
        }
        #expect(try laptop.queue().isEmpty)
    }
}
