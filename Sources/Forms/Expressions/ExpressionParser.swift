import Casework

extension Expression {
    /// The most bytes of an expression.
    package static let lengthLimit = 2000
    /// The most parentheses, lists, calls and signs within each other.
    package static let nestingLimit = 50
    /// The most steps from the whole to a value: `a + b + c` are two.
    package static let heightLimit = 200

    /// Reads a whole text; names are not looked up.
    package init(_ text: String) throws(ExpressionError) {
        guard text.utf8.count <= Self.lengthLimit else {
            throw ExpressionError(
                offset: Self.lengthLimit,
                reason: .tooLong(limit: Self.lengthLimit),
            )
        }
        var parser = ExpressionParser(
            tokens: try ExpressionLexer.tokens(text),
            end: text.utf8.count,
        )
        self = try parser.whole()
    }
}

/// Makes an expression of tokens, a function for each line of the grammar.
///
/// Neither what it calls nor what it makes is deeper than the limits above, so that no file can use up
/// the stack of whoever reads or evaluates it.
struct ExpressionParser {
    /// An expression with the steps to its deepest value.
    private typealias Part = (expression: Expression, height: Int)

    private let tokens: [ExpressionLexer.Placed]
    private let end: Int
    private var position = 0
    private var nesting = 0

    init(tokens: [ExpressionLexer.Placed], end: Int) {
        self.tokens = tokens
        self.end = end
    }

    mutating func whole() throws(ExpressionError) -> Expression {
        guard !tokens.isEmpty else { throw ExpressionError(offset: 0, reason: .empty) }
        let part = try or()
        if position < tokens.count { throw unexpected() }
        return part.expression
    }

    // MARK: Chains

    private mutating func or() throws(ExpressionError) -> Part {
        var left = try and()
        while take("or") {
            let right = try and()
            left = try joined(.either(left.expression, right.expression), left, right)
        }
        return left
    }

    private mutating func and() throws(ExpressionError) -> Part {
        var left = try not()
        while take("and") {
            let right = try not()
            left = try joined(.both(left.expression, right.expression), left, right)
        }
        return left
    }

    private mutating func not() throws(ExpressionError) -> Part {
        guard take("not") else { return try test() }
        try enter()
        let inner = try not()
        nesting -= 1
        return try joined(.not(inner.expression), inner)
    }

    private mutating func test() throws(ExpressionError) -> Part {
        let left = try sum()
        guard case .sign(let sign)? = current,
            let comparison = Expression.Comparison(rawValue: sign)
        else { return left }
        position += 1
        let right = try sum()
        return try joined(.comparison(comparison, left.expression, right.expression), left, right)
    }

    private mutating func sum() throws(ExpressionError) -> Part {
        var left = try product()
        while let sign = takeArithmetic(.plus, .minus) {
            let right = try product()
            left = try joined(.arithmetic(sign, left.expression, right.expression), left, right)
        }
        return left
    }

    private mutating func product() throws(ExpressionError) -> Part {
        var left = try sign()
        while let sign = takeArithmetic(.times, .divided) {
            let right = try self.sign()
            left = try joined(.arithmetic(sign, left.expression, right.expression), left, right)
        }
        return left
    }

    private mutating func sign() throws(ExpressionError) -> Part {
        guard take("-") else { return try atom() }
        let inner = try atom()
        return try joined(.negative(inner.expression), inner)
    }

    // MARK: Atoms

    private mutating func atom() throws(ExpressionError) -> Part {
        let offset = offset
        guard let current else { throw ExpressionError(offset: end, reason: .endsEarly) }
        switch current {
        case .number(let number): return constant(.number(number))
        case .text(let text): return constant(.text(text))
        case .day(let day): return constant(.day(day))
        case .sign("true"): return constant(.flag(true))
        case .sign("false"): return constant(.flag(false))
        case .name(let name):
            position += 1
            guard take("(") else { return (.name(name), 1) }
            return try call(name, offset: offset)
        case .sign("["):
            position += 1
            let elements = try list(until: "]")
            return try joined(.list(elements.map(\.expression)), elements)
        case .sign("("):
            position += 1
            try enter()
            let inner = try or()
            nesting -= 1
            guard take(")") else { throw unexpected() }
            return inner
        case .sign:
            throw unexpected()
        }
    }

    private mutating func constant(_ value: Value) -> Part {
        position += 1
        return (.constant(value), 1)
    }

    private mutating func call(_ name: String, offset: Int) throws(ExpressionError) -> Part {
        guard let function = Expression.Function(rawValue: name) else {
            let known = Expression.Function.allCases.map(\.rawValue)
            throw ExpressionError(
                offset: offset,
                reason: .unknownFunction(name, near: NearMiss.find(name, among: known)),
            )
        }
        let arguments = try list(until: ")")
        guard function.counts.contains(arguments.count) else {
            let counts = function.counts
            throw ExpressionError(
                offset: offset,
                reason: .wrongCount(
                    function: name,
                    least: counts.lowerBound,
                    most: counts.upperBound,
                ),
            )
        }
        return try joined(.call(function, arguments.map(\.expression)), arguments)
    }

    private mutating func list(until end: String) throws(ExpressionError) -> [Part] {
        try enter()
        defer { nesting -= 1 }
        if take(end) { return [] }
        var parts = [try or()]
        while take(",") { parts.append(try or()) }
        guard take(end) else { throw unexpected() }
        return parts
    }

    // MARK: Tokens

    private var current: ExpressionLexer.Token? {
        position < tokens.count ? tokens[position].token : nil
    }

    private var offset: Int {
        position < tokens.count ? tokens[position].offset : end
    }

    private mutating func take(_ sign: String) -> Bool {
        guard case .sign(sign)? = current else { return false }
        position += 1
        return true
    }

    private mutating func takeArithmetic(
        _ signs: Expression.Arithmetic...
    ) -> Expression.Arithmetic? {
        signs.first { take($0.rawValue) }
    }

    private func unexpected() -> ExpressionError {
        guard let current else { return ExpressionError(offset: end, reason: .endsEarly) }
        let text =
            switch current {
            case .number(let number): Expression.number(number)
            case .text(let text): "'" + text + "'"
            case .day(let day): "@" + day.description
            case .name(let name): name
            case .sign(let sign): sign
            }
        return ExpressionError(offset: offset, reason: .unexpected(text))
    }

    // MARK: Limits

    private mutating func enter() throws(ExpressionError) {
        nesting += 1
        guard nesting <= Expression.nestingLimit else {
            throw ExpressionError(
                offset: offset,
                reason: .tooDeep(limit: Expression.nestingLimit),
            )
        }
    }

    private func joined(
        _ expression: Expression,
        _ parts: Part...,
    ) throws(ExpressionError) -> Part {
        try joined(expression, parts)
    }

    private func joined(
        _ expression: Expression,
        _ parts: [Part],
    ) throws(ExpressionError) -> Part {
        let height = 1 + (parts.map(\.height).max() ?? 0)
        guard height <= Expression.heightLimit else {
            throw ExpressionError(offset: offset, reason: .tooDeep(limit: Expression.heightLimit))
        }
        return (expression, height)
    }
}
