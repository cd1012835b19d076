import Documents
import Replication
import Testing

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

    /// Pushes, over a scripted link when one is given.
    func push(
        over link: ScriptedPeer? = nil,
        options: ReplicationOptions? = nil,
    ) -> ReplicationOutcome {
        Replication(from: laptop, to: link ?? server, options ?? clock.options()).attempt()
    }

    func pull(
        over link: ScriptedPeer? = nil,
        options: ReplicationOptions? = nil,
    ) -> ReplicationOutcome {
        Replication(from: link ?? server, to: laptop, options ?? clock.options()).attempt()
    }

    /// Both hold the same, nothing waits, and a second push asks without writing.
    func expectSettled(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(
            laptop.data.leaves == server.data.leaves,
            "the replicas differ",
            sourceLocation: sourceLocation,
        )
        #expect(laptop.data.queue.isEmpty, "a record waits", sourceLocation: sourceLocation)
        clearCalls()
        let second = push()
        #expect(second.error == nil, sourceLocation: sourceLocation)
        #expect(
            server.calls == [.information, .localDocument]
                && laptop.calls == [.information, .localDocument, .changes],
            "a second sync did more than ask",
            sourceLocation: sourceLocation,
        )
    }

    /// How often the server was given each revision.
    var timesSent: [RevisionID: Int] {
        var times: [RevisionID: Int] = [:]
        for case .bulkDocs(let revisions) in server.calls {
            for revision in revisions { times[revision, default: 0] += 1 }
        }
        return times
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
        return data.edit(
            id,
            parent: parent,
            ["type": "check", "number": JSONValue(number), "state": state],
        )
    }
}
