import Caseload
import Casework
import Documents
import Reports

/// How a record may be read.
package enum RecordSight: Sendable, Equatable {
    /// A restricted one stays shut until the person has said yes.
    case ask
    /// She has: the look is noted.
    case first
    /// It is noted already.
    case again
}

/// What a record asks of the store.
package enum RecordAct: Sendable {
    case load(DocumentID, RecordSight)
    case step(CommitID, StepForm, note: String?, due: Day?)
    /// Notes a look at a restricted record that two ways of writing are shown of; answers `looked`.
    case look(DocumentID)
    case takeBack(CommitID, DocumentID, seen: RevisionID)
    /// Writes a letter into a file outside the store; noted as an export.
    case write(Letter, of: DocumentID, path: String)
}

/// What the store answered.
package enum RecordNews: Sendable {
    case page(RecordPage)
    /// It is one that is asked about first.
    case restricted(DocumentID, DocumentKind)
    /// It is drawn to be keyed again, and hidden until then.
    case veiled(DocumentID, DocumentKind, form: Wording)
    case gone(DocumentID)
    /// A look at it was noted, and it can be shown.
    case looked(DocumentID)
    case stepped(CommitID, Result<FormOutcome, Refusal>)
    case takenBack(CommitID, Result<FormOutcome, Refusal>)
    case written(path: String, Result<ExportEntry, Refusal>)
}
