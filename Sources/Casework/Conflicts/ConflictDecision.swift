import Documents

/// How a person settled a conflict, kept in the record itself: `decided: [{by, at, device, chose, over}]`.
package struct ConflictDecision: Sendable, Equatable {
    /// The member of a record that lists its decisions.
    static let member = "decided"

    package let by: String
    /// ISO 8601 with the zone.
    package let at: String
    package let device: String
    /// By group, the revision whose value was chosen.
    package let chose: [(group: String, revision: RevisionID)]
    /// All leaves the choice was between.
    package let over: [RevisionID]

    package init(
        by: String,
        at: String,
        device: String,
        chose: [(group: String, revision: RevisionID)],
        over: [RevisionID],
    ) {
        self.by = by
        self.at = at
        self.device = device
        self.chose = chose
        self.over = over
    }

    package static func == (left: ConflictDecision, right: ConflictDecision) -> Bool {
        left.json == right.json
    }

    package var json: JSONValue {
        [
            "by": .string(by),
            "at": .string(at),
            "device": .string(device),
            "chose": .object(
                JSONObject(chose.map { ($0.group, .string($0.revision.description)) })
            ),
            "over": .array(over.sorted().map { .string($0.description) }),
        ]
    }

    /// Nil for what is no decision.
    package init?(_ json: JSONValue) {
        guard let by = json["by"]?.string, let at = json["at"]?.string,
            let chose = json["chose"]?.object
        else { return nil }
        self.init(
            by: by,
            at: at,
            device: json["device"]?.string ?? "",
            chose: chose.compactMap { member in
                guard let text = member.value.string, let revision = try? RevisionID(text) else {
                    return nil
                }
                return (member.name, revision)
            },
            over: (json["over"]?.array ?? []).compactMap { value in
                value.string.flatMap { try? RevisionID($0) }
            },
        )
    }

    /// The decisions a record went through, in the order it lists them.
    package static func all(in body: JSONObject) -> [ConflictDecision] {
        (body[member]?.array ?? []).compactMap { ConflictDecision($0) }
    }

    /// The entries under which a group was decided in this record, whoever wrote them.
    static func entries(on group: FieldGroup, in record: FlatRecord) -> Set<JSONValue> {
        let entries = record[FieldPath(member)]?.array ?? []
        return Set(entries.filter { $0["chose"]?[group.name.description] != nil })
    }
}
