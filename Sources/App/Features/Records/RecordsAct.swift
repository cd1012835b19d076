import Caseload
import Documents
import Forms

/// What the list of records asks of the store.
package enum RecordsAct: Sendable {
    case load(RecordsQuery)
    /// The record under the cursor, for the pane beside the list.
    case peek(DocumentID)
}

/// What the store answered.
package enum RecordsNews: Sendable {
    case loaded(RecordsList)
    case peeked(RecordPage)
}

/// The records, the drafts, and the forms that tell what both are.
package struct RecordsList: Sendable {
    package var rows: [RecordRow]
    package var drafts: [FormDraft]
    /// Whom they are about, by their keys.
    package var names: [String: DraftName]
    package var book: FormBook

    package init(
        rows: [RecordRow],
        drafts: [FormDraft],
        names: [String: DraftName] = [:],
        book: FormBook,
    ) {
        self.rows = rows
        self.drafts = drafts
        self.names = names
        self.book = book
    }
}
