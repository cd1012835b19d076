import Documents

/// What was gathered of a damaged store (`Gleaner`), document by document.
///
/// The file itself is sound; what is not there was on a damaged page.
struct Wreck {
    struct Found {
        let id: DocumentID
        let tree: RevisionTree
        let local: Bool
        let bodies: [HeldBody]
        let deliveries: [Delivery]
        /// Whether it is as it was; otherwise its newest content is lost, and an older one is here.
        var isWhole = true
    }

    enum Outcome {
        case absent
        case unreadable
        case found(Found)
        /// Only a note that it was dropped for a released family.
        case purged(DocumentID, RevisionTree, family: DocumentID)
    }

    private let connection: Connection
    private let reader: Reader
    /// The kinds of which a live document is this laptop's own: the register's, which it never sends.
    private let localKinds: Set<String>
    /// Whether every record that can be read has its delivery, so that a document without one is no record.
    private let knowsDeliveries: Bool

    init(_ connection: Connection) throws(StoreError) {
        self.connection = connection
        reader = try Reader(connection)
        var kinds: Set<String> = []
        try reader.rows("SELECT id FROM document WHERE local = 1 AND deleted = 0") { row in
            kinds.insert(DocumentID(row.text(0)).kind)
        }
        localKinds = kinds
        knowsDeliveries =
            try reader.count(
                """
                SELECT count(*) FROM document WHERE local = 0
                AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.doc = document.doc)
                """
            ) == 0
    }

    /// The numbers of all documents that anything is left of, ascending.
    func documents() throws(StoreError) -> [Int] {
        var numbers: [Int] = []
        try reader.rows(
            """
            SELECT doc FROM document UNION SELECT slot >> \(BodySlot.bits) FROM body
            UNION SELECT doc FROM delivery UNION SELECT doc FROM known ORDER BY 1
            """
        ) { row in numbers.append(row.int(0)) }
        return numbers
    }

    func document(_ doc: Int) throws(StoreError) -> Outcome {
        let find = try connection.statement(
            "SELECT \(DocumentRow.columns), id FROM document WHERE doc = ?"
        )
        find.bind(1, doc)
        let row = try find.first { (row) throws(StoreError) in
            // A row that cannot be made sense of is as good as none.
            (id: DocumentID(row.text(7)), row: try? DocumentRow(row))
        }
        let id = if let row { row.id } else { try knownID(doc) }
        let purgedFor = try family(doc)
        if row?.row?.purged == true || (row == nil && purgedFor != nil) {
            guard let id, let purgedFor, let tree = row?.row?.tree else { return .absent }
            return .purged(id, tree, family: purgedFor)
        }
        let held = try bodies(doc)
        guard let id else { return .unreadable }
        let noted = try deliveries(doc, id)
        guard let row = row?.row else {
            guard let tree = TreeRepair(held: held, noted: noted).rebuilt else {
                return .unreadable
            }
            let wasNeverSent = noted.isEmpty && tree.count == 1 && tree.winner?.deleted == true
            // A row of the register that nothing else is known of gives way to the office's; a record had
            // better be sent once more.
            let isOwn = noted.isEmpty && (knowsDeliveries || localKinds.contains(id.kind))
            var found = found(id, tree, local: isOwn || wasNeverSent, held, noted)
            // Its last revision went out of here, and only what was before it can be read.
            found.isWhole = noted.allSatisfy { !$0.isLeaf || tree.contains($0.revision) }
            return .found(found)
        }
        let repair = TreeRepair(held: held, noted: noted)
        guard let tree = repair.trimmed(row.tree) else { return .unreadable }
        var found = found(id, tree, local: row.local, held, noted)
        found.isWhole = row.tree.leaves.allSatisfy { repair.has($0.revision) }
        return .found(found)
    }

