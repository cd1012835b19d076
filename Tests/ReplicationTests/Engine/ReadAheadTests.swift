import Documents
import Foundation
import Replication
import TestSupport
import Testing

/// A session that reads the next page while it sends one.
struct ReadAheadTests {
    /// A laptop of 950 records, its server, and the server's second connection.
    private struct Field {
        let pair = Pair()
        let laptop: SharedPeer
        let server: SharedPeer
        let twin: SharedPeer
        static let count = 950

        init() {
            for number in 1...Self.count { pair.laptop.record(number) }
            let place = NSLock()
            laptop = SharedPeer(pair.laptop)
            twin = SharedPeer(pair.server, lock: place)
            server = SharedPeer(pair.server, lock: place, twin: twin)
        }

        func push() -> ReplicationOutcome {
            let options = pair.clock.options(batch: 100, checkpointInterval: 5, readsAhead: true)
            return Replication(from: laptop, to: server, options).attempt()
        }
    }

    @Test func `What was read ahead is sent once, and a second sync moves nothing`() {
        let field = Field()
        let outcome = field.push()
        #expect(outcome.error == nil)
        #expect(outcome.report.written == Field.count)
        #expect(outcome.report.checked == Field.count)
        #expect(field.twin.requests == Array(repeating: .revisionsDiff, count: 9))
        #expect(field.server.requests.count { $0 == .revisionsDiff } == 1)
        #expect(field.pair.timesSent.count == Field.count)
        #expect(field.pair.timesSent.values.allSatisfy { $0 == 1 })
        field.pair.expectSettled()
    }

    @Test func `A second connection that fails is asked once, and the first goes on alone`() {
        let field = Field()
        field.twin.before = { _ throws(PeerError) in throw .noLink(detail: "cut") }
        let outcome = field.push()
        #expect(outcome.error == nil)
        #expect(outcome.report.written == Field.count)
        #expect(field.twin.requests == [.revisionsDiff])
        #expect(field.pair.clock.waits.isEmpty, "nobody waits for a look ahead")
        field.pair.expectSettled()
    }

    @Test(arguments: 1...20)
    func `A record edited while its page is being read ahead arrives as it is in the end`(
        _ seed: Int
    ) {
        let field = Field()
        var generator = SeededGenerator(seed: UInt64(seed))
        let numbers = (0..<9).map { _ in Int.random(in: 1...Field.count, using: &generator) }
        var edits = 0
        field.server.before = { request throws(PeerError) in
            guard request == .bulkDocs, edits < numbers.count else { return }
            field.laptop.lock.withLock {
                _ = field.pair.laptop.record(numbers[edits], .string("edit \(edits)"))
            }
            edits += 1
        }
        #expect(field.push().error == nil, "seed \(seed)")
        field.server.before = { _ in }
        #expect(field.push().error == nil, "seed \(seed)")
        #expect(edits == numbers.count, "seed \(seed)")
        field.pair.expectSettled()
    }

    @Test func `A link cut while sending leaves no thread behind, and the next session ends it`() {
        let field = Field()
        var left = 3
        field.server.before = { request throws(PeerError) in
            guard request == .bulkDocs else { return }
            left -= 1
            if left <= 0 { throw .noLink(detail: "cut") }
        }
        #expect(field.push().error == .noLink(detail: "cut"))
        // Whoever held the lock now would be a thread that outlived its session.
        #expect(field.laptop.lock.try())
        field.laptop.lock.unlock()
        field.server.before = { _ in }
        #expect(field.push().error == nil)
        field.pair.expectSettled()
    }
}
