import Caseload
import LocalStore

/// Which records *Antrean* shows.
package enum QueueFilter: Sendable, Hashable {
    /// Everything that is on its way, refused or in conflict.
    case open
    case state(DeliveryState)
    case conflict

    /// All there are, in the order of a record's way.
    static let all: [QueueFilter] =
        [.open] + DeliveryState.allCases.sorted().map { .state($0) } + [.conflict]

    /// The state whose records are not among those on their way and have to be fetched.
    var elsewhere: DeliveryState? {
        switch self {
        case .state(.server): .server
        case .state(.accepted): .accepted
        default: nil
        }
    }

    func takes(_ row: QueueRow) -> Bool {
        switch self {
        case .open: true
        case .state(let state): row.delivery == state
        case .conflict: row.inConflict
        }
    }
}

extension QueueRow {
    /// Whether it is shown to be mended.
    var isRefused: Bool { delivery.isRefused }
}

extension DeliveryState {
    /// A refusal by the server or the office.
    var isRefused: Bool {
        switch self {
        case .refusedByServer, .refusedByOffice: true
        case .local, .stick, .desk, .serverByStick, .server, .accepted: false
        }
    }
}
