extension Schema {
    /// What is kept ready-made of the projections (`KeptHead`).
    ///
    /// - `kept.kinds` are the kinds of documents whose content the parts hold, a blank on both sides
    ///   of each: when one of these is deleted, the parts go in the same transaction.
    /// - `kept_part.bytes` are of the shape `kept.format`, which only who keeps them knows.
    static let version3 = """
        CREATE TABLE kept (
            name TEXT PRIMARY KEY,
            format INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            document INTEGER NOT NULL,
            parts INTEGER NOT NULL,
            kinds TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE kept_part (
            name TEXT NOT NULL,
            number INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (name, number)
        );
        CREATE TRIGGER kept_dropped AFTER DELETE ON kept BEGIN
            DELETE FROM kept_part WHERE name = old.name;
        END;
        """
}
