import Documents

extension Reader {
    /// The documents written after `since`, each once, at the place of its newest write.
    ///
    /// - Parameters:
    ///   - since: 0, or a former page's `last`.
    ///   - limit: The most rows.
    ///   - allLeaves: Every leaf rather than the winner alone, as replication wants it.
    ///   - includeLocal: Also this laptop's own register rows, which are never sent, and purged
    ///     documents, which read as deleted.
    ///   - kinds: Which documents.
    /// - Returns: The rows, and where the next page begins.
    /// - Throws: What reading the file meets.
    package func changes(
        since: Int,
        limit: Int,
        allLeaves: Bool = false,
        includeLocal: Bool = false,
        kinds: KindFilter = .all,
    ) throws(StoreError) -> ChangesPage {
        let statement = try connection.statement(
            """
            SELECT \(DocumentRow.columns), id FROM document
            WHERE seq > ? AND local <= ?\(kinds.condition) ORDER BY seq LIMIT ?
            """
        )
        statement.bind(1, since)
        statement.bind(2, includeLocal ? DocumentRow.purgedMark : 0)
        statement.bind(3, max(0, limit))
        var rows: [Change] = []
        try statement.walk { (row) throws(StoreError) in
            let winner = RevisionTree.Leaf(
                revision: try DocumentRow.revision(row, 2),
                deleted: row.bool(3),
            )
            // Most documents are written once: no tree need be made for their one leaf.
            let isWhole = allLeaves && !row.isNull(6)
            let leaves =
                isWhole
                ? Reader.winnerFirst(try DocumentRow.tree(row, 6, winner: winner)) : [winner]
            rows.append(
                Change(
                    seq: row.int(1),
                    id: DocumentID(row.text(7)),
                    winner: winner,
                    leaves: leaves,
                    local: row.bool(4),
                )
            )
            return true
        }
        let hasMore = rows.count >= limit
        return ChangesPage(
            rows: rows,
            last: hasMore ? rows.last?.seq ?? since : max(since, try lastSequence()),
            hasMore: hasMore,
        )
    }

    /// The newest place in the feed; 0 in an empty store.
    package func lastSequence() throws(StoreError) -> Int {
        max(
            try connection.integer("SELECT max(seq) FROM document") ?? 0,
            try meta(.sequenceFloor) ?? 0,
        )
    }

    /// The number of rows `changes` has after `since`, local ones left out.
    ///
    /// Cost: a look at each of them.
    package func changeCount(since: Int, kinds: KindFilter = .all) throws(StoreError) -> Int {
        try count(
            "SELECT count(*) FROM document WHERE seq > ? AND local = 0\(kinds.condition)",
            [.int(since)],
        )
    }

    /// What of these revisions is not known here, as CouchDB's `_revs_diff` answers.
    ///
    /// A local register row counts as nothing: it gives way to whatever comes. A purged document is
    /// known, so that it is not fetched again.
    package func missing(_ id: DocumentID, _ revisions: [RevisionID]) throws(StoreError)
        -> (missing: [RevisionID], possibleAncestors: [RevisionID])
    {
        guard let row = try row(id), !row.local || row.purged else { return (revisions, []) }
        let missing = row.tree.missing(revisions)
        return (missing, missing.isEmpty ? [] : row.tree.possibleAncestors(of: missing))
    }
}