    /// Everything of it that speaks of a revision the tree has.
    private func found(
        _ id: DocumentID,
        _ tree: RevisionTree,
        local: Bool,
        _ held: [HeldBody],
        _ noted: [Delivery],
    ) -> Found {
        let leaves = Set(tree.leaves.map(\.revision))
        return Found(
            id: id,
            tree: tree,
            local: local,
            bodies: held.filter { tree.contains($0.revision) }
                // Of a tombstone only the words are lost.
                + leaves.filter { leaf in !held.contains { $0.revision == leaf } }
                .map { HeldBody(revision: $0, body: JSONObject()) },
            deliveries: noted.filter { tree.contains($0.revision) }.map { one in
                Delivery(
                    id: id,
                    revision: one.revision,
                    state: one.state,
                    at: one.at,
                    reason: one.reason,
                    isLeaf: leaves.contains(one.revision),
                    byStick: one.byStick,
                )
            },
        )
    }

    func drafts() throws(StoreError) -> [(key: String, body: JSONValue)] {
        var drafts: [(key: String, body: JSONValue)] = []
        try reader.rows("SELECT key, json FROM draft ORDER BY key") { row in
            if let body = try? Reader.json(row, 1) { drafts.append((row.text(0), body)) }
        }
        return drafts
    }

    /// The families released.
    func releases() throws(StoreError) -> [Release] {
        try reader.releases()
    }

    /// News of revisions that have not arrived.
    func promises() throws(StoreError) -> [(DocumentID, RevisionID, DeliveryNews)] {
        var ids: [DocumentID] = []
        try reader.rows("SELECT DISTINCT id FROM promise ORDER BY id") { row in
            ids.append(DocumentID(row.text(0)))
        }
        var found: [(DocumentID, RevisionID, DeliveryNews)] = []
        for id in ids {
            found += try reader.promises(id).map { (id, $0.revision, $0.news) }
        }
        return found
    }

    /// The `_local` documents: settings, logs; what they tell of peers' sequences is void.
    func localDocuments() throws(StoreError) -> [(DocumentID, JSONObject)] {
        var found: [(DocumentID, JSONObject)] = []
        try reader.rows("SELECT id, json FROM local_document ORDER BY id") { row in
            guard let body = try? Reader.json(row, 1).object else { return }
            found.append((DocumentID(row.text(0)), body))
        }
        return found
    }

    /// Whether a leaf of it had not reached a server, or had been refused there.
    func wasUnsent(_ doc: Int) throws(StoreError) -> Bool {
        try reader.first(
            "SELECT count(*) FROM delivery WHERE doc = ? AND leaf = 1 AND (state < 3 OR state = 6)",
            [.int(doc)],
        ) { (row) in row.int(0) > 0 } ?? false
    }

    func knownID(_ doc: Int) throws(StoreError) -> DocumentID? {
        try reader.first("SELECT id FROM known WHERE doc = ?", [.int(doc)]) { (row) in
            DocumentID(row.text(0))
        }
    }

    private func family(_ doc: Int) throws(StoreError) -> DocumentID? {
        try reader.first(
            """
            SELECT family FROM purged
            WHERE doc = ?1 AND (family = ?2 OR family IN (SELECT family FROM release))
            """,
            [.int(doc), .text(Writer.pastTerm.rawValue)],
        ) { (row) in DocumentID(row.text(0)) }
    }

    private func bodies(_ doc: Int) throws(StoreError) -> [HeldBody] {
        var held: [HeldBody] = []
        try reader.rows(
            "SELECT revision, json FROM body WHERE slot BETWEEN ? AND ? ORDER BY slot",
            [.int(BodySlot.first(of: doc)), .int(BodySlot.last(of: doc))],
        ) { row in
            guard let revision = try? DocumentRow.revision(row, 0),
                let body = try? Reader.json(row, 1).object
            else { return }
            held.append(HeldBody(revision: revision, body: body))
        }
        return held
    }

    private func deliveries(_ doc: Int, _ id: DocumentID) throws(StoreError) -> [Delivery] {
        var found: [Delivery] = []
        try reader.rows(
            "SELECT revision, state, at, reason, leaf, by_stick FROM delivery WHERE doc = ?",
            [.int(doc)],
        ) { row in
            guard let revision = try? DocumentRow.revision(row, 0),
                let state = DeliveryState(rawValue: row.int(1))
            else { return }
            found.append(
                Delivery(
                    id: id,
                    revision: revision,
                    state: state,
                    at: row.int(2),
                    reason: row.optionalText(3),
                    isLeaf: row.bool(4),
                    byStick: row.bool(5),
                )
            )
        }
        return found
    }
}
