/// What holds of every tree. Checked after each change in debug builds, and of every tree read back.
extension RevisionTree {
    func assertInvariants() {
        assert(brokenInvariant == nil, brokenInvariant ?? "")
    }

    /// The first rule that does not hold; `nil` for a sound tree.
    var brokenInvariant: String? {
        for index in nodes.indices {
            let node = nodes[index]
            if node.revision.generation < 1 { return "generations start at 1" }
            if index > 0, nodes[index - 1].revision >= node.revision { return "revisions ascend" }
            guard node.parent != Node.noParent else { continue }
            guard (0..<index).contains(Int(node.parent)) else { return "parents stand before" }
            let parent = nodes[Int(node.parent)]
            if parent.revision.generation + 1 != node.revision.generation {
                return "a parent is one generation older"
            }
            if !parent.isInner { return "a parent is no leaf" }
        }
        if let last = nodes.last, last.isInner { return "the last revision is a leaf" }
        return nil
    }
}
