import Casework
import Documents

/// What one cell says: the state with the facts it came from, and how it got there.
package struct RecordedValue: Sendable, Equatable {
    /// Nil: services are dated here, but not yet as many as the obligation asks for.
    package var state: CheckState?
    /// School days, where they were given.
    package var attendance: Attendance?
    /// H, S or A of a P2K2 session.
    package var session: SessionMark?
    /// The days on which the service was given, for dated obligations.
    package var dates: [Day]
    package var how: EntryMethod
    package var note: String?
    /// Who recorded it, when (ISO 8601 with zone) and on which device; empty for a draft.
    package var by: String
    package var at: String
    package var device: String
    /// The rule version the record was made under.
    package var rule: String
    /// The filled form it follows from; nil for what was recorded by itself.
    package var record: DocumentID?
    /// All filled forms that say something of it, where they are several; the best answer stands.
    package var sessions: [DocumentID] = []
    /// The revision in the store; nil for a draft and for a state that follows from events alone.
    package var revision: RevisionID?
    /// Written in two ways, and not yet decided: this is only the one that wins meanwhile.
    package var inConflict: Bool
    /// Drawn to be keyed again by who looks: nothing of it is told until then (`Veil`).
    package var isVeiled = false

    package init(
        state: CheckState?,
        attendance: Attendance? = nil,
        session: SessionMark? = nil,
        dates: [Day] = [],
        how: EntryMethod,
        note: String? = nil,
        by: String = "",
        at: String = "",
        device: String = "",
        rule: String = "",
        record: DocumentID? = nil,
        revision: RevisionID? = nil,
        inConflict: Bool = false,
    ) {
        self.state = state
        self.attendance = attendance
        self.session = session
        self.dates = dates
        self.how = how
        self.note = note
        self.by = by
        self.at = at
        self.device = device
        self.rule = rule
        self.record = record
        self.revision = revision
        self.inConflict = inConflict
    }
}

/// One change to the store: what a cell shall say from now on.
package struct RecordChange: Sendable, Equatable {
    package var member: DocumentID
    package var family: DocumentID
    package var cell: ObligationCell
    /// What the person saw when she typed; a store that says otherwise by now is a conflict.
    package var before: RecordedValue?
    /// nil takes the record back.
    package var after: RecordedValue?
    /// Of a change that turns a saved one round: what the documents of the cell were.
    var past: [DocumentID: PastBody] = [:]

    package init(
        member: DocumentID,
        family: DocumentID,
        cell: ObligationCell,
        before: RecordedValue?,
        after: RecordedValue?,
    ) {
        self.member = member
        self.family = family
        self.cell = cell
        self.before = before
        self.after = after
    }
}

/// A document as it was, which an undo puts back member by member, also those this program does not know.
struct PastBody: Sendable, Equatable {
    /// Nil where there was none.
    var body: JSONObject?
    /// The revision that the undone change wrote; over any other one the body is not put back.
    var after: RevisionID?
}

/// What became of a commit.
package struct CommitOutcome: Sendable, Equatable {
    /// How many records the store now holds from it.
    package var saved: Int
    /// The changes that undo it, with the revisions as they are now.
    package var inverse: [RecordChange]
    /// Changes not written because the store said something else meanwhile.
    package var overtaken: [RecordChange]
    /// Undelivered records afterwards.
    package var waiting: Int
    /// What takes second keyings back; with them `inverse` only tells which cells were written.
    package var backs: [RecordChangeBack] = []

    package init(saved: Int, inverse: [RecordChange], overtaken: [RecordChange], waiting: Int) {
        self.saved = saved
        self.inverse = inverse
        self.overtaken = overtaken
        self.waiting = waiting
    }
}

/// The unsaved cells of an entry page, kept durably while they are typed.
package struct EntryDraft: Sendable, Equatable {
    package var door: EntryDoor
    package var quarter: Quarter
    package var changes: [RecordChange]
    /// Where the cursor stood: row and column.
    package var row: Int
    package var column: Int
    /// Days of teaching that were typed for whole sheets; they are no records by themselves.
    package var schoolDays: [SchoolDays]
    /// What was half typed in the cell with the cursor.
    package var halfTyped: HalfTyped?

    package init(
        door: EntryDoor,
        quarter: Quarter,
        changes: [RecordChange],
        row: Int,
        column: Int,
        schoolDays: [SchoolDays] = [],
        halfTyped: HalfTyped? = nil,
    ) {
        self.door = door
        self.quarter = quarter
        self.changes = changes
        self.row = row
        self.column = column
        self.schoolDays = schoolDays
        self.halfTyped = halfTyped
    }
}

/// Keys in a cell that are no value yet: a number without its unit, the digits of a date, days missed
/// whose school days are still unknown.
package struct HalfTyped: Sendable, Equatable {
    package var text: String
    package var isDate: Bool
    package var missed: Attendance?

    package init(text: String, isDate: Bool, missed: Attendance?) {
        self.text = text
        self.isDate = isDate
        self.missed = missed
    }
}

/// A month's days of teaching (*hari efektif*), typed once for all pupils of a sheet.
package struct SchoolDays: Sendable, Equatable {
    /// The month's column, 0 to 2.
    package var column: Int
    /// The school, or the pupil where the school is not recorded.
    package var school: DocumentID
    /// 1 to 31.
    package var days: Int

    package init(column: Int, school: DocumentID, days: Int) {
        self.column = column
        self.school = school
        self.days = days
    }
}
