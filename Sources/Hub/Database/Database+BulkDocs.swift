import Documents
import LocalStore

extension Database {
    /// `POST /db/_bulk_docs`: one transaction, on the disk when this returns; rows are judged one by one.
    func bulkDocs(_ exchange: Exchange) throws(HubFault) -> WebAnswer {
        let json = try exchange.json()
        guard json.object != nil else { throw .badRequest("Request body must be a JSON object") }
        guard let list = json["docs"]?.array else {
            throw .badRequest("POST body must include `docs` parameter.")
        }
        let isReplicated = json["new_edits"]?.bool == false
        var rows: [Row] = []
        for item in list {
            if exchange.request.body.count > Database.largestDocument {
                guard item.serialized().count <= Database.largestDocument else {
                    throw .documentTooLarge
                }
            }
            let document = try IncomingDocument(item)
            rows.append(
                Row(
                    id: document.id ?? DocumentID(RandomText.hexadecimal(bytes: 16)),
                    document: document,
                    path: isReplicated ? try document.history() : [],
                )
            )
        }
        for index in rows.indices {
            rows[index].refusal = WriteRules.refusal(
                exchange.caller,
                rows[index].document,
                rows[index].id,
            )
        }
        let answers = try HubFault.lifting { () throws(StoreError) in
            try store.write { (writer) throws(StoreError) in
                var answers: [JSONValue] = []
                for row in rows {
                    let answer =
                        isReplicated
                        ? try Database.graft(row, writer) : try Database.edit(row, writer)
                    if let answer { answers.append(answer) }
                }
                return answers
            }
        }
        if !rows.isEmpty { noteArrival() }
        return WebAnswer(201, .array(answers))
    }

    private struct Row {
        let id: DocumentID
        let document: IncomingDocument
        let path: [RevisionID]
        var refusal: HubFault?
    }

    /// With `new_edits: false` only refusals are told.
    private static func graft(_ row: Row, _ writer: Writer) throws(StoreError) -> JSONValue? {
        if let refusal = row.refusal {
            return [
                "id": .string(row.id.rawValue), "rev": .string(row.path[0].description),
                "error": .string(refusal.error), "reason": .string(refusal.reason),
            ]
        }
        try writer.graft(row.id, row.document, row.path)
        return nil
    }

    private static func edit(_ row: Row, _ writer: Writer) throws(StoreError) -> JSONValue? {
        if let refusal = row.refusal { return refused(row.id, refusal) }
        guard let revision = try writer.edit(row.id, row.document) else {
            return refused(row.id, .conflict)
        }
        return [
            "ok": true, "id": .string(row.id.rawValue), "rev": .string(revision.description),
        ]
    }

    private static func refused(_ id: DocumentID, _ fault: HubFault) -> JSONValue {
        [
            "id": .string(id.rawValue), "error": .string(fault.error),
            "reason": .string(fault.reason),
        ]
    }
}
