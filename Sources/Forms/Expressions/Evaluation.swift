import Casework

extension Expression {
    /// The value; total, whatever the names stand for.
    ///
    /// A comparison with nothing is false, and a condition that is no yes counts as no.
    package func evaluate(in scope: some Scope) -> Value {
        Evaluation(scope: scope, isLenient: false).value(self)
    }

    /// Whether a rule does not speak against the answers.
    ///
    /// Only what is certainly no does: a comparison with something not answered stays open, and so does
    /// whatever hangs on it.
    package func allows(in scope: some Scope) -> Bool {
        Evaluation(scope: scope, isLenient: true).value(self) != .flag(false)
    }
}

/// The laws by which expressions get their values.
private struct Evaluation<Names: Scope> {
    let scope: Names
    /// What is compared with nothing is open rather than false.
    let isLenient: Bool

    func value(_ expression: Expression) -> Value {
        switch expression {
        case .constant(let value): value
        case .name(let name): value(named: name)
        case .not(let inner): not(condition(inner))
        case .negative(let inner): number(inner).map { .number(-$0) } ?? .nothing
        case .both(let left, let right): both(left, right, decisive: false)
        case .either(let left, let right): both(left, right, decisive: true)
        case .comparison(let comparison, let left, let right):
            compare(comparison, value(left), value(right))
        case .arithmetic(let sign, let left, let right):
            Arithmetics.value(sign, value(left), value(right))
        case .call(let function, let arguments): call(function, arguments)
        case .list(let elements): .list(elements.map { value($0) })
        }
    }

    private func value(named name: String) -> Value {
        let value = scope.value(name)
        guard value == .nothing, let dot = name.firstIndex(of: ".") else { return value }
        let column = scope.column(String(name[..<dot]), String(name[name.index(after: dot)...]))
        return column.isEmpty ? value : .list(column)
    }

    private func number(_ expression: Expression) -> Double? {
        if case .number(let number) = value(expression) { number } else { nil }
    }

    // MARK: Conditions

    /// Yes, no, or nil for open.
    private func condition(_ expression: Expression) -> Bool? {
        let value = value(expression)
        if isLenient, value == .nothing { return nil }
        return value.holds
    }

    private func not(_ condition: Bool?) -> Value {
        condition.map { .flag(!$0) } ?? .nothing
    }

    /// `decisive`: The value of one side that settles the whole.
    private func both(_ left: Expression, _ right: Expression, decisive: Bool) -> Value {
        let first = condition(left)
        if first == decisive { return .flag(decisive) }
        let second = condition(right)
        if second == decisive { return .flag(decisive) }
        return first == nil || second == nil ? .nothing : .flag(!decisive)
    }

    private func compare(
        _ comparison: Expression.Comparison,
        _ left: Value,
        _ right: Value,
    ) -> Value {
        if left == .nothing || right == .nothing { return isLenient ? .nothing : .flag(false) }
        return .flag(Comparisons.holds(comparison, left, right))
    }

    // MARK: Functions

    private func call(_ function: Expression.Function, _ arguments: [Expression]) -> Value {
        if function == .choose, arguments.count == 3 {
            return switch condition(arguments[0]) {
            case true?: value(arguments[1])
            case false?: value(arguments[2])
            case nil: .nothing
            }
        }
        let values = arguments.map { value($0) }
        guard let first = values.first else { return .nothing }
        let last = values.last ?? first
        switch function {
        case .answered: return .flag(first.isAnswered)
        case .count: return .number(Double(first.count))
        case .sum: return Arithmetics.sum(first)
        case .days: return Arithmetics.days(first, last) { $0.days(until: $1) }
        case .months: return Arithmetics.days(first, last) { $0.ageInMonths(at: $1) }
        case .years: return Arithmetics.days(first, last) { $0.age(at: $1) }
        case .min: return Arithmetics.extreme(values, isGreatest: false)
        case .max: return Arithmetics.extreme(values, isGreatest: true)
        case .digits:
            guard case .text(let text) = first else { return .nothing }
            return .number(Double(Arithmetics.digits(text)))
        case .lower:
            guard case .text(let text) = first else { return .nothing }
            return .text(text.lowercased())
        case .minutes:
            guard case .text(let text) = first else { return .nothing }
            return Arithmetics.minutes(text).map { .number(Double($0)) } ?? .nothing
        case .monthdays:
            guard case .day(let day) = first else { return .nothing }
            return .number(Double(day.month.lastDay.dayOfMonth))
        case .choose: return .nothing
        }
    }
}

extension Value {
    /// Whether there is an answer.
    package var isAnswered: Bool {
        switch self {
        case .nothing: false
        case .text(let text): text.contains { !$0.isWhitespace }
        case .list(let values): values.contains { $0.isAnswered }
        case .flag, .number, .day: true
        }
    }

    /// How many answers it holds.
    var count: Int {
        if case .list(let values) = self { return values.count { $0.isAnswered } }
        return isAnswered ? 1 : 0
    }
}
