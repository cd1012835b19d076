import Documents

/// The merge of a document's leaves: what can be told without a person, and what cannot.
///
/// A function of the leaves and what is held of their history: no clock, device or author, and the order
/// of leaves does not count. Group by group, a leaf that kept what it came from yields to one that changed
/// it (three-way, each pair over its own nearest common state); of what remains, one value is the merge,
/// several are a conflict. Of leaves that share no ancestor, one without the group yields.
///
/// Where an ancestor's body is gone, only what all leaves say alike needs nobody. Whoever holds that body knows
/// who changed what, an addition from a removal, and may merge at the same time; whatever this replica made of
/// the leaves alone could differ from that, and the two merges would be the next conflict, without an end. A
/// person's choice ends it, for it is kept in the record. Nor can the body be counted on elsewhere: laptops drop
/// it with the delivery of what followed, a CouchDB with its next compaction.
package struct Merge: Sendable {
    package enum Outcome: Sendable, Equatable {
        /// No two leaves speak against each other.
        case single
        /// The record from now on.
        case merged(JSONObject)
        /// The groups to choose, `FieldGroup.existence` before all others.
        case choose([FieldGroupConflict])
        /// Not ours to merge.
        case beyond(Beyond)
    }

    package enum Beyond: Sendable, Equatable {
        /// A kind, or a schema version, whose groups this program does not know.
        case unknownShape
        /// The body of a leaf is not held.
        case missingBody
    }

    package let kind: DocumentKind
    /// The live leaves, the winner first: it goes on, the others go into it.
    package let live: [RevisionID]
    /// The deletions that stand against a live leaf.
    package let deletions: [RevisionID]
    /// The nearest ancestor of all of them; its body may be gone.
    package let origin: RevisionID?
    package let outcome: Outcome

    let bodies: [RevisionID: JSONObject]
    private let picks: [GroupPick]
    private let flat: [RevisionID: FlatRecord]

    /// `bodies`: Those of `bodiesNeeded` that are held.
    package init(kind: DocumentKind, tree: RevisionTree, bodies: [RevisionID: JSONObject]) {
        let history = LeafHistory(tree, bodies: bodies)
        self.kind = kind
        self.bodies = bodies
        live = history.live
        deletions = history.deletions
        origin = history.origin
        let isSingle = live.isEmpty || (live.count == 1 && deletions.isEmpty)
        guard !isSingle, let shape = RecordShape.of(kind),
            let reading = Reading(shape, history, bodies)
        else {
            flat = [:]
            picks = []
            let isHeld = live.allSatisfy { bodies[$0] != nil }
            outcome = isSingle ? .single : .beyond(isHeld ? .unknownShape : .missingBody)
            return
        }
        flat = reading.flat
        picks = shape.groups(in: live.compactMap { reading.flat[$0] }).map { reading.pick($0) }
        var open = picks.compactMap(\.conflict)
        // What else would go by itself may go otherwise where more is held: somebody says so instead.
        if open.isEmpty { open = picks.filter(\.isUntold).compactMap(\.choice) }
        if !deletions.isEmpty {
            outcome = .choose([Self.existence(live, deletions)] + open)
        } else if open.isEmpty, let body = Self.body(live, picks, reading.flat, bodies, [:]) {
            outcome = .merged(body)
        } else {
            outcome = .choose(open)
        }
    }

    /// The revisions whose bodies `init` looks at.
    package static func bodiesNeeded(_ tree: RevisionTree) -> Set<RevisionID> {
        LeafHistory.bodiesNeeded(tree)
    }

    /// What a group says in a leaf or in the origin; nil where that is not held, or has none of it.
    package func value(of group: FieldGroup, in revision: RevisionID) -> JSONValue? {
        guard let shape = RecordShape.of(kind), let body = bodies[revision] else { return nil }
        return GroupPick.json(FlatRecord(body, opened: shape.opened).value(of: group), group)
    }

    /// The record that choices make; nil while one is missing, or while the record is to go.
    ///
    /// `choices`: The place of an option, by group.
    package func body(choosing choices: [FieldPath: Int]) -> JSONObject? {
        Self.body(live, picks, flat, bodies, choices)
    }

    private static func existence(
        _ live: [RevisionID],
        _ deletions: [RevisionID],
    ) -> FieldGroupConflict {
        FieldGroupConflict(
            group: .existence,
            options: [
                .init(leaves: live, value: nil, deletes: false),
                .init(leaves: deletions, value: nil, deletes: true),
            ],
        )
    }

    private static func body(
        _ live: [RevisionID],
        _ picks: [GroupPick],
        _ flat: [RevisionID: FlatRecord],
        _ bodies: [RevisionID: JSONObject],
        _ choices: [FieldPath: Int],
    ) -> JSONObject? {
        guard let kept = live.first, let pattern = bodies[kept], let own = flat[kept] else {
            return nil
        }
        var merged = FlatRecord()
        merged.keepEmpty(own.empty)
        for pick in picks {
            guard let value = pick.value(choices[pick.group.name]) else { return nil }
            for (path, member) in value.members { merged[path] = member }
            guard let source = value.source, let leaf = flat[source] else { continue }
            // Explicit nulls and what follows come along from the leaf that has the value.
            for path in pick.group.deciding + pick.group.following where merged[path] == nil {
                merged[path] = leaf[path]
            }
        }
        derive(&merged, from: live.compactMap { flat[$0] })
        return merged.body(like: pattern)
    }
}
