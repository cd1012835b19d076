import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// Records on their way, each kind the oldest first: those that wait, those of which only a stick
    /// says that the server has them, those the server or the office refused, and those in conflict.
    ///
    /// `limit`: The most that wait; of the others there are few.
    package func queue(limit: Int = .max) throws(CaseloadError) -> [QueueRow] {
        try read { (reader) throws(StoreError) in
            let disputed = try disputedConflicts(reader)
            var listed = try reader.queue(limit: limit)
            // Those the office has decided about too, as long as only a stick says so: the guard counts
            // them.
            listed += try reader.unconfirmed()
            var known = Set(listed.map(\.id))
            listed += try reader.refused().filter { !known.contains($0.id) }
            known.formUnion(listed.map(\.id))
            for id in disputed.subtracting(known).sorted() {
                guard let winner = try reader.revision(id) else { continue }
                listed += try reader.deliveries(id).filter { $0.revision == winner }
            }
            return try rows(listed, reader, disputed)
        }
    }

    /// The records that came last to a state, the newest first.
    package func records(
        in state: DeliveryState,
        limit: Int,
    ) throws(CaseloadError) -> [QueueRow] {
        try read { (reader) throws(StoreError) in
            let found = try reader.deliveries(in: state, limit: limit, kinds: Self.recordKinds)
            return try rows(found, reader, try disputedConflicts(reader))
        }
    }

    /// What a worker writes, as against what the office does.
    static let recordKinds = KindFilter.without(OfficeKinds.downward)

    /// One row for each record: of several leaves the one that stands, none that a merge has ended.
    func rows(
        _ listed: [Delivery],
        _ reader: Reader,
        _ disputed: Set<DocumentID>,
    ) throws(StoreError) -> [QueueRow] {
        let rules = try rules(reader)
        var names = QueueNames(reader: reader)
        let forms = FormReader(reader: reader, rules: rules)
        var maker = RecordRowMaker(forms, disputed: disputed)
        var rows: [QueueRow] = []
        var places: [DocumentID: Int] = [:]
        for delivery in listed {
            var row =
                RecordKinds.ofForms.contains(delivery.id.kind)
                ? try row(delivery, reader, &maker) : try row(delivery, reader, rules, &names)
            row.isSettled = try isSettled(delivery, row, reader)
            row.inConflict = disputed.contains(delivery.id)
            row.since = delivery.at
            guard let place = places[row.id] else {
                places[row.id] = rows.count
                rows.append(row)
                continue
            }
            if try reader.revision(row.id) == row.revision { rows[place] = row }
        }
        return rows
    }

    /// Undelivered records.
    package func waiting() throws(CaseloadError) -> Int {
        try readUnveiled { (reader) throws(StoreError) in try reader.queueCount() }
    }

    /// How far the records have come that the final server is not known to have.
    package func deliverySum() throws(CaseloadError) -> DeliverySum {
        try readUnveiled { (reader) throws(StoreError) in
            try reader.deliverySum(Self.recordKinds)
        }
    }

    /// Records that exist nowhere but here: what an act that drops data must ask about.
    package func recordsOnlyHere() throws(CaseloadError) -> Int {
        try readUnveiled { (reader) throws(StoreError) in try reader.countOnlyHere() }
    }

    private func isSettled(
        _ delivery: Delivery,
        _ row: QueueRow,
        _ reader: Reader,
    ) throws(StoreError) -> Bool {
        guard row.isDeleted, let body = try reader.body(delivery.id, delivery.revision) else {
            return false
        }
        return !Ending(body).deletes
    }

    /// The row of a filled form; of a sensitive one neither title nor people.
    private func row(
        _ delivery: Delivery,
        _ reader: Reader,
        _ maker: inout RecordRowMaker,
    ) throws(StoreError) -> QueueRow {
        let stored = try reader.document(delivery.id, revision: delivery.revision)
        let isDeleted = stored?.deleted ?? false
        let body = try isDeleted ? reader.lastBody(delivery.id) : stored?.body
        var record = FormRecord(partly: body ?? JSONObject(), id: delivery.id)
        if body == nil, let ended = stored?.body,
            ended["sensitive"] == .bool(false) || maker.forms.book.isOpen(delivery.id.kind)
        {
            // Taken back before it came here: its tombstone tells the family and no more.
            record.family = ended["family"]?.string.map { DocumentID($0) }
        }
        // What is not there any more is in no projection by which it would be found.
        if isDeleted, try maker.forms.isSensitive(delivery.id) { record.isSensitive = true }
        let shown = try maker.row(record, delivery.revision, reveals: false)
        var row = QueueRow(
            id: delivery.id,
            revision: delivery.revision,
            kind: delivery.id.kind,
            isDeleted: isDeleted,
            family: shown.family,
            familyName: shown.familyName,
            member: shown.member,
            memberName: shown.memberName,
            village: shown.village,
            label: body == nil ? Wording(id: "", en: "") : shown.formLabel,
            period: body == nil
                ? "" : shown.isVeiled ? shown.date.month.description : shown.date.description,
            state: nil,
            at: (isDeleted ? stored?.body["at"]?.string : nil) ?? shown.at,
            delivery: delivery.state,
            // The office's words may tell what it is; they stand on the record's own page.
            reason: shown.isHidden ? nil : delivery.reason,
        )
        row.filled = FilledForm(shown)
        row.isVeiled = shown.isVeiled
        return row
    }

    private func row(
        _ delivery: Delivery,
        _ reader: Reader,
        _ rules: Rules,
        _ names: inout QueueNames,
    ) throws(StoreError) -> QueueRow {
        let stored = try reader.document(delivery.id, revision: delivery.revision)
        let isDeleted = stored?.deleted ?? false
        let body = try isDeleted ? reader.lastBody(delivery.id) ?? JSONObject() : stored?.body
        let told = try SupervisedRecord(delivery.id, body, reader, rules.forms)
        let cell = delivery.id.cell
        let member = told.member ?? cell?.member
        var family = told.family
        if family == nil, let member { family = try names.family(of: member) }
        let service = body?["service"]?.string ?? (delivery.id.kind == "event" ? cell?.what : nil)
        let people = try names.names(family, member)
        var row = QueueRow(
            id: delivery.id,
            revision: delivery.revision,
            kind: delivery.id.kind,
            isDeleted: isDeleted,
            family: family,
            familyName: people.family,
            member: member,
            memberName: people.member,
            village: people.village,
            label: told.label ?? service.map { rules.labels.label(service: $0) }
                ?? rules.labels.label(
                    obligation: body?["obligation"]?.string ?? cell?.what ?? ""
                ),
            period: body?["period"]?.string ?? body?["date"]?.string ?? cell?.when ?? "",
            state: body?["state"]?.string.flatMap { CheckState(rawValue: $0) },
            at: (isDeleted ? stored?.body : body)?["at"]?.string ?? body?["at"]?.string ?? "",
            delivery: delivery.state,
            reason: delivery.reason,
        )
        row.service = service
        row.isVeiled = body.map(Veil.covers) ?? false
        // Of a service the day itself is to be keyed.
        if row.isVeiled, let day = Day(row.period) { row.period = day.month.description }
        return row
    }
}

