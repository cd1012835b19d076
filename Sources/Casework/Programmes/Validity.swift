/// The days on which a row of programme data is in force; without an end, until further notice.
package struct Validity: Hashable, Sendable {
    package let from: Day
    package let to: Day?

    package init(from: Day, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    package func contains(_ day: Day) -> Bool {
        from <= day && day <= to ?? .last
    }

    package func overlaps(_ other: Validity) -> Bool {
        from <= other.to ?? .last && other.from <= to ?? .last
    }
}

/// A row of programme data with its dates and where it was found.
package protocol DatedRow: Sendable {
    var validity: Validity { get }
    var source: String { get }
}

extension Sequence where Element: DatedRow {
    /// The row in force on a day; rows of one list never overlap, so there is at most one.
    package func inForce(on day: Day) -> Element? {
        first { $0.validity.contains(day) }
    }
}
