import Dispatch
import LocalStore
import PeerContracts
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
