import Casework
import Documents
import Forms
import LocalStore

extension FormReader {
    /// The form of a record without anything of the record but whom it is about, for keying it again.
    ///
    /// Nothing stands in it beforehand: a default that nobody typed would be compared as if it had been read
    /// from the paper. Only the rows of a table of all members are there, each with its name.
    func blindPage(
        _ form: Form,
        _ record: FormRecord,
        _ quarter: Quarter,
        _ today: Day,
    ) throws(StoreError) -> FormPage? {
        let draft = try draft(FormDraft.key(rekeying: record.id, quarter))
        guard let version = form.version(draft?.version ?? record.version, begun: record.date)
        else { return nil }
        var page = try page(form, version, record.subject(of: form), nil, draft, today)
        page.presets = version.printedRows(page.facts)
        page.rekeyed = FormDraft.Rekeyed(record: record.id, quarter: quarter)
        page.isOvertaken = false
        return page
    }
}
