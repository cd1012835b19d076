/// Ages from a first to a last, both counted: `through: "5y"` ends the day before the sixth birthday.
package struct AgeRange: Hashable, Sendable {
    package let from: AgeMark?
    package let through: AgeMark?

    package init(from: AgeMark? = nil, through: AgeMark? = nil) {
        self.from = from
        self.through = through
    }

    /// Days of birth and later that lie in the range.
    package func contains(_ day: Day, born: Day) -> Bool {
        guard day >= born else { return false }
        if let from, day < from.day(after: born) { return false }
        if let through, day > through.lastDay(after: born) { return false }
        return true
    }
}
