import Documents
import Replication
import Testing

/// Databases that know less than they did.
struct ForgettingTests {
    @Test(arguments: [FakeSequence.number, .text, .array, .opaque])
    func `a server restored from an older backup gets everything again`(
        _ sequences: FakeSequence
    ) {
        let pair = Pair(sequences: sequences)
        for number in 1...40 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        let backup = pair.server.durable
        for number in 41...60 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        #expect(pair.laptop.data.queue.isEmpty)
        pair.server.restore(backup)
        pair.clearCalls()

        let push = pair.push()
        #expect(push.error == nil)
        #expect(push.report.forgotten == 20 && push.report.written == 20)
        // From the last checkpoint both remember, not from the beginning.
        #expect(push.report.checked == 20)
        #expect(pair.laptop.calls.contains(.forgotten(20)))
        pair.expectSettled()
    }

    @Test func `what was forgotten waits again before anything is sent`() {
        let pair = Pair()
        for number in 1...40 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        pair.server.restore(FakeData())
        let link = ScriptedPeer(pair.server)
        link.before = { (request, _) throws(PeerError) in
            if request == .bulkDocs { throw .loginRefused(detail: "unauthorized") }
        }
        #expect(pair.push(over: link).report.forgotten == 40)
        #expect(pair.laptop.data.queue.count == 40)
        #expect(pair.push().report.written == 40)
        pair.expectSettled()
    }

    @Test func `what was forgotten is found also when the session that notices is cut`() {
        let pair = Pair()
        for number in 1...40 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        pair.server.restore(FakeData())
        pair.clearCalls()
        let link = ScriptedPeer(pair.server)
        link.before = { (_, _) throws(PeerError) in
            if pair.timesSent.count >= 20 { throw .noLink(detail: "cut") }
        }
        let cut = pair.push(over: link, options: pair.clock.options(batch: 10, tries: 1))
        #expect(cut.error != nil && cut.report.forgotten == 20)
        let rest = pair.push(options: pair.clock.options(batch: 10)).report
        #expect(cut.report.forgotten + rest.forgotten >= 40)
        #expect(rest.written == 20)
        pair.laptop.record(41)
        #expect(pair.push().report.forgotten == 0)
        pair.expectSettled()
    }

