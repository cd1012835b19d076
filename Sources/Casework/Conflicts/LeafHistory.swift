import Documents

/// Which leaves of a document speak, and what two of them have in common.
///
///     1-a ── 2-x ── 3-m          3-m took 2-y in: the tombstone 3-t says so (`into`).
///        └── 2-y ── 3-t (deleted, into 3-m)
///            └── 3-y             made of 2-y elsewhere, meanwhile
///
/// The nearest ancestor of 3-m and 3-y is 2-y, though the tree alone says 1-a: so a merge is not asked
/// again about what it took in already. Where the same leaves were merged twice, there is more than one:
///
///     2-x ── 3-m     2-y ── into 3-m       3-m and 3-n both know all of 2-x and of 2-y
///        └── 3-n        └── into 3-n
struct LeafHistory {
    /// The live leaves, the winner first.
    let live: [RevisionID]
    /// The deletions that stand against a live leaf, the greatest first.
    let deletions: [RevisionID]

    /// By leaf.
    private let paths: [RevisionID: [RevisionID]]
    /// The tombstones that name what they went into.
    private let ends: [End]

    private typealias End = (revision: RevisionID, ending: Ending)

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
        self.ends = ends.filter { $0.ending.into != nil }
        var starts: [RevisionID: [RevisionID]] = [:]
        for leaf in live { starts[leaf] = Self.starts(of: paths[leaf] ?? [], paths, ends) }
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

    /// The nearest revisions that two others both know, what went into them counted in.
    ///
    /// None of them knows another; the greatest comes first. None where they share nothing.
    func bases(_ one: RevisionID, _ other: RevisionID) -> [RevisionID] {
        let (mine, theirs) = (ways(of: one), ways(of: other))
        var common: Set<RevisionID> = []
        for way in mine {
            for its in theirs {
                if let shared = Self.common(way, its) { common.insert(shared) }
            }
        }
        guard common.count > 1 else { return Array(common) }
        let known = common.map { revision in
            (revision: revision, all: Set(ways(of: revision).joined()))
        }
        return common.filter { revision in
            !known.contains { $0.revision != revision && $0.all.contains(revision) }
        }
        .sorted(by: >)
    }

    /// The revisions that led to this one: its own path, and those of what went into it.
    private func ways(of revision: RevisionID) -> [ArraySlice<RevisionID>] {
        let own = path(to: revision)
        return [own]
            + Self.starts(of: own, paths, ends).dropFirst().map { (paths[$0] ?? [])[...] }
    }

    /// The path to a leaf, or to what lies on the way to one.
    private func path(to revision: RevisionID) -> ArraySlice<RevisionID> {
        if let path = paths[revision] { return path[...] }
        for path in paths.values {
            if let place = path.firstIndex(of: revision) { return path[place...] }
        }
        return []
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
    private static func common(
        _ one: some Collection<RevisionID>,
        _ other: some Collection<RevisionID>,
    ) -> RevisionID? {
        var (mine, theirs) = (one.startIndex, other.startIndex)
        while mine < one.endIndex, theirs < other.endIndex {
            if one[mine] == other[theirs] { return one[mine] }
            if one[mine] > other[theirs] {
                one.formIndex(after: &mine)
            } else {
                other.formIndex(after: &theirs)
            }
        }
        return nil
    }

    /// The first of a path, and the tombstones of what went into any of it.
    private static func starts(
        of path: some Collection<RevisionID>,
        _ paths: [RevisionID: [RevisionID]],
        _ ends: [End],
    ) -> [RevisionID] {
        var starts = path.first.map { [$0] } ?? []
        var known = Set(path)
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
