extension RevisionTree {
    /// Forgets what no leaf has among its last `limit` revisions. Leaves always stay.
    ///
    /// Counts from every leaf, itself included, and keeps a revision while any leaf needs it:
    ///
    ///     limit 2:   1-a ── 2-b ── 3-c ── 4-d      keeps 4-d 3-c of the one, 3-e 2-b of the other leaf
    ///                          └── 3-e
    ///
    /// A low limit and a long time offline make false conflicts, so it is a thousand where it matters.
    ///
    /// - Parameter limit: At least 1.
    /// - Returns: The revisions dropped, oldest first.
    @discardableResult
    package mutating func stem(limit: Int) -> [RevisionID] {
        precondition(limit >= 1, "a stem keeps the leaves")
        // No path is longer than the tree has revisions.
        guard nodes.count > limit || hasOrphans else { return [] }
        defer { assertInvariants() }

        let needed = revisionsNeeded(limit: limit)
        var kept: [Node] = []
        kept.reserveCapacity(nodes.count)
        var moved: [Int32] = []
        moved.reserveCapacity(nodes.count)
        var dropped: [RevisionID] = []
        for (index, var node) in nodes.enumerated() {
            guard needed[index] else {
                moved.append(Node.noParent)
                dropped.append(node.revision)
                continue
            }
            if node.parent != Node.noParent { node.parent = moved[Int(node.parent)] }
            moved.append(Int32(kept.count))
            kept.append(node)
        }
        if !dropped.isEmpty { nodes = kept }
        return dropped
    }

    /// For each node, whether a leaf stands fewer than `limit` steps above it.
    private func revisionsNeeded(limit: Int) -> [Bool] {
        // Children stand behind their parents: one walk back gives every node the nearest leaf's distance.
        var distance = nodes.map { $0.isInner ? limit : 0 }
        for index in nodes.indices.reversed() where nodes[index].parent != Node.noParent {
            let parent = Int(nodes[index].parent)
            distance[parent] = min(distance[parent], distance[index] + 1)
        }
        return distance.map { $0 < limit }
    }

    /// Whether some inner node has lost its children to another parent.
    private var hasOrphans: Bool {
        var innerCount = 0
        for node in nodes where node.isInner { innerCount += 1 }
        return innerCount > Set(nodes.lazy.map(\.parent).filter { $0 != Node.noParent }).count
    }
}
