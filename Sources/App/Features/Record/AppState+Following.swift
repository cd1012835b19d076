import Caseload
import Casework
import Documents
import Forms

/// Records that come out of the open one.
extension AppState {
    /// Asks which form follows from the open record, or opens one that is named; Esc leads back to the record.
    mutating func followRecord(with form: FormID?) -> [Effect] {
        let subject = workspace?.record.subject ?? RecordSubject()
        let record = workspace?.record.page?.record
        let effects = chooseRecord(about: subject, wanted: form)
        workspace?.newRecord.isNamed = form != nil
        if let record {
            workspace?.newRecord.follow(
                record.id,
                record.form,
                isRestricted: record.isSensitive,
            )
        }
        return effects
    }

    /// The form that the step being taken opens; nil where a record of it came out of this one and goes on, and
    /// where she has gone elsewhere meanwhile.
    var openedForm: FormID? {
        guard let workspace, workspace.place == .record, let page = workspace.record.page,
            let to = workspace.record.step?.to,
            let form = page.next.first(where: { $0.to == to })?.opens,
            workspace.forms.form(form) != nil
        else { return nil }
        let isThere = page.after.contains { $0.form == form && ($0.isHidden || !$0.stateEnds) }
        return isThere ? nil : form
    }
}
