/// What a peer that offers revisions should be asked for: CouchDB's `_revs_diff`.
extension RevisionTree {
    /// The revisions that are nowhere in the tree, in the order given, each once.
    ///
    /// An ancestor is known even when its body is not here.
    package func missing(_ revisions: [RevisionID]) -> [RevisionID] {
        var asked: Set<RevisionID> = []
        return revisions.filter { !contains($0) && asked.insert($0).inserted }
    }

    /// The leaves from which some of these missing revisions may have been made, the winner's order kept.
    ///
    /// A leaf may be an ancestor of whatever has a higher generation.
    package func possibleAncestors(of missing: [RevisionID]) -> [RevisionID] {
        guard let highest = missing.map(\.generation).max() else { return [] }
        return leaves.lazy.map(\.revision).filter { $0.generation < highest }
    }
}
