import Dispatch
import Documents
import LocalStore
import Replication
import StorePeers
import Sync
import TestSupport

@testable import App

/// A store that stands in for the office's server, at the end of a link that never fails.
final class WalkServer: Sendable {
    private let store: Store
    private let sessions = SessionCount()

    /// A minute further with each sync, so that one seed is one run.
    var clock: @Sendable () -> Int {
        let sessions = sessions
        return { Stage.moment.seconds * 1_000 + sessions.now * 60_000 }
    }

    static let settings = SyncSettings(
        address: "https://couch.example:6984",
        database: "w-1",
        login: "pdp-001",
        password: HiddenText("rahasia sekali"),
        isAutomatic: false,
    )

    init(_ path: String) throws {
        var generator = SeededGenerator(seed: 5)
        store = try Store.create(
            in: StoreFolder(path),
            key: StoreKey(using: &generator),
            options: StoreOptions(derivation: .cheap),
        )
    }

    deinit { store.close() }

    /// The real sides but for the network.
    var peers: SyncPeers {
        let (store, sessions) = (store, sessions)
        var peers = SyncPeers.standard
        peers.remote = { _, _ throws(PeerError) in
            sessions.add()
            return RemoteSide(ServerPeer(StorePeer(store, kind: .server)))
        }
        return peers
    }
}

/// Unchecked: the count is touched on `queue` alone.
private final class SessionCount: @unchecked Sendable {
    private let queue = DispatchQueue(label: "test.sessions")
    private var count = 0

    var now: Int { queue.sync { count } }
    func add() { queue.sync { count += 1 } }
}

/// Says that it is a server for good, as a CouchDB does by its own name.
private final class ServerPeer: Peer {
    private let peer: StorePeer

    init(_ peer: StorePeer) {
        self.peer = peer
    }

    func information() throws(PeerError) -> PeerInformation {
        var information = try peer.information()
        information.server = "5e7f"
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
        try peer.putCheckpoint(id, body, revision: revision, settled: [])
    }

    func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        try peer.changes(since: since, limit: limit)
    }

    func revisionsDiff(
        _ revisions: [(id: DocumentID, revisions: [RevisionID])]
    ) throws(PeerError) -> [DocumentID: RevisionsMissing] {
        try peer.revisionsDiff(revisions)
    }

    func bulkGet(
        _ revisions: [(id: DocumentID, revision: RevisionID)]
    ) throws(PeerError) -> [FetchedRevision] {
        try peer.bulkGet(revisions)
    }

    func bulkDocs(_ documents: [RevisionWithHistory]) throws(PeerError) -> BulkAnswer {
        try peer.bulkDocs(documents)
    }
}
