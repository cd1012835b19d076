import Casework
import Documents

/// How one worker stands in a quarter, by what a store has gathered of her.
package struct WorkerStanding: Sendable, Equatable {
    /// The name stamped on her records and on the families assigned to her.
    package var name: String
    /// Families assigned to her; one of two workers counts for both.
    package var families = 0
    /// The obligations of those families.
    package var tally = Tally()
    /// Blanks whose last day is over.
    package var late = 0
    /// What she recorded of the quarter, by kind of document.
    package var records: [String: Int] = [:]
    /// When she recorded last, ISO 8601 with the zone; nil where nothing is known.
    package var last: String?
    /// Records of hers that server or office refused.
    package var refused = 0
    /// Records of hers that were written in two ways and are not decided.
    package var conflicts = 0
    /// Records of hers that the server has and the office has not decided on.
    package var pending = 0
    /// By day, ascending.
    package var days: [Day: OperatorDay] = [:]

    package init(name: String) {
        self.name = name
    }

    package var recordCount: Int { records.values.reduce(0, +) }

    /// All days together.
    package var work: OperatorDay { days.values.reduce(OperatorDay()) { $0 + $1 } }
}

/// What somebody recorded in a day, and how.
package struct OperatorDay: Sendable, Equatable {
    package var typed = 0
    package var batch = 0
    package var imported = 0
    /// Records that were written more than once.
    package var corrected = 0

    package init() {}

    package var items: Int { typed + batch + imported }

    package static func + (left: OperatorDay, right: OperatorDay) -> OperatorDay {
        var sum = left
        sum.typed += right.typed
        sum.batch += right.batch
        sum.imported += right.imported
        sum.corrected += right.corrected
        return sum
    }
}

/// What the supervisor's screen shows.
package struct Supervision: Sendable, Equatable {
    package var quarter: Quarter
    /// By name; one whose own families are in the store sees herself alone.
    package var workers: [WorkerStanding]
    /// Whether the store gathers the records of several for somebody who is none of them.
    package var isGathering: Bool

    package init(quarter: Quarter, workers: [WorkerStanding], isGathering: Bool) {
        self.quarter = quarter
        self.workers = workers
        self.isGathering = isGathering
    }
}
