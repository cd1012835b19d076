/// A distance in time as the programme files write it: `6y`, `59m`, `12w`, `28d`.
package struct AgeMark: Hashable, Sendable {
    package enum Unit: Character, Sendable {
        case days = "d"
        case weeks = "w"
        case months = "m"
        case years = "y"
    }

    package let count: Int
    package let unit: Unit

    package init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// Up to four digits and a unit; nil for other text.
    package init?(_ text: String) {
        guard let letter = text.last, let unit = Unit(rawValue: letter) else { return nil }
        let digits = text.dropLast()
        guard (1...4).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ DayParser.isDigit($0) }), let count = Int(digits)
        else { return nil }
        self.init(count, unit)
    }

    /// The day on which someone reaches this age, or a window at this distance opens.
    package func day(after anchor: Day) -> Day {
        switch unit {
        case .days: anchor.adding(days: count)
        case .weeks: anchor.adding(days: count * 7)
        case .months: anchor.adding(months: count)
        case .years: anchor.adding(months: count * 12)
        }
    }

    /// The last day that still counts as this age: "6 months" lasts until the day before the seventh.
    package func lastDay(after anchor: Day) -> Day {
        AgeMark(count + 1, unit).day(after: anchor).adding(days: -1)
    }
}

extension AgeMark: CustomStringConvertible {
    package var description: String { String(count) + String(unit.rawValue) }
}
