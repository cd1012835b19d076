import Documents
import Replication
import Testing

/// Batches that a server does not take as they are.
struct HalvingTests {
    @Test func `a batch that is too large goes in smaller ones`() {
        let pair = Pair()
        for number in 1...400 { pair.laptop.record(number) }
        pair.server.settings.mostBytes = 4000
        let push = pair.push()
        #expect(push.error == nil && push.report.written == 400 && push.report.refused.isEmpty)
        pair.expectSettled()
    }

    @Test func `a record too large by itself is refused and the others go`() {
        let pair = Pair()
        for number in 1...99 { pair.laptop.record(number) }
        pair.laptop.record(100, .string(String(repeating: "x", count: 5000)))
        pair.server.settings.mostBytes = 4000
        let report = pair.push().report
        #expect(report.written == 99 && report.refused.map(\.id) == ["check:100"])
        #expect(
            report.refused.first?.outcome
                == .refused(
                    error: "too_large",
                    reason: "the document exceeds the server's limit",
                )
        )
        #expect(pair.laptop.data.queue.isEmpty)
        #expect(pair.push().report == ReplicationReport())
    }

    @Test func `a batch refused as a whole is halved down to the culprit`() {
        let pair = Pair()
        for number in 1...500 { pair.laptop.record(number) }
        let link = ScriptedPeer(pair.server)
        link.refuses = { documents in
            documents.contains { $0.id == "check:123" }
                ? .refused(
                    status: 400,
                    error: "bad_request",
                    reason: "Bad special document member",
                )
                : nil
        }
        let report = pair.push(over: link).report
        #expect(report.written == 499 && report.refused.map(\.id) == ["check:123"])
        #expect(pair.laptop.data.queue.isEmpty)
    }

    @Test func `a proxy that answers 400 to everything gets no record blamed`() {
        let pair = Pair()
        for number in 1...20 { pair.laptop.record(number) }
        let link = ScriptedPeer(pair.server)
        link.refuses = { _ in .refused(status: 400, error: "bad_request", reason: "proxy") }
        let push = pair.push(over: link)
        #expect(push.error == .refused(status: 400, error: "bad_request", reason: "proxy"))
        #expect(push.report.refused.isEmpty && pair.laptop.data.queue.count == 20)
    }

    @Test func `a record the server stumbles over each time holds up none of the others`() throws {
        let pair = Pair()
        for number in 1...200 { pair.laptop.record(number) }
        let link = ScriptedPeer(pair.server)
        link.refuses = { documents in
            documents.contains { $0.id == "check:77" } ? .garbled(detail: "500") : nil
        }
        let push = pair.push(over: link)
        #expect(push.error == nil)
        #expect(push.report.written == 199 && push.report.unconfirmed == 1)
        #expect(pair.laptop.data.queue.map(\.id) == ["check:77"])
        #expect(pair.push().report.written == 1)
        pair.expectSettled()
    }

    @Test func `a server that fails at everything ends the session and blames nothing`() {
        let pair = Pair()
        for number in 1...20 { pair.laptop.record(number) }
        let link = ScriptedPeer(pair.server)
        link.refuses = { _ in .garbled(detail: "500") }
        #expect(pair.push(over: link).error == .garbled(detail: "500"))
        #expect(pair.laptop.data.queue.count == 20)
    }
}
