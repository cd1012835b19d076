import Documents
import Replication
import Testing

/// Waits, and the size of batches.
struct WaitingTests {
    @Test func `waits grow with each failure and are jittered`() {
        let pair = Pair()
        let link = ScriptedPeer(pair.server)
        link.before = { (_, _) throws(PeerError) in throw .timedOut(detail: "") }
        #expect(
            pair.push(over: link, options: pair.clock.options(tries: 9)).error
                == .timedOut(detail: "")
        )
        #expect(pair.clock.waits.count == 8)
        var whole = 500
        for wait in pair.clock.waits {
            #expect(wait >= whole / 2 && wait <= whole)
            whole = min(60_000, whole * 2)
        }
        let other = Pair(seed: 2)
        let otherLink = ScriptedPeer(other.server)
        otherLink.before = link.before
        _ = other.push(over: otherLink, options: other.clock.options(tries: 9))
        #expect(other.clock.waits != pair.clock.waits)
    }

    @Test func `a busy server is given the time it asks for, or is left for the next session`() {
        let pair = Pair()
        let link = ScriptedPeer(pair.server)
        link.before = { (_, number) throws(PeerError) in
            if number == 1 { throw .busy(retryAfter: 7) }
        }
        #expect(pair.push(over: link).error == nil)
        #expect(pair.clock.waits == [7000])
        link.before = { (_, _) throws(PeerError) in throw .busy(retryAfter: 3600) }
        #expect(pair.push(over: link).error == .busy(retryAfter: 3600))
        #expect(pair.clock.waits == [7000])
    }

    @Test func `a wait is shown with its end and its reason`() {
        let pair = Pair()
        let link = ScriptedPeer(pair.server)
        link.before = { (_, number) throws(PeerError) in
            if number == 2 { throw .noLink(detail: "cut") }
        }
        let log = StepLog()
        let start = pair.clock.now
        #expect(pair.push(over: link, options: pair.clock.options { log.add($0) }).error == nil)
        let wait = pair.clock.waits.first ?? 0
        #expect(
            log.steps.contains(
                .waiting(untilMilliseconds: start + wait, .noLink(detail: "cut"))
            )
        )
        #expect(log.steps.last == .done)
    }

    @Test func `batches shrink on a slow link until requests take seconds and grow on a fast one`()
    {
        let pair = Pair()
        for number in 1...300 { pair.laptop.record(number) }
        let link = SlowLink(pair.server, pair.clock, bytesPerSecond: 2000)
        let push = Replication(from: pair.laptop, to: link, pair.clock.options())
        #expect(push.attempt().report.written == 300)
        #expect(link.longest.dropFirst(2).allSatisfy { $0 < 9000 }, "\(link.longest)")

        let fast = Pair()
        for number in 1...3000 { fast.laptop.record(number) }
        #expect(fast.push().report.written == 3000)
        let sizes = fast.server.calls.compactMap { call in
            if case .bulkDocs(let revisions) = call { revisions.count } else { nil }
        }
        #expect(Array(sizes.prefix(3)) == [100, 500, 500])
    }

    @Test func `the number of changes still to come is told and falls to zero`() {
        let pair = Pair()
        for number in 1...35 { pair.laptop.record(number) }
        let log = StepLog()
        _ = pair.push(options: pair.clock.options(batch: 10) { log.add($0) })
        let pending = log.pending
        #expect(pending.first == 35 && pending.last == 0)
        #expect(zip(pending, pending.dropFirst()).allSatisfy { $0 >= $1 })
    }

    /// Unchecked: one thread's.
    private final class StepLog: @unchecked Sendable {
        private(set) var steps: [ReplicationProgress.Step] = []
        private(set) var pending: [Int] = []

        func add(_ progress: ReplicationProgress) {
            steps.append(progress.step)
            if let count = progress.pending { pending.append(count) }
        }
    }
}

/// A link with a round trip and a speed.
private final class SlowLink: PassingPeer {
    let base: any Peer
    private let clock: FakeClock
    private let bytesPerSecond: Int
    /// How long each batch took, in milliseconds.
    private(set) var longest: [Int] = []

    init(_ base: any Peer, _ clock: FakeClock, bytesPerSecond: Int) {
        self.clock = clock
        self.bytesPerSecond = bytesPerSecond
        self.base = base
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        let bytes = documents.map { JSONValue.object($0.json).serialized().count }.reduce(0, +)
        let taken = 600 + bytes * 1000 / bytesPerSecond
        clock.now += taken
        longest.append(taken)
        return try base.bulkDocs(documents)
    }
}
