import Documents
import Replication
import Testing

/// Sessions that end before their time, and what the next one makes of it.
struct EndingTests {
    @Test func `a login that ends midway keeps what is delivered and tells it`() {
        let pair = Pair()
        for number in 1...250 { pair.laptop.record(number) }
        let link = ScriptedPeer(pair.server)
        var batches = 0
        link.before = { (request, _) throws(PeerError) in
            if request == .bulkDocs { batches += 1 }
            if batches > 1 { throw .loginRefused(detail: "unauthorized") }
        }
        let push = pair.push(over: link)
        #expect(push.error == .loginRefused(detail: "unauthorized"))
        #expect(push.report.written == 100)
        #expect(pair.laptop.data.queue.count == 150)
        #expect(pair.clock.waits.isEmpty)
        #expect(pair.push().report.written == 150)
        pair.expectSettled()
    }

    @Test func `a session cancelled at any step ends there and the next one finishes`() {
        var step = 0
        while true {
            step += 1
            let pair = Pair()
            for number in 1...25 { pair.laptop.record(number) }
            let cancellation = Cancellation()
            let counter = Counter()
            let options = pair.clock.options(cancellation: cancellation, batch: 10) { [step] _ in
                counter.count += 1
                if counter.count == step { cancellation.cancel() }
            }
            let push = pair.push(options: options)
            guard push.error != nil else { break }
            #expect(push.error == .cancelled, "step \(step)")
            #expect(counter.count <= step + 1, "step \(step)")
            let finished = pair.push()
            #expect(push.report.written + finished.report.written == 25, "step \(step)")
            #expect(pair.timesSent.values.allSatisfy { $0 == 1 }, "step \(step)")
            pair.expectSettled()
        }
        #expect(step > 30)
    }

    @Test func `a wait that is cancelled ends the session at once`() {
        let pair = Pair()
        pair.laptop.record(1)
        let cancellation = Cancellation()
        let link = ScriptedPeer(pair.server)
        link.before = { (request, _) throws(PeerError) in
            if request == .bulkDocs {
                cancellation.cancel()
                throw .noLink(detail: "cut")
            }
        }
        let push = pair.push(over: link, options: pair.clock.options(cancellation: cancellation))
        #expect(push.error == .cancelled && pair.clock.waits.count == 1)
        #expect(link.requests.filter { $0 == .bulkDocs }.count == 1)
    }

    @Test func `a link cut every few batches brings everything in the end and nothing twice`() {
        let pair = Pair()
        for number in 1...200 { pair.laptop.record(number) }
        var sessions = 0
        while !pair.laptop.data.queue.isEmpty, sessions < 50 {
            sessions += 1
            let link = ScriptedPeer(pair.server)
            link.before = { (_, number) throws(PeerError) in
                if number > 15 { throw .noLink(detail: "cut") }
            }
            _ = pair.push(over: link, options: pair.clock.options(batch: 10, tries: 2))
        }
        #expect(sessions > 3 && sessions < 50)
        #expect(pair.timesSent.count == 200 && pair.timesSent.values.allSatisfy { $0 == 1 })
        pair.expectSettled()
    }

    @Test
    func `pages within the interval share a checkpoint and a cut among them costs a question`() {
        let pair = Pair()
        for number in 1...100 { pair.laptop.record(number) }
        let link = ScriptedPeer(pair.server)
        link.after = { (request, _) throws(PeerError) in
            if request == .bulkDocs { pair.clock.now += 1000 }
        }
        let options = pair.clock.options(batch: 10, tries: 2, checkpointInterval: 3500)
        link.before = { (_, _) throws(PeerError) in
            if pair.timesSent.count >= 60 { throw .noLink(detail: "cut") }
        }
        #expect(pair.push(over: link, options: options).error == .noLink(detail: "cut"))
        // Ten each in a second: one checkpoint after four pages, then the cut.
        #expect(pair.laptop.data.queue.count == 60)
        link.before = { (_, _) throws(PeerError) in }
        let checked = pair.push(over: link, options: options).report
        #expect(checked.checked == 60 && checked.written == 40)
        #expect(pair.timesSent.values.allSatisfy { $0 == 1 })
        pair.expectSettled()
    }

    @Test func `a session that a refusal ends puts down what was settled before it`() {
        let pair = Pair()
        for number in 1...40 { pair.laptop.record(number) }
        let link = ScriptedPeer(pair.server)
        link.before = { (request, _) throws(PeerError) in
            if request == .bulkDocs, pair.timesSent.count >= 30 {
                throw .refused(status: 405, error: "method_not_allowed", reason: "")
            }
        }
        let options = pair.clock.options(batch: 10, checkpointInterval: 60_000)
        #expect(pair.push(over: link, options: options).error != nil)
        #expect(pair.laptop.data.queue.count == 10)
    }

    /// Unchecked: one thread's.
    private final class Counter: @unchecked Sendable {
        var count = 0
    }
}
