import Casework

/// One pupil's attendance in one month as the verification form has it; nil is a blank cell.
package struct VerkomMonth: Sendable, Equatable {
    /// Days absent without a word.
    package var alpa: Int?
    /// Days absent with leave.
    package var izin: Int?
    /// Days absent for sickness.
    package var sakit: Int?
    /// The form's *Jml* column; what it counts is disputed, see `TotalReading`.
    package var total: Int?
    /// Presence in percent of the effective school days.
    package var percent: Double?

    package init(
        alpa: Int? = nil,
        izin: Int? = nil,
        sakit: Int? = nil,
        total: Int? = nil,
        percent: Double? = nil,
    ) {
        self.alpa = alpa
        self.izin = izin
        self.sakit = sakit
        self.total = total
        self.percent = percent
    }

    /// The form's five cells for a month of `effectiveDays` school days.
    ///
    /// Without effective days there is no percent, and a total only if it counts absences.
    package init(
        alpa: Int,
        izin: Int,
        sakit: Int,
        effectiveDays: Int?,
        total reading: TotalReading,
    ) {
        let absent = alpa + izin + sakit
        self.alpa = alpa
        self.izin = izin
        self.sakit = sakit
        switch reading {
        case .absences: total = absent
        case .present: total = effectiveDays.map { max(0, $0 - absent) }
        }
        if let effectiveDays, effectiveDays > 0 {
            percent = 100 * Double(max(0, effectiveDays - absent)) / Double(effectiveDays)
        }
    }

    /// Whether nothing is recorded.
    ///
    /// Blank means not recorded, never zero.
    package var isBlank: Bool {
        self == VerkomMonth()
    }

    /// Days absent for any reason; nil if none of the three is recorded.
    package var daysAbsent: Int? {
        guard alpa != nil || izin != nil || sakit != nil else { return nil }
        return (alpa ?? 0) + (izin ?? 0) + (sakit ?? 0)
    }

    /// The month's effective school days, as far as the cells tell them.
    ///
    /// Known from a total that counts presence, else from the percent when somebody was absent.
    package func effectiveDays(total reading: TotalReading) -> Int? {
        guard let absent = daysAbsent else { return nil }
        if reading == .present, let total {
            return total + absent
        }
        guard let percent, percent < 100, absent > 0 else { return nil }
        // A percent of almost 100 makes more days than there are.
        return Int(exactly: (Double(absent) / (1 - percent / 100)).rounded())
    }
}
