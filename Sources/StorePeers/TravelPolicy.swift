import Documents
import LocalStore
import Replication

/// Which documents a store of one kind gives to, and takes from, a peer of another.
///
///     server ──► hub ──► laptop       register, decisions, releases, receipts: down only
///     server ◄── hub ◄── laptop       records: both ways
///     server ◄── laptop               decisions of a supervisor: straight to the server, which knows her
///     server ◄── hub                  receipts too: they name who brought each record
///
/// A stick stands on the way between hub and laptop and passes the same on.
struct TravelPolicy: Sendable, Equatable {
    let own: PeerKind
    /// nil while nobody has said who asks: a store that is served over HTTP.
    var other: PeerKind?
    /// Kinds of the office that the person of this laptop writes too.
    var writes: Set<String> = []

    /// What is given; never a database's own documents.
    var offered: KindFilter {
        switch (own, other) {
        case (.laptop, .server): .without(OfficeKinds.downward.subtracting(writes))
        case (.laptop, _), (.stick, .desk): .without(OfficeKinds.downward)
        case (.desk, .server): .without(OfficeKinds.written)
        case (.stick, _), (.desk, _), (.server, _): .without([])
        }
    }

    /// What is taken, by kind.
    func takes(_ kind: String) -> Bool {
        guard kind.utf8.first != UInt8(ascii: "_") else { return false }
        switch (own, other) {
        case (.desk, .stick), (.desk, .laptop), (.desk, nil), (.stick, .laptop):
            return !OfficeKinds.downward.contains(kind)
        default: return true
        }
    }

    /// Where a revision already is when it comes from the other side.
    func state(onArrival kind: String) -> DeliveryState {
        guard !OfficeKinds.downward.contains(kind) else { return .server }
        return switch other {
        case .laptop, nil: .local
        case .stick: .stick
        case .desk: .desk
        case .server: .server
        }
    }

    /// Where a revision is once the other side has it; nil where that says nothing of its safety.
    var stateOnDelivery: DeliveryState? {
        switch other {
        case .laptop, nil: nil
        case .stick: .stick
        case .desk: .desk
        case .server: .server
        }
    }

    /// Whether what was known to be in `state` no longer is when the other side turns out to lack it.
    func forgets(_ state: DeliveryState) -> Bool {
        switch other {
        case .server: state >= .serverByStick
        case .desk: state == .desk
        // Another stick, or one made anew: the first one still has what it has.
        case .stick, .laptop, nil: false
        }
    }
}
