import Replication

/// How syncing stands, in a form that can be told in a sentence.
///
/// Only `idle` says that all is well; it never stands while something waits here that could be sent.
package enum SyncStatus: Sendable, Equatable {
    /// No server is set.
    case noSettings
    /// Nothing is to be sent; the next look is at `next`, where it looks by itself.
    case idle(next: Int?)
    /// Something waits here and nobody has asked to send it: automatic is off.
    case asked
    case running(since: Int)
    /// The next try is at `until` (milliseconds since 1970), and why not now.
    case waiting(until: Int, because: SyncWait)
    /// It fails until somebody does something; tried again at `again` all the same.
    case failed(PeerError, again: Int?)
}

/// Why a sync waits.
package enum SyncWait: Sendable, Equatable {
    /// Saved just now; what is saved next goes along.
    case gathering
    /// The last try failed, as others may not.
    case failure(PeerError)
    /// So many records are at the desk, which has not told yet that the server has them.
    case atDesk(Int)
    /// So many records were sent, but too few nodes of the server have them yet.
    case unconfirmed(Int)
    /// So many documents could not be read; they are asked for again.
    case unreadable(Int)
    /// Somebody stopped the last one.
    case stopped
}
