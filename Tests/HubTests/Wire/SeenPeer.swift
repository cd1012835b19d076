import Documents
import Replication

/// Passes every request on to another peer and remembers what moved.
final class SeenPeer: Peer {
    private let peer: any Peer
    /// Every revision handed to `_bulk_docs`, as often as it was.
    private(set) var sent: [RevisionWithHistory] = []
    /// Those of batches that got no answer: they may be sent once more.
    private(set) var inFlight = 0
    private(set) var largestBatch = 0
    /// Every revision that `_bulk_get` was asked for.
    private(set) var asked: [(id: DocumentID, revision: RevisionID)] = []
    private(set) var checkpoints = 0

    init(_ peer: any Peer) {
        self.peer = peer
    }

    func information() throws(PeerError) -> PeerInformation { try peer.information() }

    func begin(with other: PeerInformation) throws(PeerError) { try peer.begin(with: other) }

    func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        try peer.localDocument(id)
    }

    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        checkpoints += 1
        return try peer.putCheckpoint(id, body, revision: revision, settled: settled)
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        try peer.changes(since: since, limit: limit)
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        try peer.revisionsDiff(revisions)
    }

    func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int {
        try peer.forgotten(revisions, log: log, revision: revision)
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        asked += revisions
        return try peer.bulkGet(revisions)
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        sent += documents
        largestBatch = max(largestBatch, documents.count)
        inFlight += documents.count
        let answer = try peer.bulkDocs(documents)
        inFlight -= documents.count
        return answer
    }

    func ensureFullCommit() throws(PeerError) { try peer.ensureFullCommit() }

    var traffic: Traffic { peer.traffic }
}
