import Documents
import LocalStore
import Replication

/// One database of a hub: a store of its own, and who may use it.
package final class Database: Sendable {
    package let name: String
    /// Tells this database's sequences from those of one of the same name elsewhere.
    let tag: String
    /// Seconds since 1970, as `instance_start_time`.
    let made: Int
    private let state: Monitor<State>

    private struct State {
        var store: Store
        var members: [String]
        var revisionLimit: Int
        /// Counts writes by anyone of this process.
        var writes = 0
        /// Counts what laptops and sticks brought.
        var arrivals = 0
        var isEnding = false
    }

    init(name: String, entry: Catalogue.Entry, store: Store) {
        self.name = name
        tag = String(entry.folder.prefix(8))
        made = entry.made
        state = Monitor(
            State(store: store, members: entry.members, revisionLimit: entry.revisionLimit)
        )
    }

    /// The open store; another one after `_revs_limit` has changed.
    package var store: Store { state.withLock { $0.store } }

    package var members: [String] { state.withLock { $0.members } }

    var revisionLimit: Int { state.withLock { $0.revisionLimit } }

    func setMembers(_ members: [String]) {
        state.withLock { $0.members = members }
    }

    /// Goes on with a store opened anew; what still runs on the old one ends there.
    func replace(_ store: Store, revisionLimit: Int) {
        state.withLock { state in
            state.store = store
            state.revisionLimit = revisionLimit
        }
    }

    /// Wakes whoever waits for news: something was written.
    package func noteWrite() {
        state.withLock { $0.writes += 1 }
    }

    /// Something came from a laptop or a stick: the relay has work, and others have news.
    func noteArrival() {
        state.withLock { state in
            state.writes += 1
            state.arrivals += 1
        }
    }

    var arrivals: Int { state.withLock { $0.arrivals } }

    /// Waits until something is written after sequence `last`, the time is up, or the hub ends.
    func waitForChange(after last: Int, milliseconds: Int) throws(StoreError) {
        let end = SteadyClock.now + milliseconds
        while true {
            let before = state.withLock { $0.writes }
            let newest = try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
            let left = end - SteadyClock.now
            guard newest <= last, left > 0, !state.withLock({ $0.isEnding }) else { return }
            // A second at most: another process may have written, which nobody here would tell.
            state.wait(milliseconds: min(left, 1000)) { $0.writes != before || $0.isEnding }
        }
    }

    func endWaits() {
        state.withLock { $0.isEnding = true }
    }

    func close() {
        endWaits()
        store.close()
    }
}
