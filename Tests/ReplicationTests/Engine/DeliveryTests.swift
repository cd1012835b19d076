import Documents
import Replication
import Testing

/// What a record is told about its delivery.
struct DeliveryTests {
    @Test func `records whose acknowledgement was lost count as delivered by the next session`() {
        let pair = Pair()
        for number in 1...20 { pair.laptop.record(number) }
        let link = ScriptedPeer(pair.server)
        link.after = { (request, _) throws(PeerError) in
            if request == .bulkDocs { throw .loginRefused(detail: "unauthorized") }
        }
        #expect(pair.push(over: link).error == .loginRefused(detail: "unauthorized"))
        #expect(pair.laptop.data.queue.count == 20)
        let push = pair.push()
        #expect(push.report.written == 0 && push.report.checked == 20)
        pair.expectSettled()
    }

    @Test func `an edit while its push is in flight stays undelivered until the next push`() throws
    {
        let pair = Pair()
        let sent = try #require(pair.laptop.record(1))
        let link = ScriptedPeer(pair.server)
        var edit: RevisionID?
        link.before = { (request, _) throws(PeerError) in
            if request == .bulkDocs { edit = pair.laptop.record(1, "alpa") }
        }
        #expect(pair.push(over: link).error == nil)
        #expect(pair.laptop.data.documents["check:1"]?.book[sent] == .delivered)
        #expect(pair.laptop.data.queue.map(\.revision) == [try #require(edit)])
        #expect(pair.push().report.written == 1)
        pair.expectSettled()
    }

    @Test func `an edit between the feed and the fetch goes out with its next push`() throws {
        let pair = Pair()
        pair.laptop.record(1)
        let source = ScriptedPeer(pair.laptop)
        source.after = { (request, number) throws(PeerError) in
            if request == .changes, number < 6 { pair.laptop.record(1, "alpa") }
        }
        let push = Replication(from: source, to: pair.server, pair.clock.options()).attempt()
        #expect(push.error == nil)
        #expect(pair.push().error == nil)
        pair.expectSettled()
    }

    @Test func `what the server failed at is no refusal and goes out again`() {
        let pair = Pair()
        for number in 1...20 { pair.laptop.record(number) }
        pair.server.settings.validation = { document in
            guard document.id == "check:7" else { return nil }
            return BulkAnswer.Refusal(
                id: document.id,
                revision: document.revision,
                error: "internal_server_error",
                reason: "no DB shards could be opened",
            )
        }
        let push = pair.push()
        #expect(push.error == nil && push.report.refused.isEmpty)
        #expect(push.report.unconfirmed == 1 && push.report.written == 19)
        #expect(pair.laptop.data.queue.map(\.id) == ["check:7"])
        pair.server.settings.validation = { _ in nil }
        #expect(pair.push().report.written == 1)
        pair.expectSettled()
    }

    @Test func `rows of the feed that cannot be read are asked for again`() {
        let pair = Pair()
        for number in 1...20 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        let other = FakePeer(FakePeer.Settings(identity: "laptop-2"))
        func pull() -> ReplicationOutcome {
            Replication(from: pair.server, to: other, pair.clock.options()).attempt()
        }
        pair.server.settings.garbles = { $0 == "check:7" }
        let first = pull()
        #expect(first.report.unreadable == 1 && first.report.written == 19)
        #expect(other.data.documents["check:7"] == nil)
        pair.server.settings.garbles = { _ in false }
        #expect(pull().report.written == 1)
        #expect(other.data.leaves == pair.server.data.leaves)
    }

