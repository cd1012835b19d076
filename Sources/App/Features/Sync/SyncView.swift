import LocalStore
import Screen
import StorePeers
import Sync

/// What the screen is told of syncing, as it stands at one moment.
package struct SyncView: Sendable, Equatable {
    /// nil while no server is set.
    package var settings: SyncSettings?
    package var status = SyncStatus.noSettings
    /// Where the running sync stands; nil when none runs.
    package var progress: SyncProgress?
    /// The running sync is one with a stick.
    package var isStick = false
    /// A stick was asked for and waits for the end of the running sync.
    package var isStickWaiting = false
    /// Seconds for which a running sync has heard nothing, from `leastQuiet` on; else 0.
    package var quietSeconds = 0
    /// When a sync with a server or desk was last done in full, milliseconds since 1970.
    package var lastDone: Int?

    /// How far the records have come that the server is not known to have.
    package var left = DeliverySum()

    /// The stick's file that was used last; nil where none was.
    package var stickPath: String?
    /// The database of the sticks that this store was synced with; nil where there was none.
    package var stickDatabase: String?

    /// Below it a pause is the link's way of working.
    package static let leastQuiet = 5

    package init() {}

    package var isRunning: Bool { progress != nil }

    /// The sign of a schedule at rest: a tick only where nothing is short of the server.
    package var restMark: Mark {
        if left.refused > 0 { return .refused }
        if left.atDesk > 0 { return .desk }
        if left.byStick > 0 { return .stick }
        return left.unsent > 0 ? .local : .patuh
    }
}

/// What happened to syncing.
package enum SyncNews: Sendable {
    case view(SyncView)
    case ended(SyncReport, isAutomatic: Bool)
    /// The sessions, and the families that the office takes back and that are here still.
    case log(SyncLog, releases: [PendingRelease])
    case stick(path: String, StickPresence)
    case tested(SyncTest)
    case kept(Result<SyncSettings, Refusal>)
}

/// What syncing is asked to do.
package enum SyncAct: Sendable {
    /// With the server that is set, now.
    case start
    /// Whether a stick's file is there; answered by `SyncNews.stick`.
    case lookForStick(String)
    /// With a file on a stick; the database is for one that is made new.
    case stick(path: String, passphrase: Secret, database: String?)
    /// What has arrived by then has arrived.
    case stop
    case loadLog
    /// Tries settings without keeping them.
    case test(SyncSettings)
    case keep(SyncSettings)
}
