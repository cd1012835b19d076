import Foundation
import Replication

/// A near peer that two threads may ask, one request at a time, and that has a twin when it is given one.
final class SharedPeer: PassingPeer {
    let base: any Peer
    /// Held while a request runs; the same for peers that stand for one place.
    let lock: NSLock
    private let other: (any Peer)?
    /// Every request, executed or not; read when no thread is about.
    private(set) var requests: [PeerRequest] = []
    /// An error means that the request never arrived.
    var before: (PeerRequest) throws(PeerError) -> Void = { _ in }

    init(_ base: any Peer, lock: NSLock = NSLock(), twin: (any Peer)? = nil) {
        self.lock = lock
        other = twin
        self.base = base
    }

    func pass<Answer>(
        _ request: PeerRequest,
        _ execute: () throws(PeerError) -> Answer,
    ) throws(PeerError) -> Answer {
        lock.lock()
        defer { lock.unlock() }
        requests.append(request)
        try before(request)
        return try execute()
    }

    var isNear: Bool { true }

    func twin() -> (any Peer)? { other }
}
