import Documents

/// The requests of the protocol.
package enum PeerRequest: Equatable, Sendable {
    case information, begin, localDocument, putCheckpoint, changes, revisionsDiff, forgotten
    case bulkGet, bulkDocs, ensureFullCommit
}

/// A peer that passes every request on to another, and changes, notes or fails what it likes.
///
/// It is neither near nor has a twin unless it says so: what it keeps is then one thread's.
package protocol PassingPeer: Peer {
    var base: any Peer { get }

    /// Where every request goes through.
    func pass<Answer>(
        _ request: PeerRequest,
        _ execute: () throws(PeerError) -> Answer,
    ) throws(PeerError) -> Answer
}

extension PassingPeer {
    package func pass<Answer>(
        _ request: PeerRequest,
        _ execute: () throws(PeerError) -> Answer,
    ) throws(PeerError) -> Answer {
        try execute()
    }

    package func information() throws(PeerError) -> PeerInformation {
        try pass(.information) { () throws(PeerError) in try base.information() }
    }

    package func begin(with other: PeerInformation) throws(PeerError) {
        try pass(.begin) { () throws(PeerError) in try base.begin(with: other) }
    }

    package func localDocument(_ id: String) throws(PeerError) -> LocalDocument? {
        try pass(.localDocument) { () throws(PeerError) in try base.localDocument(id) }
    }

    package func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String {
        try pass(.putCheckpoint) { () throws(PeerError) in
            try base.putCheckpoint(id, body, revision: revision, settled: settled)
        }
    }

    package func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        try pass(.changes) { () throws(PeerError) in try base.changes(since: since, limit: limit) }
    }

    package func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        try pass(.revisionsDiff) { () throws(PeerError) in try base.revisionsDiff(revisions) }
    }

    @discardableResult
    package func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int {
        try pass(.forgotten) { () throws(PeerError) in
            try base.forgotten(revisions, log: log, revision: revision)
        }
    }

    package func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        try pass(.bulkGet) { () throws(PeerError) in try base.bulkGet(revisions) }
    }

    package func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        try pass(.bulkDocs) { () throws(PeerError) in try base.bulkDocs(documents) }
    }

    package func ensureFullCommit() throws(PeerError) {
        try pass(.ensureFullCommit) { () throws(PeerError) in try base.ensureFullCommit() }
    }

    package var traffic: Traffic { base.traffic }

    package var hasQuorum: Bool { base.hasQuorum }
}
