import Screen
import StorePeers
import Sync

/// *Sinkron*: how syncing stands, what it does just now, and what the last sessions came to.
package struct SyncState: Sendable {
    /// How it stands, as the runtime last told.
    package private(set) var view = SyncView()
    /// Counts the views that were told, so that what is drawn from one can be kept.
    private(set) var number = 0
    /// The newest first; empty until it is loaded.
    package private(set) var entries: [SyncLogEntry] = []
    /// The families that the office takes back and that are here still.
    package private(set) var leaving: [Leaving] = []
    package private(set) var isLoaded = false
    package private(set) var cursor = ListCursor()
    /// Somebody pressed the key that stops; until the sync has ended.
    var isStopping = false
    /// The stick that is being asked for, as far as it is known.
    var stick: StickRequest?

    /// A family that is to go, by the name it has in the list; empty where it is in the list no more.
    package struct Leaving: Sendable, Equatable {
        package let name: String
        package let release: PendingRelease
    }

    /// Path, then whether it is there, then database and passphrase.
    struct StickRequest: Sendable {
        let path: String
        var isNew = false
        var database: String?
        /// The passphrase of a new file, typed once.
        var typed: Secret?
    }

    package init() {}

    package var selected: SyncLogEntry? {
        entries.indices.contains(cursor.selection) ? entries[cursor.selection] : nil
    }

    package mutating func take(_ view: SyncView) {
        self.view = view
        number += 1
        if !view.isRunning { isStopping = false }
    }

    /// Takes the log anew; the cursor stays on its session, and at the top if it stood there.
    package mutating func take(_ log: SyncLog, _ leaving: [Leaving] = []) {
        self.leaving = leaving
        let wanted = cursor.selection == 0 ? nil : selected?.startedAt
        entries = log.entries.reversed()
        isLoaded = true
        let place = wanted.flatMap { start in entries.firstIndex { $0.startedAt == start } }
        cursor.refresh(
            count: entries.count,
            selected: place ?? (wanted == nil ? 0 : cursor.selection),
        )
    }

    /// Goes to the newest session, and stays there when the log comes.
    mutating func showNewest() { cursor.home() }

    /// Gives a key to the list; nil when it may be a command.
    package mutating func type(_ key: Key) -> [Effect]? {
        cursor.press(key, letters: true) ? [] : nil
    }

    mutating func fit(height: Int) {
        guard height != cursor.height else { return }
        cursor.refresh(count: entries.count, height: height)
    }

    mutating func point(_ mouse: MouseEvent, top: Int) -> Bool {
        cursor.point(mouse, top: top)
    }
}
