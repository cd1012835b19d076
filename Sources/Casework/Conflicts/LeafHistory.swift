import Documents

/// Which leaves of a document speak, and what two of them have in common.
///
///     1-a ── 2-x ── 3-m          3-m took 2-y in: the tombstone 3-t says so (`into`).
///        └── 2-y ── 3-t (deleted, into 3-m)
///            └── 3-y             made of 2-y elsewhere, meanwhile
///
/// The nearest ancestor of 3-m and 3-y is 2-y, though the tree alone says 1-a: so a merge is not asked
/// again about what it took in already.
struct LeafHistory {
    /// The live leaves, the winner first.
    let live: [RevisionID]
    /// The deletions that stand against a live leaf, the greatest first.
    let deletions: [RevisionID]

    private let paths: [RevisionID: [RevisionID]]
    /// By leaf, itself and the tombstones of what went into it.
    private let starts: [RevisionID: [RevisionID]]

    /// `bodies`: Of the leaves; a deleted one that is not held counts as a plain deletion.
    init(_ tree: RevisionTree, bodies: [RevisionID: JSONObject]) {
        let leaves = tree.leaves
        var paths: [RevisionID: [RevisionID]] = [:]
        for leaf in leaves { paths[leaf.revision] = tree.path(to: leaf.revision) ?? [] }
        let ends = leaves.filter(\.deleted).map { leaf in
            (revision: leaf.revision, ending: Ending(bodies[leaf.revision] ?? JSONObject()))
        }
        let live = leaves.filter { !$0.deleted }.map(\.revision)
        self.paths = paths
        self.live = live
        var starts: [RevisionID: [RevisionID]] = [:]
        for leaf in live { starts[leaf] = Self.starts(of: leaf, paths, ends) }
        self.starts = starts
        deletions = ends.filter { end in
            guard end.ending.deletes else { return false }
            return live.contains { leaf in
                let renewed = Set(Ending.revisions(Ending.renews, in: bodies[leaf]))
                return (starts[leaf] ?? []).contains { start in
                    Self.isAgainst(end.revision, start, renewed: renewed, paths)
                }
            }
        }
        .map(\.revision)
    }

    /// The nearest ancestor of two live leaves, what went into them counted in; nil without one.
    func base(_ one: RevisionID, _ other: RevisionID) -> RevisionID? {
        var nearest: RevisionID?
        for start in starts[one] ?? [] {
            for end in starts[other] ?? [] {
                guard let common = Self.common(paths[start] ?? [], paths[end] ?? []) else {
                    continue
                }
                nearest = nearest.map { max($0, common) } ?? common
            }
        }
        return nearest
    }

    /// The nearest ancestor of all leaves that speak, as the tree has it; nil without one.
    var origin: RevisionID? {
        let speaking = live + deletions
        guard let first = speaking.first, speaking.count > 1 else { return nil }
        let others = speaking.dropFirst().map { Set(paths[$0] ?? []) }
        return paths[first]?.first { revision in others.allSatisfy { $0.contains(revision) } }
    }

    /// The revisions whose bodies a merge looks at: the leaves, and where their ways part.
    static func bodiesNeeded(_ tree: RevisionTree) -> Set<RevisionID> {
        let paths = tree.leaves.compactMap { tree.path(to: $0.revision) }
        var needed = Set(paths.compactMap(\.first))
        for (place, path) in paths.enumerated() {
            for other in paths.dropFirst(place + 1) {
                if let common = common(path, other) { needed.insert(common) }
            }
        }
        return needed
    }

    /// Both paths descend, so the first shared revision is found by walking them side by side.
    private static func common(_ one: [RevisionID], _ other: [RevisionID]) -> RevisionID? {
        var (mine, theirs) = (0, 0)
        while mine < one.count, theirs < other.count {
            if one[mine] == other[theirs] { return one[mine] }
            if one[mine] > other[theirs] { mine += 1 } else { theirs += 1 }
        }
        return nil
    }

    private static func starts(
        of leaf: RevisionID,
        _ paths: [RevisionID: [RevisionID]],
        _ ends: [(revision: RevisionID, ending: Ending)],
    ) -> [RevisionID] {
        var starts = [leaf]
        var known = Set(paths[leaf] ?? [])
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for end in ends where !starts.contains(end.revision) {
                guard let into = end.ending.into, known.contains(into) else { continue }
                starts.append(end.revision)
                known.formUnion(paths[end.revision] ?? [])
                isGrowing = true
            }
        }
        return starts
    }

    /// Whether a deletion was made without knowing what this way leads to.
    ///
    /// It was not where the ways share nothing, or where the record was deleted on this way too and
    /// then written anew (`renews`): that deletion says the same, and the new life came after it. The
    /// leaf's own body has to say so, for a history from elsewhere does not tell deletions from edits.
    private static func isAgainst(
        _ end: RevisionID,
        _ start: RevisionID,
        renewed: Set<RevisionID>,
        _ paths: [RevisionID: [RevisionID]],
    ) -> Bool {
        let way = paths[start] ?? []
        guard let common = common(way, paths[end] ?? []) else { return false }
        return !way.contains { $0 >= common && renewed.contains($0) }
    }
}
