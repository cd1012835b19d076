import Documents
import Replication

/// Counts the steps of sessions and ends them at one: what a kill or a cut between two steps leaves.
final class Cut {
    enum Moment: CaseIterable {
        /// The step never came to be.
        case before
        /// It came to be, and its answer did not come back.
        case after
    }

    let at: Int
    let moment: Moment
    private(set) var steps = 0

    init(at: Int, moment: Moment) {
        self.at = at
        self.moment = moment
    }

    var hasStruck: Bool { steps >= at }

    func step<Result>(_ body: () throws(PeerError) -> Result) throws(PeerError) -> Result {
        steps += 1
        // What was cut stays cut: the process is gone.
        guard steps <= at else { throw .noLink(detail: "cut") }
        if steps == at, moment == .before { throw .noLink(detail: "cut") }
        let result = try body()
        if steps == at { throw .noLink(detail: "cut") }
        return result
    }
}

/// A peer whose every call is a step of a `Cut`.
final class CuttingPeer: Peer {
    private let peer: any Peer
    private let cut: Cut

    init(_ peer: any Peer, _ cut: Cut) {
        self.peer = peer
        self.cut = cut
    }

    func information() throws(PeerError) -> PeerInformation {
        try cut.step { () throws(PeerError) in try peer.information() }
    }

    func begin(with other: PeerInformation) throws(PeerError) {
        try cut.step { () throws(PeerError) in try peer.begin(with: other) }
    }

    func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        try cut.step { () throws(PeerError) in try peer.localDocument(id) }
    }

    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        try cut.step { () throws(PeerError) in
            try peer.putCheckpoint(id, body, revision: revision, settled: settled)
        }
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        try cut.step { () throws(PeerError) in try peer.changes(since: since, limit: limit) }
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        try cut.step { () throws(PeerError) in try peer.revisionsDiff(revisions) }
    }

    func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int {
        try cut.step { () throws(PeerError) in
            try peer.forgotten(revisions, log: log, revision: revision)
        }
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        try cut.step { () throws(PeerError) in try peer.bulkGet(revisions) }
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        try cut.step { () throws(PeerError) in try peer.bulkDocs(documents) }
    }

    func ensureFullCommit() throws(PeerError) {
        try cut.step { () throws(PeerError) in try peer.ensureFullCommit() }
    }
}
