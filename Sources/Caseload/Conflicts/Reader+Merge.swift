import Casework
import Documents
import LocalStore

extension Reader {
    /// The merge of a document's leaves, with the bodies it takes; nil when never seen or local.
    func merge(_ id: DocumentID) throws(StoreError) -> Merge? {
        guard let tree = try tree(id) else { return nil }
        var bodies: [RevisionID: JSONObject] = [:]
        for revision in Merge.bodiesNeeded(tree) {
            bodies[revision] = try body(id, revision)
        }
        return Merge(kind: id.documentKind, tree: tree, bodies: bodies)
    }

    /// The merge of a document of which two leaves speak against each other; nil for all others.
    ///
    /// Cost: one look-up for a document with one leaf, which is nearly every one.
    func conflict(_ id: DocumentID) throws(StoreError) -> Merge? {
        guard try leaves(id).count > 1, let merge = try merge(id), merge.outcome != .single else {
            return nil
        }
        return merge
    }

    /// Whether two leaves of a document speak against each other.
    func isInConflict(_ id: DocumentID) throws(StoreError) -> Bool { try conflict(id) != nil }
}
