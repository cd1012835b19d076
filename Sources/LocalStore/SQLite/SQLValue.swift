/// A value bound to a statement or written to a projection's column.
package enum SQLValue: Sendable, Equatable, Hashable {
    case null
    case int(Int)
    case double(Double)
    case text(String)
    case blob([UInt8])

    /// The text, or null where there is none.
    package init(_ text: String?) {
        self = text.map { .text($0) } ?? .null
    }

    /// The number, or null where there is none.
    package init(_ number: Int?) {
        self = number.map { .int($0) } ?? .null
    }

    /// 1 or 0.
    package init(_ flag: Bool) {
        self = .int(flag ? 1 : 0)
    }
}

extension SQLValue: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral
{
    package init(nilLiteral: ()) { self = .null }
    package init(integerLiteral value: Int) { self = .int(value) }
    package init(floatLiteral value: Double) { self = .double(value) }
    package init(stringLiteral value: String) { self = .text(value) }
}
