import Documents

extension Reader {
    /// Records on their way: one row per leaf that the server does not have yet, the oldest first.
    package func queue(limit: Int = .max) throws(StoreError) -> [Delivery] {
        let statement = try connection.statement(
            """
            SELECT d.id, v.revision, v.state, v.at, v.reason, v.leaf, v.by_stick
            FROM delivery v JOIN document d ON d.doc = v.doc
            WHERE v.leaf = 1 AND v.state < 3 ORDER BY v.at, v.doc LIMIT ?
            """
        )
        statement.bind(1, limit)
        return try deliveries(statement)
    }

    /// How many records wait, each once however many leaves it has.
    package func queueCount() throws(StoreError) -> Int {
        try connection.integer(
            "SELECT count(DISTINCT doc) FROM delivery WHERE leaf = 1 AND state < 3"
        ) ?? 0
    }

    /// The records the server or the office refused, the oldest first.
    package func refused() throws(StoreError) -> [Delivery] {
        try deliveries(
            connection.statement(
                """
                SELECT d.id, v.revision, v.state, v.at, v.reason, v.leaf, v.by_stick
                FROM delivery v JOIN document d ON d.doc = v.doc
                WHERE v.leaf = 1 AND v.state > 4 AND v.state IN (5, 6) ORDER BY v.at, v.doc
                """
            )
        )
    }

    /// The records of which only a stick has told us that the server has them, the oldest first.
    package func unconfirmed() throws(StoreError) -> [Delivery] {
        try deliveries(
            connection.statement(
                """
                SELECT d.id, v.revision, v.state, v.at, v.reason, v.leaf, v.by_stick
                FROM delivery v JOIN document d ON d.doc = v.doc
                WHERE v.leaf = 1 AND v.by_stick = 1 ORDER BY v.at, v.doc
                """
            )
        )
    }

    /// Whether any leaf has come to one of these states; a walk through all deliveries where none has.
    package func hasDelivery(in states: [DeliveryState]) throws(StoreError) -> Bool {
        let codes = states.map { String($0.rawValue) }.joined(separator: ", ")
        return try first(
            "SELECT 1 FROM delivery WHERE leaf = 1 AND state IN (\(codes)) LIMIT 1"
        ) { row in row.bool(0) } ?? false
    }

    /// Whether of any leaf only a stick has told where it is.
    package func hasDeliveryByStick() throws(StoreError) -> Bool {
        try first(
            """
            SELECT 1 FROM delivery WHERE leaf = 1 AND by_stick = 1
            UNION ALL SELECT 1 FROM delivery WHERE leaf = 1 AND state > 4
            AND state = \(DeliveryState.serverByStick.rawValue)
            LIMIT 1
            """
        ) { row in row.bool(0) } ?? false
    }

    /// Places of the feed after `since`, up to `last`, whose documents have a leaf that somebody else is
    /// known to have.
    package func placesElsewhere(since: Int, last: Int) throws(StoreError) -> Set<Int> {
        let statement = try connection.statement(
            """
            SELECT d.seq FROM document d WHERE d.seq > ? AND d.seq <= ? AND d.local = 0 AND EXISTS (
                SELECT 1 FROM delivery v
                WHERE v.doc = d.doc AND v.leaf = 1 AND (v.state <> 0 OR v.by_stick = 1)
            )
            """
        )
        statement.bind(1, since)
        statement.bind(2, last)
        var places: Set<Int> = []
        try statement.walk { (row) throws(StoreError) in
            places.insert(row.int(0))
            return true
        }
        return places
    }

    /// What is known of the delivery of each revision of a document; nothing for a local one.
    package func deliveries(_ id: DocumentID) throws(StoreError) -> [Delivery] {
        let statement = try connection.statement(
            """
            SELECT d.id, v.revision, v.state, v.at, v.reason, v.leaf, v.by_stick
            FROM delivery v JOIN document d ON d.doc = v.doc
            WHERE d.id = ? ORDER BY v.at, v.revision
            """
        )
        statement.bind(1, id.rawValue)
        return try deliveries(statement)
    }

    /// Records of which no server is known for certain to have some leaf and that a wipe of this store would lose:
    /// see `restore`.
    package func countOnlyHere() throws(StoreError) -> Int {
        try connection.integer(
            """
            SELECT count(*) FROM (
                SELECT doc FROM delivery WHERE leaf = 1 AND state < 3
                UNION SELECT doc FROM delivery WHERE leaf = 1 AND state > 4 AND state = 6
                UNION SELECT doc FROM delivery WHERE leaf = 1 AND by_stick = 1)
            """
        ) ?? 0
    }

    /// The documents `countOnlyHere` counts a leaf of, each once.
    package func onlyHere() throws(StoreError) -> [DocumentID] {
        var found: [DocumentID] = []
        try rows(
            """
            SELECT id FROM document WHERE doc IN (
                SELECT doc FROM delivery WHERE leaf = 1 AND state < 3
                UNION SELECT doc FROM delivery WHERE leaf = 1 AND state > 4 AND state = 6
                UNION SELECT doc FROM delivery WHERE leaf = 1 AND by_stick = 1
            )
            """
        ) { row in found.append(DocumentID(row.text(0))) }
        return found
    }

    func deliveries(_ statement: Statement) throws(StoreError) -> [Delivery] {
        var found: [Delivery] = []
        try statement.walk { (row) throws(StoreError) in
            guard let state = DeliveryState(rawValue: row.int(2)) else {
                throw StoreError.damaged(file: .store, detail: "a delivery state")
            }
            found.append(
                Delivery(
                    id: DocumentID(row.text(0)),
                    revision: try DocumentRow.revision(row, 1),
                    state: state,
                    at: row.int(3),
                    reason: row.optionalText(4),
                    isLeaf: row.bool(5),
                    byStick: row.bool(6),
                )
            )
            return true
        }
        return found
    }
}
