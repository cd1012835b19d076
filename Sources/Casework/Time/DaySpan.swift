/// Days from the first to the last, both counted.
package struct DaySpan: Hashable, Sendable {
    package let first: Day
    package let last: Day

    /// Nil when the last day comes before the first.
    package init?(_ first: Day, _ last: Day) {
        guard first <= last else { return nil }
        self.init(unchecked: first, last)
    }

    init(unchecked first: Day, _ last: Day) {
        self.first = first
        self.last = last
    }

    package func contains(_ day: Day) -> Bool {
        first <= day && day <= last
    }

    package func overlaps(_ other: DaySpan) -> Bool {
        first <= other.last && other.first <= last
    }

    package var dayCount: Int { first.days(until: last) + 1 }
}

extension DaySpan: CustomStringConvertible {
    /// ISO 8601 interval, `2026-10-01/2026-10-31`.
    package var description: String { "\(first)/\(last)" }
}
