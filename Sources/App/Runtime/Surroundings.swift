import Caseload
import Casework
import LocalStore
import Replication
import Sync

/// The outside as the runner meets it; tests give their own.
package struct Surroundings: Sendable {
    package var places: Places
    package var profiles: Profiles?
    package var now: @Sendable () -> Moment
    /// How hard keys are derived: the store's own value, cheap for the throw-away demo.
    package var derivation: KeyDerivation
    /// Milliseconds since 1970, for syncing and for what a store notes of its deliveries.
    package var milliseconds: @Sendable () -> Int
    /// How the sides of a sync are made.
    package var syncPeers: SyncPeers
    /// Notes a moment of the start for measuring; does nothing in normal use.
    package var stamp: @Sendable (String) -> Void

    package init(
        places: Places,
        profiles: Profiles?,
        now: @escaping @Sendable () -> Moment,
        derivation: KeyDerivation = .version1,
        milliseconds: @escaping @Sendable () -> Int = StoreOptions.systemClock,
        syncPeers: SyncPeers = .standard,
        stamp: @escaping @Sendable (String) -> Void = { _ in },
    ) {
        self.places = places
        self.profiles = profiles
        self.now = now
        self.derivation = derivation
        self.milliseconds = milliseconds
        self.syncPeers = syncPeers
        self.stamp = stamp
    }

    /// How every store of ours is opened.
    package var storeOptions: StoreOptions {
        var options = StoreOptions(projections: CaseloadProjections.all)
        options.derivation = derivation
        options.clock = milliseconds
        return options
    }
}
