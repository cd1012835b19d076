import Documents

extension CouchPeer {
    package func changes(since: JSONValue?, limit: Int) throws(PeerError) -> ChangesAnswer {
        var query = [("style", "all_docs"), ("limit", String(limit))]
        if let since { query.append(("since", Self.spelled(since))) }
        let feed = try answer(HTTPRequest("GET", path("_changes"), query: query)).json()
        guard let results = feed["results"]?.array, let last = feed["last_seq"], !last.isNull else {
            throw .garbled(detail: "a feed without results or last_seq")
        }
        var rows: [ChangesAnswer.Row] = []
        rows.reserveCapacity(results.count)
        for result in results {
            if let row = ChangesAnswer.Row(result) { rows.append(row) }
        }
        return ChangesAnswer(
            rows: rows,
            lastSequence: last,
            // For display; a server may say anything.
            pending: feed["pending"]?.int.map { min(max(0, $0), 1 << 40) },
            damaged: results.count - rows.count,
        )
    }

    /// A text goes as it is, anything else as its JSON: what the server gave, it gets.
    private static func spelled(_ sequence: JSONValue) -> String {
        sequence.string ?? sequence.description
    }
}

extension ChangesAnswer.Row {
    /// nil for a row that names no document or no revision that can be read.
    fileprivate init?(_ json: JSONValue) {
        guard let name = json["id"]?.string, let id = try? DocumentID(validating: name),
            let changes = json["changes"]?.array
        else { return nil }
        let revisions = changes.compactMap { change in
            change["rev"]?.string.flatMap { try? RevisionID($0) }
        }
        guard !revisions.isEmpty, revisions.count == changes.count else { return nil }
        self.init(id: id, sequence: json["seq"] ?? .null, revisions: revisions)
    }
}
