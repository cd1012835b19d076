import Casework

/// What kind of value an expression is certain to have, if it has one.
///
/// Values of different kinds are never equal and in no order, so a comparison of them is a mistake of whoever
/// wrote it; it is refused while the file is read, where it can still be mended.
enum ExpressionKind: Hashable {
    case flag, number, text, day, list

    init?(_ value: Value) {
        switch value {
        case .nothing: return nil
        case .flag: self = .flag
        case .number: self = .number
        case .text: self = .text
        case .day: self = .day
        case .list: self = .list
        }
    }

    init?(_ kind: QuestionKind) {
        switch kind {
        case .text, .note, .one, .code, .nik, .kk, .member, .facility, .group: self = .text
        case .number, .money, .percent: self = .number
        case .yesno: self = .flag
        case .date, .month: self = .day
        case .some, .members, .table: self = .list
        // Whatever was computed; whether there is a picture.
        case .shown, .photo: return nil
        }
    }
}

extension ExpressionNames {
    /// Nil where it may be of several kinds.
    func kind(_ expression: Expression) -> ExpressionKind? {
        switch expression {
        case .constant(let value): ExpressionKind(value)
        case .name(let name): kind(named: name)
        case .not, .both, .either, .comparison: .flag
        case .negative: .number
        case .arithmetic(let sign, let left, let right): kind(sign, kind(left), kind(right))
        case .call(let function, let arguments): kind(function, arguments.map { kind($0) })
        case .list: .list
        }
    }

    private func kind(named name: String) -> ExpressionKind? {
        if let question = questions[name] {
            // A column seen from outside its table is all of its cells.
            return name.contains(".") ? .list : ExpressionKind(question.kind)
        }
        return name == FactName.today.rawValue || name == FactName.date.rawValue ? .day : nil
    }

    private func kind(
        _ sign: Expression.Arithmetic,
        _ left: ExpressionKind?,
        _ right: ExpressionKind?,
    ) -> ExpressionKind? {
        switch (sign, left, right) {
        case (.times, _, _), (.divided, _, _), (_, .number, .number), (.minus, .day, .day): .number
        case (_, .day, .number), (.plus, .number, .day): .day
        case (.plus, .text, .text): .text
        default: nil
        }
    }

    private func kind(
        _ function: Expression.Function,
        _ arguments: [ExpressionKind?],
    ) -> ExpressionKind? {
        switch function {
        case .answered: return .flag
        case .count, .sum, .days, .months, .years, .digits, .monthdays, .minutes:
            return .number
        case .lower: return .text
        case .choose, .min, .max:
            let values = Set(function == .choose ? Array(arguments.dropFirst()) : arguments)
            guard values.count == 1, let only = values.first, only != .list else { return nil }
            return only
        }
    }

    /// Whether a comparison is of values that can never compare.
    func isHopeless(
        _ comparison: Expression.Comparison,
        _ left: Expression,
        _ right: Expression,
    ) -> Bool {
        switch comparison {
        case .equal, .different, .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let left = kind(left), let right = kind(right) else { return false }
            return left != right
        case .isIn: return isHopeless(left, among: right)
        case .has: return isHopeless(right, among: left)
        }
    }

    private func isHopeless(_ sought: Expression, among list: Expression) -> Bool {
        guard let kind = kind(list) else { return false }
        guard kind == .list else { return true }
        guard case .list(let elements) = list, let sought = self.kind(sought), sought != .list
        else {
            return false
        }
        let kinds = elements.map { self.kind($0) }
        return !kinds.isEmpty && !kinds.contains { $0 == nil || $0 == sought }
    }
}
