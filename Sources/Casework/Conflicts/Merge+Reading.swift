import Documents

extension Merge {
    /// The leaves opened into groups, and which of their values stand.
    struct Reading {
        let flat: [RevisionID: FlatRecord]
        private let history: LeafHistory
        private let bodies: [RevisionID: JSONObject]
        private let opened: Set<String>

        /// Nil where a leaf's body is not held or of a newer schema.
        init?(
            _ shape: RecordShape,
            _ history: LeafHistory,
            _ bodies: [RevisionID: JSONObject],
        ) {
            let leaves = history.live.compactMap { bodies[$0] }
            guard leaves.count == history.live.count,
                leaves.allSatisfy({ ($0["v"]?.int ?? 1) <= RecordShape.version })
            else { return nil }
            // What is an object only in some is compared whole.
            let opened = shape.opened.filter { name in
                leaves.allSatisfy { body in
                    body[name].map { $0.isNull || $0.object != nil } ?? true
                }
            }
            var flat: [RevisionID: FlatRecord] = [:]
            for leaf in history.live {
                flat[leaf] = bodies[leaf].map { FlatRecord($0, opened: opened) }
            }
            self.flat = flat
            self.opened = opened
            self.history = history
            self.bodies = bodies
        }

        func pick(_ group: FieldGroup) -> GroupPick {
            let values = history.live.map { leaf in
                (leaf: leaf, value: flat[leaf]?.value(of: group) ?? [:])
            }
            var standing = values.filter { mine in
                !values.contains { isOverridden(mine, by: $0, group) }
            }
            // Cannot be empty in a tree of edits; what another program wrote is no reason to stop.
            let isOfAll = group.rule == .history || group.rule == .largest
            if standing.isEmpty || isOfAll { standing = values }
            var distinct: [(leaves: [RevisionID], members: GroupPick.Value)] = []
            for one in standing.sorted(by: { $0.leaf > $1.leaf }) {
                if let place = distinct.firstIndex(where: { $0.members == one.value }) {
                    distinct[place].leaves.append(one.leaf)
                } else {
                    distinct.append(([one.leaf], one.value))
                }
            }
            return GroupPick(group: group, standing: distinct)
        }

        /// Whether a leaf only kept what it came from, and the other changed it.
        private func isOverridden(
            _ mine: (leaf: RevisionID, value: GroupPick.Value),
            by other: (leaf: RevisionID, value: GroupPick.Value),
            _ group: FieldGroup,
        ) -> Bool {
            guard mine.value != other.value, let own = flat[mine.leaf], let its = flat[other.leaf]
            else { return false }
            let base = history.base(mine.leaf, other.leaf).flatMap { bodies[$0] }
                .map { FlatRecord($0, opened: opened) }
            // Who chose a value has said so, even where it was the old one.
            let decided = ConflictDecision.entries(on: group, in: own)
                .subtracting(ConflictDecision.entries(on: group, in: its))
                .subtracting(base.map { ConflictDecision.entries(on: group, in: $0) } ?? [])
            guard decided.isEmpty else { return false }
            return mine.value == base?.value(of: group) ?? [:]
        }
    }
}
