/// JSON written in Swift: `["name": "Siti", "born": nil, "weights": [3.2, 4]]`.
extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
    ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(nilLiteral: ()) {
        self = .null
    }

    package init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    package init(integerLiteral value: Int) {
        self = .number(JSONNumber(value))
    }

    package init(floatLiteral value: Double) {
        self = .number(JSONNumber(value))
    }

    package init(stringLiteral value: String) {
        self = .string(value)
    }

    package init(arrayLiteral elements: JSONValue...) {
        self = .array(elements)
    }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements))
    }
}

/// Values of Swift's own types as JSON.
extension JSONValue {
    package init(_ value: Bool) {
        self = .bool(value)
    }

    package init(_ value: Int) {
        self = .number(JSONNumber(value))
    }

    /// A finite number; anything else has no JSON form and stops the program.
    package init(_ value: Double) {
        self = .number(JSONNumber(value))
    }

    package init(_ value: String) {
        self = .string(value)
    }
}
