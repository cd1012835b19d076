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
                Held(revision: leaf, value: flat[leaf]?.value(of: group) ?? [:])
            }
            // Of what all count, none is overridden.
            let isOfAll = group.rule == .history || group.rule == .largest
            let found = isOfAll ? Standing(values: values) : standing(values, group)
            var distinct: [(leaves: [RevisionID], members: GroupPick.Value)] = []
            for one in found.values.sorted(by: { $0.revision > $1.revision }) {
                if let place = distinct.firstIndex(where: { $0.members == one.value }) {
                    distinct[place].leaves.append(one.revision)
                } else {
                    distinct.append(([one.revision], one.value))
                }
            }
            return GroupPick(group: group, standing: distinct, isUntold: found.isUntold)
        }

        /// What a revision says of a group.
        private struct Held {
            let revision: RevisionID
            let value: GroupPick.Value
        }

        /// The values that no other overrides.
        private struct Standing {
            var values: [Held]
            /// Of two values that differ it cannot be told here, for want of an ancestor's body, who changed it.
            var isUntold = false
        }

        /// Cannot be empty in a tree of edits; what another program wrote is no reason to stop.
        private func standing(_ values: [Held], _ group: FieldGroup) -> Standing {
            var standing = Standing(values: [])
            for mine in values {
                let answers = values.map { isOverridden(mine, by: $0, group) }
                if answers.contains(nil) { standing.isUntold = true }
                if !answers.contains(true) { standing.values.append(mine) }
            }
            if standing.values.isEmpty { standing.values = values }
            return standing
        }

        /// Whether a revision only kept what it came from, and the other changed it; nil where a body that
        /// this follows from is not held.
        ///
        /// Both came from all that their nearest common revisions say once those are merged: what is
        /// left standing of them. Each such step goes back in the tree, so it comes to an end.
        private func isOverridden(_ mine: Held, by other: Held, _ group: FieldGroup) -> Bool? {
            guard mine.value != other.value else { return false }
            let known = history.bases(mine.revision, other.revision)
            let bases = known.compactMap { revision in
                record(revision).map { (revision: revision, record: $0) }
            }
            guard bases.count == known.count, let own = record(mine.revision),
                let its = record(other.revision)
            else { return nil }
            // Who chose a value has said so, even where it was the old one.
            var decided = ConflictDecision.entries(on: group, in: own)
                .subtracting(ConflictDecision.entries(on: group, in: its))
            for base in bases {
                decided.subtract(ConflictDecision.entries(on: group, in: base.record))
            }
            guard decided.isEmpty else { return false }
            guard !bases.isEmpty else { return mine.value.isEmpty }
            let before = standing(
                bases.map { Held(revision: $0.revision, value: $0.record.value(of: group)) },
                group,
            )
            guard !before.isUntold else { return nil }
            return before.values.contains { $0.value == mine.value }
                && !before.values.contains { $0.value == other.value }
        }

        /// A leaf or an ancestor whose body is held.
        private func record(_ revision: RevisionID) -> FlatRecord? {
            flat[revision] ?? bodies[revision].map { FlatRecord($0, opened: opened) }
        }
    }
}
