import Documents
import Forms
import LocalStore

extension Row {
    /// Whether the record of a row of `act` is restricted, by its column `sensitive` and its form.
    ///
    /// The record itself is read only where it was saved before its form could say when.
    func isSensitive(
        _ column: Int,
        _ form: Form?,
        document: Int,
        _ reader: Reader,
    ) throws(StoreError) -> Bool {
        if bool(column) || form?.isSensitive ?? false { return true }
        guard let form, form.sensitiveWhen != nil, isNull(column) else { return false }
        guard let id = try reader.id(ofDocument: document), let stored = try reader.document(id),
            !stored.deleted
        else { return false }
        return form.isSensitive(FormRecord(partly: stored.body, id: id))
    }
}
