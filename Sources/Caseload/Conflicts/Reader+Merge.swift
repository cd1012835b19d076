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

    /// Whether two leaves of a document speak against each other.
    ///
    /// Cost: one look-up for a document with one leaf, which is nearly every one.
    func isInConflict(_ id: DocumentID) throws(StoreError) -> Bool {
        guard try leaves(id).count > 1, let merge = try merge(id) else { return false }
        return merge.outcome != .single
    }
}
