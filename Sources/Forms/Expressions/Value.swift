import Casework

/// What an expression makes: nothing, or a value of one of few kinds.
package enum Value: Hashable, Sendable {
    /// Not answered, not known, or not computable.
    case nothing
    case flag(Bool)
    case number(Double)
    /// A text, a code, or a document's id.
    case text(String)
    /// A date; a month is its first day.
    case day(Day)
    case list([Value])

    /// Whether a condition holds; nothing does not.
    package var holds: Bool { self == .flag(true) }
}

/// Where names of an expression get their values.
package protocol Scope {
    /// The value of a name such as `alpa`, `member.age` or `today`; nothing for one that has none.
    func value(_ name: String) -> Value
    /// The values of a table's column in every row, for `sum(anggota.hadir)` and `count`.
    func column(_ table: String, _ column: String) -> [Value]
}

extension Scope {
    package func column(_ table: String, _ column: String) -> [Value] { [] }
}
