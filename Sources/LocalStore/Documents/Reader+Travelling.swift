import Documents

extension Reader {
    /// One revision as it travels: its body with the path to it.
    ///
    /// nil when the revision is not here, its body not held, or the document one that never travels.
    package func travelling(
        _ id: DocumentID,
        _ revision: RevisionID,
    ) throws(StoreError) -> (path: [RevisionID], deleted: Bool, body: JSONObject)? {
        guard let row = try row(id), !row.local, let path = row.tree.path(to: revision),
            let body = try bodies.read(doc: row.doc, revision: revision.description)
        else { return nil }
        return (path, row.tree.isDeleted(revision), body)
    }

    /// Whether there is a document of that id that is not this store's own and not purged.
    package func travels(_ id: DocumentID) throws(StoreError) -> Bool {
        try row(id).map { !$0.local } ?? false
    }
}
