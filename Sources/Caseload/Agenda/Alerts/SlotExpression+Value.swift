import Casework
import Forms

extension SlotExpression {
    /// The value over these facts; as `Expression.evaluate` has it, to which what is rare is left.
    func value(_ facts: CaseFacts) -> Value {
        switch self {
        case .constant(let value): value
        case .slot(let slot): facts.value(slot)
        case .not(let inner): .flag(!inner.value(facts).holds)
        case .negative(let inner):
            if case .number(let number) = inner.value(facts) { .number(-number) } else { .nothing }
        case .both(let left, let right):
            .flag(left.value(facts).holds && right.value(facts).holds)
        case .either(let left, let right):
            .flag(left.value(facts).holds || right.value(facts).holds)
        case .comparison(let sign, let left, let right):
            Self.compare(sign, left.value(facts), right.value(facts))
        case .arithmetic(let sign, let left, let right):
            Expression.arithmetic(
                sign,
                .constant(left.value(facts)),
                .constant(right.value(facts)),
            ).evaluate(in: NoNames())
        case .choice(let condition, let yes, let no):
            condition.value(facts).holds ? yes.value(facts) : no.value(facts)
        case .call(let function, let parts):
            Expression.call(function, parts.map { .constant($0.value(facts)) })
                .evaluate(in: NoNames())
        case .list(let parts): .list(parts.map { $0.value(facts) })
        }
    }

    private static func compare(
        _ sign: Expression.Comparison,
        _ left: Value,
        _ right: Value,
    ) -> Value {
        switch (left, right) {
        case (.nothing, _), (_, .nothing): return .flag(false)
        case (.number(let left), .number(let right)):
            switch sign {
            case .equal: return .flag(left == right)
            case .different: return .flag(left != right)
            case .less: return .flag(left < right)
            case .lessOrEqual: return .flag(left <= right)
            case .greater: return .flag(left > right)
            case .greaterOrEqual: return .flag(left >= right)
            case .isIn, .has: return .flag(false)
            }
        case (.list(let values), .text) where sign == .has:
            return .flag(values.contains(right))
        case (.text(let left), .text(let right)) where sign == .equal:
            return .flag(left == right)
        default:
            return Expression.comparison(sign, .constant(left), .constant(right))
                .evaluate(in: NoNames())
        }
    }
}

/// A scope for expressions whose names have their values already.
private struct NoNames: Scope {
    func value(_ name: String) -> Value { .nothing }
    func column(_ table: String, _ column: String) -> [Value] { [] }
}
