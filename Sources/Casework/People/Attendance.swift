/// A pupil's month at school: days missed by reason, out of the school's effective days (*hari
/// efektif*); or the bare percent, where the school gives no more.
///
/// The ministry's form has a column *Jml* that some schools fill with absences and others with days
/// present, so the days are kept and everything else is derived from them.
package struct Attendance: Hashable, Sendable {
    /// Days absent without a reason.
    package let alpa: Int?
    /// Days on leave.
    package let izin: Int?
    /// Days sick.
    package let sakit: Int?
    /// Days of teaching in the month, 1 to 31.
    package let effective: Int?
    /// As the school wrote it, 0 to 100.
    package let percent: Double?

    package enum Failure: Error, Hashable, Sendable {
        case alpa, izin, sakit, effective, percent
        /// More days missed than taught.
        case tooManyAbsences

        /// The member of the record that is out of range.
        var field: String {
            switch self {
            case .alpa, .tooManyAbsences: "alpa"
            case .izin: "izin"
            case .sakit: "sakit"
            case .effective: "effective"
            case .percent: "percent"
            }
        }
    }

    package init(
        alpa: Int? = nil,
        izin: Int? = nil,
        sakit: Int? = nil,
        effective: Int? = nil,
        percent: Double? = nil,
    ) throws(Failure) {
        let days = 0...31
        if let alpa, !days.contains(alpa) { throw .alpa }
        if let izin, !days.contains(izin) { throw .izin }
        if let sakit, !days.contains(sakit) { throw .sakit }
        if let effective, !(1...31).contains(effective) { throw .effective }
        if let percent, !(0...100).contains(percent) { throw .percent }
        let missed = (alpa ?? 0) + (izin ?? 0) + (sakit ?? 0)
        if let effective, missed > effective { throw .tooManyAbsences }
        self.alpa = alpa
        self.izin = izin
        self.sakit = sakit
        self.effective = effective
        self.percent = percent
    }

    /// Whether two ways to write a month say the same: the same days missed, and the same share present
    /// where both tell it, as far as the digits of a written percent go.
    package func agrees(with other: Attendance) -> Bool {
        let (days, otherDays) = (hasDaysMissed, other.hasDaysMissed)
        if days, otherDays {
            guard alpa ?? 0 == other.alpa ?? 0, izin ?? 0 == other.izin ?? 0,
                sakit ?? 0 == other.sakit ?? 0
            else { return false }
            if let effective, let taught = other.effective, effective != taught { return false }
        } else if days || otherDays {
            return false
        }
        guard let share = shownPercent, let otherShare = other.shownPercent else { return true }
        let isWhole = share == share.rounded() || otherShare == otherShare.rounded()
        return abs(share - otherShare) <= (isWhole ? 0.5 : 0.05) + 1e-9
    }

    private var hasDaysMissed: Bool { alpa != nil || izin != nil || sakit != nil }

    private var shownPercent: Double? { share(.counts)?.percent }

    /// Days missed for any reason.
    package var absences: Int { (alpa ?? 0) + (izin ?? 0) + (sakit ?? 0) }

    /// The share of days present, or nil when neither the effective days nor a percent are known.
    ///
    /// A percent written by the school stands only where the days do not tell.
    package func share(_ reading: SicknessReading) -> AttendanceShare? {
        if let effective, alpa != nil || izin != nil || sakit != nil {
            let forgiven = reading == .exempt ? sakit ?? 0 : 0
            return AttendanceShare(present: effective - absences + forgiven, of: effective)
        }
        guard let percent else { return nil }
        return AttendanceShare(present: Int((percent * 100).rounded(.down)), of: 10_000)
    }

    /// The figure for the form's *Jml* column; nil where it cannot be told.
    package func total(_ reading: TotalReading) -> Int? {
        switch reading {
        case .absences:
            return alpa == nil && izin == nil && sakit == nil ? nil : absences
        case .present:
            return effective.map { $0 - absences }
        }
    }
}

/// How days missed through sickness weigh against the threshold.
package enum SicknessReading: String, Hashable, Sendable, CaseIterable {
    /// Like any other absence.
    case counts
    /// Not held against the pupil.
    case exempt
}

/// What the form's *Jml* column means.
package enum TotalReading: String, Hashable, Sendable, CaseIterable {
    case absences
    case present
}

/// Days present out of days taught, compared without rounding.
package struct AttendanceShare: Hashable, Sendable {
    package let present: Int
    package let of: Int

    package init(present: Int, of: Int) {
        self.present = present
        self.of = of
    }

    /// 0 to 100; 100 where nothing was taught.
    package var percent: Double { of > 0 ? Double(present) * 100 / Double(of) : 100 }

    /// True at the threshold itself: 17 of 20 days meets 85 %.
    package func meets(percent threshold: Int) -> Bool {
        present * 100 >= threshold * of
    }
}
