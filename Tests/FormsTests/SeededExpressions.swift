import Casework
@testable import Forms
import TestSupport

/// Random expressions, sound ones and texts that hardly are.
struct SeededExpressions {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    static let names = ["a", "nama", "hari-hadir", "tab.col", "member.age", "today", "x9"]

    mutating func expression(depth: Int = 0) -> Expression {
        if depth > 5 { return atom() }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .not(expression(depth: depth + 1))
        case 1: return .negative(expression(depth: depth + 1))
        case 2: return .both(expression(depth: depth + 1), expression(depth: depth + 1))
        case 3: return .either(expression(depth: depth + 1), expression(depth: depth + 1))
        case 4:
            let all = Expression.Comparison.allCases
            let sign = all.randomElement(using: &random) ?? .equal
            return .comparison(sign, expression(depth: depth + 1), expression(depth: depth + 1))
        case 5, 6:
            let all = Expression.Arithmetic.allCases
            let sign = all.randomElement(using: &random) ?? .plus
            return .arithmetic(sign, expression(depth: depth + 1), expression(depth: depth + 1))
        case 7:
            let all = Expression.Function.allCases
            let function = all.randomElement(using: &random) ?? .count
            let count = min(function.counts.upperBound, 3)
            let arguments = (0..<count).map { _ in expression(depth: depth + 1) }
            return .call(function, arguments)
        case 8:
            let count = Int.random(in: 0...3, using: &random)
            return .list((0..<count).map { _ in expression(depth: depth + 1) })
        default: return atom()
        }
    }

    private mutating func atom() -> Expression {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .constant(.flag(Bool.random(using: &random)))
        case 1: .constant(.number(number()))
        case 2:
            .constant(
                .text(["", "it's", "é'", "pos", "' or '"].randomElement(using: &random) ?? "")
            )
        case 3: .constant(.day(day()))
        default: .name(Self.names.randomElement(using: &random) ?? "a")
        }
    }

    mutating func number() -> Double {
        let numbers = [
            0, 1, 12.5, 0.000_001, 1e21, Double.greatestFiniteMagnitude, 1.0 / 3,
        ]
        return numbers.randomElement(using: &random) ?? 0
    }

    mutating func day() -> Day {
        Day(dayNumber: Int.random(in: -800_000...3_000_000, using: &random))
    }

    mutating func value() -> Value {
        switch Int.random(in: 0..<7, using: &random) {
        case 0: .nothing
        case 1: .flag(Bool.random(using: &random))
        case 2: .number(-number())
        case 3: .text("pos")
        case 4: .day(day())
        case 5: .list([.text("pos"), .nothing, .number(2)])
        default: .list([])
        }
    }

    /// Words and signs of the grammar in no order.
    mutating func jumble() -> String {
        let pieces = [
            "a", "nama", "-", "(", ")", "[", "]", ",", "not", "and", "or", "in", "has", "=", "<=",
            "!", "'",
            "'x'", "@2026-10-01", "@", "12", "1e9", ".", "sum(", "if(", "count", " ", "é", "\u{0}",
            "}",
        ]
        let count = Int.random(in: 0...40, using: &random)
        return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined(separator: Bool.random(using: &random) ? " " : "")
    }
}
