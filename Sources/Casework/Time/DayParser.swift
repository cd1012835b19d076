/// Reads the short dates a worker types, relative to today and to the month she works in.
///
/// | typed | meaning |
/// |---|---|
/// | `15` | the 15th of the working month |
/// | `1507`, `15/7` | 15 July, not after today, of the year nearest to the working month |
/// | `150726`, `15/7/26`, `15072026` | 15 July 2026 |
/// | `h`, `k` | *hari ini*, today; *kemarin*, yesterday |
/// | `-3`, `+3` | three days ago; in three days |
/// | `sen`, `senin`, `mon` | the last Monday before today (today itself is `h`) |
/// | `2026-07-15` | as written |
///
/// The screen echoes the full date, so a wrong guess of the year is seen at once.
package struct DayParser: Sendable {
    package let today: Day
    package let workingMonth: Month

    /// Why a text is no date.
    package enum Failure: Error, Hashable, Sendable {
        case empty
        /// Neither a form of date nor a known word.
        case unreadable
        /// 3, 5, 7 or too many digits: which part is the day cannot be told.
        case digitCount(Int)
        case noSuchDay(day: Int, month: Int, year: Int)
    }

    package init(today: Day, workingMonth: Month) {
        self.today = today
        self.workingMonth = workingMonth
    }

    package func parse(_ text: some StringProtocol) throws(Failure) -> Day {
        let bytes = DayParser.trimmed(text)
        guard let head = bytes.first else { throw .empty }
        if head == UInt8(ascii: "-") || head == UInt8(ascii: "+") {
            return try offset(bytes)
        }
        if DayParser.isDigit(head) {
            if let iso = Day(String(decoding: bytes, as: UTF8.self)) { return iso }
            return try parts(DayParser.numbers(in: bytes))
        }
        return try word(String(decoding: bytes, as: UTF8.self))
    }

    // MARK: Forms

    private func offset(_ bytes: [UInt8]) throws(Failure) -> Day {
        let digits = bytes.dropFirst()
        guard (1...5).contains(digits.count), digits.allSatisfy(DayParser.isDigit) else {
            throw .unreadable
        }
        let days = DayParser.value(digits)
        return today.adding(days: bytes[0] == UInt8(ascii: "-") ? -days : days)
    }

    private func word(_ text: String) throws(Failure) -> Day {
        switch text {
        case "h", "hari ini", "today": return today
        case "k", "kemarin", "yesterday": return today.adding(days: -1)
        default: break
        }
        guard let weekday = DayParser.weekday(text) else { throw .unreadable }
        let back = (today.weekday.rawValue - weekday.rawValue + 7) % 7
        return today.adding(days: back == 0 ? -7 : -back)
    }

    /// One run of digits, or two or three divided by `/`, `.`, `-` or blanks.
    private func parts(_ runs: [ArraySlice<UInt8>]?) throws(Failure) -> Day {
        guard let runs else { throw .unreadable }
        switch runs.count {
        case 1:
            return try run(runs[0])
        case 2, 3:
            guard runs[0].count <= 2, runs[1].count <= 2 else { throw .unreadable }
            let day = DayParser.value(runs[0])
            let month = DayParser.value(runs[1])
            guard runs.count == 3 else { return try nearest(day: day, month: month) }
            guard runs[2].count == 2 || runs[2].count == 4 else { throw .unreadable }
            return try full(day: day, month: month, year: year(runs[2]))
        default:
            throw .unreadable
        }
    }

    private func run(_ digits: ArraySlice<UInt8>) throws(Failure) -> Day {
        let start = digits.startIndex
        func pair(_ at: Int) -> Int { DayParser.value(digits[start + at..<start + at + 2]) }
        switch digits.count {
        case 1, 2:
            return try full(
                day: DayParser.value(digits),
                month: workingMonth.monthOfYear,
                year: workingMonth.year,
            )
        case 4:
            return try nearest(day: pair(0), month: pair(2))
        case 6, 8:
            return try full(day: pair(0), month: pair(2), year: year(digits[(start + 4)...]))
        default:
            throw .digitCount(digits.count)
        }
    }

    // MARK: Years

    /// Two digits mean this century up to next year, else the last one: `98` is 1998.
    private func year(_ digits: ArraySlice<UInt8>) -> Int {
        let value = DayParser.value(digits)
        guard digits.count == 2 else { return value }
        let century = today.year / 100 * 100
        return value > today.year % 100 + 1 ? century - 100 + value : century + value
    }

    private func nearest(day: Int, month: Int) throws(Failure) -> Day {
        let year = workingMonth.year
        var best: (distance: Int, day: Day)?
        let middle = workingMonth.firstDay.adding(days: 14)
        for candidate in [year, year - 1, year + 1] {
            guard let found = Day(candidate, month, day) else { continue }
            // Records speak of what has happened; a day to come is taken only where there is no other.
            let future = found > today ? 1000 : 0
            let distance = abs(found.days(until: middle)) + future
            if best.map({ distance < $0.distance }) ?? true { best = (distance, found) }
        }
        guard let best else { throw .noSuchDay(day: day, month: month, year: year) }
        return best.day
    }

    private func full(day: Int, month: Int, year: Int) throws(Failure) -> Day {
        guard let found = Day(year, month, day) else {
            throw .noSuchDay(day: day, month: month, year: year)
        }
        return found
    }
}
