import Documents

/// A record's members by path, objects that are merged member by member opened.
struct FlatRecord: Sendable, Hashable {
    private(set) var members: [FieldPath: JSONValue] = [:]
    /// Opened objects that stood there without a member of their own.
    private(set) var empty: Set<FieldPath> = []

    init() {}

    /// `opened`: The objects to open; an explicit null in their place reads as absent.
    init(_ body: JSONObject, opened: Set<String>) {
        for member in body where member.name.utf8.first != UInt8(ascii: "_") {
            guard opened.contains(member.name) else {
                members[FieldPath(member.name)] = member.value
                continue
            }
            let object = member.value.object ?? JSONObject()
            if object.isEmpty, !member.value.isNull { empty.insert(FieldPath(member.name)) }
            for inner in object { members[FieldPath(member.name, inner.name)] = inner.value }
        }
    }

    subscript(path: FieldPath) -> JSONValue? {
        get { members[path] }
        set { members[path] = newValue }
    }

    /// Takes over which objects are there though empty.
    mutating func keepEmpty(_ paths: Set<FieldPath>) { empty = paths }

    /// What a group says; an explicit null reads as absent in groups of several members.
    func value(of group: FieldGroup) -> [FieldPath: JSONValue] {
        var value: [FieldPath: JSONValue] = [:]
        for path in group.deciding {
            guard let member = members[path] else { continue }
            if member.isNull, group.deciding.count > 1 { continue }
            value[path] = member
        }
        return value
    }

    /// The record again, in the order of `pattern`; what that does not have goes behind it by name.
    func body(like pattern: JSONObject) -> JSONObject {
        let tops = Set(members.keys.map { FieldPath($0.member) }).union(empty).sorted()
        var body = JSONObject()
        for name in pattern.names + tops.map(\.member) where body[name] == nil {
            if let whole = members[FieldPath(name)] {
                body[name] = whole
            } else if let object = object(name, like: pattern[name]?.object ?? JSONObject()) {
                body[name] = .object(object)
            }
        }
        return body
    }

    private func object(_ name: String, like pattern: JSONObject) -> JSONObject? {
        let top = FieldPath(name)
        let inner = members.keys.filter { $0.inner != nil && FieldPath($0.member) == top }.sorted()
        guard !inner.isEmpty || empty.contains(top) else { return nil }
        var object = JSONObject()
        for inner in pattern.names + inner.compactMap(\.inner) where object[inner] == nil {
            object[inner] = members[FieldPath(name, inner)]
        }
        return object
    }
}
