import Documents

extension Reader {
    /// One revision as it travels: the JSON text of its body, an object, with the path to it.
    ///
    /// nil when the revision is not here, its body not held, or the document one that never travels.
    ///
    /// - Throws: `damaged` for a body that is no JSON object.
    package func travelling(
        _ id: DocumentID,
        _ revision: RevisionID,
    ) throws(StoreError) -> (path: [RevisionID], deleted: Bool, body: [UInt8])? {
        if let only = try bodies.readOnlyRevision(of: id, revision.description) {
            return ([revision], only.deleted, only.json)
        }
        guard let row = try row(id), !row.local, let path = row.tree.path(to: revision),
            let body = try bodies.readText(doc: row.doc, revision: revision.description)
        else { return nil }
        return (path, row.tree.isDeleted(revision), body)
    }

    /// Whether there is a document of that id that is not this store's own and not purged.
    package func travels(_ id: DocumentID) throws(StoreError) -> Bool {
        try row(id).map { !$0.local } ?? false
    }
}