/// Names of families and members out of the projections, each looked up once.
struct QueueNames {
    let reader: Reader
    private var families: [DocumentID: (name: String, village: String)] = [:]
    private var members: [DocumentID: String] = [:]

    init(reader: Reader) {
        self.reader = reader
    }

    mutating func names(
        _ family: DocumentID?,
        _ member: DocumentID?,
    ) throws(StoreError) -> (family: String, village: String, member: String) {
        var found = (family: "", village: "", member: "")
        if let family {
            if families[family] == nil { families[family] = try look(family: family) }
            (found.family, found.village) = families[family] ?? ("", "")
        }
        if let member {
            if members[member] == nil { members[member] = try look(member: member) }
            found.member = members[member] ?? ""
        }
        return found
    }

    /// The family a member belongs to.
    func family(of member: DocumentID) throws(StoreError) -> DocumentID? {
        let key = try reader.first(
            "SELECT m.family FROM document d JOIN member m ON m.doc = d.doc WHERE d.id = ?",
            [.text(member.rawValue)],
        ) { row in row.optionalText(0) }
        return key.flatMap { $0 }.map { .family($0) }
    }

    /// Whether the register has a document of that id.
    func isKnown(_ id: DocumentID) throws(StoreError) -> Bool {
        try reader.count(
            "SELECT count(*) FROM document WHERE id = ? AND deleted = 0",
            [.text(id.rawValue)],
        ) > 0
    }

    private func look(family: DocumentID) throws(StoreError) -> (name: String, village: String) {
        let query = """
            SELECT f.village, coalesce(f.holder, f.head)
            FROM document d JOIN family f ON f.doc = d.doc WHERE d.id = ?
            """
        let row = try reader.first(query, [.text(family.rawValue)]) { row in
            (row.text(0), row.optionalText(1))
        }
        guard let row else { return ("", "") }
        let holder = try row.1.map { (key) throws(StoreError) in
            try look(member: DocumentID("member:" + key))
        }
        return (holder ?? "", row.0)
    }

    private func look(member: DocumentID) throws(StoreError) -> String {
        let query = "SELECT m.name FROM document d JOIN member m ON m.doc = d.doc WHERE d.id = ?"
        return try reader.first(query, [.text(member.rawValue)]) { row in row.text(0) } ?? ""
    }
}

extension Reader {
    /// The newest body of a document that is no tombstone's, if one is still held.
    func lastBody(_ id: DocumentID) throws(StoreError) -> JSONObject? {
        guard let tree = try tree(id), let winner = tree.winner,
            let path = tree.path(to: winner.revision)
        else { return nil }
        for revision in path where !tree.isDeleted(revision) {
            if let body = try body(id, revision) { return body }
        }
        return nil
    }
}
