import Documents

/// What became of news about a revision.
package enum NewsResult: Sendable, Equatable {
    /// It is what is known now.
    case taken
    /// As much or more was known already, or the document is none that travels.
    case known
    /// The revision has not arrived here.
    case unknown
}

extension Writer {
    /// Takes in news of how far a revision has come, and never lets worse news take back better ones.
    ///
    /// Once the server is known to have it, the bodies of its ancestors go.
    @discardableResult
    package func hear(
        _ id: DocumentID,
        _ revision: RevisionID,
        _ news: DeliveryNews,
    ) throws(StoreError) -> NewsResult {
        if tally.isFull, news.isPlainArrival,
            try setFirstDelivery(id, revision, news.state)
        {
            return .taken
        }
        guard let row = try row(id) else { return .unknown }
        guard !row.local else { return row.purged ? .known : .unknown }
        guard row.tree.contains(revision) else { return .unknown }
        let leaves = row.tree.leaves
        let isLeaf = leaves.contains { $0.revision == revision }
        let statement = try connection.statement(
            "SELECT state, by_stick, reason FROM delivery WHERE doc = ? AND revision = ?"
        )
        statement.bind(1, row.doc)
        statement.bind(2, revision.description)
        let known = try statement.first { (row) throws(StoreError) in
            guard let state = DeliveryState(rawValue: row.int(0)) else {
                throw StoreError.damaged(file: .store, detail: "a delivery state")
            }
            return DeliveryNews(state, byStick: row.bool(1), reason: row.optionalText(2))
        }
        let now = (known ?? DeliveryNews(.local)).hearing(news)
        if let known, now == known { return .known }
        try setDelivery(
            row.doc,
            revision,
            now.state,
            reason: now.reason,
            isLeaf: isLeaf,
            byStick: now.byStick,
        )
        if now.state.isSafeElsewhere, !now.byStick {
            try dropBodies(below: revision, row, leaves: leaves.count)
        }
        return .taken
    }

    /// Puts a revision back to undelivered, whatever was known of it, when `isConcerned` says so.
    ///
    /// - Returns: Whether it did.
    @discardableResult
    package func unhear(
        _ id: DocumentID,
        _ revision: RevisionID,
        _ isConcerned: (DeliveryState) -> Bool,
    ) throws(StoreError) -> Bool {
        let statement = try connection.statement(
            """
            SELECT doc, state FROM delivery WHERE revision = ? AND leaf = 1
            AND doc = (SELECT doc FROM document WHERE id = ? AND local = 0)
            """
        )
        statement.bind(1, revision.description)
        statement.bind(2, id.rawValue)
        let known = try statement.first { (row) throws(StoreError) in (row.int(0), row.int(1)) }
        guard let (doc, code) = known, let state = DeliveryState(rawValue: code),
            isConcerned(state)
        else { return false }
        try setDelivery(doc, revision, .local, reason: nil, isLeaf: true)
        return true
    }

    /// With other leaves about, an ancestor may be what they are compared with, and stays.
    func dropBodies(
        below revision: RevisionID,
        _ row: DocumentRow,
        leaves: Int,
    ) throws(StoreError) {
        guard leaves == 1, row.tree.count > 1, let path = row.tree.path(to: revision) else {
            return
        }
        for held in try bodies.revisions(doc: row.doc, on: connection) {
            if path.dropFirst().contains(where: { $0.description == held }) {
                try bodies.delete(doc: row.doc, revision: held)
            }
        }
    }

    /// Keeps news of a revision that has not arrived.
    package func promise(
        _ id: DocumentID,
        _ revision: RevisionID,
        _ news: DeliveryNews,
    ) throws(StoreError) {
        let known = try promises(id).first { $0.revision == revision }?.news
        let kept = known?.hearing(news) ?? news
        let statement = try connection.statement(
            "INSERT OR REPLACE INTO promise VALUES (?, ?, ?, ?, ?)"
        )
        statement.bind(1, id.rawValue)
        statement.bind(2, revision.description)
        statement.bind(3, kept.state.rawValue)
        statement.bind(4, kept.byStick)
        statement.bind(5, SQLValue(kept.reason))
        try statement.run()
    }

    /// Hears what was promised of the revisions of a document that have arrived.
    package func keepPromises(_ id: DocumentID) throws(StoreError) {
        for (revision, news) in try promises(id) {
            guard try hear(id, revision, news) != .unknown else { continue }
            let statement = try connection.statement(
                "DELETE FROM promise WHERE id = ? AND revision = ?"
            )
            statement.bind(1, id.rawValue)
            statement.bind(2, revision.description)
            try statement.run()
        }
    }
}

extension Reader {
    /// News of revisions of a document that have not arrived.
    package func promises(
        _ id: DocumentID
    ) throws(StoreError) -> [(revision: RevisionID, news: DeliveryNews)] {
        let statement = try connection.statement(
            "SELECT revision, state, by_stick, reason FROM promise WHERE id = ?"
        )
        statement.bind(1, id.rawValue)
        var found: [(revision: RevisionID, news: DeliveryNews)] = []
        try statement.walk { (row) throws(StoreError) in
            guard let state = DeliveryState(rawValue: row.int(1)) else {
                throw StoreError.damaged(file: .store, detail: "a delivery state")
            }
            found.append(
                (
                    try DocumentRow.revision(row, 0),
                    DeliveryNews(state, byStick: row.bool(2), reason: row.optionalText(3)),
                )
            )
            return true
        }
        return found
    }
}
