import Documents
import Replication
import TestSupport

/// A peer in memory with the whole meaning of the protocol, for tests of whoever talks to one.
///
/// All of its data is one value, so a crash is `data = durable` and a backup is a copy. Calls write
/// durably before they return, as the protocol wants it; what a test changes by hand is durable after
/// `flush`.
final class FakePeer: Peer {
    struct Settings {
        var kind = PeerKind.laptop
        var identity: String
        var server: String?
        /// Ancestors kept behind each leaf.
        var revisionLimit = 1000
        /// Bytes of a `_bulk_docs` above which it answers 413.
        var mostBytes = Int.max
        /// Why a document is refused; nil takes it.
        var validation: (RevisionWithHistory) -> BulkAnswer.Refusal? = { _ in nil }
        /// Whether the rest of a batch is answered 202.
        var hasQuorum = true
        /// Whether its checkpoints are answered 201 rather than 202.
        var confirmsCheckpoints = true
        /// Rows of the feed that come out unreadable.
        var garbles: (DocumentID) -> Bool = { _ in false }
        /// What a sequence looks like from outside.
        var sequences = FakeSequence.number
    }

    var settings: Settings
    var data = FakeData()
    /// What a crash leaves.
    private(set) var durable = FakeData()
    /// Every call, for tests that count.
    private(set) var calls: [FakeCall] = []
    private(set) var traffic = Traffic()

    var hasQuorum: Bool { settings.confirmsCheckpoints }

    init(_ settings: Settings) {
        self.settings = settings
    }

    func flush() {
        durable = data
    }

    /// Loses what was not flushed.
    func crash() {
        data = durable
    }

    /// Goes back to an older copy of its data.
    func restore(_ backup: FakeData) {
        data = backup
        durable = backup
    }

    func clearCalls() {
        calls = []
    }

    // MARK: Peer

    func information() throws(PeerError) -> PeerInformation {
        calls.append(.information)
        return PeerInformation(
            kind: settings.kind,
            identity: settings.identity,
            server: settings.server,
            updateSequence: settings.sequences.json(data.sequence),
            documentCount: data.liveCount,
        )
    }

    func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        calls.append(.localDocument)
        return data.locals[id]
    }

    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        calls.append(.putCheckpoint(settled: settled))
        guard data.locals[id]?.revision == revision else { throw .conflict }
        let number = Int(revision?.dropFirst(2) ?? "0") ?? 0
        let next = "0-\(number + 1)"
        data.locals[id] = LocalDocument(revision: next, body: body)
        data.settle(settled)
        flush()
        return next
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        calls.append(.changes)
        let start = try settings.sequences.number(since)
        let rows = data.feed(after: start)
        let page = rows.prefix(max(1, limit))
        let legible = page.filter { !settings.garbles($0.0) }
        return ChangesAnswer(
            rows: legible.map { id, document in
                ChangesAnswer.Row(
                    id: id,
                    sequence: settings.sequences.json(document.sequence),
                    revisions: document.tree.leaves.map(\.revision),
                )
            },
            lastSequence: settings.sequences.json(page.last?.1.sequence ?? data.sequence),
            pending: rows.count - page.count,
            damaged: page.count - legible.count,
        )
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        calls.append(.revisionsDiff)
        var answer: [DocumentID: RevisionsMissing] = [:]
        for (id, asked) in revisions {
            let tree = data.documents[id]?.tree ?? RevisionTree()
            let missing = tree.missing(asked)
            guard !missing.isEmpty else { continue }
            answer[id] = RevisionsMissing(
                missing: missing,
                possibleAncestors: tree.possibleAncestors(of: missing),
            )
        }
        return answer
    }

    func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int {
        calls.append(.forgotten(revisions.count))
        guard data.locals[log]?.revision == revision else { throw .conflict }
        let count = data.forget(revisions)
        flush()
        return count
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        calls.append(.bulkGet(revisions.count))
        return revisions.map { id, revision in data.fetched(id, revision) }
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        calls.append(.bulkDocs(documents.map(\.revision)))
        let bytes = documents.map { JSONValue.object($0.json).serialized().count }.reduce(2, +)
        traffic.received += bytes
        guard bytes <= settings.mostBytes else { throw .tooLarge }
        var answer = BulkAnswer(hasQuorum: settings.hasQuorum || documents.isEmpty)
        for document in documents {
            if let refusal = settings.validation(document) {
                answer.refusals.append(refusal)
            } else {
                data.take(document, limit: settings.revisionLimit)
            }
        }
        flush()
        return answer
    }

    func ensureFullCommit() throws(PeerError) {
        calls.append(.ensureFullCommit)
        flush()
    }
}

/// A request as a fake has seen it.
enum FakeCall: Equatable {
    case information, localDocument, changes, revisionsDiff, ensureFullCommit
    case putCheckpoint(settled: [Settlement])
    case forgotten(Int)
    case bulkGet(Int)
    case bulkDocs([RevisionID])
}
