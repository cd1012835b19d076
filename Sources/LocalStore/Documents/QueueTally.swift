/// How many records wait, carried from one write to the next instead of counted anew.
///
/// Counting walks the whole queue, which a save cannot afford once some thousands of records wait. What a
/// write does to the deliveries of a document is told here before it does it; another process's commit, a
/// transaction taken back, or a write that touches very many make the next answer a count again.
struct QueueTally {
    /// More documents than this are sooner counted than asked one by one.
    static let most = 200

    /// The count after the last write, and the number of foreign commits it was made at.
    private(set) var settled: (count: Int, foreign: Int)?
    /// The documents this write has touched, and whether they waited before; nil when they are too many.
    private(set) var before: [Int: Bool]? = [:]
    /// The count this write began with, once somebody asked.
    private(set) var base: Int?

    mutating func begin() {
        before = [:]
        base = nil
    }

    /// Whether it takes no more news of documents: the next answer is a count.
    var isFull: Bool { before == nil }

    /// Whether a document still has to be told of.
    func isNews(_ doc: Int) -> Bool { before.map { $0[doc] == nil } ?? false }

    mutating func note(_ doc: Int, waited: Bool) {
        before?[doc] = waited
        if let count = before?.count, count > Self.most {
            before = nil
            base = nil
        }
    }

    mutating func set(base: Int) { self.base = base }

    mutating func end(_ count: Int?, foreign: Int) {
        settled = count.map { ($0, foreign) }
        begin()
    }

    mutating func forget() {
        settled = nil
        begin()
    }
}

extension Writer {
    /// How many records wait, each once however many leaves it has: what `queueCount` says, in a time
    /// that depends on what this write has touched and not on the queue.
    package func waitingCount() throws(StoreError) -> Int {
        if let base = try tallyBase() { return try base + tallyChange() }
        let count = try queueCount()
        if tally.before != nil { tally.set(base: count - (try tallyChange())) }
        return count
    }

    /// To be called before the deliveries of a document change; `isNew` says that it has none.
    func touch(_ doc: Int, isNew: Bool = false) throws(StoreError) {
        guard tally.isNews(doc) else { return }
        tally.note(doc, waited: isNew ? false : try isWaiting(doc))
    }

    /// Carries the count over to the next write; the last act of a transaction.
    func settleTally() throws(StoreError) {
        guard tally.before != nil, let base = try tallyBase() else { return tally.forget() }
        let count = try base + tallyChange()
        tally.end(count, foreign: try foreignCommits())
    }

    private func tallyBase() throws(StoreError) -> Int? {
        guard tally.before != nil else { return nil }
        if let base = tally.base { return base }
        guard let settled = tally.settled, try settled.foreign == foreignCommits() else {
            return nil
        }
        tally.set(base: settled.count)
        return settled.count
    }

    private func tallyChange() throws(StoreError) -> Int {
        var change = 0
        for (doc, waited) in tally.before ?? [:] {
            change += (try isWaiting(doc) ? 1 : 0) - (waited ? 1 : 0)
        }
        return change
    }

    private func isWaiting(_ doc: Int) throws(StoreError) -> Bool {
        let statement = try connection.statement(
            "SELECT 1 FROM delivery WHERE doc = ? AND leaf = 1 AND state < 3 LIMIT 1"
        )
        statement.bind(1, doc)
        defer { statement.reset() }
        return try statement.step()
    }

    private func foreignCommits() throws(StoreError) -> Int {
        try connection.integer("PRAGMA data_version") ?? 0
    }
}
