import Replication

/// How one database stands with the server behind the hub.
package struct RelayStatus: Sendable, Equatable {
    package let database: String
    /// Records the server does not have yet.
    package var waiting: Int
    /// When both ways last came to their end, in milliseconds since 1970.
    package var lastDone: Int?
    /// Why the last try did not.
    package var error: PeerError?
    /// What the last try moved, up and down.
    package var sent = 0
    package var received = 0
    package var refused = 0

    package init(database: String, waiting: Int) {
        self.database = database
        self.waiting = waiting
    }
}
