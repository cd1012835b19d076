import Documents

extension Writer {
    /// Stands in the place of the family for what was dropped because its term is over, whosever it was: a
    /// family that comes back does not bring it again.
    ///
    /// No row key has a colon.
    package static let pastTerm: DocumentID = "family::retensi"

    /// Drops a document for a released family, or because its term is over (`pastTerm`): bodies, deliveries and
    /// projections.
    ///
    /// The tree stays as a note, so that the document is neither fetched again nor sent as a deletion; it
    /// reads as deleted, and moves to the end of the feed for screens to notice.
    ///
    /// - Returns: Whether there was anything to drop.
    @discardableResult
    package func purge(_ id: DocumentID, family: DocumentID) throws(StoreError) -> Bool {
        guard let row = try row(id), !row.purged else { return false }
        try touch(row.doc)
        for revision in try bodies.revisions(doc: row.doc, on: connection) {
            try bodies.delete(doc: row.doc, revision: revision)
        }
        try projections.update(doc: row.doc, id: id, body: nil, isNew: false)
        let statements: [(sql: String, arguments: [SQLValue])] = [
            ("DELETE FROM delivery WHERE doc = ?", [.int(row.doc)]),
            (
                """
                UPDATE document SET seq = ?, deleted = 1, conflicts = 0,
                local = \(DocumentRow.purgedMark) WHERE doc = ?
                """, [.int(try takeSequence()), .int(row.doc)],
            ),
            (
                "INSERT OR REPLACE INTO purged VALUES (?, ?)",
                [.int(row.doc), .text(family.rawValue)],
            ),
        ]
        for (sql, arguments) in statements {
            let statement = try connection.statement(sql)
            statement.bind(all: arguments)
            try statement.run()
        }
        return true
    }

    /// Forgets that a family's documents were dropped, so that they can come again.
    package func forgetPurges(of family: DocumentID) throws(StoreError) {
        try removeRows(
            "SELECT doc FROM purged WHERE family = ?",
            [.text(family.rawValue)],
        )
    }

    /// Removes documents without a trace, as if they had never come.
    ///
    /// For a stick, which hands them on: whoever needs one again is sent it again.
    package func forget(_ ids: [DocumentID]) throws(StoreError) {
        for id in ids {
            guard let row = try row(id) else { continue }
            for revision in try bodies.revisions(doc: row.doc, on: connection) {
                try bodies.delete(doc: row.doc, revision: revision)
            }
            try projections.update(doc: row.doc, id: id, body: nil, isNew: false)
            try removeRows("SELECT ?", [.int(row.doc)])
        }
    }

    private func removeRows(_ selection: String, _ arguments: [SQLValue]) throws(StoreError) {
        try setMeta(.sequenceFloor, try lastSequence())
        var docs: [Int] = []
        try rows(selection, arguments) { row in docs.append(row.int(0)) }
        for doc in docs {
            for table in ["purged", "delivery", "document"] {
                let statement = try connection.statement("DELETE FROM \(table) WHERE doc = ?")
                statement.bind(1, doc)
                try statement.run()
            }
        }
    }

    /// Notes that the office takes a family back; `done` once nothing of it is here any more.
    package func setRelease(_ family: DocumentID, done: Bool) throws(StoreError) {
        let statement = try connection.statement("INSERT OR REPLACE INTO release VALUES (?, ?, ?)")
        statement.bind(1, family.rawValue)
        statement.bind(2, done)
        statement.bind(3, now)
        try statement.run()
    }

    package func removeRelease(_ family: DocumentID) throws(StoreError) {
        let statement = try connection.statement("DELETE FROM release WHERE family = ?")
        statement.bind(1, family.rawValue)
        try statement.run()
    }
}

/// A family the office takes back.
package struct Release: Sendable, Equatable {
    package let family: DocumentID
    /// Whether its documents are gone from here; otherwise something of it exists only here.
    package let done: Bool
    /// When that came to be, in milliseconds since 1970.
    package let at: Int
}

extension Reader {
    /// The families the office has taken or is taking back, by id.
    package func releases() throws(StoreError) -> [Release] {
        var found: [Release] = []
        try rows("SELECT family, done, at FROM release ORDER BY family") { row in
            found.append(
                Release(family: DocumentID(row.text(0)), done: row.bool(1), at: row.int(2))
            )
        }
        return found
    }
}
