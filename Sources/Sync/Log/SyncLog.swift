/// The sessions of a store, the newest last.
package struct SyncLog: Sendable, Equatable {
    /// Older ones go.
    package static let limit = 200

    package private(set) var entries: [SyncLogEntry] = []
    /// When a sync with a server or desk was last done in full, milliseconds since 1970; it outlives the
    /// entry it comes from.
    package private(set) var lastDone: Int?

    package init() {}

    init(entries: [SyncLogEntry], lastDone: Int?) {
        self.entries = entries
        self.lastDone = lastDone
    }

    package mutating func add(_ entry: SyncLogEntry) {
        if entry.outcome == .done, entry.unconfirmed == 0, entry.unreadable == 0,
            entry.partner != .stick
        {
            lastDone = entry.endedAt
        }
        if let last = entries.last, entry.repeats(last) {
            var joined = entry
            joined.startedAt = last.startedAt
            joined.times = last.times + 1
            joined.sentBytes += last.sentBytes
            joined.receivedBytes += last.receivedBytes
            entries[entries.count - 1] = joined
            return
        }
        entries.append(entry)
        if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
    }
}