    @Test func `one refused record among five hundred holds up none of the others`() throws {
        let pair = Pair()
        pair.server.settings.validation = { document in
            document.body["state"] == "salah"
                ? BulkAnswer.Refusal(
                    id: document.id,
                    revision: document.revision,
                    error: "forbidden",
                    reason: "no author",
                ) : nil
        }
        for number in 1...500 { pair.laptop.record(number, number == 250 ? "salah" : "hadir") }
        let push = pair.push()
        #expect(push.error == nil && push.report.written == 499)
        let refused = try #require(push.report.refused.first)
        #expect(push.report.refused.count == 1 && refused.id == "check:250")
        #expect(refused.outcome == .refused(error: "forbidden", reason: "no author"))
        #expect(pair.laptop.data.queue.isEmpty)
        let book = try #require(pair.laptop.data.documents["check:250"]?.book)
        #expect(book[refused.revision] == .refused(error: "forbidden"))
        #expect(pair.push().report == ReplicationReport())

        pair.laptop.record(250, "hadir")
        #expect(pair.push().report.written == 1)
        pair.expectSettled()
    }

    @Test func `a refusal without a revision is meant for all of that document`() {
        let pair = Pair()
        pair.server.settings.validation = { document in
            document.id == "check:1"
                ? BulkAnswer.Refusal(
                    id: document.id,
                    revision: nil,
                    error: "forbidden",
                    reason: "",
                )
                : nil
        }
        let first = pair.laptop.data.edit("check:1", parent: nil, ["a": 1])
        pair.laptop.data.edit("check:1", parent: first, ["a": 2])
        pair.laptop.data.edit("check:1", parent: first, ["a": 3])
        pair.laptop.record(2)
        let report = pair.push().report
        #expect(report.refused.count == 2 && report.written == 1)
    }

    @Test func `a damaged body holds up none of the others and goes out once it is mended`() throws
    {
        let pair = Pair()
        for number in 1...50 { pair.laptop.record(number) }
        let damaged = try #require(pair.laptop.data.documents["check:7"]?.tree.winner?.revision)
        pair.laptop.data.damage("check:7", damaged)
        let push = pair.push()
        #expect(push.error == nil && push.report.written == 49 && push.report.unreadable == 1)
        #expect(pair.laptop.data.queue.map(\.revision) == [damaged])

        pair.clearCalls()
        #expect(pair.push().report.unreadable == 1)
        #expect(!pair.server.calls.contains(.putCheckpoint(settled: [])))

        pair.laptop.data.damage("check:7", damaged, false)
        #expect(pair.push().report.written == 1)
        pair.expectSettled()
    }

    @Test
    func `a checkpoint that too few nodes confirmed delivers nothing, and the next session does`() {
        let pair = Pair()
        for number in 1...20 { pair.laptop.record(number) }
        pair.server.settings.confirmsCheckpoints = false
        let first = pair.push()
        #expect(first.error == nil && first.report.unconfirmed == 20)
        #expect(pair.laptop.data.queue.count == 20)
        let second = pair.push()
        #expect(second.report.unconfirmed == 20 && second.report.written == 0)
        #expect(pair.laptop.data.queue.count == 20)
        pair.server.settings.confirmsCheckpoints = true
        #expect(pair.push().report.unconfirmed == 0)
        #expect(pair.timesSent.values.allSatisfy { $0 == 1 })
        pair.expectSettled()
    }

    @Test func `a pull does not wait for the nodes that a server is short of`() {
        let pair = Pair()
        pair.server.record(1)
        pair.server.settings.confirmsCheckpoints = false
        let pull = pair.pull()
        #expect(pull.error == nil && pull.report.written == 1 && pull.report.unconfirmed == 0)
        #expect(pair.laptop.data.leaves == pair.server.data.leaves)
    }

    @Test func `what was answered 202 is not delivered and neither is what follows passed`() {
        let pair = Pair()
        for number in 1...30 { pair.laptop.record(number) }
        pair.server.settings.hasQuorum = false
        let link = ScriptedPeer(pair.server)
        link.after = { (request, _) throws(PeerError) in
            if request == .bulkDocs { pair.server.settings.hasQuorum = true }
        }
        let push = pair.push(over: link, options: pair.clock.options(batch: 10))
        #expect(push.error == nil)
        #expect(push.report.unconfirmed == 10 && push.report.written == 20)
        #expect(pair.server.data.locals.isEmpty)
        #expect(pair.laptop.data.queue.count == 30)
        #expect(pair.push().report.written == 0)
        pair.expectSettled()
    }
}
