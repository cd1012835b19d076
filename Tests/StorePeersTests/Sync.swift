import Documents
import LocalStore
import PeerContracts
import Replication
import StorePeers
import TestSupport

/// Sessions between stores, without waits.
extension Bench {
    var replicationOptions: ReplicationOptions {
        let numbers = random
        return ReplicationOptions(
            now: { 1_800_000_000_000 },
            random: { Double(numbers() >> 11) / Double(UInt64(1) << 53) },
            wait: { _ in false },
            batch: 100,
        )
    }

    /// One session, as a new pair of peers.
    @discardableResult
    func run(
        _ source: any DocumentStore,
        _ sourceKind: PeerKind,
        to target: any DocumentStore,
        _ targetKind: PeerKind,
    ) throws -> ReplicationReport {
        try run(from: peer(source, sourceKind), to: peer(target, targetKind))
    }

    @discardableResult
    func run(from source: any Peer, to target: any Peer) throws -> ReplicationReport {
        try Replication(from: source, to: target, replicationOptions).run()
    }

    /// One session from a laptop to a stick, or back.
    func run(_ source: Store, _ kind: PeerKind, to stick: Stick) throws {
        try run(from: peer(source, kind), to: stick.peer)
    }

    func run(_ stick: Stick, to target: Store) throws {
        try run(from: stick.peer, to: peer(target, .laptop))
    }

    /// A store that plays the office's server, with its uuid.
    func server(_ store: any DocumentStore) -> ServerPeer {
        ServerPeer(peer(store, .server), uuid: "5e7f")
    }

    /// What a laptop does with a link: pull, push, and let go of what the office takes back.
    func syncOnline(_ laptop: Store, _ server: any DocumentStore) throws {
        try run(from: self.server(server), to: peer(laptop, .laptop))
        try run(from: peer(laptop, .laptop), to: self.server(server))
        try StorePeer.settleReleases(in: laptop)
    }

    /// The same at the desk.
    func syncAtDesk(_ laptop: Store, _ hub: Store) throws {
        try run(hub, .desk, to: laptop, .laptop)
        try run(laptop, .laptop, to: hub, .desk)
        try StorePeer.settleReleases(in: laptop)
    }

    /// What a hub does with a link.
    func relay(_ hub: Store, _ server: any DocumentStore) throws {
        try run(from: self.server(server), to: peer(hub, .desk))
        try run(from: peer(hub, .desk), to: self.server(server))
    }

    /// What laptop or hub do with a stick.
    func syncStick(_ store: Store, _ kind: PeerKind, _ stick: Stick) throws {
        try run(from: stick.peer, to: peer(store, kind))
        try run(from: peer(store, kind), to: stick.peer)
    }
}
