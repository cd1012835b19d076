import Documents

/// Typing that is not yet a record: durable, local, gone when records are made of it.
package struct Draft: Sendable, Equatable {
    package let key: String
    package let body: JSONValue
    /// When it was last written, in milliseconds since 1970.
    package let at: Int
}

extension Reader {
    package func draft(_ key: String) throws(StoreError) -> Draft? {
        let statement = try connection.statement("SELECT key, json, at FROM draft WHERE key = ?")
        statement.bind(1, key)
        return try statement.first { (row) throws(StoreError) in try Reader.draft(row) }
    }

    /// The drafts whose keys begin with `prefix`, by key.
    package func drafts(prefix: String = "") throws(StoreError) -> [Draft] {
        let statement = try connection.statement(
            "SELECT key, json, at FROM draft WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key"
        )
        statement.bind(1, prefix)
        var drafts: [Draft] = []
        try statement.walk { (row) throws(StoreError) in
            drafts.append(try Reader.draft(row))
            return true
        }
        return drafts
    }

    /// A `_local` document: kept on this machine, without a tree.
    ///
    /// Checkpoints and settings.
    package func localDocument(_ id: DocumentID) throws(StoreError) -> (
        body: JSONObject, generation: Int
    )? {
        let statement = try connection.statement(
            "SELECT generation, json FROM local_document WHERE id = ?"
        )
        statement.bind(1, id.rawValue)
        return try statement.first { (row) throws(StoreError) in
            guard let body = try Reader.json(row, 1).object else {
                throw StoreError.damaged(file: .store, detail: "a local document is no object")
            }
            return (body, row.int(0))
        }
    }

    private static func draft(_ row: Row) throws(StoreError) -> Draft {
        Draft(key: row.text(0), body: try json(row, 1), at: row.int(2))
    }

    static func json(_ row: Row, _ column: Int) throws(StoreError) -> JSONValue {
        do {
            return try row.withBlob(column) { (bytes) throws(JSONError) in
                try JSONValue(parsing: bytes)
            }
        } catch {
            throw .damaged(file: .store, detail: "JSON cannot be read")
        }
    }
}
