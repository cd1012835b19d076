import Documents
import Forms
import LocalStore

extension Row {
    /// Whether the record of a row of `act` is restricted, by its column `sensitive`, its form, or what else is
    /// known of it.
    ///
    /// The record itself is read only where it was saved before its form could say when.
    func isSensitive(
        _ column: Int,
        _ form: Form?,
        document: Int,
        _ reader: Reader,
    ) throws(StoreError) -> Bool {
        if reader.flags.numbers.contains(document) { return true }
        return try saysSensitive(column, form, document: document, reader)
    }

    /// Whether it is so by what the record says itself.
    func saysSensitive(
        _ column: Int,
        _ form: Form?,
        document: Int,
        _ reader: Reader,
    ) throws(StoreError) -> Bool {
        if bool(column) || form?.isSensitive ?? false { return true }
        guard let form, form.sensitiveWhen != nil, isNull(column),
            let record = try Self.record(document, reader)
        else { return false }
        return form.isSensitive(record)
    }

    /// The specialisms of the record of a row of `act`, by its column `marks` and its form.
    ///
    /// The record itself is read only where it was saved before its form could say when.
    func marks(
        _ column: Int,
        _ form: Form,
        document: Int,
        _ reader: Reader,
    ) throws(StoreError) -> [String] {
        guard form.hasMarkConditions else { return form.alwaysMarks }
        if let kept = optionalText(column) {
            return form.alwaysMarks + kept.split(separator: " ").map(String.init)
        }
        return try Self.record(document, reader).map(form.marks(of:)) ?? form.alwaysMarks
    }

    private static func record(
        _ document: Int,
        _ reader: Reader,
    ) throws(StoreError) -> FormRecord? {
        guard let id = try reader.id(ofDocument: document), let stored = try reader.document(id),
            !stored.deleted
        else { return nil }
        return FormRecord(partly: stored.body, id: id)
    }
}
