/// Facts about the store as a whole.
package enum Meta: String, Sendable {
    /// When the last backup was finished, in milliseconds since 1970.
    case lastBackup
    /// When a backup was last put in this store's place: what was known of peers' sequences may be
    /// ahead.
    case lastRestore
    /// The highest place in the feed that a row since removed has had; places are never given twice.
    case sequenceFloor
    /// How far the feed has been handed to another peer: what stands at or before it may be there, even
    /// if its answer never came.
    case offered
}

extension Reader {
    package func meta(_ name: Meta) throws(StoreError) -> Int? {
        try first("SELECT value FROM meta WHERE name = ?", [.text(name.rawValue)]) {
            (row) throws(StoreError) in row.int(0)
        }
    }
}

extension Writer {
    package func setMeta(_ name: Meta, _ value: Int) throws(StoreError) {
        let statement = try connection.statement("INSERT OR REPLACE INTO meta VALUES (?, ?)")
        statement.bind(1, name.rawValue)
        statement.bind(2, value)
        try statement.run()
    }
}
