import Casework
import Documents
import LocalStore

/// Goes through the records of a quarter: states by the first day of their period, services and filled forms
/// by their own.
enum QuarterScan {
    /// `body`: Called with each live record, in no order.
    static func records(
        _ quarter: Quarter,
        _ reader: Reader,
        _ body: (StoredDocument) throws(StoreError) -> Void,
    ) throws(StoreError) {
        let days: [SQLValue] = [
            .int(quarter.firstDay.dayNumber), .int(quarter.lastDay.dayNumber),
        ]
        for (table, column) in [("checked", "first"), ("event", "date"), ("act", "date")] {
            var ids: [DocumentID] = []
            let query = """
                SELECT d.id FROM \(table) t JOIN document d ON d.doc = t.doc
                WHERE t.\(column) BETWEEN ? AND ?
                """
            try reader.rows(query, days) { row in ids.append(DocumentID(row.text(0))) }
            for id in ids {
                guard let stored = try reader.document(id), !stored.deleted else { continue }
                try body(stored)
            }
        }
    }
}
