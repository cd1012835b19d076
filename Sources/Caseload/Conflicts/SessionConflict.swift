import Casework
import Documents
import Forms
import LocalStore

/// The checks that follow from a session's roster, brought along when a conflict in it is decided or
/// opened again; of other documents nothing.
struct SessionConflict {
    let id: DocumentID
    let writer: Writer
    let rules: Rules
    let worker: Worker
    let moment: Moment

    private var forms: FormReader { FormReader(reader: writer, rules: rules) }

    /// What the record says in some revisions, as far as they are held.
    func records(_ revisions: [RevisionID]) throws(StoreError) -> [FormRecord] {
        guard RecordKinds.ofForms.contains(id.kind) else { return [] }
        var found: [FormRecord] = []
        for revision in revisions {
            guard let body = try writer.body(id, revision),
                let record = try? FormRecord(.object(body), id: id)
            else { continue }
            found.append(record)
        }
        return found
    }

    /// `before`: What the record said.
    func rewrite(before: [FormRecord]) throws(StoreError) {
        let after = try forms.record(id)?.record
        guard let name = after?.form ?? before.first?.form, let form = rules.forms.form(name),
            form.covers, let revision = try writer.revision(id)
        else { return }
        let recorder = Recorder(writer: writer, rules: rules, worker: worker, moment: moment)
        // A decision is undone by deciding anew from what the record says then.
        var back = RecordChangeBack(id: id, form: name, before: nil, after: revision)
        try RosterChecks(forms: forms, recorder: recorder)
            .write(form, before: before, after: after, &back)
    }
}
