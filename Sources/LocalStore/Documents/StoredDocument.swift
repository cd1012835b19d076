import Documents

/// A document as the store has it: its winning revision, or the revision asked for.
package struct StoredDocument: Sendable, Equatable {
    package let id: DocumentID
    package let revision: RevisionID
    package let deleted: Bool
    /// Without `_id` and `_rev`; empty when the body is not held.
    package let body: JSONObject
    /// A register row of this laptop's own, never sent, which gives way to the office's (decision
    /// 7).
    package let local: Bool
    /// The place of its newest write in the changes feed.
    package let seq: Int
    /// The number of live leaves beside the winner.
    package let conflicts: Int

    /// The body with `_id`, `_rev` and, for a tombstone, `_deleted` in front.
    package var json: JSONObject {
        var members: [(String, JSONValue)] = [
            ("_id", .string(id.rawValue)), ("_rev", .string(revision.description)),
        ]
        if deleted { members.append(("_deleted", .bool(true))) }
        members += body.map { ($0.name, $0.value) }
        return JSONObject(members)
    }
}

/// One row of the changes feed.
package struct Change: Sendable, Equatable {
    package let seq: Int
    package let id: DocumentID
    /// The winner and whether it is a tombstone.
    package let winner: RevisionTree.Leaf
    /// Every leaf, the winner first; only the winner unless all were asked for.
    package let leaves: [RevisionTree.Leaf]
    package let local: Bool
}

/// Rows of the feed, and where to go on.
package struct ChangesPage: Sendable, Equatable {
    package let rows: [Change]
    /// The `since` of the next page.
    package let last: Int
    /// Whether there may be more behind `last`.
    package let hasMore: Bool
}

/// What an edit came to.
package enum PutResult: Sendable, Equatable {
    /// A new revision is written.
    case stored(RevisionID)
    /// This very edit was here already.
    case unchanged(RevisionID)
    /// The parent named is no leaf (any more); nothing was written. The winner now, if there is
    /// one.
    case conflict(winner: RevisionID?)
    /// A local register row met the office's own document; nothing was written.
    case outranked(by: RevisionID)

    /// The revision the edit is, when it is in the store.
    package var revision: RevisionID? {
        switch self {
        case .stored(let revision), .unchanged(let revision): revision
        case .conflict, .outranked: nil
        }
    }
}
