import LocalStore
import Replication

/// With whom a store is synced.
package enum SyncPartner: Sendable, Equatable {
    /// The office's CouchDB or a desk; which of them it is, its answer tells.
    case server(SyncSettings)
    /// A sealed file on a stick.
    case stick(StickPlace)
}

/// The other side of a sync, open.
package struct RemoteSide {
    package let peer: any Peer
    /// Lets go of it: a stick is flushed and may then be pulled out.
    package let close: () throws(PeerError) -> Void

    package init(
        _ peer: any Peer,
        close: @escaping () throws(PeerError) -> Void = { () throws(PeerError) in },
    ) {
        self.peer = peer
        self.close = close
    }
}

/// How the sides of a sync are made; tests give fakes.
package struct SyncPeers: Sendable {
    package typealias SessionEnd = (report: ReplicationReport, error: PeerError?)

    /// The store as a side.
    package var own: @Sendable (Store, Cancellation) throws(PeerError) -> any Peer
    package var remote: @Sendable (SyncPartner, Cancellation) throws(PeerError) -> RemoteSide
    /// One session from the first to the second: what it did, and why it ended early if it did.
    package var replicate: @Sendable (any Peer, any Peer, ReplicationOptions) -> SessionEnd
    /// Asks a desk for the public key that a pairing code stands for.
    package var pin:
        @Sendable (_ code: String, _ address: String, Cancellation) throws(PeerError) -> String

    package init(
        own: @escaping @Sendable (Store, Cancellation) throws(PeerError) -> any Peer,
        remote: @escaping @Sendable (SyncPartner, Cancellation) throws(PeerError) -> RemoteSide,
        replicate: @escaping @Sendable (any Peer, any Peer, ReplicationOptions) -> SessionEnd,
        pin: @escaping @Sendable (String, String, Cancellation) throws(PeerError) -> String,
    ) {
        self.own = own
        self.remote = remote
        self.replicate = replicate
        self.pin = pin
    }
}
