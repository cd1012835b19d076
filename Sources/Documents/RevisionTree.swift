/// Every revision of one document that is known here, and which came from which.
///
/// A tree only ever learns: a revision, an ancestor of one, a deletion. Each of these facts has one place
/// below and adding one twice changes nothing, so a tree depends on what it was told, not on the order.
///
///     1-a ── 2-b ── 3-d (deleted)        leaves: 2-c, 3-d    winner: 2-c, the live one
///        └── 2-c
///
/// After a stem, or when histories arrive cut short, there are several roots. Source: CouchDB documentation,
/// "Replication and conflict model"; couch_key_tree.erl; transcripts 02 and 03.
package struct RevisionTree: Sendable, Hashable {
    /// A revision that nothing known here was made from.
    package struct Leaf: Sendable, Hashable {
        package let revision: RevisionID
        package let deleted: Bool

        package init(revision: RevisionID, deleted: Bool) {
            self.revision = revision
            self.deleted = deleted
        }
    }

    struct Node: Sendable, Hashable {
        let revision: RevisionID
        /// Index of the revision it was made from; `noParent` where that is not known.
        var parent: Int32 = noParent
        var deleted = false
        /// Whether some revision was made from it.
        ///
        /// Stays true even if a contradicting history has given that revision another parent: what
        /// was edited once is no open end again.
        var isInner = false

        static let noParent: Int32 = -1
    }

    /// In ascending order of revisions, so a parent stands before its children and the last is a leaf.
    var nodes: [Node]

    package init() {
        nodes = []
    }

    /// A tree of one revision, as an import writes by the hundred thousand.
    package init(root: RevisionID, deleted: Bool = false) {
        nodes = [Node(revision: root, deleted: deleted)]
    }

    package var isEmpty: Bool {
        nodes.isEmpty
    }

    /// The number of revisions known.
    package var count: Int {
        nodes.count
    }

    package func contains(_ revision: RevisionID) -> Bool {
        index(of: revision) != nil
    }

    /// The revisions from this one back to the first known, newest first; `nil` if it is not here.
    package func path(to revision: RevisionID) -> [RevisionID]? {
        guard var index = index(of: revision) else { return nil }
        var path = [nodes[index].revision]
        while nodes[index].parent != Node.noParent {
            index = Int(nodes[index].parent)
            path.append(nodes[index].revision)
        }
        return path
    }

    /// Whether a revision is known as a deletion.
    package func isDeleted(_ revision: RevisionID) -> Bool {
        index(of: revision).map { nodes[$0].deleted } ?? false
    }

    /// The place of a revision, by halving.
    func index(of revision: RevisionID) -> Int? {
        if let last = nodes.last, last.revision == revision { return nodes.count - 1 }
        let index = insertionIndex(of: revision)
        return index < nodes.count && nodes[index].revision == revision ? index : nil
    }

    /// Where a revision stands or would stand.
    private func insertionIndex(of revision: RevisionID) -> Int {
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle].revision < revision {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
