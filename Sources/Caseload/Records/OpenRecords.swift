import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// How many records' flows go on, restricted ones too.
    ///
    /// Cost: an index's entries of open records; those that have ended are passed over.
    func openRecords(_ reader: Reader) throws(StoreError) -> Int {
        let forms = FormReader(reader: reader, rules: try rules(reader))
        let search = RecordSearch(
            reader: reader,
            forms: forms.book,
            query: RecordsQuery(openOnly: true),
            texts: nil,
        )
        return try search.total()
    }
}
