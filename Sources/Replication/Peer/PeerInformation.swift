import Documents

/// What kind of place a peer is, and so how safe a record is that has arrived there.
package enum PeerKind: String, Sendable {
    /// A worker's own store on a laptop.
    case laptop
    case stick
    /// A hub: *di meja*.
    case desk
    /// The final CouchDB: *di server*.
    case server
}

/// Who a peer is.
package struct PeerInformation: Sendable, Equatable {
    package var kind: PeerKind
    /// Tells it from every other peer, over restarts and changes of address.
    ///
    /// A server's `uuid` and database, a store's own random id. A part of the checkpoint's id, never
    /// shown.
    package var identity: String
    /// The server's `uuid`, for receipts; nil for a store or stick.
    package var server: String?
    /// The login it knows us by; nil for a store or stick.
    package var login: String?
    /// How far the feed has come.
    package var updateSequence: JSONValue
    /// The number of documents, tombstones left out; nil when it is not known.
    package var documentCount: Int?

    package init(
        kind: PeerKind,
        identity: String,
        server: String? = nil,
        login: String? = nil,
        updateSequence: JSONValue,
        documentCount: Int? = nil,
    ) {
        self.kind = kind
        self.identity = identity
        self.server = server
        self.login = login
        self.updateSequence = updateSequence
        self.documentCount = documentCount
    }
}

/// A `_local` document: its members without `_id` and `_rev`.
package struct LocalDocument: Sendable, Equatable {
    package let revision: String
    package let body: JSONObject

    package init(revision: String, body: JSONObject) {
        self.revision = revision
        self.body = body
    }
}

/// Bytes on the wire, headers included.
package struct Traffic: Sendable, Equatable {
    package var sent = 0
    package var received = 0

    package init() {}

    package static func + (left: Traffic, right: Traffic) -> Traffic {
        var sum = left
        sum.sent += right.sent
        sum.received += right.received
        return sum
    }
}
