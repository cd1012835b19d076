import Casework
import Documents
import Forms
import LocalStore

/// What is past its term on this laptop, or has just been dropped.
package struct RetentionReport: Sendable, Equatable {
    /// Records past their term that may go, by kind.
    package var past: [String: Int] = [:]
    /// Past their term, and kept all the same: not confirmed at the server, open, undecided, in conflict, in a
    /// draft, or hidden until they are keyed again.
    package var held = 0
    /// Whether they were dropped.
    package var isApplied = false

    package var total: Int { past.values.reduce(0, +) }
}

extension Caseload {
    /// Counts what is past its term.
    ///
    /// Throws `programme` where a rule names a form that nobody has. Cost: a look at what is as old as the
    /// shortest term, body by body.
    package func retention(today: Day) throws(CaseloadError) -> RetentionReport {
        let (report, fault) = try read { (reader) throws(StoreError) in
            let rules = try rules(reader)
            var finder = try RetentionFinder(reader, rules, today)
            return (try finder.report(), rules.retention.fault)
        }
        if let fault { throw .programme(fault) }
        return report
    }

    /// Drops what is past its term from this laptop, and nothing at the server: see `Writer.purge`.
    ///
    /// What was dropped does not come back with the next pull. There is no undo.
    package func applyRetention(today: Day) throws(CaseloadError) -> RetentionReport {
        let result: Result<RetentionReport, CaseloadError> = try write(bulk: true) {
            (writer) throws(StoreError) in
            let rules = try rules(writer)
            if let fault = rules.retention.fault { return .failure(.programme(fault)) }
            let veil = try veil(writer)
            writer.cover = veil.map { veil in
                Cover(documents: veil.documents) { veil.cover($0, $1) }
            }
            defer { writer.cover = nil }
            var finder = try RetentionFinder(writer, rules, today)
            var report = try finder.report()
            for id in finder.found {
                for follower in try Self.followers(of: id, writer) {
                    try writer.purge(follower, family: Writer.pastTerm)
                }
                try writer.purge(id, family: Writer.pastTerm)
            }
            report.isApplied = true
            return .success(report)
        }
        pastTerm.withLock { $0 = nil }
        return try result.get()
    }

    /// How many records may go, counted once a day and session: for a line on the screen.
    ///
    /// 0 where a rule is broken; `doctor` says why.
    func countPastTerm(_ today: Day, _ reader: Reader, _ rules: Rules) throws(StoreError) -> Int {
        if let known = pastTerm.withLock({ $0 }), known.day == today { return known.count }
        var count = 0
        if rules.retention.fault == nil {
            var finder = try RetentionFinder(reader, rules, today)
            count = try finder.report().total
        }
        let counted = count
        pastTerm.withLock { $0 = (today, counted) }
        return count
    }

    /// The office's words about a record and the keyings of it: they tell of it and go with it.
    private static func followers(
        of id: DocumentID,
        _ writer: Writer,
    ) throws(StoreError) -> [DocumentID] {
        var found: [DocumentID] = []
        let decisions = OfficeKinds.decisionID(about: id.rawValue)
        try writer.rows(
            """
            SELECT id FROM document WHERE local < 2 AND (
                id > ?1 AND id < ?2 OR id > 'rekey:' AND id < 'rekey;' AND substr(id, -length(?3)) = ?3)
            """,
            [
                .text(decisions), .text(decisions.dropLast() + ";"),
                .text(":" + id.rawValue),
            ],
        ) { row in found.append(DocumentID(row.text(0))) }
        var safe: [DocumentID] = []
        for id in found where try RetentionFinder.isSafe(id, writer) { safe.append(id) }
        return safe
    }
}

/// Finds the records past their term.
struct RetentionFinder {
    private let reader: Reader
    private let rules: Rules
    private let today: Day
    private let drafted: Set<DocumentID>
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

    mutating func report() throws(StoreError) -> RetentionReport {
        var report = RetentionReport()
        found = []
        for kind in RetentionRule.allowed.sorted() where kind != RetentionRule.looks {
            for id in try candidates(kind) {
                guard let stored = try reader.document(id), !stored.deleted,
                    try isPast(id, stored.body)
                else { continue }
                if try mayGo(id, stored) {
                    found.append(id)
                    report.past[kind, default: 0] += 1
                } else {
                    report.held += 1
                }
            }
        }
        return report
    }

    /// What its own day lets be past the shortest term of its kind: nobody records before it happens.
    private func candidates(_ kind: String) throws(StoreError) -> [DocumentID] {
        guard let years = rules.retention.shortest(kind, on: today) else { return [] }
        let last = today.adding(years: -years).dayNumber
        let query =
            switch kind {
            case "check":
                """
                SELECT d.id FROM checked t JOIN document d ON d.doc = t.doc
                WHERE t.first < ?1 AND d.local < 2 AND ?2 = 'check'
                """
            case "event":
                """
                SELECT d.id FROM event t JOIN document d ON d.doc = t.doc
                WHERE t.date < ?1 AND d.local < 2 AND ?2 = 'event'
                """
            default:
                """
                SELECT d.id FROM act t JOIN document d ON d.doc = t.doc
                WHERE t.date < ?1 AND t.kind = ?2 AND d.local < 2
                """
            }
        var ids: [DocumentID] = []
        try reader.rows(query, [.int(last), .text(kind)]) { row in
            ids.append(DocumentID(row.text(0)))
        }
        return ids
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
