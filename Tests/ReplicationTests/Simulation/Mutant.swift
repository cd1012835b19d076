import Documents
import Replication

/// Ways of being wrong on purpose: the simulation must catch each of them.
enum Mutant: CaseIterable, Sendable {
    case none
    /// The log is put down before the documents are.
    case checkpointBeforeWrite
    case refusedTreatedAsSent
    /// Two ancestors are all that a replica keeps.
    case shortStem
    /// The time of the merge goes into what is merged, and so into its revision.
    case mergeWithClock

    func wrap(_ target: any Peer) -> any Peer {
        switch self {
        case .none, .shortStem, .mergeWithClock: target
        case .checkpointBeforeWrite: WriteAfterCheckpoint(target)
        case .refusedTreatedAsSent: DeafToRefusals(target)
        }
    }
}

/// Passes every call on; the mutants differ in one.
class PassingPeer: Peer {
    let base: any Peer

    init(_ base: any Peer) {
        self.base = base
    }

    func information() throws(PeerError) -> PeerInformation { try base.information() }

    func begin(with other: PeerInformation) throws(PeerError) { try base.begin(with: other) }

    func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        try base.localDocument(id)
    }

    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        try base.putCheckpoint(id, body, revision: revision, settled: settled)
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        try base.changes(since: since, limit: limit)
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        try base.revisionsDiff(revisions)
    }

    func forgotten(_ revisions: [(id: DocumentID, revision: RevisionID)]) throws(PeerError) {
        try base.forgotten(revisions)
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        try base.bulkGet(revisions)
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        try base.bulkDocs(documents)
    }

    func ensureFullCommit() throws(PeerError) { try base.ensureFullCommit() }

    var traffic: Traffic { base.traffic }
}

/// Says "written" and writes once the checkpoint is down.
final class WriteAfterCheckpoint: PassingPeer {
    private var kept: [RevisionWithHistory] = []

    override func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        kept += documents
        return BulkAnswer()
    }

    override func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        try base.changes(since: since, limit: limit)
    }

    override func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        try write()
        return try base.revisionsDiff(revisions)
    }

    /// The session has come to its end.
    func finish() {
        try? write()
    }

    private func write() throws(PeerError) {
        guard !kept.isEmpty else { return }
        _ = try base.bulkDocs(kept)
        kept = []
    }
}

/// Never hears that something was refused.
final class DeafToRefusals: PassingPeer {
    override func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        var answer = try base.bulkDocs(documents)
        answer.refusals = []
        return answer
    }
}
