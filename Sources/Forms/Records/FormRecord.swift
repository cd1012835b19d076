import Casework
import Documents

/// A filled form: what was answered about whom, and the steps it has gone through since.
///
/// Document `<kind>:<id>`; members this program does not know stay in `source`.
package struct FormRecord: Hashable, Sendable {
    package var id: DocumentID
    package var kind: DocumentKind
    package var form: FormID
    /// The name of the form's version it was made under.
    package var version: String
    package var family: DocumentID?
    package var member: DocumentID?
    package var group: DocumentID?
    package var facility: DocumentID?
    package var place: String?
    /// The body it is about, where its form names one (`Form.thread`).
    package var body: RecordBody?
    /// The record that this one came out of: the complaint of a referral, the referral of an answer.
    package var follows: DocumentID?
    package var date: Day
    /// What is next, and goes to the agenda.
    package var due: Day?
    package var answers: JSONObject
    /// In the order of time; the last one tells the state.
    package var steps: [RecordStep]
    package var isSensitive: Bool
    /// The specialisms that hung on its answers and held when it was saved; nil where its form knew of none then.
    package var marks: [String]?
    package var authorship: Authorship
    package var source: JSONObject

    package init(
        id: DocumentID,
        form: FormID,
        version: String,
        date: Day,
        answers: JSONObject,
        authorship: Authorship,
    ) {
        self.id = id
        kind = id.documentKind
        self.form = form
        self.version = version
        self.date = date
        self.answers = answers
        self.authorship = authorship
        steps = []
        isSensitive = false
        source = [
            "_id": .string(id.rawValue), "type": .string(id.documentKind.rawValue),
            "v": .number(JSONNumber(1)),
        ]
    }

    /// The code of its state; nil for a form without a flow.
    package var state: String? { steps.last?.state }
}

/// One step of a record's life.
package struct RecordStep: Hashable, Sendable {
    package var state: String
    package var by: String
    /// ISO 8601 with the zone.
    package var at: String
    package var device: String
    package var note: String?
    /// What whoever took it does at the desk: the code of a `DeskRole`; nil for nothing there.
    package var role: String?
    /// When the state should be left.
    package var due: Day?
    /// The step as it was read.
    package var source = JSONObject()

    package init(
        state: String,
        by: String,
        at: String,
        device: String,
        note: String? = nil,
        due: Day? = nil,
        role: String? = nil,
    ) {
        self.state = state
        self.by = by
        self.at = at
        self.device = device
        self.note = note
        self.due = due
        self.role = role
    }
}
