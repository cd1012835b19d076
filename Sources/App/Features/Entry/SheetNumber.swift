import Casework

/// Reading the numbers of a school's sheet: `3a`, `2i`, `1s`, `22e`, `87%`.
enum SheetNumber {
    /// What the number counts.
    enum Unit: Sendable {
        case alpa
        case izin
        case sakit
        /// Days of teaching (*hari efektif*).
        case effective
        case percent

        init?(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "a", "A": self = .alpa
            case "i", "I": self = .izin
            case "s", "S": self = .sakit
            case "e", "E": self = .effective
            case "%": self = .percent
            default: return nil
            }
        }
    }

    /// More characters than `100` or `86,5` has can be no number of a sheet.
    static let limit = 5

    /// The number with its decimal comma; nil for what is none.
    static func value(_ text: String) -> Double? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int(parts[0]) else { return nil }
        guard parts.count == 2 else { return Double(whole) }
        guard let tenths = Int(parts[1].prefix(2)) else { return Double(whole) }
        return Double(whole) + Double(tenths) / (parts[1].count == 1 ? 10 : 100)
    }

    /// The days with one more part, in place of the part of that unit before.
    static func adding(
        _ text: String,
        _ unit: Unit,
        to days: Attendance?,
    ) throws(Attendance.Failure) -> Attendance {
        guard let value = value(text) else { throw .percent }
        // A count has no decimals; one that does is refused as out of range.
        let count = value == value.rounded() ? Int(value) : -1
        // A sheet has all three columns: where one of them is typed, an empty one is none.
        let isCount = unit == .alpa || unit == .izin || unit == .sakit
        let none = isCount ? 0 : nil
        return try Attendance(
            alpa: unit == .alpa ? count : days?.alpa ?? none,
            izin: unit == .izin ? count : days?.izin ?? none,
            sakit: unit == .sakit ? count : days?.sakit ?? none,
            effective: unit == .effective ? count : days?.effective,
            percent: unit == .percent ? value : days?.percent,
        )
    }
}

extension Attendance {
    /// Whether any count of days missed is given, be it none.
    var hasDaysMissed: Bool { alpa != nil || izin != nil || sakit != nil }

    /// The same days of another count of teaching days.
    func with(effective: Int) throws(Failure) -> Attendance {
        try Attendance(
            alpa: alpa,
            izin: izin,
            sakit: sakit,
            effective: effective,
            percent: percent,
        )
    }
}

extension Obligation {
    /// The state that a sheet's figures amount to; nil when they do not tell yet.
    ///
    /// Nobody has to count the days of teaching for a pupil who missed none.
    func stateOfSheet(_ days: Attendance) -> CheckState? {
        if let state = state(of: days) { return state }
        return days.hasDaysMissed && days.absences == 0 ? .patuh : nil
    }
}
