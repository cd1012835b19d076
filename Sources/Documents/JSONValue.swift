/// A JSON value as it stood in its document: numbers exact, members in order, nothing dropped.
///
/// Two values are equal when they mean the same: the order of members and the spelling of a number
/// (`1.50`, `1.5`) do not count, every byte of a text does. Source: RFC 8259.
package enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// A member of an object; `nil` where there is none or where the value is not an object.
    ///
    /// Setting `nil` removes the member. Setting on anything but an object is a mistake of the caller:
    /// it stops a debug build and changes nothing otherwise.
    package subscript(name: String) -> JSONValue? {
        get {
            guard case .object(let members) = self else { return nil }
            return members[name]
        }
        set {
            guard case .object(var members) = self else {
                assertionFailure("a member was set on a value that is not an object")
                return
            }
            self = .null  // The members have one owner while they change: no copy.
            members[name] = newValue
            self = .object(members)
        }
    }

    package var isNull: Bool {
        if case .null = self { true } else { false }
    }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The value as a whole number; `nil` if it is no number, has a fraction or does not fit.
    package var int: Int? {
        if case .number(let value) = self { value.int } else { nil }
    }

    /// The nearest `Double`; `nil` if it is no number or too large for one.
    package var double: Double? {
        if case .number(let value) = self { value.double } else { nil }
    }

    package var number: JSONNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var array: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    package var object: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }
}

extension JSONValue: Hashable {
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null:
            hasher.combine(0 as UInt8)
        case .bool(let value):
            hasher.combine(1 as UInt8)
            hasher.combine(value)
        case .number(let value):
            hasher.combine(2 as UInt8)
            hasher.combine(value)
        case .string(let value):
            hasher.combine(3 as UInt8)
            value.hashBytes(into: &hasher)
        case .array(let values):
            hasher.combine(4 as UInt8)
            hasher.combine(values)
        case .object(let members):
            hasher.combine(5 as UInt8)
            hasher.combine(members)
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The compact JSON text.
    package var description: String {
        String(decoding: serialized(), as: UTF8.self)
    }
}
