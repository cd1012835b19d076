import Documents
import LocalStore

/// The rows of a `_changes`, read from the store a page at a time.
final class ChangesPieces: AnswerPieces, @unchecked Sendable {
    // Unchecked: asked by one thread, the connection's own.
    private let database: Database
    private let store: Store
    private let feed: ChangesFeed
    /// Where the next page begins; behind every row in a feed from the newest backwards.
    private var place: Int
    private var told = 0
    private var isBegun = false
    private var isEnded = false

    private static let pageSize = 500

    init(_ database: Database, _ feed: ChangesFeed) {
        self.database = database
        self.feed = feed
        store = database.store
        place = feed.isDescending ? Int.max : feed.since
    }

    func next() throws -> [UInt8]? {
        guard !isEnded else { return nil }
        var piece: [UInt8] = isBegun ? [] : Array("{\"results\":[\n".utf8)
        isBegun = true
        let left = feed.limit.map { $0 - told } ?? .max
        try store.read { (reader) throws(StoreError) in
            let page = try page(min(ChangesPieces.pageSize, left), reader)
            for change in page.rows {
                guard told < feed.limit ?? .max else { break }
                place = change.seq
                guard let row = try row(change, reader) else { continue }
                if told > 0 { piece += ",\n".utf8 }
                row.write(into: &piece)
                told += 1
            }
            let isFull = feed.limit.map { told >= $0 } ?? false
            guard isFull || !page.hasMore else { return }
            isEnded = true
            if !page.hasMore, !isFull, !feed.isDescending { place = max(place, page.last) }
            try end(&piece, reader)
        }
        return piece
    }

    private func end(_ piece: inout [UInt8], _ reader: Reader) throws(StoreError) {
        let pending = try reader.count(
            feed.isDescending
                ? "SELECT count(*) FROM document WHERE seq < ? AND local = 0"
                : "SELECT count(*) FROM document WHERE seq > ? AND local = 0",
            [.int(place)],
        )
        // From the newest backwards nothing is left to be read after.
        let last = feed.isDescending ? try reader.lastSequence() : place
        piece += "\n],\n\"last_seq\":\"\(database.sequence(last))\",\"pending\":\(pending)}\n".utf8
    }

    /// A row of the feed.
    private struct Change {
        let seq: Int
        let id: DocumentID
        let leaves: [RevisionTree.Leaf]
    }

    /// Rows, where the feed stands behind them, and whether there may be more.
    private struct Page {
        var rows: [Change] = []
        var last: Int
        var hasMore: Bool
    }

    private func page(_ limit: Int, _ reader: Reader) throws(StoreError) -> Page {
        guard feed.isDescending else {
            let page = try reader.changes(since: place, limit: limit, allLeaves: true)
            return Page(
                rows: page.rows.map { Change(seq: $0.seq, id: $0.id, leaves: $0.leaves) },
                last: page.last,
                hasMore: page.hasMore,
            )
        }
        var ids: [(seq: Int, id: DocumentID)] = []
        try reader.rows(
            "SELECT seq, id FROM document WHERE seq < ? AND local = 0 ORDER BY seq DESC LIMIT ?",
            [.int(place), .int(limit)],
        ) { (row) throws(StoreError) in
            ids.append((row.int(0), DocumentID(row.text(1))))
        }
        var page = Page(last: place, hasMore: ids.count >= limit)
        for (seq, id) in ids {
            page.rows.append(Change(seq: seq, id: id, leaves: try reader.leaves(id)))
        }
        return page
    }

    /// One row; nil when the filter leaves it out.
    private func row(_ change: Change, _ reader: Reader) throws(StoreError) -> JSONValue? {
        guard let winner = change.leaves.first else { return nil }
        let leaves = feed.allLeaves ? change.leaves : [winner]
        switch feed.filter {
        case .none: break
        case .documents(let wanted):
            guard wanted.contains(change.id) else { return nil }
        case .designs:
            guard change.id.rawValue.hasPrefix("_design/") else { return nil }
        case .selector(let selector):
            var isWanted = false
            for leaf in leaves where !isWanted {
                // What cannot be read is told: better a row too many than a cut-off feed.
                isWanted = try matches(selector, change.id, leaf.revision, reader)
            }
            guard isWanted else { return nil }
        }
        var row: JSONValue = [
            "seq": .string(database.sequence(change.seq)), "id": .string(change.id.rawValue),
            "changes": .array(leaves.map { ["rev": .string($0.revision.description)] }),
        ]
        if winner.deleted { row["deleted"] = true }
        guard feed.withBodies else { return row }
        row["doc"] =
            try document(change.id, winner.revision, reader).map { .object($0) } ?? .some(.null)
        return row
    }

    private func matches(
        _ selector: Selector,
        _ id: DocumentID,
        _ revision: RevisionID,
        _ reader: Reader,
    ) throws(StoreError) -> Bool {
        do throws(StoreError) {
            let found = try reader.document(id, revision: revision)
            return found.map { selector.matches(.object($0.json)) } ?? false
        } catch {
            guard case .damaged = error else { throw error }
            return true
        }
    }

    /// The body of a row; nil where it is not held or damaged, so that the rows behind it are told.
    private func document(
        _ id: DocumentID,
        _ revision: RevisionID,
        _ reader: Reader,
    ) throws(StoreError) -> JSONObject? {
        do throws(StoreError) {
            guard let tree = try reader.tree(id) else { return nil }
            return try reader.json(id, tree, revision, feed.reading)
        } catch {
            guard case .damaged = error else { throw error }
            return nil
        }
    }
}
