import Casework
import Documents
import LocalStore

extension Caseload {
    /// Turns changes into records, all in one transaction, durable when this returns.
    ///
    /// A change whose cell the store says something else about than `before` is not written but returned
    /// as overtaken, with what the store says now; one that says what the store says already writes
    /// nothing. Each record gets worker, device, time and the cell's rule version; `how` is the value's.
    ///
    /// - `key`: A draft that these changes come from. It goes with them; what was overtaken stays in it.
    /// - `moment`: Now.
    package func commit(
        _ changes: [RecordChange],
        dropping key: String? = nil,
        at moment: Moment,
    ) throws(CaseloadError) -> CommitOutcome {
        let worker = worker
        return try write { (writer) throws(StoreError) in
            let rules = try rules(writer)
            var recorder = Recorder(writer: writer, rules: rules, worker: worker, moment: moment)
            recorder.veil = try veil(writer)
            var outcome = CommitOutcome(saved: 0, inverse: [], overtaken: [], waiting: 0)
            for change in changes {
                switch try recorder.apply(change) {
                case .unchanged: break
                case .saved(let inverse):
                    outcome.saved += 1
                    // Undone last first.
                    outcome.inverse.insert(inverse, at: 0)
                case .overtaken(let now): outcome.overtaken.append(now)
                }
            }
            if let key { try Self.settle(key, outcome.overtaken, writer) }
            outcome.waiting = try writer.waitingCount()
            return outcome
        }
    }

    /// Drops a draft but for the changes that were overtaken.
    private static func settle(
        _ key: String,
        _ overtaken: [RecordChange],
        _ writer: Writer,
    ) throws(StoreError) {
        guard !overtaken.isEmpty, let draft = try writer.draft(key) else {
            try writer.removeDraft(key)
            return
        }
        var body = draft.body
        body["changes"] = .array(overtaken.map(\.json))
        try writer.putDraft(key, body)
    }
}
