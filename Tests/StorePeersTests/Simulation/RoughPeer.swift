import Documents
import Replication

/// A link on which any request may be lost, there or on the way back, until it is gone for good.
final class RoughPeer: Peer {
    private let peer: any Peer
    /// What becomes of the next request.
    private let fate: () -> Fate
    private var isGone = false

    enum Fate {
        case goesThrough, requestLost, answerLost, answerGarbled, cutBefore, cutAfter
    }

    init(_ peer: any Peer, _ fate: @escaping () -> Fate) {
        self.peer = peer
        self.fate = fate
    }

    private func pass<Answer>(
        _ request: () throws(PeerError) -> Answer
    ) throws(PeerError) -> Answer {
        guard !isGone else { throw .noLink(detail: "cut") }
        switch fate() {
        case .goesThrough:
            return try request()
        case .requestLost:
            throw .timedOut(detail: "lost on the way there")
        case .answerLost:
            _ = try request()
            throw .noLink(detail: "lost on the way back")
        case .answerGarbled:
            _ = try request()
            throw .garbled(detail: "cut short")
        case .cutBefore:
            isGone = true
        case .cutAfter:
            isGone = true
            _ = try request()
        }
        throw .noLink(detail: "cut")
    }

    func information() throws(PeerError) -> PeerInformation {
        try pass { () throws(PeerError) in try peer.information() }
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
            try peer.putCheckpoint(id, body, revision: revision, settled: settled)
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

    func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int {
        try pass { () throws(PeerError) in
            try peer.forgotten(revisions, log: log, revision: revision)
        }
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        try pass { () throws(PeerError) in try peer.bulkGet(revisions) }
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        try pass { () throws(PeerError) in try peer.bulkDocs(documents) }
    }

    func ensureFullCommit() throws(PeerError) {
        try pass { () throws(PeerError) in try peer.ensureFullCommit() }
    }

    var traffic: Traffic { peer.traffic }
}
