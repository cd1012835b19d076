import Documents
import LocalStore

extension Database {
    /// `GET /db`.
    func information() throws(HubFault) -> WebAnswer {
        let (last, counts, bytes) = try HubFault.lifting { () throws(StoreError) in
            try store.read { (reader) throws(StoreError) in
                var counts = (live: 0, deleted: 0)
                try reader.rows(
                    "SELECT count(*), sum(deleted) FROM document WHERE local = 0"
                ) { row in
                    counts = (row.int(0) - row.int(1), row.int(1))
                }
                return (
                    try reader.lastSequence(),
                    counts,
                    try reader.count("PRAGMA page_count") * Database.pageSize,
                )
            }
        }
        return WebAnswer([
            "instance_start_time": .string("\(made)"),
            "db_name": .string(name),
            "purge_seq": .string(sequence(0)),
            "update_seq": .string(sequence(last)),
            "sizes": [
                "file": JSONValue(bytes), "external": JSONValue(bytes), "active": JSONValue(bytes),
            ],
            "props": [:],
            "doc_del_count": JSONValue(counts.deleted),
            "doc_count": JSONValue(counts.live),
            // The figures of a CouchDB on one machine, which clients take for granted.
            "disk_format_version": 8,
            "compact_running": false,
            "cluster": ["q": 2, "n": 1, "w": 1, "r": 1],
        ])
    }

    /// The page size of every store.
    private static let pageSize = 4096

    /// `GET /db/_security`.
    var security: JSONValue {
        [
            "admins": ["names": [], "roles": []],
            "members": ["names": .array(members.map { .string($0) }), "roles": []],
        ]
    }

    /// A place in the feed as callers see it.
    func sequence(_ number: Int) -> String {
        "\(number)-\(tag)"
    }

    /// The place a caller names.
    ///
    /// One of another database of this name, or from after what a restored backup has, is the
    /// beginning: reading again does no harm, leaving out would.
    func place(_ text: String?, last: Int) throws(HubFault) -> Int {
        var text = text ?? "0"
        if text == "now" { return last }
        // A sequence is JSON, so some callers send it in quotes.
        if text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") {
            text = String(text.dropFirst().dropLast())
        }
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let digits = parts.first, let number = Int(digits), number >= 0,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            parts.count == 1 || !parts[1].isEmpty
        else { throw .badRequest("Malformed sequence supplied in 'since' parameter.") }
        guard parts.count == 1 || parts[1] == tag, number <= last else { return 0 }
        return number
    }
}
