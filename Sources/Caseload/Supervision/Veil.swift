import Casework
import Documents
import Forms
import LocalStore

/// The drawn records that the person here has still to key again, and what she may see of them until then.
///
/// Law: whoever keys a record again reads it from its paper. While the task is open every reading of a
/// caseload has such a record without its values, by whatever way it comes to it, and restricted; nothing
/// can be written over it either. Keying it, or giving the task up, lifts the veil.
///
/// The line: told are that the record is there, of which form or obligation, about whom, of which month, who
/// keyed it and when, and how it is delivered. Nothing else is, nor goes into anything that is counted or
/// decided: not into the agenda and the alerts, nor any sum, however many families it is over. She sees every
/// other record, so that from a sum over all she could take away all others. What is counted therefore has
/// such a record as one that is there and says nothing (`CellMark.hidden`), and reports say how many there are.
struct Veil: Sendable {
    /// All that was drawn and is still to be keyed again.
    private let records: Set<DocumentID>
    /// Those of them that are restricted by more than they say: hidden as such, not to be keyed.
    private let restricted: Set<DocumentID>
    /// The numbers of those that are here and hidden.
    let documents: Set<Int>
    private let rules: Rules

    /// No document has a member of such a name: CouchDB keeps them for itself.
    private static let mark = "_veiled"
    /// What finds the paper, and tells whose record it is.
    private static let kept: Set<String> = [
        "type", "v", "form", "version", "family", "member", "group", "facility", "place", "period",
        "programme", "obligation", "service", "rule", "by", "at", "device", "how", "assignedTo",
    ]

    init?(_ reader: Reader, _ rules: Rules, restricted: Set<DocumentID>) throws(StoreError) {
        var drawn: Set<DocumentID> = []
        var samples: [DrawnSample] = []
        try reader.documents(ofKind: DocumentKind.sample.rawValue) { stored in
            if let sample = DrawnSample(stored.body) { samples.append(sample) }
            return true
        }
        var done: Set<DocumentID> = []
        try reader.rows(
            "SELECT id FROM document WHERE id >= 'rekey:' AND id < 'rekey;' AND deleted = 0"
        ) { row in done.insert(DocumentID(row.text(0))) }
        for sample in samples {
            for pick in sample.picks
            where !done.contains(Rekeying.id(sample.quarter, pick.record)) {
                drawn.insert(pick.record)
            }
        }
        guard !drawn.isEmpty else { return nil }
        self.restricted = restricted.intersection(drawn)
        var documents: Set<Int> = []
        for id in drawn where !restricted.contains(id) {
            guard let number = try reader.number(of: id), let stored = try reader.document(id),
                !stored.deleted, rules.canRekey(id, stored.body)
            else { continue }
            documents.insert(number)
        }
        records = drawn
        self.documents = documents
        self.rules = rules
    }

    func wasDrawn(_ id: DocumentID) -> Bool { records.contains(id) }

    /// Whether it was made with the same records restricted.
    func stands(_ restricted: Set<DocumentID>) -> Bool {
        self.restricted == restricted.intersection(records)
    }

    /// Whether a body is one that was veiled.
    static func covers(_ body: JSONObject) -> Bool { body[mark] != nil }

    /// A body as it may be seen.
    func cover(_ id: DocumentID, _ body: JSONObject) -> JSONObject {
        guard hides(id, body) else { return body }
        var seen = JSONObject()
        for member in body where Self.kept.contains(member.name) {
            seen[member.name] = member.value
        }
        // The day itself is to be keyed.
        if let month = body["date"]?.string.flatMap({ Day($0) })?.month {
            seen["date"] = .string(month.firstDay.description)
        }
        seen["sensitive"] = true
        seen[Self.mark] = true
        return seen
    }

    /// What no programme here knows cannot be keyed, and is not hidden.
    func hides(_ id: DocumentID, _ body: JSONObject) -> Bool {
        records.contains(id) && !restricted.contains(id) && rules.canRekey(id, body)
    }
}

/// The veil as of a place in the store's feed; none where nothing is hidden.
struct KeptVeil: Sendable {
    var sequence: Int
    var veil: Veil?

    /// Kinds of documents that lay or lift it.
    private static let makers: Set<DocumentKind> = [.sample, .rekey, .programme, .worker]
    private static let most = 1_000

    /// Whether nothing happened since that lays or lifts it.
    func stands(_ reader: Reader) throws(StoreError) -> Bool {
        let page = try reader.changes(since: sequence, limit: Self.most, includeLocal: true)
        let isBehind = try reader.lastSequence() < sequence
        return !page.hasMore && !isBehind
            && !page.rows.contains { row in
                Self.makers.contains(row.id.documentKind) || veil?.wasDrawn(row.id) ?? false
            }
    }
}

extension DocumentID {
    /// The id as it is told of a record under the veil: a service's without its day.
    package var veiled: DocumentID {
        guard documentKind == .event, let cut = rawValue.lastIndex(of: ":"),
            let day = Day(String(rawValue[rawValue.index(after: cut)...]))
        else { return self }
        return DocumentID(rawValue[...cut] + day.month.description)
    }
}

extension Wording {
    /// Stands where a drawn record says what it is about.
    package static let veiled = Wording(
        id: "menunggu ketik ulang",
        en: "to be keyed again",
    )
}

extension Rules {
    /// Whether a record is restricted; a check or service only where it says so itself.
    func isRestricted(_ id: DocumentID, _ body: JSONObject) -> Bool {
        forms.isSensitive(FormRecord(partly: body, id: id))
    }

    /// Whether a programme here has the obligation, service or form that a record is of.
    ///
    /// Not of a restricted one: without a name or a day its paper cannot be found.
    func canRekey(_ id: DocumentID, _ body: JSONObject) -> Bool {
        guard !isRestricted(id, body) else { return false }
        return switch id.documentKind {
        case .check: labels.obligations[body["obligation"]?.string ?? ""] != nil
        case .event: labels.services[body["service"]?.string ?? ""] != nil
        default: forms.form(FormID(body["form"]?.string ?? "")) != nil
        }
    }
}

extension Caseload {
    /// The veil that lies over what is read here now; nil for none.
    ///
    /// Cost: a look-up where nothing was written since the last time, one for each record that was; making it
    /// anew reads every drawn record.
    func veil(_ reader: Reader) throws(StoreError) -> Veil? {
        let sequence = try reader.lastSequence()
        if let known = keptVeil.withLock({ $0 }) {
            if known.sequence == sequence { return known.veil }
            let isSame = try known.veil?.stands(restriction(reader).ids) ?? true
            if isSame, try known.stands(reader) {
                keptVeil.withLock { $0 = KeptVeil(sequence: sequence, veil: known.veil) }
                return known.veil
            }
        }
        let owner = try StoreOwner.read(reader)
        var veil: Veil?
        if owner.role.rekeys, owner.names.contains(worker.name) {
            veil = try Veil(reader, rules(reader), restricted: restriction(reader).ids)
        }
        let made = veil
        keptVeil.withLock { $0 = KeptVeil(sequence: sequence, veil: made) }
        return veil
    }

    /// Whether a record is to be keyed again here, and must not be read or written until then.
    func isVeiled(_ id: DocumentID, _ reader: Reader) throws(StoreError) -> Bool {
        guard let veil = try veil(reader), let stored = try reader.document(id) else {
            return false
        }
        return Veil.covers(stored.body) || veil.hides(id, stored.body)
    }
}
