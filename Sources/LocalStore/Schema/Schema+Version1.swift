extension Schema {
    /// Documents with their trees and bodies, delivery, drafts, `_local` documents, projections'
    /// versions.
    ///
    /// - `document.doc` numbers documents; every other table and every projection refers to it.
    /// - `document.winner`, `deleted` and `conflicts` (other live leaves) cache what the tree
    ///   answers. `tree` is NULL for a tree of one revision, which is most of them.
    /// - `body.slot` is `doc << 20 | n`: the bodies of a document are neighbours, found by its
    ///   number without an index of their own (`BodySlot`).
    /// - `delivery` has a row for each leaf of each document that is not `local`, and keeps those
    ///   of older revisions that had left the laptop. States are `DeliveryState.rawValue`; under 3
    ///   waits.
    /// - Times are milliseconds since 1970.
    static let version1 = """
        CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            value
        ) WITHOUT ROWID;
        CREATE TABLE document (
            doc INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            seq INTEGER NOT NULL,
            winner TEXT NOT NULL,
            deleted INTEGER NOT NULL,
            local INTEGER NOT NULL,
            conflicts INTEGER NOT NULL,
            tree BLOB
        );
        CREATE UNIQUE INDEX document_id ON document (id);
        CREATE UNIQUE INDEX document_seq ON document (seq);
        CREATE INDEX document_conflicts ON document (doc) WHERE conflicts > 0;
        CREATE TABLE body (
            slot INTEGER PRIMARY KEY,
            revision TEXT NOT NULL,
            json BLOB NOT NULL
        );
        CREATE TABLE delivery (
            doc INTEGER NOT NULL REFERENCES document (doc),
            revision TEXT NOT NULL,
            leaf INTEGER NOT NULL,
            state INTEGER NOT NULL,
            at INTEGER NOT NULL,
            reason TEXT,
            PRIMARY KEY (doc, revision)
        ) WITHOUT ROWID;
        CREATE INDEX delivery_waiting ON delivery (at) WHERE leaf = 1 AND state < 3;
        CREATE TABLE local_document (
            id TEXT PRIMARY KEY,
            generation INTEGER NOT NULL,
            json BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE draft (
            key TEXT PRIMARY KEY,
            json BLOB NOT NULL,
            at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE projection (
            name TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            tables TEXT NOT NULL
        ) WITHOUT ROWID;
        """
}
