import Documents

extension Reader {
    /// The documents written after `since`, each once, at the place of its newest write.
    ///
    /// - Parameters:
    ///   - since: 0, or a former page's `last`.
    ///   - limit: The most rows.
    ///   - allLeaves: Every leaf rather than the winner alone, as replication wants it.
    ///   - includeLocal: Also this laptop's own register rows, which are never sent.
    /// - Returns: The rows, and where the next page begins.
    /// - Throws: What reading the file meets.
    package func changes(
        since: Int,
        limit: Int,
        allLeaves: Bool = false,
        includeLocal: Bool = false,
    ) throws(StoreError) -> ChangesPage {
        let statement = try connection.statement(
            """
            SELECT \(DocumentRow.columns), id FROM document
            WHERE seq > ? AND local <= ? ORDER BY seq LIMIT ?
            """
        )
        statement.bind(1, since)
        statement.bind(2, includeLocal)
        statement.bind(3, max(0, limit))
        var rows: [Change] = []
        try statement.walk { (row) throws(StoreError) in
            let found = try DocumentRow(row)
            rows.append(
                Change(
                    seq: found.seq,
                    id: DocumentID(row.text(7)),
                    winner: found.winner,
                    leaves: allLeaves ? Reader.winnerFirst(found.tree) : [found.winner],
                    local: found.local,
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
        try connection.integer("SELECT max(seq) FROM document") ?? 0
    }

    /// What of these revisions is not known here, as CouchDB's `_revs_diff` answers.
    ///
    /// A local register row counts as nothing: it gives way to whatever comes.
    package func missing(_ id: DocumentID, _ revisions: [RevisionID]) throws(StoreError)
        -> (missing: [RevisionID], possibleAncestors: [RevisionID])
    {
        guard let row = try row(id), !row.local else { return (revisions, []) }
        let missing = row.tree.missing(revisions)
        return (missing, missing.isEmpty ? [] : row.tree.possibleAncestors(of: missing))
    }
}
