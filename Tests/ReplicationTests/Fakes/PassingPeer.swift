import Documents
import Replication

/// The requests of the protocol.
enum PeerRequest: Equatable, Sendable {
    case information, begin, localDocument, putCheckpoint, changes, revisionsDiff, forgotten
    case bulkGet, bulkDocs, ensureFullCommit
}

/// Passes every request on to another peer; a subclass changes what it likes.
class PassingPeer: Peer {
    let base: any Peer

    init(_ base: any Peer) {
        self.base = base
    }

    /// Where every request goes through.
    func pass<Answer>(
        _ request: PeerRequest,
        _ execute: () throws(PeerError) -> Answer,
    ) throws(PeerError) -> Answer {
        try execute()
    }

    func information() throws(PeerError) -> PeerInformation {
        try pass(.information) { () throws(PeerError) in try base.information() }
    }

    func begin(with other: PeerInformation) throws(PeerError) {
        try pass(.begin) { () throws(PeerError) in try base.begin(with: other) }
    }

    func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        try pass(.localDocument) { () throws(PeerError) in try base.localDocument(id) }
    }

    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        try pass(.putCheckpoint) { () throws(PeerError) in
            try base.putCheckpoint(id, body, revision: revision, settled: settled)
        }
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        try pass(.changes) { () throws(PeerError) in try base.changes(since: since, limit: limit) }
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        try pass(.revisionsDiff) { () throws(PeerError) in try base.revisionsDiff(revisions) }
    }

    func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int {
        try pass(.forgotten) { () throws(PeerError) in
            try base.forgotten(revisions, log: log, revision: revision)
        }
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        try pass(.bulkGet) { () throws(PeerError) in try base.bulkGet(revisions) }
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        try pass(.bulkDocs) { () throws(PeerError) in try base.bulkDocs(documents) }
    }

    func ensureFullCommit() throws(PeerError) {
        try pass(.ensureFullCommit) { () throws(PeerError) in try base.ensureFullCommit() }
    }

    var traffic: Traffic { base.traffic }

    var isNear: Bool { false }

    func twin() -> (any Peer)? { nil }
}

/// A peer with whom something happens before or after chosen requests.
final class ScriptedPeer: PassingPeer {
    /// Every request, executed or not.
    private(set) var requests: [PeerRequest] = []
    /// Given the request and its number from 1; an error means that it never arrived.
    var before: (PeerRequest, Int) throws(PeerError) -> Void = { _, _ in }
    /// An error means that the answer was lost.
    var after: (PeerRequest, Int) throws(PeerError) -> Void = { _, _ in }
    /// Fails the batches it names.
    var refuses: ([RevisionWithHistory]) -> PeerError? = { _ in nil }

    override func pass<Answer>(
        _ request: PeerRequest,
        _ execute: () throws(PeerError) -> Answer,
    ) throws(PeerError) -> Answer {
        requests.append(request)
        let number = requests.count
        try before(request, number)
        let answer = try execute()
        try after(request, number)
        return answer
    }

    override func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        if let error = refuses(documents) {
            requests.append(.bulkDocs)
            throw error
        }
        return try super.bulkDocs(documents)
    }
}
