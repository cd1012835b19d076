import Caseload
import Casework

/// How *Layanan* is ordered.
package enum RecordsOrder: Sendable, CaseIterable {
    /// What is due first; then what has no date, the newest first; what has ended last.
    case due
    /// The newest first.
    case date
    /// By family or person, within one the newest first.
    case name

    package var next: RecordsOrder {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }

    /// The places of rows in this order.
    func places(_ rows: [RecordRow], _ sight: RecordsSight) -> [Int] {
        rows.indices.sorted { precedes(rows[$0], rows[$1], sight) }
    }

    private func precedes(_ left: RecordRow, _ right: RecordRow, _ sight: RecordsSight) -> Bool {
        switch self {
        case .due:
            let (mine, theirs) = (rank(left, sight), rank(right, sight))
            if mine != theirs { return mine < theirs }
            let (first, second) = (left.awaited, right.awaited)
            if first != second { return (first ?? .last) < (second ?? .last) }
        case .date: break
        case .name:
            // A restricted record must not betray by its place whose it is.
            let (mine, theirs) = (left.isSensitive ? 1 : 0, right.isSensitive ? 1 : 0)
            if mine != theirs { return mine < theirs }
            if mine == 0, left.whom != right.whom { return left.whom < right.whom }
        }
        if left.date != right.date { return left.date > right.date }
        return left.id < right.id
    }

    private func rank(_ row: RecordRow, _ sight: RecordsSight) -> Int {
        if row.awaited != nil { return 0 }
        return sight.isOpen(row) ? 1 : 2
    }
}

extension RecordRow {
    /// Whom it is about: the member before the family.
    package var whom: String {
        memberName.isEmpty ? familyName : memberName
    }
}
