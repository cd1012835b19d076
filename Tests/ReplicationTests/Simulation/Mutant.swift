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

    /// What it must be caught by, each by itself.
    var breaks: Set<Violation.Kind> {
        switch self {
        case .none: []
        case .checkpointBeforeWrite, .refusedTreatedAsSent: [.falselyDelivered, .replicasDiffer]
        case .shortStem: [.falseConflict]
        case .mergeWithClock: [.keepsMerging]
        }
    }

    func wrap(_ target: any Peer) -> any Peer {
        switch self {
        case .none, .shortStem, .mergeWithClock: target
        case .checkpointBeforeWrite: WriteAfterCheckpoint(target)
        case .refusedTreatedAsSent: DeafToRefusals(target)
        }
    }
}

/// Says "written" and writes once the checkpoint is down.
final class WriteAfterCheckpoint: PassingPeer {
    let base: any Peer
    private var kept: [RevisionWithHistory] = []

    init(_ base: any Peer) {
        self.base = base
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        kept += documents
        return BulkAnswer()
    }

    func revisionsDiff(
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
    let base: any Peer

    init(_ base: any Peer) {
        self.base = base
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        var answer = try base.bulkDocs(documents)
        answer.refusals = []
        return answer
    }
}
