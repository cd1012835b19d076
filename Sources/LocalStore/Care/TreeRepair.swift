import Documents

/// The body of one revision.
struct HeldBody {
    let revision: RevisionID
    let body: JSONObject
}

/// Makes a revision tree that what could be read of a document bears out.
struct TreeRepair {
    /// The bodies that can be read, in the order they were written.
    let held: [HeldBody]
    /// The revisions whose delivery can be read.
    let noted: [Delivery]

    /// `tree` without the live leaves whose body is lost; nil when no body is left that it knows.
    ///
    /// Where all that is live is lost, the newest revision that has a body becomes the one leaf: an older
    /// state of the record is better than none. What was deleted stays so, with or without a body.
    func trimmed(_ tree: RevisionTree) -> RevisionTree? {
        let live = tree.leaves.filter { !$0.deleted }
        let readable = live.filter { has($0.revision) }
        if readable.count == live.count { return tree }
        let ended = tree.leaves.filter(\.deleted)
        let inner = held.map(\.revision).filter { tree.contains($0) && !tree.isDeleted($0) }.max()
        let kept =
            readable.isEmpty
            ? inner.map { [RevisionTree.Leaf(revision: $0, deleted: false)] } ?? []
            : readable + ended
        var trimmed = RevisionTree()
        for leaf in kept {
            _ = trimmed.merge(path: tree.path(to: leaf.revision) ?? [], deleted: leaf.deleted)
        }
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Whether the body of a revision can be read.
    func has(_ revision: RevisionID) -> Bool {
        held.contains { $0.revision == revision }
    }

    /// A tree from bodies and deliveries alone; nil without a body.
    ///
    /// A revision made by this program is the digest of its parent, its being a deletion, and its body: so
    /// of those that can be its parent the right one is known when it is tried, and whether it is a deletion,
    /// too. Its parent is among what else is held or noted, or among the revisions that a tombstone of ours
    /// says it `settles`. Of a revision made elsewhere neither is known; it stands alone and counts as live.
    var rebuilt: RevisionTree? {
        guard let newest = held.last else { return nil }
        var origins: [RevisionID: (parent: RevisionID?, deleted: Bool)] = [:]
        for one in held { origins[one.revision] = origin(of: one) }
        let leaves = held.map(\.revision).filter { revision in
            let isNotedLeaf = noted.first { $0.revision == revision }?.isLeaf
            return isNotedLeaf ?? !origins.values.contains { $0.parent == revision }
        }
        var tree = RevisionTree()
        for leaf in leaves.isEmpty ? [newest.revision] : leaves {
            var path = [leaf]
            while let parent = origins[path[path.count - 1]]?.parent { path.append(parent) }
            _ = tree.merge(path: path, deleted: origins[leaf]?.deleted ?? false)
        }
        return tree
    }

    private func origin(of one: HeldBody) -> (parent: RevisionID?, deleted: Bool)? {
        let before = one.revision.generation - 1
        let settled = (one.body["settles"]?.array ?? []).compactMap { name in
            name.string.flatMap { try? RevisionID($0) }
        }
        let candidates =
            before == 0
            ? [nil]
            : Set(held.map(\.revision) + noted.map(\.revision) + settled)
                .filter { $0.generation == before }.map(Optional.some)
        for parent in candidates {
            for deleted in [false, true]
            where RevisionID.digest(parent: parent, deleted: deleted, body: .object(one.body))
                == one.revision
            {
                return (parent, deleted)
            }
        }
        return nil
    }
}
