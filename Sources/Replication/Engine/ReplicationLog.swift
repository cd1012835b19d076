import Documents

/// One side's memory of the sessions of a pair: its `_local` document.
///
/// Each side's list grows by itself and takes nothing over from the other's. So an entry on the target
/// says "this database, as it is now, has everything up to here", one on the source "this feed, as it
/// counts now, gave it", and only what both say is true: a side that was restored from an older backup
/// has not got the newer entries.
struct ReplicationLog: Sendable, Equatable {
    /// One checkpoint.
    struct Entry: Sendable, Equatable {
        var session: String
        /// The source's sequence up to which the target has everything.
        var sequence: JSONValue
        /// How far the target's own feed had come, at least.
        var targetSequence: JSONValue
        /// In milliseconds since 1970.
        var startTime = 0
        var endTime = 0
        var checked = 0
        var written = 0
        var refused = 0

        /// What makes it the same checkpoint on both sides.
        struct Key: Hashable {
            let session: String
            let sequence: JSONValue
        }

        var key: Key { Key(session: session, sequence: sequence) }
    }

    /// The document's `_rev`; nil when there is none yet.
    var revision: String?
    /// Newest first.
    private(set) var entries: [Entry] = []
    /// Passed by the checkpoint but not at the target: damaged here, or what the target fails at.
    var setAside: [RevisionKey] = []
    /// The target had lost something, and not all of the feed has been looked at since.
    var isCatchingUp = false

    init() {}

    /// Entries kept at most.
    private static let most = 50
    /// Newest entries that are all kept; of the sessions before, the last one each.
    private static let mostOfOneSession = 10

    /// Puts a new checkpoint in front.
    mutating func add(_ entry: Entry) {
        var kept = [entry]
        var sessions: Set<String> = []
        for old in entries where old.key != entry.key {
            let isNewOfSession = sessions.insert(old.session).inserted
            if kept.count < Self.mostOfOneSession || isNewOfSession { kept.append(old) }
        }
        entries = Array(kept.prefix(Self.most))
    }

    /// Leaves only what was put down up to an entry; nothing for nil.
    mutating func end(at entry: Entry?) {
        let place = entry.flatMap { entry in entries.firstIndex { $0.key == entry.key } }
        entries = place.map { Array(entries[$0...]) } ?? []
    }

    /// The newest checkpoint that both sides remember.
    ///
    /// Left out are those that claim more than a feed has come to by now: a database that lost a part but
    /// not its log. Sequences are opaque, so this only looks at a number that many begin with; a wrong
    /// guess costs a comparison, no more.
    static func commonEntry(
        source: ReplicationLog,
        target: ReplicationLog,
        sourceSequence: JSONValue,
        targetSequence: JSONValue,
    ) -> Entry? {
        let known = Set(target.entries.map(\.key))
        return source.entries.first { entry in
            known.contains(entry.key)
                && !entry.sequence.isSequence(beyond: sourceSequence)
                && !entry.targetSequence.isSequence(beyond: targetSequence)
        }
    }
}

extension JSONValue {
    /// Whether the number a sequence begins with is greater than the other's; false where one has none.
    fileprivate func isSequence(beyond other: JSONValue) -> Bool {
        guard let mine = sequenceNumber, let theirs = other.sequenceNumber else { return false }
        return mine > theirs
    }

    /// `12` of `12`, `"12-g1AAAA"` and `[12, "g1AAAA"]`.
    private var sequenceNumber: Int? {
        switch self {
        case .number(let number): number.int
        case .string(let text): Int(text.prefix { $0 != "-" })
        case .array(let parts): parts.first?.int
        default: nil
        }
    }
}
