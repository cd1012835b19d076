import Documents

/// A damaged store, asked so that a page that cannot be read costs what is on it and no more.
struct Wreck {
    struct Found {
        let id: DocumentID
        let tree: RevisionTree
        let local: Bool
        let bodies: [(revision: String, body: JSONObject)]
        let deliveries: [Delivery]
    }

    enum Outcome {
        case absent
        case unreadable
        case found(Found)
    }

    private let connection: Connection
    private let document: Statement
    private let bodies: Statement
    private let deliveries: Statement

    init(_ connection: Connection) throws(StoreError) {
        self.connection = connection
        try connection.run("PRAGMA query_only = ON")
        document = try Statement(
            "SELECT \(DocumentRow.columns), id FROM document WHERE doc = ?",
            on: connection.handle,
        )
        bodies = try Statement(
            "SELECT revision, json FROM body WHERE slot BETWEEN ? AND ? ORDER BY slot",
            on: connection.handle,
        )
        // A store of version 1 has no `by_stick`, and is not upgraded while it is damaged.
        let version = (try? connection.integer("PRAGMA user_version")) ?? 0
        deliveries = try Statement(
            """
            SELECT revision, state, at, reason, leaf, \(version == 1 ? "0" : "by_stick")
            FROM delivery WHERE doc = ?
            """,
            on: connection.handle,
        )
    }

    /// The highest number a document can have.
    var lastDocument: Int {
        let answers = [
            "SELECT max(doc) FROM document", "SELECT max(slot) >> 20 FROM body",
            "SELECT max(doc) FROM delivery",
        ].compactMap { try? connection.integer($0) }
        if let last = answers.max(), answers.count == 3 { return last }
        // A page holds fewer documents than this.
        let pages = (try? connection.integer("PRAGMA page_count")) ?? 0
        return max(answers.max() ?? 0, pages * 32)
    }

    /// Ids as the index has them, read from both ends up to what is damaged.
    func idsByDocument() -> [Int: String] {
        var ids: [Int: String] = [:]
        for direction in ["ASC", "DESC"] {
            try? connection.statement(
                "SELECT id, doc FROM document INDEXED BY document_id ORDER BY id \(direction)"
            ).walk { (row) throws(StoreError) in
                let doc = row.int(1)
                if direction == "DESC", ids[doc] != nil { return false }
                ids[doc] = row.text(0)
                return true
            }
        }
        return ids
    }

    func document(_ doc: Int, knownID: String?) -> Outcome {
        let held = heldBodies(doc)
        let states = deliveryRows(doc, id: knownID)
        var row: (id: DocumentID, row: DocumentRow)?
        var isDamaged = false
        do throws(StoreError) {
            document.bind(1, doc)
            row = try document.first { (row) throws(StoreError) in
                (DocumentID(row.text(7)), try DocumentRow(row))
            }
        } catch {
            isDamaged = true
        }
        if let row {
            // A note without content; the family's release is kept by `releases`.
            guard !row.row.purged else { return .absent }
            guard held.contains(where: { $0.revision == row.row.winner.revision.description })
            else {
                return .unreadable
            }
            return .found(
                Found(
                    id: row.id,
                    tree: row.row.tree,
                    local: row.row.local,
                    bodies: held,
                    deliveries: states ?? [],
                )
            )
        }
        guard isDamaged else { return .absent }
        guard let knownID, let newest = held.last,
            let revision = try? RevisionID(newest.revision)
        else { return knownID == nil && held.isEmpty ? .absent : .unreadable }
        return .found(
            Found(
                id: DocumentID(knownID),
                tree: RevisionTree(root: revision),
                // A record has a delivery; where that cannot be read it had better be sent once
                // more.
                local: states?.isEmpty == true,
                bodies: [newest],
                deliveries: states?.filter { $0.revision == revision } ?? [],
            )
        )
    }

    /// The drafts up to the first that cannot be read.
    func drafts() -> [Draft] {
        var drafts: [Draft] = []
        try? connection.statement("SELECT key, json, at FROM draft ORDER BY key").walk {
            (row) throws(StoreError) in
            if let body = try? Reader.json(row, 1) {
                drafts.append(Draft(key: row.text(0), body: body, at: row.int(2)))
            }
            return true
        }
        return drafts
    }

    /// The families released, up to the first that cannot be read.
    func releases() -> [Release] {
        guard let reader = try? Reader(connection) else { return [] }
        return (try? reader.releases()) ?? []
    }

    /// The `_local` documents up to the first that cannot be read.
    func localDocuments() -> [(DocumentID, JSONObject)] {
        var found: [(DocumentID, JSONObject)] = []
        try? connection.statement("SELECT id, json FROM local_document ORDER BY id").walk {
            (row) throws(StoreError) in
            if let body = try? Reader.json(row, 1).object {
                found.append((DocumentID(row.text(0)), body))
            }
            return true
        }
        return found
    }

    private func heldBodies(_ doc: Int) -> [(revision: String, body: JSONObject)] {
        var held: [(revision: String, body: JSONObject)] = []
        bodies.bind(1, BodySlot.first(of: doc))
        bodies.bind(2, BodySlot.last(of: doc))
        try? bodies.walk { (row) throws(StoreError) in
            if let body = try? Reader.json(row, 1).object { held.append((row.text(0), body)) }
            return true
        }
        return held
    }

    /// The deliveries of a document; nil when their page cannot be read.
    private func deliveryRows(_ doc: Int, id: String?) -> [Delivery]? {
        var found: [Delivery] = []
        deliveries.bind(1, doc)
        let walked: Void? = try? deliveries.walk { (row) throws(StoreError) in
            if let state = DeliveryState(rawValue: row.int(1)) {
                found.append(
                    Delivery(
                        id: DocumentID(id ?? ""),
                        revision: try DocumentRow.revision(row, 0),
                        state: state,
                        at: row.int(2),
                        reason: row.optionalText(3),
                        isLeaf: row.bool(4),
                        byStick: row.bool(5),
                    )
                )
            }
            return true
        }
        return walked == nil ? nil : found
    }
}
