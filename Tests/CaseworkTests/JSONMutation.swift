import Documents

/// Random changes to a JSON value, each a single one somewhere inside.
enum JSONMutation {
    static func mutate(
        _ value: JSONValue,
        using random: inout some RandomNumberGenerator,
    ) -> JSONValue {
        switch value {
        case .object(var members)
        where !members.isEmpty && Int.random(in: 0..<12, using: &random) > 0:
            let name = members.names.randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<30, using: &random) {
            case 0: members[name] = nil
            case 1:
                members[name + "x"] = members[name]
                members[name] = nil
            default: members[name] = members[name].map { mutate($0, using: &random) }
            }
            return .object(members)
        case .array(var values)
        where !values.isEmpty && Int.random(in: 0..<12, using: &random) > 0:
            let index = Int.random(in: 0..<values.count, using: &random)
            switch Int.random(in: 0..<20, using: &random) {
            case 0: values.remove(at: index)
            case 1: values.append(values[index])
            case 2: values.swapAt(0, index)
            default: values[index] = mutate(values[index], using: &random)
            }
            return .array(values)
        default:
            return replacements.randomElement(using: &random) ?? .null
        }
    }

    private static let replacements: [JSONValue] = [
        .null, .bool(true), .number(0), .number(-1), .number(1), .number(99), .number(1e300),
        .number(JSONNumber(Int.max)), .string(""), .string("x"), .string("2026-10-01"),
        .string("9999-12-31"), .string("0001-01-01"), .string("9999y"), .string("0d"),
        .string("5y"), .string("birth"), .string("delivery"), .string("month"), .string("sd"),
        .string("state"), .string("dated"), .array([]), .array([.number(1)]), .object([:]),
    ]
}
