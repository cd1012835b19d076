import Casework
import Documents
import Forms
import LocalStore

/// Makes list rows of records: names, words of state and title, delivery; each name looked up once.
struct RecordRowMaker {
    let forms: FormReader
    let disputed: Set<DocumentID>
    private var names: QueueNames
    private var others: [DocumentID: String] = [:]

    init(_ forms: FormReader, disputed: Set<DocumentID>) {
        self.forms = forms
        self.disputed = disputed
        names = QueueNames(reader: forms.reader)
    }

    /// The row of a live record, also of one that can only be read in part; nil where there is none.
    ///
    /// `reveals`: Title and people of a sensitive record come along.
    mutating func row(_ id: DocumentID, reveals: Bool) throws(StoreError) -> RecordRow? {
        guard let stored = try forms.reader.document(id), !stored.deleted else { return nil }
        return try row(
            FormRecord(partly: stored.body, id: id),
            stored.revision,
            reveals: reveals,
        )
    }

    mutating func row(
        _ record: FormRecord,
        _ revision: RevisionID,
        reveals: Bool,
    ) throws(StoreError) -> RecordRow {
        let form = forms.book.form(record.form)
        let state = record.state.flatMap { form?.flow?.state($0) }
        let people = try names.names(record.family, record.member)
        let isSensitive = forms.reader.isRestricted(record, forms.book)
        let isHidden = isSensitive && !reveals
        let isVeiled = Veil.covers(record.source)
        let label = form?.label ?? Wording(id: record.form.rawValue, en: record.form.rawValue)
        var title = label
        if isVeiled {
            title = .veiled
        } else if !isHidden, let own = try self.title(record, form) {
            title = own
        }
        var village = people.village
        if village.isEmpty { village = try place(record) }
        var isLost = false
        for id in [record.family, record.member] {
            // What has a name is there; the others are looked up.
            guard let id, try name(of: id).isEmpty else { continue }
            if try !names.isKnown(id) { isLost = true }
        }
        let delivery = try forms.reader.deliveries(record.id).last { $0.revision == revision }
        let due = state?.ends ?? false ? nil : form?.nextDue(record) ?? record.nextDue
        var row = RecordRow(
            id: record.id,
            form: record.form,
            kind: record.kind,
            formLabel: label,
            family: record.family,
            member: record.member,
            familyName: isHidden ? "" : people.family,
            memberName: isHidden ? "" : people.member,
            village: village,
            date: record.date,
            due: due,
            state: record.state,
            stateLabel: state?.label,
            stateEnds: record.state == nil || state?.ends ?? false,
            outcome: state?.outcome,
            title: title.id,
            titles: title,
            isSensitive: isSensitive,
            isLost: isLost,
            isInConflict: disputed.contains(record.id),
            delivery: delivery?.state ?? .local,
            by: record.authorship.by,
            at: record.authorship.at,
            settled: form?.settledDay(record),
            isFollowed: try isFollowed(record, due),
        )
        row.isVeiled = isVeiled
        if !row.stateEnds, !isHidden, !isVeiled {
            row.reply = try forms.replies(to: record, reveals: isSensitive).last
        }
        // Of what is under the veil answers tell nothing.
        if !isVeiled { row.payment = form?.payment(record.answers) }
        row.marks = (isVeiled ? form?.alwaysMarks : form?.marks(of: record)) ?? []
        if record.kind.rawValue == "proposal", let word = delivery.flatMap({ OfficeWord($0) }) {
            row.decide(word)
        }
        if isHidden, !isVeiled { row.hide() }
        return row
    }

    private func isFollowed(_ record: FormRecord, _ due: Day?) throws(StoreError) -> Bool {
        guard record.state == nil, due != nil, let number = try forms.reader.number(of: record.id)
        else { return false }
        return try forms.reader.isFollowed(number, forms.book.form(record.form))
    }

    /// The title in both languages; nil where the form makes none.
    mutating func title(_ record: FormRecord, _ form: Form?) throws(StoreError) -> Wording? {
        guard let form else { return nil }
        var known: [DocumentID: String] = [:]
        for id in Self.named(in: .object(record.answers)) { known[id] = try name(of: id) }
        let names = known
        let title = Wording(
            id: form.title(record.answers, words: { $0.id }, names: { names[$0] ?? "" }),
            en: form.title(record.answers, words: { $0.en }, names: { names[$0] ?? "" }),
        )
        return title.id.isEmpty && title.en.isEmpty ? nil : title
    }

    /// The place, or the village of a group or institution.
    private func place(_ record: FormRecord) throws(StoreError) -> String {
        if let place = record.place { return place }
        if let id = record.group { return try forms.register.group(id)?.village ?? "" }
        if let id = record.facility { return try forms.register.facility(id)?.village ?? "" }
        return ""
    }

    // MARK: Names

    /// What the register calls a document; empty for one that is not there.
    mutating func name(of id: DocumentID) throws(StoreError) -> String {
        if let known = others[id] { return known }
        let name =
            switch id.documentKind {
            case .member: try names.names(nil, id).member
            case .family: try names.names(id, nil).family
            case .group: try forms.register.group(id)?.name ?? ""
            case .facility: try forms.register.facility(id)?.name ?? ""
            default: ""
            }
        others[id] = name
        return name
    }

    /// The register's documents that answers name.
    static func named(in value: JSONValue) -> Set<DocumentID> {
        switch value {
        case .string(let text):
            let id = DocumentID(text)
            let kinds: Set<DocumentKind> = [.member, .family, .group, .facility]
            return text.utf8.contains(UInt8(ascii: ":")) && kinds.contains(id.documentKind)
                ? [id] : []
        case .array(let values):
            return values.reduce(into: []) { $0.formUnion(named(in: $1)) }
        case .object(let object):
            return object.reduce(into: []) { $0.formUnion(named(in: $1.value)) }
        case .null, .bool, .number: return []
        }
    }
}

extension RecordRow {
    /// The office's word ends the wait, wherever the flow stands.
    fileprivate mutating func decide(_ word: OfficeWord) {
        office = word
        stateEnds = true
        outcome = word.isAccepted ? .good : .bad
        due = nil
        stateLabel =
            word.isAccepted
            ? Wording(id: "Diterima kantor", en: "Accepted by the office")
            : Wording(id: "Ditolak kantor", en: "Refused by the office")
    }
}

extension FormRecord {
    /// A record as far as it can be read: one a newer program wrote still has a form, people and a day.
    init(partly body: JSONObject, id: DocumentID) {
        if let whole = try? FormRecord(.object(body), id: id) {
            self = whole
            return
        }
        func named(_ name: String) -> DocumentID? { body[name]?.string.map { DocumentID($0) } }
        func text(_ name: String) -> String { body[name]?.string ?? "" }
        self.init(
            id: id,
            form: FormID(text("form")),
            version: text("version"),
            date: Day(text("date")) ?? Moment(text("at"))?.day ?? .first,
            answers: body["answers"]?.object ?? JSONObject(),
            authorship: Authorship(
                how: .typed,
                by: text("by"),
                at: text("at"),
                device: text("device"),
            ),
        )
        family = named("family")
        member = named("member")
        group = named("group")
        facility = named("facility")
        place = body["place"]?.string
        isSensitive = body["sensitive"] == .bool(true)
        marks = body["marks"]?.array.map { $0.compactMap(\.string) }
        source = body
    }
}