    @Test(arguments: [0, 20])
    func `a server put back to an older and then to a newer backup leaves nothing waiting`(
        before: Int
    ) {
        let pair = Pair()
        for number in 0..<before { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        let older = pair.server.durable
        for number in 20..<40 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        let newer = pair.server.durable
        pair.server.restore(older)
        // The link is gone once it is noted what the server lacks, and before any of it is told as sent.
        let link = ScriptedPeer(pair.server)
        link.before = { (request, _) throws(PeerError) in
            if request == .putCheckpoint { throw .noLink(detail: "cut") }
        }
        let cut = pair.push(over: link, options: pair.clock.options(tries: 1))
        #expect(cut.error != nil && cut.report.forgotten == 20)
        #expect(pair.laptop.data.queue.count == 20)
        pair.server.restore(newer)
        let rest = pair.push()
        #expect(rest.error == nil && rest.report.written == 0)
        pair.expectSettled()
    }

    @Test func `a server restored in the middle of its last session is not believed`() {
        let pair = Pair()
        for number in 1...30 { pair.laptop.record(number) }
        let link = ScriptedPeer(pair.server)
        var backup: FakeData?
        link.after = { (request, _) throws(PeerError) in
            if request == .putCheckpoint, backup == nil { backup = pair.server.durable }
        }
        #expect(pair.push(over: link, options: pair.clock.options(batch: 10)).error == nil)
        pair.server.restore(backup ?? FakeData())
        #expect(pair.push().report.forgotten == 20)
        pair.expectSettled()
    }

    @Test func `a server that has kept its log and lost documents is noticed by its feed`() {
        let pair = Pair(sequences: .text)
        for number in 1...40 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        let backup = pair.server.durable
        for number in 41...60 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        var restored = backup
        restored.locals = pair.server.data.locals
        pair.server.restore(restored)
        let push = pair.push()
        #expect(push.report.forgotten == 20 && push.report.written == 20)
        pair.expectSettled()
    }

    @Test func `a laptop restored from an older backup looks at everything since`() {
        let pair = Pair()
        for number in 1...10 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        let backup = pair.laptop.durable
        for number in 11...30 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        pair.laptop.restore(backup)
        // The feed counts the same numbers again, for other records.
        for number in 101...120 { pair.laptop.record(number) }
        let push = pair.push()
        #expect(push.report.written == 20 && push.report.forgotten == 0)
        #expect(pair.pull().report.written == 20)
        #expect(pair.push().report.written == 0)
        pair.expectSettled()
    }

    @Test func `a server restored between the writing and the checkpoint is not taken at its word`()
    {
        let pair = Pair()
        for number in 1...10 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        let backup = pair.server.durable
        pair.laptop.record(11)
        #expect(pair.push().error == nil)
        pair.laptop.record(12)
        let link = ScriptedPeer(pair.server)
        link.after = { (request, _) throws(PeerError) in
            if request == .ensureFullCommit { pair.server.restore(backup) }
        }
        #expect(pair.push(over: link).error == .conflict)
        #expect(pair.laptop.data.queue.map(\.id) == ["check:12"])
        #expect(pair.push().report.written == 2)
        pair.expectSettled()
    }

    @Test func `a log that is damaged or not ours is replaced and costs a comparison only`() {
        let pair = Pair()
        for number in 1...10 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        for (id, log) in pair.server.data.locals {
            pair.server.data.locals[id] = LocalDocument(
                revision: log.revision,
                body: ["history": "?", "pendamping": 1, "session_id": []],
            )
        }
        let push = pair.push()
        #expect(push.error == nil && push.report.written == 0 && push.report.checked == 10)
        pair.expectSettled()
    }

    @Test func `what another session has brought back meanwhile is not forgotten once more`() {
        // At every request of a session that finds a server forgetful and is cut, a whole other one.
        for request in 1...12 {
            for cut in request...14 {
                let pair = Pair()
                for number in 1...5 { pair.laptop.record(number) }
                #expect(pair.push().error == nil)
                let backup = pair.server.durable
                for number in 6...10 { pair.laptop.record(number) }
                #expect(pair.push().error == nil)
                pair.server.restore(backup)
                var made = 0
                let step = { (_: PeerRequest, _: Int) throws(PeerError) in
                    made += 1
                    if made == request { #expect(pair.push().error == nil) }
                    if made > cut { throw .noLink(detail: "cut") }
                }
                let (laptop, server) = (ScriptedPeer(pair.laptop), ScriptedPeer(pair.server))
                laptop.before = step
                server.before = step
                _ = Replication(from: laptop, to: server, pair.clock.options(tries: 1)).attempt()
                #expect(
                    pair.laptop.data.queue.isEmpty,
                    "another in request \(request), cut after \(cut)",
                )
                #expect(pair.push().error == nil)
                pair.expectSettled()
            }
        }
    }

    @Test func `a session that comes too late to forget ends at once and sends nothing`() {
        let pair = Pair()
        for number in 1...5 { pair.laptop.record(number) }
        #expect(pair.push().error == nil)
        pair.server.restore(FakeData())
        let source = ScriptedPeer(pair.laptop)
        source.before = { (request, _) throws(PeerError) in
            if request == .forgotten { #expect(pair.push().report.forgotten == 5) }
        }
        pair.clearCalls()
        let late = Replication(from: source, to: pair.server, pair.clock.options()).attempt()
        #expect(late.error == .conflict && late.report.forgotten == 0)
        #expect(pair.clock.waits.isEmpty, "another try would fail the same way")
        #expect(pair.timesSent.values.allSatisfy { $0 == 1 })
        pair.expectSettled()
    }

    @Test func `two sessions at once over one pair lose nothing and end in agreement`() {
        for number in 1...40 {
            let pair = Pair()
            for record in 1...25 { pair.laptop.record(record) }
            let link = ScriptedPeer(pair.server)
            var inner: ReplicationOutcome?
            link.before = { (_, made) throws(PeerError) in
                guard made == number else { return }
                pair.laptop.record(1, "alpa")
                inner = pair.push(options: pair.clock.options(batch: 7))
            }
            let outer = pair.push(over: link, options: pair.clock.options(batch: 10))
            #expect(outer.error == nil, "second session in request \(number)")
            #expect(inner == nil || inner?.error == nil, "second session in request \(number)")
            #expect(pair.push().report.written <= 1)
            pair.expectSettled()
        }
    }
}
