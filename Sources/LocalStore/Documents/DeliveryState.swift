import Documents

/// How far one revision of a record has come on its way to the server and the office.
package enum DeliveryState: Int, Sendable, CaseIterable, Comparable {
    /// *hanya di laptop ini*
    case local = 0
    /// *di stik*
    case stick = 1
    /// *di meja*: a hub has it.
    case desk = 2
    /// *di server, kata stik*: a receipt that came by stick says so, and nobody has confirmed it online.
    ///
    /// Out of the queue, and still counted as only here by the guard.
    case serverByStick = 7
    /// *di server*: the final server answered and the checkpoint is down.
    case server = 3
    /// *diterima*
    case accepted = 4
    /// *ditolak kantor*
    case refusedByOffice = 5
    /// *ditolak server*: out of the queue, readable, repaired in place and sent again.
    case refusedByServer = 6

    /// Whether it stands in the queue.
    package var isWaiting: Bool { rawValue < DeliveryState.server.rawValue }

    /// Whether the final server has it, so that dropping it here loses nothing.
    ///
    /// Of a decision that came by stick this is not known yet: see `Delivery.isSafeElsewhere`.
    package var isSafeElsewhere: Bool {
        switch self {
        case .server, .accepted, .refusedByOffice: true
        case .local, .stick, .desk, .serverByStick, .refusedByServer: false
        }
    }

    /// By how far the record has come.
    package static func < (left: DeliveryState, right: DeliveryState) -> Bool {
        left.rank < right.rank
    }

    /// A refusal by the server outweighs a place on the way, and the server's having it outweighs a
    /// refusal: a server may take today what it refused yesterday, and never the other way.
    var rank: Int {
        switch self {
        case .local: 0
        case .stick: 1
        case .desk: 2
        case .refusedByServer: 3
        case .serverByStick: 4
        case .server: 5
        case .accepted: 6
        case .refusedByOffice: 7
        }
    }
}

/// The delivery of one revision.
package struct Delivery: Sendable, Equatable {
    package let id: DocumentID
    package let revision: RevisionID
    package let state: DeliveryState
    /// When it came to this state, in milliseconds since 1970.
    package let at: Int
    /// What the other side said, for a refusal.
    package let reason: String?
    /// Whether the revision is a leaf; an older one's delivery is history.
    package let isLeaf: Bool
    /// Whether a stick is all we have it from that the server has the revision.
    package var byStick = false

    /// Whether the final server has it, confirmed online, so that dropping it here loses nothing.
    package var isSafeElsewhere: Bool { state.isSafeElsewhere && !byStick }
}
