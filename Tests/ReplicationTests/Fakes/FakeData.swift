import Documents
import Replication

/// Everything a fake peer holds, as a value.
struct FakeData {
    struct Document {
        var tree = RevisionTree()
        var bodies: [RevisionID: JSONObject] = [:]
        /// Bodies that are there and cannot be read.
        var damaged: Set<RevisionID> = []
        /// When it last changed.
        var sequence = 0
        /// The book of deliveries: revisions made here, and what became of them.
        var book: [RevisionID: State] = [:]
    }

    enum State: Equatable {
        case waiting, delivered
        case refused(error: String)
    }

    private(set) var documents: [DocumentID: Document] = [:]
    var locals: [String: LocalDocument] = [:]
    private(set) var sequence = 0

    var liveCount: Int {
        documents.values.count { $0.tree.winner?.deleted == false }
    }

    /// Changes a document, at a new place of the feed.
    mutating func change(_ id: DocumentID, _ change: (inout Document) -> Void) {
        sequence += 1
        change(&documents[id, default: Document()])
        documents[id, default: Document()].sequence = sequence
    }

    func feed(after start: Int) -> [(DocumentID, Document)] {
        documents.filter { $0.value.sequence > start }
            .sorted { $0.value.sequence < $1.value.sequence }
            .map { ($0.key, $0.value) }
    }

    /// Every leaf of every document, for comparing replicas.
    var leaves: [DocumentID: Set<RevisionTree.Leaf>] {
        documents.mapValues { Set($0.tree.leaves) }
    }

    // MARK: Edits

    /// A local edit.
    ///
    /// - Returns: The revision it made, which waits to be delivered; nil when it was made before.
    @discardableResult
    mutating func edit(
        _ id: DocumentID,
        parent: RevisionID?,
        deleted: Bool = false,
        _ body: JSONObject,
        limit: Int = 1000,
    ) -> RevisionID? {
        let made = RevisionID.digest(parent: parent, deleted: deleted, body: .object(body))
        guard documents[id]?.tree.contains(made) != true else { return nil }
        change(id) { document in
            let path = [made] + (parent.flatMap { document.tree.path(to: $0) } ?? [])
            _ = document.tree.merge(path: path, deleted: deleted, limit: limit)
            document.bodies[made] = body
            document.book[made] = .waiting
        }
        return made
    }

    /// `new_edits: false`.
    mutating func take(_ revision: RevisionWithHistory, limit: Int) {
        var tree = documents[revision.id]?.tree ?? RevisionTree()
        let outcome = tree.merge(path: revision.path, deleted: revision.deleted, limit: limit)
        guard outcome.merge != .unchanged else { return }
        change(revision.id) { document in
            document.tree = tree
            document.bodies[revision.revision] = revision.body
        }
    }

    func fetched(_ id: DocumentID, _ revision: RevisionID) -> FetchedRevision {
        guard let document = documents[id], let path = document.tree.path(to: revision),
            let body = document.bodies[revision]
        else { return .missing(id: id, revision: revision, reason: "not_found") }
        guard !document.damaged.contains(revision) else {
            return .damaged(id: id, revision: revision, reason: "unreadable")
        }
        return .found(
            RevisionWithHistory(
                id: id,
                path: path,
                deleted: document.tree.isDeleted(revision),
                body: body,
            )
        )
    }

    /// Damages a body, or mends it.
    mutating func damage(_ id: DocumentID, _ revision: RevisionID, _ isDamaged: Bool = true) {
        if isDamaged {
            documents[id]?.damaged.insert(revision)
        } else {
            documents[id]?.damaged.remove(revision)
        }
    }

    // MARK: The book of deliveries

    mutating func settle(_ settled: [Settlement]) {
        for settlement in settled {
            guard documents[settlement.id]?.book[settlement.revision] != nil else { continue }
            documents[settlement.id]?.book[settlement.revision] =
                switch settlement.outcome {
                case .delivered: .delivered
                case .refused(let error, _): .refused(error: error)
                }
        }
    }

    ///
    /// - Returns: How many were delivered.
    mutating func forget(_ revisions: [(id: DocumentID, revision: RevisionID)]) -> Int {
        var count = 0
        for (id, revision) in revisions where documents[id]?.book[revision] == .delivered {
            documents[id]?.book[revision] = .waiting
            count += 1
        }
        return count
    }

    /// Leaves made here that are not delivered.
    var queue: [(id: DocumentID, revision: RevisionID)] {
        documents.sorted { $0.key < $1.key }.flatMap { id, document in
            document.tree.leaves.map(\.revision)
                .filter { document.book[$0] == .waiting }
                .map { (id, $0) }
        }
    }
}
