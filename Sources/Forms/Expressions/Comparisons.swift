/// How two values compare; values of different kinds are different and in no order.
enum Comparisons {
    static func holds(_ comparison: Expression.Comparison, _ left: Value, _ right: Value) -> Bool {
        switch comparison {
        case .equal: isEqual(left, right)
        case .different: !isEqual(left, right)
        case .less:
            order(left, right) {
                $0 < $1
            } text: {
                $0 < $1
            }
        case .lessOrEqual:
            order(left, right) {
                $0 <= $1
            } text: {
                $0 <= $1
            }
        case .greater:
            order(left, right) {
                $0 > $1
            } text: {
                $0 > $1
            }
        case .greaterOrEqual:
            order(left, right) {
                $0 >= $1
            } text: {
                $0 >= $1
            }
        case .isIn: contains(right, left)
        case .has: contains(left, right)
        }
    }

    /// Lists are equal when they hold the same, in whatever order.
    private static func isEqual(_ left: Value, _ right: Value) -> Bool {
        guard case .list(let mine) = left, case .list(let theirs) = right else {
            return left == right
        }
        return Set(mine) == Set(theirs)
    }

    /// Whether a list has a value, or each of the values of another list.
    private static func contains(_ list: Value, _ sought: Value) -> Bool {
        guard case .list(let values) = list else { return false }
        guard case .list(let all) = sought else { return values.contains(sought) }
        return !all.isEmpty && all.allSatisfy { values.contains($0) }
    }

    private static func order(
        _ left: Value,
        _ right: Value,
        _ number: (Double, Double) -> Bool,
        text: (String, String) -> Bool,
    ) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): number(left, right)
        case (.day(let left), .day(let right)):
            number(Double(left.dayNumber), Double(right.dayNumber))
        case (.text(let left), .text(let right)): text(left, right)
        default: false
        }
    }
}
