import Documents
import Replication
import Testing
import TestSupport

/// A session between two peers that answer as they should.
struct SessionTests {
    @Test(arguments: [FakeSequence.number, .text, .array, .opaque])
    func `a session brings every leaf and a second one moves nothing`(
        _ sequences: FakeSequence
    ) throws {
        let pair = Pair(sequences: sequences)
        let first = pair.laptop.data.edit("check:1", parent: nil, ["state": "hadir"])
        pair.laptop.data.edit("check:1", parent: first, ["state": "izin"])
        pair.laptop.data.edit("check:1", parent: first, ["state": "alpa"])
        for number in 2...1234 { pair.laptop.record(number) }
        let report = try Replication(
            from: pair.laptop,
            to: pair.server,
            pair.clock.options(),
        ).run()
        #expect(report.written == 1235 && report.fetched == 1235 && report.checked == 1234)
        pair.expectSettled()

        let other = FakePeer(FakePeer.Settings(identity: "laptop-2"))
        let pull = Replication(from: pair.server, to: other, pair.clock.options())
        #expect(try pull.run().written == 1235)
        #expect(other.data.leaves == pair.laptop.data.leaves)
        other.clearCalls()
        pair.clearCalls()
        #expect(try pull.run().written == 0)
        #expect(pair.server.calls == [.information, .localDocument, .changes])
        #expect(other.calls == [.information, .localDocument])
    }

    @Test func `a session with an empty source brings nothing and is done`() {
        let pair = Pair()
        #expect(pair.push() == ReplicationOutcome(report: ReplicationReport(), error: nil))
        pair.expectSettled()
    }

    @Test func `what a store leaves out of its feed is passed with one checkpoint`() throws {
        let pair = Pair()
        pair.laptop.record(1)
        #expect(pair.push().error == nil)
        let link = FilteredFeed(pair.laptop)
        for number in 1...3 {
            pair.laptop.data.edit(DocumentID("family:\(number)"), parent: nil, [:])
        }
        pair.clearCalls()
        let push = Replication(from: link, to: pair.server, pair.clock.options())
        #expect(push.attempt().report.checked == 0)
        #expect(pair.server.calls.contains(.putCheckpoint(settled: [])))
        pair.clearCalls()
        #expect(push.attempt().error == nil)
        #expect(pair.server.calls == [.information, .localDocument])
    }

    @Test func `a pull brings what the server has and the push after it sends none of it back`() {
        let pair = Pair()
        for number in 1...30 { pair.server.record(number) }
        #expect(pair.pull().report.written == 30)
        let push = pair.push()
        #expect(push.report.checked == 30 && push.report.fetched == 0)
        pair.expectSettled()
    }

    @Test func `the pages held at once do not grow with the number of documents`() {
        let pair = Pair()
        for number in 1...3000 { pair.laptop.record(number) }
        #expect(pair.push(options: pair.clock.options(batch: 200)).error == nil)
        let largest = pair.server.calls.reduce(0) { largest, call in
            if case .bulkDocs(let revisions) = call {
                max(largest, revisions.count)
            } else {
                largest
            }
        }
        #expect(largest == 200)
        for case .bulkGet(let count) in pair.laptop.calls { #expect(count <= 200) }
    }

    @Test func `every session of a pair in one direction uses the same log and no other does`() {
        let pair = Pair()
        pair.laptop.record(1)
        _ = pair.push()
        pair.server.record(2)
        _ = pair.pull()
        pair.laptop.record(3)
        _ = pair.push()
        #expect(pair.server.data.locals.count == 2)
        #expect(Set(pair.server.data.locals.keys) == Set(pair.laptop.data.locals.keys))
        #expect(pair.server.data.locals.keys.allSatisfy { $0.utf8.count == 64 })
    }
}

/// A store that offers no register.
private final class FilteredFeed: PassingPeer {
    let base: any Peer

    init(_ base: any Peer) {
        self.base = base
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        let answer = try base.changes(since: since, limit: limit)
        return ChangesAnswer(
            rows: answer.rows.filter { !$0.id.rawValue.hasPrefix("family:") },
            lastSequence: answer.lastSequence,
            pending: answer.pending,
        )
    }
}
