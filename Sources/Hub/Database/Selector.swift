import Documents

/// The part of CouchDB's selectors that decides by a document's own members.
///
/// Members (`a.b` reaches inside), `$and`, `$or`, `$nor`, `$not`; `$eq`, `$ne`, `$gt`, `$gte`, `$lt`, `$lte`,
/// `$in`, `$nin`, `$exists`, `$type`, `$size`, `$all`, `$elemMatch`, `$allMatch`. Source: CouchDB documentation,
/// "Selector syntax"; anything else is refused.
indirect enum Selector: Sendable {
    case all([Selector])
    case any([Selector])
    case not(Selector)
    case member([String], Selector)
    case compare(Comparison, JSONValue)
    case among([JSONValue])
    case exists(Bool)
    case type(String)
    case size(Int)
    case containsAll([JSONValue])
    case someElement(Selector)
    case everyElement(Selector)

    enum Comparison: String, Sendable {
        case equal = "$eq"
        case less = "$lt"
        case lessOrEqual = "$lte"
        case greater = "$gt"
        case greaterOrEqual = "$gte"
    }

    init(_ json: JSONValue) throws(HubFault) {
        guard json.object != nil else { throw .badRequest("Selector must be a JSON object") }
        self = try Selector.read(json)
    }

    private static func read(_ json: JSONValue) throws(HubFault) -> Selector {
        guard let object = json.object else { return .compare(.equal, json) }
        var parts: [Selector] = []
        for member in object {
            if member.name.hasPrefix("$") {
                parts.append(try operation(member.name, member.value))
            } else {
                let path = member.name.split(separator: ".", omittingEmptySubsequences: false)
                parts.append(.member(path.map(String.init), try read(member.value)))
            }
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private static func operation(_ name: String, _ value: JSONValue) throws(HubFault)
        -> Selector
    {
        if let comparison = Comparison(rawValue: name) { return .compare(comparison, value) }
        switch (name, value) {
        case ("$ne", _): return .not(.compare(.equal, value))
        case ("$not", _): return .not(try read(value))
        case ("$and", .array(let list)): return .all(try selectors(list))
        case ("$or", .array(let list)): return .any(try selectors(list))
        case ("$nor", .array(let list)): return .not(.any(try selectors(list)))
        case ("$in", .array(let list)): return .among(list)
        case ("$nin", .array(let list)): return .not(.among(list))
        case ("$all", .array(let list)): return .containsAll(list)
        case ("$exists", .bool(let isThere)): return .exists(isThere)
        case ("$type", .string(let name)): return .type(name)
        case ("$size", .number(let number)):
            guard let size = number.int else { throw .badRequest("Invalid selector") }
            return .size(size)
        case ("$elemMatch", _): return .someElement(try read(value))
        case ("$allMatch", _): return .everyElement(try read(value))
        default: throw .badRequest("Invalid operator: \(name)")
        }
    }

    private static func selectors(_ list: [JSONValue]) throws(HubFault) -> [Selector] {
        var selectors: [Selector] = []
        for item in list { selectors.append(try read(item)) }
        return selectors
    }
}

extension Selector {
    /// Whether a document, or a member of it, is meant; nil is a member that is not there.
    func matches(_ value: JSONValue?) -> Bool {
        switch self {
        case .all(let parts): parts.allSatisfy { $0.matches(value) }
        case .any(let parts): parts.contains { $0.matches(value) }
        case .not(let part): !part.matches(value)
        case .member(let path, let part):
            part.matches(path.reduce(value) { found, name in found?[name] })
        case .compare(let comparison, let other):
            value.map { Selector.compare(comparison, $0, other) } ?? false
        case .among(let list):
            value.map { value in
                list.contains { $0 == value || value.array?.contains($0) == true }
            } ?? false
        case .exists(let isThere): (value != nil) == isThere
        case .type(let name): value.map { Selector.typeName($0) == name } ?? false
        case .size(let size): value?.array?.count == size
        case .containsAll(let list):
            value?.array.map { array in list.allSatisfy { array.contains($0) } } ?? false
        case .someElement(let part): value?.array?.contains { part.matches($0) } ?? false
        case .everyElement(let part):
            value?.array.map { !$0.isEmpty && $0.allSatisfy { part.matches($0) } } ?? false
        }
    }

    private static func compare(
        _ comparison: Comparison,
        _ left: JSONValue,
        _ right: JSONValue,
    ) -> Bool {
        if comparison == .equal { return left == right }
        guard let order = order(left, right) else { return false }
        return switch comparison {
        case .equal: order == 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }

    /// -1, 0 or 1 by CouchDB's order of kinds: null, booleans, numbers, texts; nil for lists and objects.
    private static func order(_ left: JSONValue, _ right: JSONValue) -> Int? {
        switch (left, right) {
        case (.number(let left), .number(let right)):
            guard let left = left.double, let right = right.double else { return nil }
            return left == right ? 0 : left < right ? -1 : 1
        case (.string(let left), .string(let right)):
            return left.hasSameBytes(as: right) ? 0 : left.precedesInBytes(right) ? -1 : 1
        default:
            guard let left = rank(left), let right = rank(right) else { return nil }
            return left == right ? 0 : left < right ? -1 : 1
        }
    }

    private static func rank(_ value: JSONValue) -> Int? {
        switch value {
        case .null: 0
        case .bool(let value): value ? 2 : 1
        case .number: 3
        case .string: 4
        case .array, .object: nil
        }
    }

    private static func typeName(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
