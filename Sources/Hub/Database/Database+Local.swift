import Documents
import LocalStore

extension Database {
    /// `/db/_local/id`: callers' checkpoints.
    ///
    /// Kept apart from the store's own `_local` documents, which no caller may touch.
    func local(_ name: String, _ method: String, _ exchange: Exchange) throws(HubFault)
        -> WebAnswer
    {
        guard name.utf8.count <= 900, name.utf8.count > "_local/".utf8.count else { throw .longID }
        let id = DocumentID("_local/http/" + name.dropFirst("_local/".count))
        switch method {
        case "PUT": return try putLocal(name, id, exchange)
        case "DELETE":
            try HubFault.lifting { () throws(StoreError) in
                _ = try store.write { (writer) throws(StoreError) in
                    try writer.putLocalDocument(id, nil)
                }
            }
            return WebAnswer(["ok": true, "id": .string(name), "rev": "0-0"])
        default:
            let found = try HubFault.lifting { () throws(StoreError) in
                try store.read { (reader) throws(StoreError) in try reader.localDocument(id) }
            }
            guard let found, let kept = LocalCopy(found.body) else { throw .missing }
            let members: [(String, JSONValue)] =
                [("_id", .string(name)), ("_rev", .string(kept.revision))]
                + kept.body.map { ($0.name, $0.value) }
            return WebAnswer(.object(JSONObject(members)), headers: [kept.tag])
        }
    }

    private func putLocal(_ name: String, _ id: DocumentID, _ exchange: Exchange) throws(HubFault)
        -> WebAnswer
    {
        guard exchange.request.body.count <= Database.largestDocument else {
            throw .documentTooLarge
        }
        guard let object = try exchange.json().object else { throw .notAnObject }
        // As CouchDB: the number goes up from the one named, whatever stands there.
        var number = 0
        if let named = object["_rev"] {
            guard let text = named.string, text.hasPrefix("0-"), let old = Int(text.dropFirst(2)),
                (0..<(1 << 50)).contains(old)
            else { throw .badRevision }
            number = old
        }
        let copy = LocalCopy(
            number: number + 1,
            body: object.filteringNames { $0.utf8.first != UInt8(ascii: "_") },
        )
        try HubFault.lifting { () throws(StoreError) in
            _ = try store.write { (writer) throws(StoreError) in
                try writer.putLocalDocument(id, copy.json)
            }
        }
        return WebAnswer(
            201,
            ["ok": true, "id": .string(name), "rev": .string(copy.revision)],
            headers: [copy.tag, exchange.location(self.name, name)],
        )
    }
}

/// A caller's `_local` document as the store keeps it.
private struct LocalCopy {
    let number: Int
    let body: JSONObject

    init(number: Int, body: JSONObject) {
        self.number = number
        self.body = body
    }

    init?(_ json: JSONObject) {
        guard let number = json["number"]?.int, let body = json["document"]?.object else {
            return nil
        }
        self.init(number: number, body: body)
    }

    var json: JSONObject { ["number": JSONValue(number), "document": .object(body)] }

    var revision: String { "0-\(number)" }

    var tag: (name: String, value: String) {
        ("ETag", "\"\(SHA256.hex(json.serialized()).prefix(25))\"")
    }
}
