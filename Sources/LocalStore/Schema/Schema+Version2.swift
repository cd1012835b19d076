extension Schema {
    /// What travelling documents need: news by stick, news ahead of its document, released families.
    ///
    /// - `delivery.by_stick` says that only a stick has told us what is said of the server.
    /// - `promise` keeps news of revisions that have not arrived yet.
    /// - `release` has a row for each family the office takes back: `done` is 0 while something of it
    ///   exists only here. `purged` names the documents dropped for it, whose rows have `local` 2 and keep
    ///   nothing but their tree.
    static let version2 = """
        ALTER TABLE delivery ADD COLUMN by_stick INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX delivery_ended ON delivery (at) WHERE leaf = 1 AND state > 4;
        CREATE INDEX delivery_by_stick ON delivery (at) WHERE leaf = 1 AND by_stick = 1;
        CREATE TABLE promise (
            id TEXT NOT NULL,
            revision TEXT NOT NULL,
            state INTEGER NOT NULL,
            by_stick INTEGER NOT NULL,
            reason TEXT,
            PRIMARY KEY (id, revision)
        ) WITHOUT ROWID;
        CREATE TABLE release (
            family TEXT PRIMARY KEY,
            done INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE purged (
            doc INTEGER PRIMARY KEY REFERENCES document (doc),
            family TEXT NOT NULL
        );
        CREATE INDEX purged_family ON purged (family);
        """
}
