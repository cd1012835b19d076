/// A calendar month, `2026-10`; years 1 to 9999, arithmetic stops at both ends.
package struct Month: Hashable, Comparable, Sendable {
    /// Months since January of year 0.
    private let index: Int32

    package init?(_ year: Int, _ month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.init(unchecked: year, month)
    }

    init(unchecked year: Int, _ month: Int) {
        index = Int32(truncatingIfNeeded: year * 12 + month - 1)
    }

    private init(index: Int) {
        self.index = Int32(truncatingIfNeeded: Swift.min(Swift.max(index, 12), 119_999))
    }

    package var year: Int { Int(index) / 12 }
    /// 1 to 12.
    package var monthOfYear: Int { Int(index) % 12 + 1 }
    package var quarter: Quarter { Quarter(unchecked: year, (monthOfYear + 2) / 3) }

    package var firstDay: Day { Day(unchecked: year, monthOfYear, 1) }
    package var lastDay: Day {
        Day(unchecked: year, monthOfYear, Day.daysIn(month: monthOfYear, year: year))
    }
    package var span: DaySpan { DaySpan(unchecked: firstDay, lastDay) }

    package func adding(_ months: Int) -> Month {
        Month(index: Int(index) + Swift.min(Swift.max(months, -120_000), 120_000))
    }

    /// Months from this one to the other, negative if the other is earlier.
    package func months(until other: Month) -> Int {
        Int(other.index) - Int(index)
    }

    package static func < (left: Month, right: Month) -> Bool {
        left.index < right.index
    }
}

extension Month: CustomStringConvertible {
    package var description: String {
        DateText.fourDigits(year) + "-" + DateText.twoDigits(monthOfYear)
    }

    /// Reads exactly `2026-10`.
    package init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ Month(bytes: $0) }) else { return nil }
        self = value
    }

    package init?(_ text: Substring) {
        self.init(String(text))
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DateText.Reader(bytes)
        guard let year = reader.number(digits: 4), reader.take(UInt8(ascii: "-")),
            let month = reader.number(digits: 2), reader.isAtEnd
        else { return nil }
        self.init(year, month)
    }
}
