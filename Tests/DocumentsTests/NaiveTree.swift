import Documents

/// The rules of the revision tree once more, with sets and tables and no thought of cost.
struct NaiveTree {
    var parents: [RevisionID: RevisionID] = [:]
    var known: Set<RevisionID> = []
    var edited: Set<RevisionID> = []
    var deleted: Set<RevisionID> = []

    mutating func merge(_ edit: HistoryEdit) {
        known.formUnion(edit.path)
        if edit.deleted { deleted.insert(edit.path[0]) }
        for (child, parent) in zip(edit.path, edit.path.dropFirst()) {
            edited.insert(parent)
            parents[child] = max(parents[child] ?? parent, parent)
        }
    }

    var leaves: Set<RevisionID> {
        known.subtracting(edited)
    }

    /// Live before deleted, then the greater.
    var winner: RevisionID? {
        leaves.subtracting(deleted).max() ?? leaves.max()
    }

    func path(to revision: RevisionID) -> [RevisionID] {
        [revision] + (parents[revision].map(path(to:)) ?? [])
    }

    func needed(limit: Int) -> Set<RevisionID> {
        Set(leaves.flatMap { path(to: $0).prefix(limit) })
    }
}
