import Casework

/// The form's cells and the record's days, each from the other.
extension VerkomMonth {
    /// The cells for a recorded month; what the record does not tell stays blank.
    package init(_ attendance: Attendance, total reading: TotalReading) {
        let hasDays =
            attendance.alpa != nil || attendance.izin != nil || attendance.sakit != nil
        guard hasDays else {
            self.init(percent: attendance.percent)
            return
        }
        self.init(
            alpa: attendance.alpa ?? 0,
            izin: attendance.izin ?? 0,
            sakit: attendance.sakit ?? 0,
            effectiveDays: attendance.effective,
            total: reading,
        )
        percent = percent ?? attendance.percent
    }

    /// The days of a filled month; nil for a blank one, or one whose cells cannot be together.
    package func attendance(total reading: TotalReading) -> Attendance? {
        guard !isBlank else { return nil }
        return try? Attendance(
            alpa: alpa,
            izin: izin,
            sakit: sakit,
            effective: effectiveDays(total: reading),
            percent: percent,
        )
    }
}
