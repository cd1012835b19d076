import Documents
import LocalStore

extension Database {
    /// `POST /db/_bulk_get`: sent document by document, so that a large batch never stands in memory whole.
    func bulkGet(_ exchange: Exchange) throws(HubFault) -> WebAnswer {
        guard let asked = try exchange.json()["docs"]?.array else {
            throw .badRequest("Missing JSON list of 'docs'.")
        }
        return WebAnswer(
            status: 200,
            headers: [("Content-Type", "application/json")],
            body: .pieces(
                FetchedDocuments(
                    store,
                    asked,
                    ReadingOptions(exchange),
                    isLatest: exchange.isOn("latest"),
                )
            ),
        )
    }
}

/// The rows of a `_bulk_get`.
private final class FetchedDocuments: AnswerPieces, @unchecked Sendable {
    // Unchecked: asked by one thread, the connection's own.
    private let store: Store
    private let asked: [JSONValue]
    private let options: ReadingOptions
    private let isLatest: Bool
    private var place = 0
    private var isEnded = false

    init(_ store: Store, _ asked: [JSONValue], _ options: ReadingOptions, isLatest: Bool) {
        self.store = store
        self.asked = asked
        self.options = options
        self.isLatest = isLatest
    }

    /// Bytes after which a piece is sent off.
    private static let pieceSize = 256 * 1024

    func next() throws -> [UInt8]? {
        guard !isEnded else { return nil }
        var piece: [UInt8] = place == 0 ? Array("{\"results\":[\n".utf8) : []
        try store.read { (reader) throws(StoreError) in
            while place < asked.count, piece.count < FetchedDocuments.pieceSize {
                if place > 0 { piece += ",\n".utf8 }
                try row(asked[place], reader).write(into: &piece)
                place += 1
            }
        }
        if place == asked.count {
            piece += "\n]}\n".utf8
            isEnded = true
        }
        return piece
    }

    private func row(_ item: JSONValue, _ reader: Reader) throws(StoreError) -> JSONValue {
        let named = item["id"]?.string
        let revisionText = item["rev"]?.string
        guard let named else {
            return FetchedDocuments.failed("", revisionText, "bad_request", "document id missed")
        }
        var asked: RevisionID?
        if let revisionText {
            guard let revision = try? RevisionID(revisionText) else {
                return FetchedDocuments.failed(
                    named,
                    revisionText,
                    "bad_request",
                    "Invalid rev format",
                )
            }
            asked = revision
        }
        let id = DocumentID(named)
        let tree: RevisionTree?
        do throws(StoreError) {
            tree = try reader.tree(id)
        } catch {
            guard case .damaged = error else { throw error }
            return FetchedDocuments.damaged(named, revisionText)
        }
        guard let tree, let revision = asked ?? tree.winner?.revision else {
            return FetchedDocuments.failed(named, revisionText, "not_found", "missing")
        }
        let leaves =
            isLatest ? tree.leaves(from: revision).map(\.revision) : [revision]
        var found: [JSONValue] = []
        for revision in leaves where tree.contains(revision) {
            if let item = try answer(id, tree, revision, reader) { found.append(item) }
        }
        guard !found.isEmpty else {
            return FetchedDocuments.failed(named, revisionText, "not_found", "missing")
        }
        return ["id": .string(named), "docs": .array(found)]
    }

    /// One revision, nil when its body is not held; a damaged body is its own trouble alone.
    private func answer(
        _ id: DocumentID,
        _ tree: RevisionTree,
        _ revision: RevisionID,
        _ reader: Reader,
    ) throws(StoreError) -> JSONValue? {
        do throws(StoreError) {
            return try reader.json(id, tree, revision, options).map { ["ok": .object($0)] }
        } catch {
            guard case .damaged = error else { throw error }
            let row = FetchedDocuments.damaged(id.rawValue, revision.description)
            return row["docs"]?.array?.first
        }
    }

    private static func damaged(_ id: String, _ revision: String?) -> JSONValue {
        failed(id, revision, "internal_server_error", "damaged")
    }

    private static func failed(
        _ id: String,
        _ revision: String?,
        _ error: String,
        _ reason: String,
    ) -> JSONValue {
        let row: JSONValue = [
            "id": .string(id), "rev": .string(revision ?? "undefined"), "error": .string(error),
            "reason": .string(reason),
        ]
        return ["id": .string(id), "docs": [["error": row]]]
    }
}
