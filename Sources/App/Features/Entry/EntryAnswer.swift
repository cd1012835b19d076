import Caseload
import Casework

/// What became of a key on the entry page.
package enum EntryAnswer: Sendable, Equatable {
    /// The page has no use for it.
    case notMine
    /// The cursor or what is half typed changed.
    case moved
    /// Cells changed; the draft is to be kept.
    case changed
    /// The same, and a sentence about it.
    case changedSaying(EntryNotice)
    /// Nothing changed, and why.
    case refused(EntryNotice)
    /// The date is to be asked for in a line of its own.
    case asksForDate
}

/// Facts that the entry page tells; the words are made in `Words`.
package enum EntryNotice: Sendable, Equatable {
    case noCell
    case doesNotApply(ObligationCell.WhyNot)
    /// The record was written in two ways; one is chosen first.
    case inConflict
    /// What is recorded is hidden until it is keyed again.
    case veiled
    /// The month has not begun: nothing can be known about it.
    case monthToCome(Month)
    /// A value went into a window that is due from this month on.
    case dueLater(Month)
    /// The digit is none of 1, 2, 3, 0.
    case noSuchState
    /// The number needs a unit: a, i, s, e or %.
    case unitNeeded(String)
    /// The same before a save, where Enter would take it as a state.
    case unitOrEnter(String)
    /// Days missed say nothing without the days of teaching.
    case schoolDaysNeeded
    /// The same, where a key was to leave the cell of this pupil.
    case heldForDays(String)
    case numberTooLarge(String)
    case moreMissedThanTaught(effective: Int)
    case date(DayParser.Failure)
    case dateOutside(Day, DaySpan)
    case dateSet(Day, of: Int, needed: Int)
    /// One visit's day went into so many cells.
    case visitSet(Day, cells: Int)
    case dateToCome(Day)
    case dateHalfTyped
    case schoolDaysSet(days: Int, month: Month)
    case nobodyNamed(String)
    case nothingAbove
    case nothingToRepeat
    /// `+` would fill every blank of this page.
    case nothingLeftOpen
    case notThisKind
    case needsDates
}
