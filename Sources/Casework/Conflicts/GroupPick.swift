import Documents

/// What became of one group: the values that no other overrides.
struct GroupPick: Sendable {
    typealias Value = [FieldPath: JSONValue]

    let group: FieldGroup
    /// Distinct values with the leaves that have them, in the order of their greatest leaves.
    let standing: [(leaves: [RevisionID], members: Value)]
    /// Which of the values stands follows from an ancestor's body that is not held here.
    let isUntold: Bool

    /// What is left to a person; nil where nothing is.
    var conflict: FieldGroupConflict? {
        group.rule == .chosen ? choice : nil
    }

    /// The values as a choice; nil where there is one only.
    var choice: FieldGroupConflict? {
        guard standing.count > 1 else { return nil }
        return FieldGroupConflict(
            group: group,
            options: standing.map { option in
                FieldGroupConflict.Option(
                    leaves: option.leaves,
                    value: Self.json(option.members, group),
                    deletes: false,
                )
            },
        )
    }

    /// The value that stands, with the leaf it is from; nil where a choice is missing or none of these.
    func value(_ choice: Int?) -> (members: Value, source: RevisionID?)? {
        if let choice, standing.indices.contains(choice) {
            return (standing[choice].members, standing[choice].leaves.first)
        }
        switch group.rule {
        case .union where standing.count > 1, .history where standing.count > 1:
            if let union { return (union, nil) }
            return standing.first.map { ($0.members, $0.leaves.first) }
        case .chosen where standing.count > 1:
            return nil
        case .largest where standing.count > 1:
            return largest.map { ($0.members, $0.leaves.first) }
        case .chosen, .silent, .union, .history, .largest:
            return standing.first.map { ($0.members, $0.leaves.first) }
        }
    }

    /// The largest whole number; what is none comes behind all, the greatest leaf's of several first.
    private var largest: (leaves: [RevisionID], members: Value)? {
        guard let path = group.deciding.first else { return standing.first }
        return standing.dropFirst().reduce(standing.first) { best, option in
            guard let number = option.members[path]?.int else { return best }
            guard let known = best?.members[path]?.int else { return option }
            return number > known ? option : best
        }
    }

    /// The elements of all lists, each once, in the order of their canonical bytes.
    private var union: Value? {
        guard let path = group.deciding.first else { return nil }
        var elements: Set<JSONValue> = []
        for option in standing {
            switch option.members[path] {
            case .array(let list): elements.formUnion(list)
            case nil, .null: break
            default: return nil
            }
        }
        let sorted = elements.map { element in
            var bytes: [UInt8] = []
            element.writeCanonical(into: &bytes)
            return (bytes, element)
        }
        .sorted { $0.0.lexicographicallyPrecedes($1.0) }
        return [path: .array(sorted.map(\.1))]
    }

    /// The one member of a group of one, else an object by path; nil for nothing.
    static func json(_ value: Value, _ group: FieldGroup) -> JSONValue? {
        guard !value.isEmpty else { return nil }
        if group.deciding.count == 1 { return value.values.first }
        return .object(
            JSONObject(
                value.sorted { $0.key < $1.key }.map { ($0.key.description, $0.value) }
            )
        )
    }
}
