import Caseload
import Casework

/// How a desk stands: what came in, what is done, what is late, and how long it took.
///
/// Counted over records that have a flow; the median over those of them that have ended.
package struct DeskFigures: Sendable, Equatable {
    package private(set) var received = 0
    package private(set) var done = 0
    package private(set) var overdue = 0
    /// Days from the day a record came in to the day it was settled; nil while none has ended.
    ///
    /// An answer mended or a delivery noted afterwards makes nobody slower.
    ///
    /// Of an even number it is the lower middle one.
    package private(set) var medianDays: Int?

    init() {}

    init(_ rows: some Sequence<RecordRow>, _ sight: RecordsSight) {
        var days: [Int] = []
        for row in rows where row.state != nil {
            received += 1
            if row.isOverdue(on: sight.today) { overdue += 1 }
            guard row.stateEnds else { continue }
            done += 1
            if let settled = row.settled { days.append(max(0, row.date.days(until: settled))) }
        }
        days.sort()
        medianDays = days.isEmpty ? nil : days[(days.count - 1) / 2]
    }
}
