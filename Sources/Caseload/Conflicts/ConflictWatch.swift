import Casework
import Documents
import LocalStore

/// Which documents are in conflict, brought up to date by what changed since it was last asked.
///
/// The store counts other live leaves; a deletion beside an edit it does not count, and only the bodies
/// of both tell whether one was made against the other. So each changed document with a history is
/// looked at once, and what is open is kept.
struct ConflictWatch: Sendable, Equatable {
    /// How far the feed was looked at.
    private(set) var sequence = 0
    private(set) var open: Set<DocumentID> = []
    /// Those of `open` that merge by themselves as soon as somebody has time for it: after a pull that was cut
    /// short they may be many.
    private(set) var mergeable: Set<DocumentID> = []

    /// Those that wait for somebody.
    var disputed: Set<DocumentID> { open.subtracting(mergeable) }

    init() {}

    /// Looks at what was written since.
    mutating func advance(_ reader: Reader) throws(StoreError) {
        let last = try reader.lastSequence()
        guard last > sequence else { return }
        var changed: [DocumentID] = []
        // A document of one revision has no tree of its own.
        let query = "SELECT id FROM document WHERE seq > ? AND tree IS NOT NULL AND local = 0"
        try reader.rows(query, [.int(sequence)]) { row in changed.append(DocumentID(row.text(0))) }
        for id in changed where id.documentKind.canConflict {
            open.remove(id)
            mergeable.remove(id)
            guard let merge = try reader.conflict(id) else { continue }
            open.insert(id)
            if !id.documentKind.isOffices, merge.settlement != nil { mergeable.insert(id) }
        }
        sequence = last
    }

    /// Passes over what this very transaction wrote: an import makes no conflict and ends none.
    ///
    /// Noted for later sessions where it is much, so that they need not walk it either.
    mutating func skip(_ writer: Writer) throws(StoreError) {
        let passed = try writer.lastSequence() - sequence
        sequence += passed
        guard passed > Self.worthKeeping else { return }
        try writer.putLocalDocument(Self.documentID, body)
    }

    /// From how many places in the feed on what was seen is written down.
    static let worthKeeping = 1000

    // MARK: Kept between sessions

    /// Where it is kept, so that a large store is not walked at each start.
    static let documentID: DocumentID = "_local/conflicts"

    var body: JSONObject {
        [
            "sequence": .number(JSONNumber(sequence)),
            "open": .array(open.sorted().map { .string($0.rawValue) }),
            "mergeable": .array(mergeable.sorted().map { .string($0.rawValue) }),
        ]
    }

    /// What was kept; a store that is not as far as that was replaced, and is looked at anew.
    init(_ reader: Reader) throws(StoreError) {
        guard let body = try reader.localDocument(Self.documentID)?.body,
            let sequence = body["sequence"]?.int, sequence <= (try reader.lastSequence()),
            let open = body["open"]?.array
        else { return }
        self.sequence = sequence
        self.open = Set(open.compactMap(\.string).map { DocumentID($0) })
        let merging = body["mergeable"]?.array ?? []
        mergeable = Set(merging.compactMap(\.string).map { DocumentID($0) })
        // After a salvage places in the feed are new; live leaves the store itself knows.
        self.open.formUnion(try reader.conflicts().filter(\.documentKind.canConflict))
    }
}

extension DocumentKind {
    /// Receipts and design documents are written by machines that agree; their leaves mean nothing.
    fileprivate var canConflict: Bool {
        rawValue != "receipt" && !rawValue.utf8.starts(with: "_".utf8)
    }

    /// Written by the office alone, so that its conflicts are the office's to settle.
    var isOffices: Bool { isRegister || rawValue == "release" }
}

extension Caseload {
    /// The documents in conflict now.
    func openConflicts(_ reader: Reader) throws(StoreError) -> Set<DocumentID> {
        try watchedConflicts(reader).open
    }

    /// Those of them that wait for somebody: what merges by itself is no news.
    func disputedConflicts(_ reader: Reader) throws(StoreError) -> Set<DocumentID> {
        try watchedConflicts(reader).disputed
    }

    private func watchedConflicts(_ reader: Reader) throws(StoreError) -> ConflictWatch {
        var watch = try knownConflicts(reader)
        try watch.advance(reader)
        keep(watch)
        return watch
    }

    /// As far as known before this transaction.
    func knownConflicts(_ reader: Reader) throws(StoreError) -> ConflictWatch {
        if let known = conflictWatch.withLock({ $0 }) { return known }
        return try ConflictWatch(reader)
    }

    /// Keeps what a finished transaction has seen, unless a later one was quicker.
    func keep(_ watch: ConflictWatch) {
        conflictWatch.withLock { known in
            if watch.sequence >= known?.sequence ?? 0 { known = watch }
        }
    }
}
