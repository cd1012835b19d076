/// A civil date of the Gregorian calendar, without clock or time zone.
///
/// Years 1 to 9999. Arithmetic that would leave them stops at the first or last day, so no input can
/// trap. Four bytes; comparing two days is one integer comparison.
package struct Day: Hashable, Comparable, Sendable {
    /// Year, month and day packed so that the order of the numbers is the order of the days.
    private let packed: Int32

    package static let first = Day(unchecked: 1, 1, 1)
    package static let last = Day(unchecked: 9999, 12, 31)

    /// Nil when the calendar has no such day.
    package init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.daysIn(month: month, year: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    package init?(year: Int, month: Int, day: Int) {
        self.init(year, month, day)
    }

    /// For parts already known to name a day.
    init(unchecked year: Int, _ month: Int, _ day: Int) {
        packed = Int32(truncatingIfNeeded: year << 9 | month << 5 | day)
    }

    package var year: Int { Int(packed >> 9) }
    package var monthOfYear: Int { Int(packed >> 5 & 15) }
    package var dayOfMonth: Int { Int(packed & 31) }

    package var month: Month { Month(unchecked: year, monthOfYear) }
    package var quarter: Quarter { month.quarter }

    package static func < (left: Day, right: Day) -> Bool {
        left.packed < right.packed
    }

    package static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// 28 to 31; `month` must be 1 to 12.
    package static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// ISO 8601, `2026-10-05`.
    package var description: String {
        DateText.fourDigits(year) + "-" + DateText.twoDigits(monthOfYear) + "-"
            + DateText.twoDigits(dayOfMonth)
    }

    /// Reads exactly `2026-10-05`; nil for any other text and for days that do not exist.
    package init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ Day(bytes: $0) }) else { return nil }
        self = value
    }

    package init?(_ text: Substring) {
        self.init(String(text))
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DateText.Reader(bytes)
        guard let year = reader.number(digits: 4), reader.take(UInt8(ascii: "-")),
            let month = reader.number(digits: 2), reader.take(UInt8(ascii: "-")),
            let day = reader.number(digits: 2), reader.isAtEnd
        else { return nil }
        self.init(year, month, day)
    }
}
