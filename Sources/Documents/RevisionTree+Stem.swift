extension RevisionTree {
    /// Forgets what no leaf has among its last `limit` revisions.
    ///
    /// Leaves always stay.
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
        let needed = revisionsNeeded(limit: limit)
        guard needed.contains(false) else { return [] }
        defer { assertInvariants() }

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
        nodes = kept
        return dropped
    }

    /// For each node, whether a leaf stands fewer than `limit` steps above it.
    private func revisionsNeeded(limit: Int) -> [Bool] {
        // No leaf is further away than the tree has revisions, whatever the limit.
        let limit = min(limit, nodes.count)
        // Children stand behind their parents: one walk back gives every node the nearest leaf's distance.
        var distance = nodes.map { $0.isInner ? limit : 0 }
        for index in nodes.indices.reversed() where nodes[index].parent != Node.noParent {
            let parent = Int(nodes[index].parent)
            distance[parent] = min(distance[parent], distance[index] + 1)
        }
        return distance.map { $0 < limit }
    }
}
