/// A quarter of a year (*triwulan*), `2026-Q4`: the stage (*tahap*) in which PKH checks and pays.
package struct Quarter: Hashable, Comparable, Sendable {
    /// Quarters since the first of year 0.
    private let index: Int32

    package init?(_ year: Int, _ quarter: Int) {
        guard (1...9999).contains(year), (1...4).contains(quarter) else { return nil }
        self.init(unchecked: year, quarter)
    }

    init(unchecked year: Int, _ quarter: Int) {
        index = Int32(truncatingIfNeeded: year * 4 + quarter - 1)
    }

    private init(index: Int) {
        self.index = Int32(truncatingIfNeeded: Swift.min(Swift.max(index, 4), 39_999))
    }

    package var year: Int { Int(index) / 4 }
    /// 1 to 4.
    package var number: Int { Int(index) % 4 + 1 }

    package var firstMonth: Month { Month(unchecked: year, number * 3 - 2) }
    package var lastMonth: Month { Month(unchecked: year, number * 3) }
    /// The three months, in order.
    package var months: [Month] { [month(0), month(1), month(2)] }
    /// The month at 0, 1 or 2, without making the list.
    func month(_ offset: Int) -> Month { Month(unchecked: year, number * 3 - 2 + offset) }

    package var firstDay: Day { firstMonth.firstDay }
    package var lastDay: Day { lastMonth.lastDay }
    package var span: DaySpan { DaySpan(unchecked: firstDay, lastDay) }

    package func adding(_ quarters: Int) -> Quarter {
        Quarter(index: Int(index) + Swift.min(Swift.max(quarters, -40_000), 40_000))
    }

    package var next: Quarter { adding(1) }
    package var previous: Quarter { adding(-1) }

    package static func < (left: Quarter, right: Quarter) -> Bool {
        left.index < right.index
    }
}

extension Quarter: CustomStringConvertible {
    package var description: String {
        DateText.fourDigits(year) + "-Q" + String(number)
    }

    /// Reads exactly `2026-Q4`.
    package init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ Quarter(bytes: $0) }) else { return nil }
        self = value
    }

    package init?(_ text: Substring) {
        self.init(String(text))
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DateText.Reader(bytes)
        guard let year = reader.number(digits: 4), reader.take(UInt8(ascii: "-")),
            reader.take(UInt8(ascii: "Q")), let quarter = reader.number(digits: 1), reader.isAtEnd
        else { return nil }
        self.init(year, quarter)
    }
}
