import Documents

/// One side of a replication: the local store, a CouchDB or hub over HTTP, a stick, a fake for tests.
///
/// The words are CouchDB's (docs.couchdb.org, "Replication Protocol"). Every call blocks the caller until
/// the answer is there, so that an engine is one plain thread and one seed is one run; calls of one peer are
/// made by one thread at a time. A peer that can wait long watches the `Cancellation` it was made with.
package protocol Peer: AnyObject {
    /// Who this is and how far its feed has come; the first call of every session.
    func information() throws(PeerError) -> PeerInformation

    /// Tells a peer who stands on the other side, before anything else is asked of it.
    ///
    /// What comes from a server is on the server already; what goes to a hub is then at the desk.
    func begin(with other: PeerInformation) throws(PeerError)

    /// A `_local` document, `id` without that prefix; nil when there is none.
    func localDocument(_ id: String) throws(PeerError) -> LocalDocument?

    /// Writes a checkpoint, durably, together with what it settles (a store's own book of deliveries).
    ///
    /// - `revision`: The one to replace; nil for the first.
    /// - `settled`: What this checkpoint leaves behind. Only the source is given any; a peer that keeps no
    ///   such book passes over it.
    /// - Returns: The new `_rev`.
    func putCheckpoint(
        _ id: String,
        _ body: JSONObject,
        revision: String?,
        settled: [Settlement],
    ) throws(PeerError) -> String

    /// Whether enough nodes have confirmed the last checkpoint; a cluster that is short of nodes answers 202.
    ///
    /// CouchDB answers a `_bulk_docs` with `new_edits: false` by 201 even then: the checkpoint is where it tells.
    var hasQuorum: Bool { get }

    /// The feed after `since`, every leaf of each document (`style=all_docs`).
    ///
    /// - `since`: nil from the beginning, or a sequence this very peer gave. Opaque.
    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer

    /// `_revs_diff`: which of these revisions this peer lacks. Documents that lack none are left out.
    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing]

    /// Notes, on the source, that the target lacks revisions it may have been thought to have: a server
    /// restored from an older backup, or made anew. They are undelivered again before anything is sent.
    ///
    /// - log: The `_local` document that this pair keeps here, `revision` its `_rev` as the session knows
    ///   it. A source that keeps a book looks at both in one transaction: another session that has settled
    ///   something since has made the answer about what is missing old.
    /// - Returns: How many of them had been thought to be there.
    /// - Throws: `.conflict` when the log is at another revision; then nothing is noted.
    @discardableResult
    func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int

    /// `_bulk_get?revs=true`: bodies with their history. One row for each revision asked for, in that order.
    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision]

    /// `_bulk_docs` with `new_edits: false`: durable when this returns `.written`.
    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer

    /// `_ensure_full_commit`.
    func ensureFullCommit() throws(PeerError)

    /// Bytes moved so far, for the progress line.
    var traffic: Traffic { get }

    /// Whether it answers at once, from this machine, and moves no bytes: worth reading ahead.
    var isNear: Bool { get }

    /// The same peer over a connection of its own, for another thread; nil where there is no such thing.
    ///
    /// A target's twin is asked `revisionsDiff` alone, and is patient for a few seconds; a source's that is
    /// near only puts down checkpoints, while the source itself is read.
    func twin() -> (any Peer)?
}

extension Peer {
    package func begin(with other: PeerInformation) throws(PeerError) {}
    @discardableResult
    package func forgotten(
        _ revisions: [(id: DocumentID, revision: RevisionID)],
        log: String,
        revision: String?,
    ) throws(PeerError) -> Int { 0 }
    package func ensureFullCommit() throws(PeerError) {}
    package var traffic: Traffic { Traffic() }
    package var isNear: Bool { false }
    package var hasQuorum: Bool { true }
    package func twin() -> (any Peer)? { nil }
}
