import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// How many records' flows go on, restricted ones too.
    ///
    /// Cost: an index's entries of open records; those that have ended, or that the
    /// office has decided on, are passed over.
    func openRecords(_ reader: Reader) throws(StoreError) -> Int {
        let forms = FormReader(reader: reader, rules: try rules(reader))
        let search = RecordSearch(
            reader: reader,
            forms: forms.book,
            query: RecordsQuery(openOnly: true),
            texts: nil,
        )
        // Whether one under the veil is still open is not to be told.
        var hidden = 0
        for number in reader.covered {
            let query = """
                SELECT form, state FROM act WHERE doc = ? AND NOT \(OfficeDecided.condition("act"))
                """
            let pair = try reader.first(query, [.int(number)]) { row in
                (form: row.text(0), state: row.optionalText(1))
            }
            if let pair, search.isOpen(pair) { hidden += 1 }
        }
        return try search.total() - hidden
    }
}
