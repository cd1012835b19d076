import Documents
import Replication

/// What became of one document that was to stand in a database.
package enum Standing: Sendable, Equatable {
    case added, changed, unchanged
    /// The server would not have it; its reason.
    case refused(String)
}

extension OfficeServer {
    /// The documents that are there now, with `_id` and `_rev`.
    ///
    /// Asked for by a body, so that no id stands in an address.
    func documents(
        _ ids: [String],
        in database: String,
    ) throws(PeerError) -> [String: JSONObject] {
        guard !ids.isEmpty else { return [:] }
        let request = HTTPRequest(
            "POST",
            "/\(database.pathSegment)/_all_docs",
            query: [("include_docs", "true")],
            body: (["keys": .array(ids.map { .string($0) })] as JSONValue).serialized(),
        )
        var found: [String: JSONObject] = [:]
        for (id, document) in try rows(request, database) { found[id] = document }
        return found
    }

    /// The first documents whose id begins so, in the order of ids.
    ///
    /// - after: Only those behind this id.
    func documents(
        beginning prefix: String,
        after: String? = nil,
        limit: Int,
        in database: String,
    ) throws(PeerError) -> [JSONObject] {
        let range: JSONValue = [
            "startkey": .string(after.map { $0 + "\u{0}" } ?? prefix),
            "endkey": .string(prefix + "\u{FFF0}"), "limit": JSONValue(limit),
        ]
        let request = HTTPRequest(
            "POST",
            "/\(database.pathSegment)/_all_docs",
            query: [("include_docs", "true")],
            body: range.serialized(),
        )
        return try rows(request, database).map(\.document)
    }

    private func rows(
        _ request: HTTPRequest,
        _ database: String,
    ) throws(PeerError) -> [(id: String, document: JSONObject)] {
        guard let rows = try json(request, database: database)["rows"]?.array else {
            throw .garbled(detail: "_all_docs without rows")
        }
        var found: [(id: String, document: JSONObject)] = []
        for row in rows {
            guard let document = row["doc"]?.object, let id = document["_id"]?.string,
                document["_rev"]?.string != nil
            else { continue }
            found.append((id, document))
        }
        return found
    }

    /// Sees to it that each document stands as `edit` wants it: read, compared, written where it differs.
    ///
    /// A document that somebody else changes meanwhile is read and compared anew.
    ///
    /// - `edit`: The document as it shall be, from what is there (nil: nothing); nil leaves it alone.
    func settle(
        _ ids: [String],
        in database: String,
        _ edit: (String, JSONObject?) -> JSONObject?,
    ) throws(PeerError) -> [String: Standing] {
        var standings: [String: Standing] = [:]
        var left = ids
        for _ in 0..<5 where !left.isEmpty {
            let stored = try documents(left, in: database)
            var writing: [JSONObject] = []
            for id in left {
                if let document = edit(id, stored[id]) {
                    writing.append(document.forWriting(id, over: stored[id]))
                    standings[id] = stored[id] == nil ? .added : .changed
                } else {
                    standings[id] = standings[id] ?? .unchanged
                }
            }
            left = []
            for refusal in try write(writing, in: database) {
                if refusal.error == "conflict" {
                    left.append(refusal.id)
                } else {
                    standings[refusal.id] = .refused(refusal.reason)
                }
            }
        }
        for id in left { standings[id] = .refused("conflict") }
        return standings
    }

    private struct Refusal {
        let id: String
        let error: String
        let reason: String
    }

    private func write(
        _ documents: [JSONObject],
        in database: String,
    ) throws(PeerError) -> [Refusal] {
        guard !documents.isEmpty else { return [] }
        let answer = try post(
            "/\(database.pathSegment)/_bulk_docs",
            ["docs": .array(documents.map { .object($0) })],
            database: database,
        )
        guard let rows = answer.array, rows.count == documents.count else {
            throw .garbled(detail: "_bulk_docs does not answer each document")
        }
        var refusals: [Refusal] = []
        for row in rows where row["ok"]?.bool != true {
            guard let id = row["id"]?.string, let error = row["error"]?.string else {
                throw .garbled(detail: "a row of _bulk_docs")
            }
            let reason = row["reason"]?.string ?? error
            refusals.append(Refusal(id: id, error: error, reason: reason))
        }
        return refusals
    }
}

extension JSONObject {
    /// With the `_id`, and the `_rev` of what it replaces.
    fileprivate func forWriting(_ id: String, over stored: JSONObject?) -> JSONObject {
        var document: JSONObject = ["_id": .string(id)]
        document["_rev"] = stored?["_rev"]
        for member in self where member.name != "_id" && member.name != "_rev" {
            document[member.name] = member.value
        }
        return document
    }

    /// These members set, the others kept; nil when nothing would change.
    func setting(_ members: JSONObject) -> JSONObject? {
        var changed = self
        for member in members { changed[member.name] = member.value }
        return changed == self ? nil : changed
    }
}
