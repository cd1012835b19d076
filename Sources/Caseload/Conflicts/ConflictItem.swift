import Casework
import Documents
import LocalStore

/// One record that was written in two ways, as the inbox shows it.
package struct ConflictItem: Sendable, Equatable {
    package let id: DocumentID
    /// The document's kind: `check`, `event`, `member`.
    package let kind: String
    package let family: DocumentID?
    package let familyName: String
    package let village: String
    package let member: DocumentID?
    package let memberName: String
    /// The obligation or service; empty for a register document.
    package let label: Wording
    /// `2026-10`, or the day of an event.
    package let period: String
    /// What was written, the record that wins meanwhile first, deletions last.
    package let sides: [ConflictSide]
    /// What both came from; nil where they share nothing, or it is not held any more.
    package let origin: ConflictSide?
    /// What is to be chosen, whether the record stays before all else.
    package let groups: [ConflictGroup]
    /// Why it cannot be decided here.
    package let hindrance: ConflictHindrance?
    /// What the sides say is shown to whoever has asked, and the look noted.
    package var isRestricted = false

    /// The leaves the item shows; a decision on other leaves is refused.
    package var leaves: Set<RevisionID> { Set(sides.map(\.revision)) }
}

/// Why a conflict only shows.
package enum ConflictHindrance: Sendable, Equatable {
    /// A register document: the office settles it.
    case office
    /// A kind or version of record that a newer program wrote.
    case newerProgramme
    /// One of the leaves has not arrived whole.
    case notHeld
}

/// One of the ways a record was written.
package struct ConflictSide: Sendable, Equatable {
    package let revision: RevisionID
    package let isDeleted: Bool
    /// Who, when (ISO 8601 with zone) and on which device; empty where the record does not say.
    package let by: String
    package let at: String
    package let device: String
    /// What it records; nil for a deletion and for kinds that are no entries.
    package let value: RecordedValue?
    package let delivery: DeliveryState
}

/// One thing about which the sides disagree.
package struct ConflictGroup: Sendable, Equatable {
    package let name: FieldPath
    package let options: [ConflictOption]
    /// What the origin said; nil where that is not held.
    package let origin: ConflictValue?
    /// What a form calls it; nil where the group has a name of the program's own.
    package var label: Wording?
}

package struct ConflictOption: Sendable, Equatable {
    /// Places in the item's `sides`.
    package let sides: [Int]
    package let value: ConflictValue
}

package enum ConflictValue: Sendable, Equatable {
    /// The record stays, as what remains to be chosen says.
    case stays
    case deleted
    /// The record has none of it.
    case nothing
    /// A state with its figures, or dates.
    case record(RecordedValue)
    case json(JSONValue)
}

/// What settling conflicts came to.
package struct ConflictSummary: Sendable, Equatable {
    /// Records merged without asking.
    package var merged: Int
    /// Records that wait for a person here.
    package var waiting: Int
    /// Documents the office has to settle, or a newer program.
    package var elsewhere: Int
    /// When, ISO 8601 with zone; for display.
    package var at: String

    package init(merged: Int, waiting: Int, elsewhere: Int, at: String) {
        self.merged = merged
        self.waiting = waiting
        self.elsewhere = elsewhere
        self.at = at
    }
}
