/// Brings a store's tables to this program's version, one transaction per step.
enum Upgrade {
    /// The version of an open file; refuses one from a later program.
    static func version(of connection: Connection, known schema: Schema) throws(StoreError) -> Int {
        let found = try connection.integer("PRAGMA user_version") ?? 0
        guard found <= schema.version else {
            throw .newerVersion(found: found, known: schema.version)
        }
        return found
    }

    /// Runs the steps that are missing.
    ///
    /// Holds the folder exclusively while it does.
    static func run(
        _ schema: Schema,
        on connection: Connection,
        progress: Progress,
    ) throws(StoreError) {
        let first = try version(of: connection, known: schema)
        for (index, step) in schema.steps.enumerated().dropFirst(first) {
            try progress.check(done: index - first, total: schema.steps.count - first)
            try connection.transaction("BEGIN EXCLUSIVE") { () throws(StoreError) in
                // Another process may have been quicker.
                guard try version(of: connection, known: schema) == index else { return }
                try connection.run(step)
                try connection.run("PRAGMA user_version = \(index + 1)")
            }
        }
        connection.forgetStatements()
        // The version stands in the file itself, where a glance without the log sees it.
        try connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
