import Casework
import Documents
import Forms

/// One record that was drawn to be keyed again, as a list shows it: all that finds the paper, nothing of
/// what stands on it.
package struct SampleTask: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        case open
        /// Something is typed and not saved.
        case begun
        /// Keyed again.
        case done(Rekeying)
        /// The record is not here any more, or no programme here knows its form or obligation.
        case gone
    }

    package var record: DocumentID
    /// The revision that was drawn.
    package var revision: RevisionID
    package var quarter: Quarter
    /// Who keyed it first.
    package var worker: String
    /// The form's or obligation's name.
    package var label: Wording
    package var family: DocumentID?
    /// People are left out of restricted records.
    package var familyName: String
    package var memberName: String
    package var village: String
    /// The month, `2026-11`, or the period of an obligation: the day itself is to be keyed.
    package var period: String
    package var isSensitive: Bool
    /// It changed since it was drawn, and what was drawn is not held any more: the newer one is compared.
    package var isChanged: Bool
    package var state: State
    /// False where what the record says was seen before.
    package var isBlind = true

    /// Whether it is keyed on a form of its own; else in the grid of its family.
    package var isForm: Bool { RecordKinds.ofForms.contains(record.kind) }
    package var isOpen: Bool { state == .open || state == .begun }
}

/// What became of drawing.
package struct SampleDrawn: Sendable, Equatable {
    /// How many records were drawn now, of how many workers.
    package var records: Int
    package var workers: Int
    /// How many records there are to draw from, those drawn before included.
    package var population: Int
    /// Documents that wait for delivery now.
    package var waiting: Int
}
