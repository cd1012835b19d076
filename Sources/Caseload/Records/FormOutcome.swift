import Casework
import Documents
import Forms

/// What became of saving a form, of a step or of taking a record back.
package enum FormOutcome: Sendable {
    /// Written; what takes it back, and how many records wait for delivery.
    case saved(RecordChangeBack, waiting: Int)
    /// Nothing was written: what to mend, or only warnings, over which `sure` goes.
    case findings([FormFinding])
    /// Nothing was written: the record says something else by now, or is there already.
    case overtaken(FormRecord)
}

/// What brings a record back to what it said: the argument of `Caseload.undo`, which returns the one
/// that does it again.
package struct RecordChangeBack: Sendable, Equatable {
    package let id: DocumentID
    package let form: FormID
    /// What the record said before; nil where there was none.
    let before: JSONObject?
    /// The revision that was written; another one by now is an overtaking.
    let after: RevisionID
    /// The checks that were written with it, as the changes that bring them back; undone last first.
    var checks: [RecordChange] = []
    /// How many checks follow from it that did not before, or say something else now.
    package var covered = 0
    /// The checks that it does not touch, because somebody recorded them in another way.
    package var kept: [KeptCheck] = []

    /// What a new record was made of: undoing puts it back among the drafts, doing it again takes it out.
    package var draft: FormDraft? = nil
    /// The draft is there again; else another one about the same was begun meanwhile, and stays.
    package var isReopened = false
}
