import Casework
import Documents
import Forms
import LocalStore

/// What is past its term on this laptop, or has just been dropped.
package struct RetentionReport: Sendable, Equatable {
    /// Records past their term that may go, by kind.
    package var past: [String: Int] = [:]
    /// Past their term, and kept all the same: not confirmed at the server, open, undecided, in conflict, in a
    /// draft, hidden until they are keyed again, or what restricts a record that stays.
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
    ///
    /// `told`: How far that is; false stops it.
    package func retention(
        today: Day,
        _ told: RetentionStep.Telling = { _ in true },
    ) throws(CaseloadError) -> RetentionReport {
        let (report, fault) = try read { (reader) throws(StoreError) in
            let rules = try rules(reader)
            var finder = try RetentionFinder(reader, rules, today)
            return (try finder.report(told), rules.retention.fault)
        }
        if let fault { throw .programme(fault) }
        return report
    }

    /// Drops what is past its term from this laptop, and nothing at the server: see `Writer.purge`.
    ///
    /// What was dropped does not come back with the next pull. There is no undo.
    ///
    /// `confirmed`: The number that was agreed to; where it is another by now, for a sync came between, nothing
    /// is dropped and the report tells the number (`isApplied` is false). Nil agrees to any.
    /// `told`: How far that is; false stops it, and nothing is dropped.
    package func applyRetention(
        today: Day,
        confirmed: Int? = nil,
        _ told: RetentionStep.Telling = { _ in true },
    ) throws(CaseloadError) -> RetentionReport {
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
            var report = try finder.report(told)
            if let confirmed, confirmed != report.total { return .success(report) }
            let keyings = try Self.keyings(of: Set(finder.found), writer)
            for (place, id) in finder.found.enumerated() {
                try RetentionStep.tell(told, isDropping: true, place, of: finder.found.count)
                for follower in try Self.decisions(on: id, writer) + (keyings[id] ?? [])
                where try RetentionFinder.isSafe(follower, writer) {
                    try writer.purge(follower, family: Writer.pastTerm)
                }
                try writer.purge(id, family: Writer.pastTerm)
            }
            report.isApplied = true
            return .success(report)
        }
        keptPastTerm.withLock { $0 = nil }
        return try result.get()
    }

    /// The office's words about a record: they tell of it and go with it.
    private static func decisions(
        on id: DocumentID,
        _ writer: Writer,
    ) throws(StoreError) -> [DocumentID] {
        var found: [DocumentID] = []
        let decisions = OfficeKinds.decisionID(about: id.rawValue)
        try writer.rows(
            "SELECT id FROM document WHERE local < 2 AND id > ? AND id < ?",
            [.text(decisions), .text(decisions.dropLast() + ";")],
        ) { row in found.append(DocumentID(row.text(0))) }
        return found
    }

    /// The keyings of records, which go with them, too.
    ///
    /// Cost: one walk over the ids of all keyings.
    private static func keyings(
        of records: Set<DocumentID>,
        _ writer: Writer,
    ) throws(StoreError) -> [DocumentID: [DocumentID]] {
        var found: [DocumentID: [DocumentID]] = [:]
        try writer.rows(
            "SELECT id FROM document WHERE local < 2 AND id > 'rekey:' AND id < 'rekey;'"
        ) { row in
            // `rekey:<quarter>:<record id>`; the record's own id has colons, too.
            let parts = row.text(0).split(
                separator: ":",
                maxSplits: 2,
                omittingEmptySubsequences: false,
            )
            guard parts.count == 3 else { return }
            let record = DocumentID(String(parts[2]))
            if records.contains(record) {
                found[record, default: []].append(DocumentID(row.text(0)))
            }
        }
        return found
    }
}
