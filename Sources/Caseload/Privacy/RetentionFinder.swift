import Casework
import Documents
import Forms
import LocalStore

/// Finds the records past their term.
struct RetentionFinder {
    private let reader: Reader
    private let rules: Rules
    private let today: Day
    /// The records of which a change is begun and not saved.
    let drafted: Set<DocumentID>
    private(set) var found: [DocumentID] = []

    init(_ reader: Reader, _ rules: Rules, _ today: Day) throws(StoreError) {
        self.reader = reader
        self.rules = rules
        self.today = today
        drafted = Set(
            try reader.drafts(prefix: FormDraft.prefix).compactMap {
                FormDraft($0.body, key: $0.key)?.record
            }
        )
    }

    /// Looks at all candidates.
    ///
    /// `told`: How far that is; false stops it.
    mutating func report(_ told: RetentionStep.Telling) throws(StoreError) -> RetentionReport {
        var report = RetentionReport()
        found = []
        var all: [(kind: String, id: DocumentID)] = []
        for kind in Self.kinds {
            for (_, id) in try candidates(kind) { all.append((kind, id)) }
        }
        for (place, candidate) in all.enumerated() {
            try RetentionStep.tell(told, isDropping: false, place, of: all.count)
            switch try mayGo(candidate.id) {
            case true:
                found.append(candidate.id)
                report.past[candidate.kind, default: 0] += 1
            case false: report.held += 1
            case nil: break
            }
        }
        return report
    }

    /// What its own day lets be past the shortest term of its kind, by number: nobody records before it happens.
    ///
    /// Those whose numbers lie in `numbers`, the lowest first and at most `limit`.
    func candidates(
        _ kind: String,
        in numbers: ClosedRange<Int> = 0...Int.max,
        limit: Int = .max,
    ) throws(StoreError) -> [(number: Int, id: DocumentID)] {
        guard let years = rules.retention.shortest(kind, on: today) else { return [] }
        let last = today.adding(years: -years).dayNumber
        let (table, day) =
            switch kind {
            case "check": ("checked", "first")
            case "event": ("event", "date")
            default: ("act", "date")
            }
        // Only the forms' table has several kinds.
        let query = """
            SELECT t.doc, d.id FROM \(table) t JOIN document d ON d.doc = t.doc
            WHERE t.doc BETWEEN ?3 AND ?4 AND t.\(day) < ?1 AND d.local < 2
            AND \(table == "act" ? "t.kind" : "'\(kind)'") = ?2 ORDER BY t.doc LIMIT ?5
            """
        var found: [(number: Int, id: DocumentID)] = []
        try reader.rows(
            query,
            [
                .int(last), .text(kind), .int(numbers.lowerBound), .int(numbers.upperBound),
                .int(limit),
            ],
        ) { row in found.append((row.int(0), DocumentID(row.text(1)))) }
        return found
    }

    /// Kinds of records that have a term.
    static let kinds = RetentionRule.allowed.sorted().filter { $0 != RetentionRule.looks }

    /// Whether a candidate may go; nil for one whose term is not over.
    func mayGo(_ id: DocumentID) throws(StoreError) -> Bool? { try mayGo(id, after: []) }

    /// - `earlier`: What it came out of, and has been asked about already.
    private func mayGo(_ id: DocumentID, after earlier: Set<DocumentID>) throws(StoreError) -> Bool?
    {
        guard let stored = try reader.document(id), !stored.deleted, try isPast(id, stored.body)
        else { return nil }
        guard try mayGo(id, stored) else { return false }
        return try !restrictsWhatStays(id, after: earlier)
    }

    /// Whether something stays that is restricted by this record alone: without it everybody could read that.
    private func restrictsWhatStays(
        _ id: DocumentID,
        after earlier: Set<DocumentID>,
    ) throws(StoreError) -> Bool {
        guard RecordKinds.ofForms.contains(id.kind) else { return false }
        var open: [DocumentID] = []
        let query = """
            SELECT d.id, d.doc, a.form, a.sensitive FROM act_after x
            JOIN document d ON d.doc = x.doc JOIN act a ON a.doc = x.doc WHERE x.first = ?
            """
        try reader.rows(query, [.text(id.rawValue)]) { (row) throws(StoreError) in
            let form = rules.forms.form(FormID(row.text(2)))
            if try row.saysSensitive(3, form, document: row.int(1), reader) { return }
            open.append(DocumentID(row.text(0)))
        }
        guard !open.isEmpty else { return false }
        var finder = RestrictionFinder(reader, rules.forms)
        guard try finder.isRestricted(id) else { return false }
        let seen = earlier.union([id])
        for follower in open where !seen.contains(follower) {
            if try mayGo(follower, after: seen) != true { return true }
        }
        return false
    }

    /// Whether its term is over; false where nobody knows when it was written.
    private func isPast(_ id: DocumentID, _ body: JSONObject) throws(StoreError) -> Bool {
        let form = body["form"]?.string
        guard let rule = rules.retention.term(id.kind, form, on: today) else { return false }
        guard let written = body["at"]?.string.flatMap({ Moment($0) })?.day else { return false }
        var start = written
        for step in body["steps"]?.array ?? [] {
            guard let day = step["at"]?.string.flatMap({ Moment($0) })?.day else { continue }
            if rule.start == .change { start = max(start, day) }
        }
        if rule.start == .closing, let form,
            let settled = rules.forms.form(FormID(form))?
                .settledDay(FormRecord(partly: body, id: id))
        {
            start = settled
        }
        return start.adding(years: rule.years) < today
    }

    /// Whether dropping it here loses and interrupts nothing.
    private func mayGo(_ id: DocumentID, _ stored: StoredDocument) throws(StoreError) -> Bool {
        guard stored.conflicts == 0, !Veil.covers(stored.body), !drafted.contains(id),
            try Self.isSafe(id, reader)
        else { return false }
        guard RecordKinds.ofForms.contains(id.kind) else { return true }
        let record = FormRecord(partly: stored.body, id: id)
        // Of a form nobody knows nobody knows whether it is closed.
        guard let form = rules.forms.form(record.form) else { return false }
        if form.standing(record, on: today).isOpen { return false }
        if id.kind == "proposal", form.flow == nil {
            let states = try reader.deliveries(id).filter(\.isLeaf).map(\.state)
            return states.allSatisfy { $0 == .accepted || $0 == .refusedByOffice }
        }
        return true
    }

    /// Whether the final server is known to have each leaf, by a session of our own.
    static func isSafe(_ id: DocumentID, _ reader: Reader) throws(StoreError) -> Bool {
        let leaves = try reader.deliveries(id).filter(\.isLeaf)
        return !leaves.isEmpty && leaves.allSatisfy(\.isSafeElsewhere)
    }
}
