/// Which revision is the document, and which wait beside it.
///
/// The rule stands in `leaves` alone: live before deleted, then the greater revision, which is the higher
/// generation and then the greater digest. All replicas follow it and need not ask each other.
extension RevisionTree {
    /// All leaves, the winner first, in the order in which they would win.
    package var leaves: [Leaf] {
        // The nodes ascend, so walking back meets the greater revision first.
        var live: [Leaf] = []
        var deleted: [Leaf] = []
        for node in nodes.reversed() where !node.isInner {
            let leaf = Leaf(revision: node.revision, deleted: node.deleted)
            if node.deleted {
                deleted.append(leaf)
            } else {
                live.append(leaf)
            }
        }
        return live + deleted
    }

    /// The first of `leaves`; `nil` for an empty tree.
    ///
    /// Cost: nothing when the last leaf is live.
    package var winner: Leaf? {
        if let last = nodes.last, !last.deleted {
            return Leaf(revision: last.revision, deleted: false)
        }
        return leaves.first
    }

    /// The live leaves that lost: CouchDB's `_conflicts`.
    package var conflicts: [RevisionID] {
        leaves.dropFirst().filter { !$0.deleted }.map(\.revision)
    }

    /// The deleted leaves that lost: CouchDB's `_deleted_conflicts`.
    package var deletedConflicts: [RevisionID] {
        leaves.dropFirst().filter(\.deleted).map(\.revision)
    }

    /// The leaves that a revision has become, itself if it is one, the winner's order kept.
    ///
    /// Empty if it is not here. What a fetch with `latest=true` asks for.
    package func leaves(from revision: RevisionID) -> [Leaf] {
        leaves.filter { path(to: $0.revision)?.contains(revision) ?? false }
    }
}
