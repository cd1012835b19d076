/// A moment with the clock's zone at the place where it was taken.
///
/// Comes in from outside as an argument: nothing that decides asks a clock.
package struct Moment: Hashable, Sendable {
    /// Seconds since the start of 1970 in UTC.
    package var seconds: Int
    /// Seconds that the local clock is ahead of UTC, +25200 in Jakarta; kept within a day.
    package var offset: Int

    package init(seconds: Int, offset: Int) {
        self.seconds = seconds
        self.offset = Swift.min(Swift.max(offset, -86_340), 86_340)
    }

    /// The civil day at the place of the clock.
    package var day: Day { Day(dayNumber: dayAndSecond.day) }

    /// Seconds since local midnight.
    package var secondOfDay: Int { dayAndSecond.second }

    private var dayAndSecond: (day: Int, second: Int) {
        // Wrapping: an absurd clock may show an absurd day, it must not stop the program.
        let local = seconds &+ offset
        let second = ((local % 86_400) + 86_400) % 86_400
        return ((local &- second) / 86_400, second)
    }
}

extension Moment: Comparable {
    /// Earlier in time; of equal times the one further west.
    package static func < (left: Moment, right: Moment) -> Bool {
        (left.seconds, left.offset) < (right.seconds, right.offset)
    }
}

extension Moment: CustomStringConvertible {
    /// ISO 8601 with the zone, `2026-10-05T14:03:00+07:00`.
    package var description: String {
        let (day, second) = dayAndSecond
        let minutes = abs(offset) / 60
        return "\(Day(dayNumber: day))T\(clock(second / 3600, second / 60 % 60)):"
            + DateText.twoDigits(second % 60) + (offset < 0 ? "-" : "+")
            + clock(minutes / 60, minutes % 60)
    }

    private func clock(_ hour: Int, _ minute: Int) -> String {
        DateText.twoDigits(hour) + ":" + DateText.twoDigits(minute)
    }

    /// Reads what `description` writes, also with `Z` for the zone; nil for all other text.
    package init?(_ text: String) {
        var text = text
        guard let read = text.withUTF8({ Moment(bytes: $0) }) else { return nil }
        self = read
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DateText.Reader(bytes)
        let dash = UInt8(ascii: "-")
        let colon = UInt8(ascii: ":")
        guard let year = reader.number(digits: 4), reader.take(dash),
            let month = reader.number(digits: 2), reader.take(dash),
            let dayOfMonth = reader.number(digits: 2), reader.take(UInt8(ascii: "T")),
            let day = Day(year, month, dayOfMonth)
        else { return nil }
        guard let hour = reader.number(digits: 2), reader.take(colon),
            let minute = reader.number(digits: 2), reader.take(colon),
            let second = reader.number(digits: 2), hour < 24, minute < 60, second < 61
        else { return nil }
        var offset = 0
        if !reader.take(UInt8(ascii: "Z")) {
            let isWest = reader.take(dash)
            guard isWest || reader.take(UInt8(ascii: "+")),
                let hours = reader.number(digits: 2), reader.take(colon),
                let minutes = reader.number(digits: 2), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (isWest ? -60 : 60)
        }
        guard reader.isAtEnd else { return nil }
        let clock = hour * 3600 + minute * 60 + second
        self.init(seconds: day.dayNumber * 86_400 + clock - offset, offset: offset)
    }
}
