import Documents
import LocalStore
import Replication
import StorePeers
import TestSupport
import Testing

/// What a supervisor decides on her own laptop, on its way to the server and to the worker.
@Suite struct SupervisorTests {
    private static let record: DocumentID = "check:m1:x:2026-10"

    private func decide(_ laptop: Store, _ revision: RevisionID) throws -> DocumentID {
        let id = DocumentID("decision:\(Self.record):\(revision)")
        try laptop.put(
            id,
            [
                "type": "decision", "about": .string(Self.record.rawValue),
                "revision": .string(revision.description), "verdict": "refused",
                "reason": "alamat salah", "by": "rina", "at": "2026-11-15T12:00:00+07:00",
            ],
        )
        return id
    }

    /// A sync of a laptop whose person writes decisions too.
    private func syncSupervisor(_ bench: Bench, _ laptop: Store, _ server: Store) throws {
        func own() -> StorePeer { StorePeer(laptop, kind: .laptop, writes: ["decision"]) }
        try bench.run(from: bench.server(server), to: own())
        try bench.run(from: own(), to: bench.server(server))
    }

    @Test func `a decision made by a key goes up and comes to the worker with its reason`() throws {
        let bench = try Bench()
        let worker = try bench.create("worker")
        let supervisor = try bench.create("supervisor")
        let server = try bench.create("server")
        let revision = try #require(try worker.put(Self.record, ["family": "family:A-1"]))
        try bench.syncOnline(worker, server)
        try syncSupervisor(bench, supervisor, server)
        let id = try decide(supervisor, revision)
        #expect(try supervisor.state(id)?.state == .local)
        #expect(try supervisor.queue() == [id])
        try syncSupervisor(bench, supervisor, server)
        #expect(try supervisor.state(id)?.state == .server && supervisor.queue().isEmpty)
        try bench.syncOnline(worker, server)
        #expect(try worker.state(Self.record)?.state == .refusedByOffice)
        #expect(try worker.state(Self.record)?.reason == "alamat salah")
        // Nothing is left to move.
        let before = try server.read { (reader) throws(StoreError) in try reader.lastSequence() }
        try syncSupervisor(bench, supervisor, server)
        try bench.syncOnline(worker, server)
        let after = try server.read { (reader) throws(StoreError) in try reader.lastSequence() }
        #expect(before == after)
    }

    @Test func `a plain worker's laptop sends no decision, and no desk takes one`() throws {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let server = try bench.create("server")
        let desk = try bench.create("desk")
        let revision = try #require(try laptop.put(Self.record, ["family": "family:A-1"]))
        let id = try decide(laptop, revision)
        try bench.syncOnline(laptop, server)
        let isThere = try server.read { (reader) throws(StoreError) in
            try reader.revision(id) != nil
        }
        #expect(!isThere)
        let own = StorePeer(laptop, kind: .laptop, writes: ["decision"])
        try bench.run(from: own, to: bench.peer(desk, .desk))
        let isAtDesk = try desk.read { (reader) throws(StoreError) in
            try reader.revision(id) != nil
        }
        #expect(!isAtDesk)
        #expect(try laptop.state(id)?.state == .local, "it waits for the server itself")
    }

    @Test func `a server that forgot gets the decision again`() throws {
        let bench = try Bench()
        let worker = try bench.create("worker")
        let supervisor = try bench.create("supervisor")
        let server = try bench.create("server")
        let revision = try #require(try worker.put(Self.record, ["family": "family:A-1"]))
        try bench.syncOnline(worker, server)
        try syncSupervisor(bench, supervisor, server)
        let id = try decide(supervisor, revision)
        try syncSupervisor(bench, supervisor, server)
        // Restored from before any of it.
        let restored = try bench.create("restored")
        try bench.syncOnline(worker, restored)
        try syncSupervisor(bench, supervisor, restored)
        let isThere = try restored.read { (reader) throws(StoreError) in
            try reader.revision(id) != nil
        }
        #expect(isThere)
    }
}
