import Documents
import Replication

/// A peer that passes everything on and remembers who it said it is.
///
/// Saves asking a second time: on a slow link an answer takes seconds.
final class NotingPeer: Peer {
    private let peer: any Peer
    private(set) var noted: PeerInformation?

    init(_ peer: any Peer) {
        self.peer = peer
    }

    func information() throws(PeerError) -> PeerInformation {
        let information = try peer.information()
        noted = information
        return information
    }

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
        try peer.putCheckpoint(id, body, revision: revision, settled: settled)
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
        try peer.bulkGet(revisions)
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        try peer.bulkDocs(documents)
    }

    func ensureFullCommit() throws(PeerError) { try peer.ensureFullCommit() }

    var traffic: Traffic { peer.traffic }

    var isNear: Bool { peer.isNear }

    var hasQuorum: Bool { peer.hasQuorum }

    func twin() -> (any Peer)? { peer.twin() }
}
