import Documents
import Replication

/// A laptop and a server, as most tests need them.
struct Pair {
    let clock: FakeClock
    let laptop: FakePeer
    let server: FakePeer

    init(sequences: FakeSequence = .number, seed: UInt64 = 1) {
        clock = FakeClock(seed: seed)
        laptop = FakePeer(FakePeer.Settings(identity: "laptop-1"))
        server = FakePeer(
            FakePeer.Settings(
                kind: .server,
                identity: "uuid-1/pendamping-001",
                server: "uuid-1",
                sequences: sequences,
            )
        )
    }

    func push(_ options: ReplicationOptions? = nil) throws -> ReplicationReport {
        try Replication(from: laptop, to: server, options ?? clock.options()).run()
    }

    func pull(_ options: ReplicationOptions? = nil) throws -> ReplicationReport {
        try Replication(from: server, to: laptop, options ?? clock.options()).run()
    }

    func clearCalls() {
        laptop.clearCalls()
        server.clearCalls()
    }
}

extension FakePeer {
    /// Records one check.
    @discardableResult
    func record(_ number: Int, _ state: JSONValue = "hadir") -> RevisionID? {
        let id = DocumentID("check:\(number)")
        let parent = data.documents[id]?.tree.winner?.revision
        defer { flush() }
        return data.edit(id, parent: parent, ["type": "check", "state": state])
    }
}
