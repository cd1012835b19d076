import Casework
import Documents
import Forms
import LocalStore

/// A form that is begun and not saved, in a line.
package struct FormDraftLine: Sendable, Equatable {
    /// Under which the store keeps it.
    package var key: String
    package var form: FormID
    package var subject: RecordSubject
    /// The record that is being changed; nil for a new one.
    package var record: DocumentID?
    /// The record that a new one comes out of.
    package var follows: DocumentID?
    package var label: Wording
    /// Whom it is about; empty for nobody, and for a restricted form.
    package var name: String
    package var isSensitive: Bool

    package init(
        key: String,
        form: FormID,
        subject: RecordSubject,
        record: DocumentID? = nil,
        follows: DocumentID? = nil,
        label: Wording,
        name: String,
        isSensitive: Bool = false,
    ) {
        self.key = key
        self.form = form
        self.subject = subject
        self.record = record
        self.follows = follows
        self.label = label
        self.name = name
        self.isSensitive = isSensitive
    }
}

/// The working quarter at a glance.
package struct HomeSummary: Sendable, Equatable {
    /// One line of a table: how much of the expected is recorded.
    package struct Line: Sendable, Equatable {
        /// A village's or a programme's name.
        package var name: String
        package var families: Int
        package var tally: Tally

        package init(name: String, families: Int, tally: Tally) {
            self.name = name
            self.families = families
            self.tally = tally
        }
    }

    package var total: Line
    package var villages: [Line]
    package var programmes: [Line]
    /// Families that still have blanks of months that are over, in the order of the list.
    package var unfinished: Int
    package var waiting: Int
    /// Records that the server refused, which are in no queue and nowhere but here.
    package var refused = 0
    /// How far the records have come that the server is not known to have.
    package var left = DeliverySum()
    /// Records written in two ways that wait for a decision.
    package var conflicts: Int
    /// When the last backup was made, ISO 8601 with zone; nil for never.
    package var lastBackup: String?
    /// Pages with a draft that is not yet saved.
    package var drafts: [EntryDoor]
    /// What schools, posyandu and groups with a draft are called.
    package var rosterNames: [EntryDoor: String] = [:]
    /// Forms that are begun and not saved, the last typed first; at most `mostFormDrafts`.
    package var formDrafts: [FormDraftLine] = []
    package static let mostFormDrafts = 20
    /// Services that go on; how many of them are late, the agenda tells.
    package var openServices = 0
    /// Records past the term for which they may be kept here; nil while they are not counted.
    package var pastTerm: Int?

    package init(
        total: Line,
        villages: [Line],
        programmes: [Line],
        unfinished: Int,
        waiting: Int,
        conflicts: Int = 0,
        lastBackup: String?,
        drafts: [EntryDoor],
    ) {
        self.total = total
        self.villages = villages
        self.programmes = programmes
        self.unfinished = unfinished
        self.waiting = waiting
        self.conflicts = conflicts
        self.lastBackup = lastBackup
        self.drafts = drafts
    }
}

/// Counted cells of obligations that apply.
package struct Tally: Sendable, Equatable {
    /// All cells of the quarter that apply.
    package var expected: Int
    /// Those with a state.
    package var recorded: Int
    /// Recorded as *tidak*.
    package var notMet: Int
    /// Blank though their month is over or running.
    package var due: Int

    package init(expected: Int = 0, recorded: Int = 0, notMet: Int = 0, due: Int = 0) {
        self.expected = expected
        self.recorded = recorded
        self.notMet = notMet
        self.due = due
    }

    package static func + (left: Tally, right: Tally) -> Tally {
        Tally(
            expected: left.expected + right.expected,
            recorded: left.recorded + right.recorded,
            notMet: left.notMet + right.notMet,
            due: left.due + right.due,
        )
    }
}

/// A school, posyandu or group that has a roster in the quarter.
package struct RosterChoice: Sendable, Equatable {
    package var door: EntryDoor
    package var name: String
    /// `sekolah`, `posyandu`, `kelompok`.
    package var kind: String
    package var village: String
    package var people: Int
    package var tally: Tally
    package var hasDraft: Bool

    package init(
        door: EntryDoor,
        name: String,
        kind: String,
        village: String,
        people: Int,
        tally: Tally,
        hasDraft: Bool,
    ) {
        self.door = door
        self.name = name
        self.kind = kind
        self.village = village
        self.people = people
        self.tally = tally
        self.hasDraft = hasDraft
    }
}
