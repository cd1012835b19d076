import Documents

/// What a deleted leaf says: that a record was taken back, or that the leaf went into another.
///
/// A tombstone of a settled conflict names the revisions it settles and the one they went `into`; a
/// take-back names at most the revision it takes back, and goes into nothing.
package struct Ending: Sendable, Hashable {
    /// The revisions it settles, itself among them.
    package let settles: [RevisionID]
    /// Where what this leaf said stands from now on; nil for a deletion.
    package let into: RevisionID?

    package init(_ body: JSONObject) {
        settles = Self.revisions("settles", in: body)
        into = body["into"]?.string.flatMap { try? RevisionID($0) }
    }

    static func revisions(_ name: String, in body: JSONObject?) -> [RevisionID] {
        (body?[name]?.array ?? []).compactMap { value in
            value.string.flatMap { try? RevisionID($0) }
        }
    }

    /// Whether it deletes the record, rather than only this way of writing it.
    package var deletes: Bool { into == nil }

    /// Marks a record as written anew over a deletion, so that another deletion of the same past does
    /// not stand against it.
    package static func renew(_ body: inout JSONObject, over tombstone: RevisionID) {
        let list = body[renews]?.array ?? []
        body[renews] = .array(list + [.string(tombstone.description)])
    }

    /// The member that lists them.
    static let renews = "renews"

    /// The tombstone of a leaf that went into another revision, or was decided to be deleted.
    ///
    /// Kind, author and time let the server take it; for a merge that needed nobody they are the
    /// leaf's own, so that every laptop makes the same tombstone. `assignedTo`: The logins whose databases
    /// it has to reach, since a server passes a leaf on by what that leaf says.
    package static func tombstone(
        kind: DocumentKind,
        by: String,
        at: String,
        device: String,
        assignedTo: [String],
        settles: [RevisionID],
        into: RevisionID?,
        decided: ConflictDecision? = nil,
    ) -> JSONObject {
        var body: JSONObject = [
            "type": .string(kind.rawValue),
            "by": .string(by.isEmpty ? "-" : by),
            "at": .string(at.isEmpty ? "1970-01-01T00:00:00+00:00" : at),
            "settles": .array(settles.sorted().map { .string($0.description) }),
        ]
        if !device.isEmpty { body["device"] = .string(device) }
        if !assignedTo.isEmpty { body["assignedTo"] = .array(assignedTo.map { .string($0) }) }
        if let into { body["into"] = .string(into.description) }
        if let decided { body[ConflictDecision.member] = .array([decided.json]) }
        return body
    }
}
