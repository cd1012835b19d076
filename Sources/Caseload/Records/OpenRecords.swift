import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// How many records' flows go on, as lists tell them: neither of restricted records nor of those under the veil
    /// is to be told that they are still open.
    ///
    /// Cost: an index's entries of open records, and a row of each that may be restricted; those that have ended, or
    /// that the office has decided on, are passed over.
    func openRecords(_ reader: Reader) throws(StoreError) -> Int {
        let forms = FormReader(reader: reader, rules: try rules(reader))
        let search = RecordSearch(
            reader: reader,
            forms: forms.book,
            query: RecordsQuery(openOnly: true),
            texts: nil,
        )
        var hidden = try search.restricted()
        for number in reader.covered.union(reader.flags.numbers) {
            let query = """
                SELECT form, state FROM act WHERE doc = ? AND NOT \(OfficeDecided.condition("act"))
                """
            let pair = try reader.first(query, [.int(number)]) { row in
                (form: row.text(0), state: row.optionalText(1))
            }
            if let pair, search.isOpen(pair) { hidden.insert(number) }
        }
        return try search.total() - hidden.count
    }
}
