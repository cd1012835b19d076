extension RevisionTree {
    /// What a merge did to the tree.
    package enum Merge: Sendable, Hashable {
        /// Everything was known; the tree is what it was.
        case unchanged
        /// A leaf grew, a first revision came, or something inside became known; no new open end.
        case extended
        /// A new leaf stands beside the others.
        case branched
    }

    /// Takes in a revision with its ancestors.
    ///
    /// Joins at every revision that path and tree share, so an overlap may add a leaf at one end and
    /// reveal ancestors at the other; a path that shares nothing becomes a root of its own. Order and
    /// repetition of merges do not matter:
    ///
    ///     tree 5-e,  path 6-f 5-e 4-d   gives   4-d ── 5-e ── 6-f
    ///
    /// Should two histories name different parents for one revision, which no honest peer does, the
    /// greater parent stands. Cost: linear in path and tree, and next to nothing for an edit of the last
    /// revision given as its two-element path.
    ///
    /// - Parameters:
    ///   - path: The revision, then its ancestors, each one generation below the one before.
    ///   - deleted: Whether the revision deletes the document.
    /// - Returns: Whether anything was learned, and whether a new leaf came beside others.
    @discardableResult
    package mutating func merge(path: [RevisionID], deleted: Bool) -> Merge {
        precondition(!path.isEmpty, "a path has at least its leaf")
        for (child, parent) in zip(path, path.dropFirst()) {
            precondition(child.generation == parent.generation + 1, "a path has no gaps")
        }
        defer { assertInvariants() }

        let places = places(of: path)
        let outcome = outcome(places)
        insert(path.indices.lazy.filter { places[$0] == nil }.map { path[$0] }.reversed())
        let learned = connect(path, deleted: deleted)
        return outcome == .unchanged && learned ? .extended : outcome
    }

    /// Takes in a revision with its ancestors and drops what no leaf needs within `limit` revisions.
    ///
    /// Differs from a merge and a stem in that a path reaching further back than the limit, which would be
    /// added and dropped again, is reported as what it is: unchanged.
    ///
    /// - Returns: What changed, and the revisions dropped that were known before.
    package mutating func merge(
        path: [RevisionID],
        deleted: Bool,
        limit: Int,
    ) -> (merge: Merge, dropped: [RevisionID]) {
        let before = self
        let outcome = merge(path: path, deleted: deleted)
        guard outcome != .unchanged else { return (.unchanged, []) }
        let dropped = stem(limit: limit).filter(before.contains)
        return (self == before ? .unchanged : outcome, dropped)
    }

    /// Where each revision of the path stands; `nil` where it is not here.
    private func places(of path: [RevisionID]) -> [Int?] {
        var places: [Int?] = []
        places.reserveCapacity(path.count)
        var child: Int?
        for revision in path {
            // Along a known branch the link to the parent answers without a search.
            if let index = child, nodes[index].parent != Node.noParent,
                nodes[Int(nodes[index].parent)].revision == revision
            {
                child = Int(nodes[index].parent)
            } else {
                child = index(of: revision)
            }
            places.append(child)
        }
        return places
    }

    /// What the path's places in the tree before the merge say about it.
    private func outcome(_ places: [Int?]) -> Merge {
        guard places[0] == nil else { return .unchanged }
        guard let join = places.lazy.compactMap(\.self).first else {
            return isEmpty ? .extended : .branched
        }
        return nodes[join].isInner ? .branched : .extended
    }

    /// Adds revisions, in ascending order and not here yet, as roots.
    private mutating func insert(_ revisions: some BidirectionalCollection<RevisionID>) {
        guard let lowest = revisions.first else { return }
        guard let last = nodes.last, lowest < last.revision else {
            for revision in revisions { nodes.append(Node(revision: revision)) }
            return
        }
        var merged: [Node] = []
        merged.reserveCapacity(nodes.count + revisions.count)
        var moved: [Int32] = []
        moved.reserveCapacity(nodes.count)
        var rest = revisions[...]
        for var node in nodes {
            while let next = rest.first, next < node.revision {
                merged.append(Node(revision: next))
                rest = rest.dropFirst()
            }
            // A parent stands before its child, so its new place is known by now.
            if node.parent != Node.noParent { node.parent = moved[Int(node.parent)] }
            moved.append(Int32(merged.count))
            merged.append(node)
        }
        for revision in rest { merged.append(Node(revision: revision)) }
        nodes = merged
    }

    /// Notes who was made from whom, and the deletion.
    ///
    /// Returns whether any of it was news.
    private mutating func connect(_ path: [RevisionID], deleted: Bool) -> Bool {
        var isNews = false
        guard var child = index(of: path[0]) else { preconditionFailure("the path was inserted") }
        if deleted, !nodes[child].deleted {
            nodes[child].deleted = true
            isNews = true
        }
        for revision in path.dropFirst() {
            let known = nodes[child].parent
            if known != Node.noParent, nodes[Int(known)].revision == revision {
                child = Int(known)
                continue
            }
            guard let parent = index(of: revision) else {
                preconditionFailure("the path was inserted")
            }
            if !nodes[parent].isInner {
                nodes[parent].isInner = true
                isNews = true
            }
            if known == Node.noParent || nodes[Int(known)].revision < revision {
                nodes[child].parent = Int32(parent)
                isNews = true
            }
            child = parent
        }
        return isNews
    }
}
