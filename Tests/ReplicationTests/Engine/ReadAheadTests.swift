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
        /// The laptop once more, for checkpoints.
        let book: SharedPeer
        static let count = 950

        init() {
            for number in 1...Self.count { pair.laptop.record(number) }
            let (place, home) = (NSLock(), NSLock())
            book = SharedPeer(pair.laptop, lock: home)
            laptop = SharedPeer(pair.laptop, lock: home, twin: book)
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

    @Test func `The source's half of a checkpoint goes down while the next page is sent`() {
        let field = Field()
        field.server.before = { request throws(PeerError) in
            if request == .bulkDocs { field.pair.clock.now += 10 }
        }
        #expect(field.push().error == nil)
        // Every page is due for one: the last page's is the session's own.
        #expect(field.book.requests == Array(repeating: .putCheckpoint, count: 9))
        #expect(field.laptop.requests.count { $0 == .putCheckpoint } == 1)
        #expect(field.server.requests.count { $0 == .putCheckpoint } == 10)
        field.pair.expectSettled()
    }

    @Test func `A half that fails beside the sending is put down by the session itself`() {
        let field = Field()
        field.server.before = { request throws(PeerError) in
            if request == .bulkDocs { field.pair.clock.now += 10 }
        }
        field.book.before = { _ throws(PeerError) in throw .store(Broken()) }
        #expect(field.push().error == nil)
        #expect(field.laptop.requests.count { $0 == .putCheckpoint } == 10)
        #expect(field.pair.timesSent.values.allSatisfy { $0 == 1 })
        field.pair.expectSettled()
    }

    @Test func `A link cut after the target's half leaves the source's put down`() {
        let field = Field()
        var pages = 0
        field.server.before = { request throws(PeerError) in
            guard request == .bulkDocs else { return }
            field.pair.clock.now += 10
            pages += 1
            if pages > 4 { throw .noLink(detail: "cut") }
        }
        #expect(field.push().error == .noLink(detail: "cut"))
        #expect(field.pair.laptop.data.queue.count == Field.count - 400)
        field.server.before = { _ in }
        #expect(field.push().error == nil)
        #expect(field.pair.timesSent.values.allSatisfy { $0 == 1 })
        field.pair.expectSettled()
    }

    private struct Broken: Error {}

    @Test func `The target is not asked about what was never handed out, unless the logs differ`() {
        let field = Field()
        let fresh = FreshFeed(field.laptop, asOf: 0)
        let options = field.pair.clock.options(batch: 100, readsAhead: true)
        func push(_ source: any Peer) -> ReplicationOutcome {
            Replication(from: source, to: field.server, options).attempt()
        }
        func questions() -> Int {
            (field.server.requests + field.twin.requests).count { $0 == .revisionsDiff }
        }
        #expect(push(fresh).report.written == Field.count)
        #expect(questions() == 0)
        field.pair.expectSettled()
        // A server that has lost its log is asked, whatever the source says.
        field.pair.laptop.record(Field.count + 1)
        field.pair.server.data.locals = [:]
        #expect(push(FreshFeed(field.laptop, asOf: 0)).report.written == 1)
        #expect(questions() > 0)
        #expect(field.pair.timesSent.values.allSatisfy { $0 == 1 })
        field.pair.expectSettled()
    }

    @Test func `Nothing is compared ahead over a link that nobody has measured yet`() {
        let field = Field()
        let options = field.pair.clock.options(batch: 500, readsAhead: true)
        field.server.before = { request throws(PeerError) in
            if request == .bulkDocs { throw .noLink(detail: "cut") }
        }
        // What a cut session handed out may be there: the next one has to ask about it.
        let source = FreshFeed(field.laptop, asOf: Field.count)
        let outcome = Replication(from: source, to: field.server, options).attempt()
        #expect(outcome.error == .noLink(detail: "cut"))
        #expect(field.server.requests.count { $0 == .revisionsDiff } == 1)
        #expect(field.twin.requests.isEmpty)
        field.server.before = { _ in }
        #expect(Replication(from: source, to: field.server, options).attempt().error == nil)
        #expect(field.twin.requests.contains(.revisionsDiff), "once it is known to be quick")
        field.pair.expectSettled()
    }

    @Test func `Of a page with both, only what may be there is asked about`() {
        let field = Field()
        let options = field.pair.clock.options(batch: 100)
        var asked = 0
        let link = Listener(field.server) { asked += $0 }
        let source = FreshFeed(field.laptop, asOf: 430)
        let outcome = Replication(from: source, to: link, options).attempt()
        #expect(outcome.report.written == Field.count)
        #expect(asked == 430)
        field.pair.expectSettled()
    }
}

/// A feed whose rows behind a place were never handed out.
private final class FreshFeed: PassingPeer {
    let base: any Peer
    private let known: Int

    init(_ base: any Peer, asOf known: Int) {
        self.base = base
        self.known = known
    }

    var isNear: Bool { true }

    func twin() -> (any Peer)? { base.twin() }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        let answer = try base.changes(since: since, limit: limit)
        return ChangesAnswer(
            rows: answer.rows.map { row in
                ChangesAnswer.Row(
                    id: row.id,
                    sequence: row.sequence,
                    revisions: row.revisions,
                    isFresh: (row.sequence.int ?? 0) > known,
                )
            },
            lastSequence: answer.lastSequence,
            pending: answer.pending,
        )
    }
}

/// Tells how many documents each question is about.
private final class Listener: PassingPeer {
    let base: any Peer
    private let hear: (Int) -> Void

    init(_ base: any Peer, _ hear: @escaping (Int) -> Void) {
        self.base = base
        self.hear = hear
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        hear(revisions.count)
        return try base.revisionsDiff(revisions)
    }
}
