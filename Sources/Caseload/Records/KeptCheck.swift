import Casework
import Documents

/// A check that a roster disagrees with and leaves as it is: a person, an import or another record says
/// otherwise, and it is hers to choose.
package struct KeptCheck: Sendable, Equatable {
    package let member: DocumentID
    package let name: String
    package let obligation: String
    package let period: PeriodID
    /// What stands there; nil where it was taken back, or services are dated that are too few.
    package let recorded: CheckState?
    /// What the roster says; nil where it says nothing (any more).
    package let wanted: CheckState?
    /// Written in two ways, and not yet decided.
    package let inConflict: Bool
}
