import Documents
import LocalStore
import Replication

/// What the final server answered to a hub about records, on its way back to the laptops.
///
///     receipt:<server uuid>:<session>:<n>
///     {"type":"receipt","server":uuid,"by":the desk's login,"at":ISO,
///      "delivered":{docid:[rev...]},"refused":[{"id","rev","error","reason"}]}
///
/// One for each checkpoint of a session, so that none is ever written twice.
struct Receipt {
    let server: String
    /// The login under which the desk brought them; nil where it has none.
    var by: String?
    var delivered: [(id: DocumentID, revision: RevisionID)] = []
    var refused: [(id: DocumentID, revision: RevisionID, error: String, reason: String)] = []

    init(server: String, by: String?, settled: [Settlement]) {
        self.server = server
        self.by = by
        for one in settled where !OfficeKinds.downward.contains(one.id.kind) {
            switch one.outcome {
            case .delivered: delivered.append((one.id, one.revision))
            case .refused(let error, let reason):
                refused.append((one.id, one.revision, error, reason))
            }
        }
    }

    /// Reads a receipt; rows that cannot be read are passed over.
    init?(_ body: JSONObject) {
        guard let server = body["server"]?.string else { return nil }
        self.server = server
        by = body["by"]?.string
        for member in body["delivered"]?.object ?? JSONObject() {
            for text in member.value.array ?? [] {
                guard let text = text.string, let revision = try? RevisionID(text) else { continue }
                delivered.append((DocumentID(member.name), revision))
            }
        }
        for row in body["refused"]?.array ?? [] {
            guard let id = row["id"]?.string, let text = row["rev"]?.string,
                let revision = try? RevisionID(text)
            else { continue }
            refused.append(
                (
                    DocumentID(id), revision, row["error"]?.string ?? "",
                    row["reason"]?.string ?? "",
                )
            )
        }
    }

    func body(at milliseconds: Int) -> JSONObject {
        var revisions: [(DocumentID, [JSONValue])] = []
        for (id, revision) in delivered {
            if revisions.last?.0 != id { revisions.append((id, [])) }
            revisions[revisions.count - 1].1.append(.string(revision.description))
        }
        var document: JSONObject = [
            "type": "receipt",
            "server": .string(server),
            "at": .string(UTCTime.text(milliseconds: milliseconds)),
            "delivered": .object(JSONObject(revisions.map { ($0.0.rawValue, .array($0.1)) })),
            "refused": .array(
                refused.map { row in
                    [
                        "id": .string(row.id.rawValue), "rev": .string(row.revision.description),
                        "error": .string(row.error), "reason": .string(row.reason),
                    ]
                }
            ),
        ]
        document["by"] = by.map { .string($0) }
        return document
    }

    /// Writes it as a document of the hub's store, named by the session whose checkpoint it goes with.
    func write(session checkpoint: JSONObject, _ writer: Writer) throws(StoreError) {
        guard !delivered.isEmpty || !refused.isEmpty else { return }
        let session = checkpoint["session_id"]?.string ?? "-"
        var number = 1
        var id = DocumentID("receipt:\(server):\(session):\(number)")
        while try writer.revision(id) != nil {
            number += 1
            id = DocumentID("receipt:\(server):\(session):\(number)")
        }
        let result = try writer.put(id, body(at: writer.now))
        // A receipt is for the laptops, and waits for no server.
        if let revision = result.revision { try writer.setDelivery(id, revision, .server) }
    }

    /// Tells a laptop's book what the server answered.
    func apply(to book: DeliveryBook, byStick: Bool) throws(StoreError) {
        for (id, revision) in delivered {
            let news = DeliveryNews(byStick ? .serverByStick : .server)
            try book.hear(id, revision, news, promising: true)
        }
        for (id, revision, error, reason) in refused {
            let news = DeliveryNews(
                .refusedByServer,
                byStick: byStick,
                reason: "\(error): \(reason)",
            )
            try book.hear(id, revision, news, promising: true)
        }
    }
}
