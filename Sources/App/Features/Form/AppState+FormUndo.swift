import Caseload
import Screen

/// A form that was saved and taken back: it stands open again as it was typed, until it is saved or done again.
extension AppState {
    /// Opens what a taken back record was made of, or leaves it where the record is there again.
    ///
    /// Nil where the act has no form to open or leave.
    mutating func reopened(
        _ back: RecordChangeBack,
        isRedo: Bool,
        _ told: String,
        _ tone: MessageLog.Tone,
    ) -> [Effect]? {
        guard let draft = back.draft else { return nil }
        guard isRedo else {
            guard back.isReopened else {
                say(told + " " + words.formStaysUndone, .warning)
                return effectsOfArriving(at: workspace?.place ?? .home)
            }
            // Its own page is about a record that is not there any more.
            if workspace?.place == .record, workspace?.record.id == back.id {
                _ = workspace?.goBack()
            }
            let effects = openForm(.new(draft.form, draft.subject), after: draft.follows)
            workspace?.form.isReopened = true
            say(told + " " + words.formReopened, tone)
            return effects
        }
        guard workspace?.place == .form, workspace?.form.draft?.key == draft.key else { return nil }
        workspace?.form = FormState()
        _ = workspace?.goBack()
        say(told, tone)
        return effectsOfArriving(at: workspace?.place ?? .home)
    }

    /// Whether what would be done again has been typed on since: saving it is the way then.
    var isTypedOn: Bool {
        guard workspace?.place == .form, let form = workspace?.form.draft,
            let draft = workspace?.history.undone.last?.record?.draft
        else { return false }
        return form.key == draft.key && form.answers != draft.answers
    }
}

extension RecordChangeBack {
    /// With all that was typed, also what a record leaves out because it is not asked just now.
    func made(of typed: FormDraft?) -> RecordChangeBack {
        guard draft != nil, let typed else { return self }
        var back = self
        back.draft = typed
        return back
    }
}
