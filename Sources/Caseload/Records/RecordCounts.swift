import Casework
import Documents
import Forms
import LocalStore

/// How much of what was recorded still goes on.
package struct RecordCounts: Sendable, Equatable {
    /// Records whose flow goes on.
    package var open = 0
    /// Those of them, and of forms without a flow those that nothing follows, whose day is past.
    package var overdue = 0

    package init(open: Int = 0, overdue: Int = 0) {
        self.open = open
        self.overdue = overdue
    }
}

extension Caseload {
    /// Counted from the projection's index, one row for each form and state, and one for each late record.
    func recordCounts(_ reader: Reader, today: Day) throws(StoreError) -> RecordCounts {
        let forms = FormReader(reader: reader, rules: try rules(reader))
        var counts = RecordCounts()
        let sql =
            "SELECT form, state, count(*) FROM act WHERE state IS NOT NULL GROUP BY form, state"
        try reader.rows(sql) { row in
            let flow = forms.book.form(FormID(row.text(0)))?.flow
            // A state that no programme knows (any more) ends nothing.
            guard flow?.state(row.text(1))?.ends != true else { return }
            counts.open += row.int(2)
        }
        let late = RecordSearch(
            reader: reader,
            forms: forms.book,
            query: RecordsQuery(openOnly: false, overdueOn: today, limit: Self.mostLate),
            texts: nil,
        )
        counts.overdue = try late.hits().count
        return counts
    }

    /// Nobody works through more than this; beyond it the number stands still.
    private static let mostLate = 10_000
}
