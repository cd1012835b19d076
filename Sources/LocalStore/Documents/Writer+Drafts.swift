import Documents

extension Writer {
    /// Keeps typing that is not yet a record.
    ///
    /// Removed in the transaction that makes records of it.
    package func putDraft(_ key: String, _ body: JSONValue) throws(StoreError) {
        let statement = try connection.statement("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)")
        statement.bind(1, key)
        statement.bind(2, body.serialized())
        statement.bind(3, now)
        try statement.run()
    }

    package func removeDraft(_ key: String) throws(StoreError) {
        let statement = try connection.statement("DELETE FROM draft WHERE key = ?")
        statement.bind(1, key)
        try statement.run()
    }

    /// Writes a `_local` document, or removes it (nil).
    ///
    /// Returns its new generation.
    @discardableResult
    package func putLocalDocument(_ id: DocumentID, _ body: JSONObject?) throws(StoreError) -> Int {
        guard id.isLocal else { throw .misuse("a local document's id begins with _local/") }
        guard let body else {
            let delete = try connection.statement("DELETE FROM local_document WHERE id = ?")
            delete.bind(1, id.rawValue)
            try delete.run()
            return 0
        }
        let generation = (try localDocument(id)?.generation ?? 0) + 1
        let statement = try connection.statement(
            "INSERT OR REPLACE INTO local_document VALUES (?, ?, ?)"
        )
        statement.bind(1, id.rawValue)
        statement.bind(2, generation)
        statement.bind(3, JSONValue.object(Writer.own(body)).serialized())
        try statement.run()
        return generation
    }
}
