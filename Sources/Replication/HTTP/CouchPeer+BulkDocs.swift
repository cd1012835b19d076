import Documents

extension CouchPeer {
    package func bulkDocs(
        _ documents: [RevisionWithHistory]
    ) throws(PeerError) -> BulkAnswer {
        guard !documents.isEmpty else { return BulkAnswer() }
        let answer = try post("_bulk_docs", Self.body(of: documents))
        guard let rows = try answer.json().array else {
            throw .garbled(detail: "_bulk_docs is no list")
        }
        var refusals: [BulkAnswer.Refusal] = []
        for row in rows {
            // A row we cannot read may be a refusal: nothing may be taken for delivered then.
            guard let row = row.object else { throw .garbled(detail: "a row of _bulk_docs") }
            if row["ok"]?.bool == true { continue }
            guard let error = row["error"]?.string, let name = row["id"]?.string else {
                throw .garbled(detail: "a row that is neither taken nor refused")
            }
            refusals.append(
                BulkAnswer.Refusal(
                    id: DocumentID(rawValue: name),
                    revision: row["rev"]?.string.flatMap { try? RevisionID($0) },
                    error: String(error.prefix(100)),
                    reason: String((row["reason"]?.string ?? "").prefix(500)),
                )
            )
        }
        return BulkAnswer(refusals: refusals, hasQuorum: answer.status != 202)
    }

    private static func body(of documents: [RevisionWithHistory]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(documents.count * 640)
        bytes.append(contentsOf: #"{"new_edits":false,"docs":["#.utf8)
        for (place, document) in documents.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            document.write(into: &bytes)
        }
        bytes.append(contentsOf: "]}".utf8)
        return bytes
    }
}

extension BulkAnswer.Refusal {
    /// The server's own trouble rather than a judgement on the document: it may pass by itself.
    package var mayPass: Bool {
        [
            "internal_server_error", "timeout", "no_majority", "insufficient_storage", "enospc",
            "unknown_error", "service_unavailable", "conflict",
        ].contains(error)
    }
}
