/// An expression as text that reads back as the same expression.
extension Expression: CustomStringConvertible {
    package var description: String { text(.or) }

    /// How tightly the lines of the grammar bind, loosest first.
    private enum Level: Int {
        case or, and, not, test, sum, product, sign, atom
    }

    private var level: Level {
        switch self {
        case .either: .or
        case .both: .and
        case .not: .not
        case .comparison: .test
        case .arithmetic(.plus, _, _), .arithmetic(.minus, _, _): .sum
        case .arithmetic: .product
        case .negative: .sign
        case .constant, .name, .call, .list: .atom
        }
    }

    /// In parentheses where it binds more loosely than its place.
    private func text(_ place: Level) -> String {
        level.rawValue < place.rawValue ? "(" + bare + ")" : bare
    }

    private var bare: String {
        switch self {
        case .constant(let value): Self.text(of: value)
        case .name(let name): name
        case .not(let inner): "not " + inner.text(.not)
        case .negative(let inner): "-" + inner.text(.atom)
        case .both(let left, let right): left.text(.and) + " and " + right.text(.not)
        case .either(let left, let right): left.text(.or) + " or " + right.text(.and)
        case .comparison(let comparison, let left, let right):
            "\(left.text(.sum)) \(comparison.rawValue) \(right.text(.sum))"
        case .arithmetic(let sign, let left, let right):
            "\(left.text(level)) \(sign.rawValue) \(right.text(level == .sum ? .product : .sign))"
        case .call(let function, let arguments):
            function.rawValue + "(" + arguments.map { $0.text(.or) }.joined(separator: ", ") + ")"
        case .list(let elements):
            "[" + elements.map { $0.text(.or) }.joined(separator: ", ") + "]"
        }
    }

    private static func text(of value: Value) -> String {
        switch value {
        // No expression is read as nothing; an empty minimum comes to the same.
        case .nothing: "if(false, 0, 1 / 0)"
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): Self.number(number)
        case .text(let text):
            "'"
                + text.split(separator: "'", omittingEmptySubsequences: false).joined(
                    separator: "''"
                )
                + "'"
        case .day(let day): "@" + day.description
        case .list(let values): "[" + values.map { Self.text(of: $0) }.joined(separator: ", ") + "]"
        }
    }

    static func number(_ number: Double) -> String {
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension Expression {
    /// Every name in it, questions, columns and facts.
    package var names: Set<String> {
        var names: Set<String> = []
        visit { part in
            if case .name(let name) = part { names.insert(name) }
        }
        return names
    }

    /// Every part of it, the whole first.
    func visit(_ look: (Expression) -> Void) {
        look(self)
        switch self {
        case .constant, .name: break
        case .not(let inner), .negative(let inner): inner.visit(look)
        case .both(let left, let right), .either(let left, let right),
            .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            left.visit(look)
            right.visit(look)
        case .call(_, let parts), .list(let parts):
            for part in parts { part.visit(look) }
        }
    }
}
