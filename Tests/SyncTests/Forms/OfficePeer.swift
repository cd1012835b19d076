import Documents
import Replication
import StorePeers

/// A store that plays the office's server, at the end of a link on which any request may be lost, there or on the
/// way back.
final class OfficePeer: Peer {
    private let peer: StorePeer
    private let fate: () -> Fate
    private var isGone = false

    enum Fate {
        case goesThrough, requestLost, answerLost, cut
    }

    init(_ peer: StorePeer, _ fate: @escaping () -> Fate) {
        self.peer = peer
        self.fate = fate
    }

    private func pass<Answer>(
        _ request: () throws(PeerError) -> Answer
    ) throws(PeerError) -> Answer {
        guard !isGone else { throw .noLink(detail: "cut") }
        switch fate() {
        case .goesThrough: return try request()
        case .requestLost: throw .timedOut(detail: "lost on the way there")
        case .answerLost:
            _ = try request()
            throw .noLink(detail: "lost on the way back")
        case .cut:
            isGone = true
            throw .noLink(detail: "cut")
        }
    }

    func information() throws(PeerError) -> PeerInformation {
        var information = try pass { () throws(PeerError) in try peer.information() }
        information.server = "5e7f"
        return information
    }

    func begin(with other: PeerInformation) throws(PeerError) {
        try pass { () throws(PeerError) in try peer.begin(with: other) }
    }

    func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        try pass { () throws(PeerError) in try peer.localDocument(id) }
    }

    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        try pass { () throws(PeerError) in
            try peer.putCheckpoint(id, body, revision: revision, settled: [])
        }
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        try pass { () throws(PeerError) in try peer.changes(since: since, limit: limit) }
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        try pass { () throws(PeerError) in try peer.revisionsDiff(revisions) }
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        try pass { () throws(PeerError) in try peer.bulkGet(revisions) }
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        try pass { () throws(PeerError) in try peer.bulkDocs(documents) }
    }
}
