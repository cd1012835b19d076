/// A JSON number that loses nothing: `1.50` stays `1.50`, an integer of 20 digits keeps all of them.
///
/// Equal numbers have equal values, however they are spelled.
package struct JSONNumber: Sendable {
    /// An integer is kept as one only when its text is exactly what `Int` prints; every other spelling
    /// is kept as it came.
    enum Form: Sendable {
        case integer(Int)
        case text(String)
    }

    let form: Form

    package init(_ value: Int) {
        form = .integer(value)
    }

    /// A finite number, in the shortest spelling that reads back as the same `Double`.
    ///
    /// JSON has no infinity and no NaN: these stop the program, so check what was computed first.
    package init(_ value: Double) {
        precondition(value.isFinite, "JSON has no number for infinity or NaN")
        let text = value.description
        form = .text(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    /// A number in JSON's own spelling; `nil` if the text is not one.
    package init?(text: String) {
        guard case .number(let number) = try? JSONValue(parsing: text),
            number.text.utf8.count == text.utf8.count
        else { return nil }
        self = number
    }

    /// Only for text that a JSON number's grammar was checked for.
    init(checkedText: String) {
        form = .text(checkedText)
    }

    /// The source text, exactly.
    package var text: String {
        switch form {
        case .integer(let value): String(value)
        case .text(let text): text
        }
    }

    /// The value as `Int`, also from `1.0` or `1e2`; `nil` if it has a fraction or does not fit.
    package var int: Int? {
        switch form {
        case .integer(let value): value
        case .text: Int(canonicalText)
        }
    }

    /// The nearest `Double`; `nil` if the number is too large for one.
    package var double: Double? {
        switch form {
        case .integer(let value):
            return Double(value)
        case .text(let text):
            guard let value = Double(text), value.isFinite else { return nil }
            return value
        }
    }
}

extension JSONNumber: Hashable {
    package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        if case (.integer(let left), .integer(let right)) = (left.form, right.form) {
            return left == right
        }
        return left.canonicalText.hasSameBytes(as: right.canonicalText)
    }

    package func hash(into hasher: inout Hasher) {
        canonicalText.hashBytes(into: &hasher)
    }
}

extension JSONNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    package init(integerLiteral value: Int) {
        self.init(value)
    }

    package init(floatLiteral value: Double) {
        self.init(value)
    }
}

extension JSONNumber: CustomStringConvertible {
    package var description: String {
        text
    }
}
