import Documents

/// The feed, page by page.
extension ReplicationSession {
    /// A part of the source's feed.
    struct Page {
        /// Each document once.
        var rows: [(id: DocumentID, revisions: [RevisionID])]
        /// Those of which nothing was ever handed out: the target need not be asked about them.
        var fresh: Set<DocumentID> = []
        /// Where the page ends; what its checkpoint records.
        var sequence: JSONValue?
        var isLast: Bool
    }

    /// The page after `since`; nil at the end of the feed.
    ///
    /// What a feed leaves out (a store's own register) moves its end along without a row. That is noted
    /// only for our stores, whose sequences are exact: a cluster may spell one place in many ways, and a
    /// sync with nothing to do should write nothing.
    func nextPage(_ since: JSONValue?) throws(PeerError) -> Page? {
        enter(.comparing)
        prepared = takeAhead(since: since)
        let limit = prepared?.limit ?? paces.values.map(\.size).min() ?? 1
        let answer = try ask { () throws(PeerError) in
            if let known = self.prepared?.answer { return known }
            let answer = try self.source.changes(since: since, limit: limit)
            guard answer.rows.isEmpty || answer.lastSequence != since else {
                throw .garbled(detail: "changes that lead nowhere")
            }
            return answer
        }
        if answer.damaged > 0 {
            // Nobody knows which documents these were: the checkpoint stays before them.
            report.unreadable += answer.damaged
            isFrozen = true
        }
        let before = pending
        pending = answer.pending.map { $0 + answer.rows.count }
        let isLast = answer.pending.map { $0 == 0 } ?? (answer.rows.count < limit)
        guard answer.rows.isEmpty else {
            return Page(
                rows: prepared?.rows ?? Self.joined(answer.rows),
                fresh: prepared?.fresh ?? Self.fresh(answer.rows, trusted: trustsFresh),
                sequence: answer.lastSequence,
                isLast: isLast,
            )
        }
        let moved = answer.lastSequence != since
        let goesOn = moved && answer.pending.map { $0 > 0 && $0 < before ?? Int.max } ?? false
        guard goesOn || (moved && sourceKind != .server) else { return nil }
        return Page(rows: [], sequence: answer.lastSequence, isLast: !goesOn)
    }

    /// The documents of which no row tells anything that may be there.
    static func fresh(_ rows: [ChangesAnswer.Row], trusted: Bool) -> Set<DocumentID> {
        guard trusted else { return [] }
        let known = Set(rows.lazy.filter { !$0.isFresh }.map(\.id))
        return Set(rows.lazy.map(\.id).filter { !known.contains($0) })
    }

    /// One row for each document, in the order of their first.
    static func joined(
        _ rows: [ChangesAnswer.Row]
    ) -> [(id: DocumentID, revisions: [RevisionID])] {
        var places: [DocumentID: Int] = [:]
        var joined: [(id: DocumentID, revisions: [RevisionID])] = []
        for row in rows {
            if let place = places[row.id] {
                joined[place].revisions += row.revisions
            } else {
                places[row.id] = joined.count
                joined.append((row.id, row.revisions))
            }
        }
        return joined.map { row in
            var seen: Set<RevisionID> = []
            return (row.id, row.revisions.filter { seen.insert($0).inserted })
        }
    }
}
