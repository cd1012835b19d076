import Casework
import Forms

/// An expression over facts with its names looked up once.
///
/// It comes to what `Expression.evaluate` comes to; asked for every member of a caseload, it does so
/// without comparing a name.
indirect enum SlotExpression: Sendable {
    case constant(Value)
    case slot(FactName)
    case not(SlotExpression)
    case negative(SlotExpression)
    case both(SlotExpression, SlotExpression)
    case either(SlotExpression, SlotExpression)
    case comparison(Expression.Comparison, SlotExpression, SlotExpression)
    case arithmetic(Expression.Arithmetic, SlotExpression, SlotExpression)
    case choice(SlotExpression, SlotExpression, SlotExpression)
    case call(Expression.Function, [SlotExpression])
    case list([SlotExpression])

    /// A name that is no fact has no value.
    init(_ expression: Expression) {
        self =
            switch expression {
            case .constant(let value): .constant(value)
            case .name(let name):
                FactName(rawValue: name).map(SlotExpression.slot) ?? .constant(.nothing)
            case .not(let inner): .not(SlotExpression(inner))
            case .negative(let inner): .negative(SlotExpression(inner))
            case .both(let left, let right):
                .both(SlotExpression(left), SlotExpression(right))
            case .either(let left, let right):
                .either(SlotExpression(left), SlotExpression(right))
            case .comparison(let sign, let left, let right):
                .comparison(sign, SlotExpression(left), SlotExpression(right))
            case .arithmetic(let sign, let left, let right):
                .arithmetic(sign, SlotExpression(left), SlotExpression(right))
            case .call(.choose, let parts) where parts.count == 3:
                .choice(
                    SlotExpression(parts[0]),
                    SlotExpression(parts[1]),
                    SlotExpression(parts[2]),
                )
            case .call(let function, let parts): .call(function, parts.map { SlotExpression($0) })
            case .list(let parts): .list(parts.map { SlotExpression($0) })
            }
    }
}
