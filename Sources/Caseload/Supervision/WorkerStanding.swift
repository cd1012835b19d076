import Casework
import Documents

/// How one worker stands in a quarter, by what a store has gathered of her.
package struct WorkerStanding: Sendable, Equatable {
    /// The name stamped on her records, as the office's list has it where there is one.
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
    /// Records of hers that were refused once and written anew since.
    package var mended = 0
    /// Records of hers that were written in two ways and are not decided.
    package var conflicts = 0
    /// Records of hers that the server has and the office has not decided on.
    package var pending = 0
    /// By day, ascending.
    package var days: [Day: OperatorDay] = [:]
    /// How many days after a service or visit its record was made, each as often as it happened.
    package var lags: [Int: Int] = [:]
    /// Entries of which it is known when they were made and by when they were due.
    package var timed = 0
    /// Those of them that were made after their last day.
    package var timedLate = 0
    /// Records of hers drawn for the quality sample, and how many of them nobody has keyed again.
    package var drawn = 0
    package var unkeyed = 0
    /// What keying them again came to.
    package var quality = QualityRate()
    /// What she does at the desk, and her specialisms, as the office's list has them.
    package var desk: DeskRole?
    package var marks: [String] = []

    package init(name: String) {
        self.name = name
    }

    package var recordCount: Int { records.values.reduce(0, +) }

    /// All days together.
    package var work: OperatorDay { days.values.reduce(OperatorDay()) { $0 + $1 } }

    /// How many records `medianLag` is of.
    package var lagCount: Int { lags.values.reduce(0, +) }

    /// Days from a service or visit to its record; of an even number the lower middle one, nil without any.
    package var medianLag: Int? {
        var before = 0
        let middle = (lagCount - 1) / 2
        for (days, count) in lags.sorted(by: { $0.key < $1.key }) {
            before += count
            if before > middle { return days }
        }
        return nil
    }

    /// Entries made after their last day, for each thousand of those whose times are known.
    package var latePerMille: Int? {
        timed > 0 ? (timedLate * 1_000 + timed / 2) / timed : nil
    }
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
    /// By name; a plain worker sees herself alone.
    package var workers: [WorkerStanding]
    /// Whether all workers are shown whose records are here: her role says so.
    package var isGathering: Bool
    package var role: WorkerRole
    /// The error rates of the quarter; of a plain worker her own.
    package var quality: QualityFigures

    /// Who has which specialism, by the alphabet; each with the workers' names.
    package var specialists: [(mark: String, workers: [String])] {
        Set(workers.flatMap(\.marks)).sorted().map { mark in
            (mark, workers.filter { $0.marks.contains(mark) }.map(\.name))
        }
    }

    package init(
        quarter: Quarter,
        workers: [WorkerStanding],
        isGathering: Bool,
        role: WorkerRole? = nil,
        quality: QualityFigures = QualityFigures(),
    ) {
        self.quarter = quarter
        self.workers = workers
        self.isGathering = isGathering
        self.role = role ?? (isGathering ? .supervisor : .worker)
        self.quality = quality
    }
}
