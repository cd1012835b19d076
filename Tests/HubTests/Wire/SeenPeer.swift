import Documents
import Replication

/// Passes every request on to another peer and remembers what moved.
final class SeenPeer: PassingPeer {
    let base: any Peer
    /// Every revision handed to `_bulk_docs`, as often as it was.
    private(set) var sent: [RevisionWithHistory] = []
    /// Those of batches that got no answer: they may be sent once more.
    private(set) var inFlight = 0
    private(set) var largestBatch = 0
    /// Every revision that `_bulk_get` was asked for.
    private(set) var asked: [(id: DocumentID, revision: RevisionID)] = []
    private(set) var checkpoints = 0

    init(_ base: any Peer) {
        self.base = base
    }

    func pass<Answer>(
        _ request: PeerRequest,
        _ execute: () throws(PeerError) -> Answer,
    ) throws(PeerError) -> Answer {
        if request == .putCheckpoint { checkpoints += 1 }
        return try execute()
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        asked += revisions
        return try base.bulkGet(revisions)
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        sent += documents
        largestBatch = max(largestBatch, documents.count)
        inFlight += documents.count
        let answer = try base.bulkDocs(documents)
        inFlight -= documents.count
        return answer
    }
}
