import Documents
import FoundationEssentials

/// What an Apache CouchDB 3.5.0 answered, request by request, as it stood on the wire.
package struct CouchTranscript: Sendable {
    package struct Exchange: Sendable {
        package let note: String
        package let method: String
        /// With its query, still escaped.
        package let target: String
        package let user: String?
        package let sent: [UInt8]
        package let reply: ScriptedReply
    }

    package let name: String
    package let exchanges: [Exchange]

    package static let names = [
        "01-database", "02-documents", "03-bulk-docs", "04-revs-diff-bulk-get", "05-changes",
        "06-local-docs", "07-access", "08-limits",
    ]

    /// Reads a recording of the folder that all tests share.
    package init(_ name: String) throws {
        self.name = name
        let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let bytes = try Bytes.read("/\(tests)/DocumentsTests/Fixtures/\(name).json")
        exchanges = try JSONValue(parsing: bytes)["exchanges"]?.array?.map(Exchange.init) ?? []
    }

    /// The exchange with this note.
    package func exchange(_ note: String) throws -> Exchange {
        guard let found = exchanges.first(where: { $0.note == note }) else {
            throw Missing(note: note)
        }
        return found
    }

    package struct Missing: Error {
        let note: String
    }
}

extension CouchTranscript.Exchange {
    fileprivate init(_ json: JSONValue) throws {
        guard let request = json["request"], let response = json["response"],
            let method = request["method"]?.string, let target = request["path"]?.string,
            let status = response["status"]?.int
        else { throw CouchTranscript.Missing(note: json["note"]?.string ?? "") }
        note = json["note"]?.string ?? ""
        self.method = method
        self.target = target
        user = request["user"]?.string
        sent = Self.bytes(request["body"])
        let headers = (response["headers"]?.object ?? JSONObject()).compactMap { header in
            header.value.string.map { (header.name, $0) }
        }
        var reply = ScriptedReply(
            status,
            headers: headers.filter { $0.0 != "transfer-encoding" },
            body: response["body"].map { $0.serialized() }
                ?? Array((response["text"]?.string ?? "").utf8),
        )
        reply.isChunked = headers.contains { $0.0 == "transfer-encoding" }
        self.reply = reply
    }

    private static func bytes(_ body: JSONValue?) -> [UInt8] {
        guard let body, !body.isNull else { return [] }
        if let text = body["base64"]?.string, let data = Data(base64Encoded: text) {
            return Array(data)
        }
        return body.serialized()
    }
}
