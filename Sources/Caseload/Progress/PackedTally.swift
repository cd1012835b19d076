import Casework

/// A `Tally` in ten bytes, and how many of the blanks are overdue.

///

/// Counts stop at 65,535.
struct PackedTally: Sendable, Equatable {
    var expected: UInt16 = 0
    var recorded: UInt16 = 0
    var notMet: UInt16 = 0
    var due: UInt16 = 0
    /// Blanks whose last day is over.
    var overdue: UInt16 = 0

    /// Counts one cell that applies.
    mutating func add(_ mark: CellMark, due span: DaySpan, today: Day) {
        Self.count(&expected)
        guard mark != .blank else {
            if span.first <= today { Self.count(&due) }
            if span.last < today { Self.count(&overdue) }
            return
        }
        Self.count(&recorded)
        if mark == .state(.tidak) { Self.count(&notMet) }
    }

    static func += (left: inout PackedTally, right: PackedTally) {
        left.expected = sum(left.expected, right.expected)
        left.recorded = sum(left.recorded, right.recorded)
        left.notMet = sum(left.notMet, right.notMet)
        left.due = sum(left.due, right.due)
        left.overdue = sum(left.overdue, right.overdue)
    }

    var tally: Tally {
        Tally(
            expected: Int(expected),
            recorded: Int(recorded),
            notMet: Int(notMet),
            due: Int(due),
        )
    }

    private static func count(_ number: inout UInt16) {
        if number < .max { number += 1 }
    }

    private static func sum(_ left: UInt16, _ right: UInt16) -> UInt16 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}
