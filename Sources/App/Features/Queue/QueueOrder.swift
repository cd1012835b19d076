import Caseload
import Casework

/// How the queue is ordered.
package enum QueueOrder: Sendable, CaseIterable {
    /// The newest first.
    case time
    /// By family, within one the newest first.
    case family

    package var next: QueueOrder { self == .time ? .family : .time }

    /// The places of rows in this order.
    func places(_ rows: [QueueRow]) -> [Int] {
        // ISO times of one laptop compare as text; where its zone changed an hour may be off.
        let byTime = rows.indices.sorted { rows[$0].at > rows[$1].at }
        guard self == .family else { return byTime }
        return byTime.sorted { left, right in
            let (mine, theirs) = (rows[left], rows[right])
            return (mine.familyName, mine.family?.rawValue ?? "")
                < (theirs.familyName, theirs.family?.rawValue ?? "")
        }
    }
}
