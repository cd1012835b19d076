import Forms
import LocalStore

extension RecordSearch {
    /// The numbers of the records, in the forms and states that are asked for, that are restricted.
    ///
    /// Cost: a row of each record that is asked for.
    func restricted() throws(StoreError) -> Set<Int> {
        var found: Set<Int> = []
        for pair in try pairs() {
            let form = forms.form(FormID(pair.form))
            var sql = "SELECT doc, sensitive FROM act WHERE form = ? AND state IS ?"
            // Of a form that never is restricted by itself, those that came out of one that is.
            if form?.mayBeSensitive == false { sql += " AND sensitive = 1" }
            if query.openOnly, mayBeDecided(pair) {
                sql += " AND NOT \(OfficeDecided.condition("act"))"
            }
            try reader.rows(sql, [.text(pair.form), SQLValue(pair.state)]) {
                (row) throws(StoreError) in
                let number = row.int(0)
                if try row.isSensitive(1, form, document: number, reader) { found.insert(number) }
            }
        }
        return found
    }
}
