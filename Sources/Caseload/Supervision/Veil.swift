import Casework
import Documents
import Forms
import LocalStore

/// The drawn records that the person here has still to key again, and what she may see of them until then.
///
/// Law: whoever keys a record again reads it from its paper. While the task is open every reading of a
/// caseload has such a record without its values, by whatever way it comes to it, and restricted; nothing
/// can be written over it either. Keying it, or giving the task up, lifts the veil.
struct Veil: Sendable {
    private let records: Set<DocumentID>
    private let rules: Rules

    /// No document has a member of such a name: CouchDB keeps them for itself.
    private static let mark = "_veiled"
    /// What finds the paper, and tells whose record it is.
    private static let kept: Set<String> = [
        "type", "v", "form", "version", "family", "member", "group", "facility", "place", "period",
        "programme", "obligation", "service", "rule", "by", "at", "device", "how", "assignedTo",
    ]

    init?(_ reader: Reader, _ rules: Rules) throws(StoreError) {
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
        records = drawn
        self.rules = rules
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
        records.contains(id) && rules.canRekey(id, body)
    }
}

extension Wording {
    /// Stands where a drawn record says what it is about.
    package static let veiled = Wording(
        id: "tersembunyi sampai diketik ulang",
        en: "hidden until keyed again",
    )
}

extension Rules {
    /// Whether a programme here has the obligation, service or form that a record is of.
    func canRekey(_ id: DocumentID, _ body: JSONObject) -> Bool {
        switch id.documentKind {
        case .check: labels.obligations[body["obligation"]?.string ?? ""] != nil
        case .event: labels.services[body["service"]?.string ?? ""] != nil
        default: forms.form(FormID(body["form"]?.string ?? "")) != nil
        }
    }
}

extension Caseload {
    /// The veil that lies over what is read here now; nil for none.
    ///
    /// Cost: two look-ups where nothing was drawn or written since the last time.
    func veil(_ reader: Reader) throws(StoreError) -> Veil? {
        let sequence = try reader.lastSequence()
        if let known = keptVeil.withLock({ $0 }), known.sequence == sequence { return known.veil }
        let owner = try StoreOwner.read(reader)
        var veil: Veil?
        if owner.role.rekeys, owner.names.contains(worker.name) {
            veil = try Veil(reader, rules(reader))
        }
        let made = veil
        keptVeil.withLock { $0 = (sequence, made) }
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
