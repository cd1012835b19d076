import Documents
import LocalStore

/// Which members beside its own a document is read with.
struct ReadingOptions {
    var history = false
    var historyStates = false
    var conflicts = false
    var deletedConflicts = false

    init() {}

    init(_ exchange: Exchange) {
        let isMeta = exchange.isOn("meta")
        history = exchange.isOn("revs")
        historyStates = exchange.isOn("revs_info") || isMeta
        conflicts = exchange.isOn("conflicts") || isMeta
        deletedConflicts = exchange.isOn("deleted_conflicts") || isMeta
    }
}

extension Reader {
    /// One revision as CouchDB writes it; nil when its body is not held.
    func json(
        _ id: DocumentID,
        _ tree: RevisionTree,
        _ revision: RevisionID,
        _ options: ReadingOptions,
    ) throws(StoreError) -> JSONObject? {
        guard let body = try body(id, revision) else { return nil }
        var members: [(String, JSONValue)] = [
            ("_id", .string(id.rawValue)), ("_rev", .string(revision.description)),
        ]
        if tree.isDeleted(revision) { members.append(("_deleted", true)) }
        members += body.map { ($0.name, $0.value) }
        if options.history {
            members.append(("_revisions", (tree.path(to: revision) ?? [revision]).revisionsMember))
        }
        if options.historyStates {
            members.append(("_revs_info", try states(id, tree, revision)))
        }
        // Of the winner alone, as CouchDB has it.
        if revision == tree.winner?.revision {
            let conflicts = options.conflicts ? tree.conflicts : []
            if !conflicts.isEmpty { members.append(("_conflicts", Reader.list(conflicts))) }
            let deleted = options.deletedConflicts ? tree.deletedConflicts : []
            if !deleted.isEmpty { members.append(("_deleted_conflicts", Reader.list(deleted))) }
        }
        return JSONObject(members)
    }

    /// `_revs_info`: the path, and of which revisions the body is held.
    private func states(
        _ id: DocumentID,
        _ tree: RevisionTree,
        _ revision: RevisionID,
    ) throws(StoreError) -> JSONValue {
        var rows: [JSONValue] = []
        for step in tree.path(to: revision) ?? [revision] {
            let isHeld = try body(id, step) != nil
            let status = !isHeld ? "missing" : tree.isDeleted(step) ? "deleted" : "available"
            rows.append(["rev": .string(step.description), "status": .string(status)])
        }
        return .array(rows)
    }

    private static func list(_ revisions: [RevisionID]) -> JSONValue {
        .array(revisions.map { .string($0.description) })
    }
}
