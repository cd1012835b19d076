import Casework
import Documents

/// What a key came to.
enum FormAnswer: Sendable, Equatable {
    /// Not a key of the form's.
    case notMine
    /// The cursor moved, or the key had nothing to do.
    case moved
    /// The draft is another now.
    case changed
    /// The same, with something to be told.
    case changedSaying(FormNotice)
    case refused(FormNotice)
}

/// What is told on the message line about a form.
package enum FormNotice: Sendable, Equatable {
    /// What was typed earlier is shown and goes on.
    case draftGoesOn
    /// There is a record of this period already; it is this one that is changed.
    case recordIsThere
    /// Others changed the record since the draft was begun.
    case overtaken
    /// A number or letter that no option has; how many there are.
    case notInList(count: Int)
    /// A search that finds nothing.
    case noMatch
    /// No more rows or letters fit.
    case full(Int)
    case rowDeleted(Int)
    /// The question has no list.
    case noList
    case computed
    case nothingAfter
    case personTaken(String)

    package var isWarning: Bool {
        switch self {
        case .overtaken, .recordIsThere: true
        default: false
        }
    }
}
