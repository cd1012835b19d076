/// A revision with its ancestors, newest first, as CouchDB's `_revisions` member carries it.
///
///     {"start": 3, "ids": ["c", "b", "a"]}   is   3-c, 2-b, 1-a
extension [RevisionID] {
    /// Reads a `_revisions` member.
    package init(revisions: JSONValue) throws(RevisionIDError) {
        guard let start = revisions["start"]?.int, let ids = revisions["ids"]?.array else {
            throw .history
        }
        guard !ids.isEmpty, ids.count <= start else { throw .history }
        self = []
        reserveCapacity(ids.count)
        for (age, id) in ids.enumerated() {
            guard let digest = id.string else { throw .history }
            append(try RevisionID(generation: start - age, digest: digest))
        }
    }

    /// The `_revisions` member for this path.
    package var revisionsMember: JSONValue {
        [
            "start": .number(JSONNumber(first?.generation ?? 0)),
            "ids": .array(map { .string($0.digest) }),
        ]
    }
}
