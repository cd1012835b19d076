import Casework

extension VerkomMonth {
    /// What a month's cells say that cannot be, or cannot be together.
    package enum Fault: Sendable, Hashable {
        /// More days absent than the month has.
        case moreAbsentThanDays(days: Int)
        /// The total counts neither the absences nor the presences of a month.
        case totalDisagrees
        /// The percent does not follow from the absences.
        case percentDisagrees
        /// The percent is above 100.
        case percentOutOfRange
    }

    /// Checks the cells against each other and the month's length in days.
    package func faults(daysInMonth: Int, total reading: TotalReading) -> [Fault] {
        var faults: [Fault] = []
        let absent = daysAbsent ?? 0
        // Checked one by one too, since their sum is checked for overflow nowhere else.
        let parts = [alpa, izin, sakit, total].compactMap(\.self)
        guard parts.allSatisfy({ $0 <= daysInMonth }), absent <= daysInMonth else {
            return [.moreAbsentThanDays(days: daysInMonth)]
        }
        if let percent, percent > 100 {
            return [.percentOutOfRange]
        }
        guard daysAbsent != nil else { return [] }
        var effective: Int?
        if let total {
            switch reading {
            case .absences where total != absent:
                faults.append(.totalDisagrees)
            case .present where total + absent > daysInMonth:
                faults.append(.totalDisagrees)
            case .present:
                effective = total + absent
            case .absences:
                break
            }
        }
        if let percent, !agrees(percent, absent, effective, daysInMonth) {
            faults.append(.percentDisagrees)
        }
        return faults
    }

    /// Whether some number of school days gives this percent for these absences, rounding allowed.
    private func agrees(
        _ percent: Double,
        _ absent: Int,
        _ effective: Int?,
        _ daysInMonth: Int,
    ) -> Bool {
        let candidates = effective.map { $0...$0 } ?? max(absent, 1)...max(absent, daysInMonth)
        return candidates.contains { days in
            guard days > 0 else { return false }
            return abs(100 * Double(days - absent) / Double(days) - percent) <= 1
        }
    }
}
