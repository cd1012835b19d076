import Documents
import Replication

/// Older records of families that changed hands or are shared, brought to who looks after them now.
///
/// The replicator passes a record on by the workers it named when it was written, so that a worker who gets a
/// family later gets nothing of its past that way, nor does the supervisor whose team gets it. This copies it:
/// the same revisions with their history, from the regency's database into hers, and the decisions on them.
/// What is there already is not sent again.
struct HandOver {
    let server: OfficeServer
    let regency: String
    /// Logins with a database of their own, supervisors among them.
    let logins: Set<String>
    /// Who gathers whose records.
    let teams: Teams

    /// Families asked about, and revisions copied, in one request.
    private static let batch = 200

    /// - Returns: For each login that lacked something, how many revisions it got.
    func run() throws(PeerError) -> [String: Int] {
        let families = try candidates()
        var wanted: [String: [String]] = [:]
        let ids = families.keys.sorted()
        for start in stride(from: 0, to: ids.count, by: Self.batch) {
            let some = ids[start..<min(start + Self.batch, ids.count)]
            for record in try records(of: Array(some)) {
                let named = RegisterUpload.workers(in: record)
                guard let id = record["_id"]?.string,
                    let family = record["family"]?.string
                else { continue }
                for login in families[family] ?? [] where !teams.reach(login, from: named) {
                    wanted[login, default: []].append(id)
                }
            }
        }
        var copied: [String: Int] = [:]
        for (login, ids) in wanted.sorted(by: { $0.key < $1.key }) {
            var count = 0
            for start in stride(from: 0, to: ids.count, by: Self.batch) {
                let some = ids[start..<min(start + Self.batch, ids.count)]
                count += try copy(Array(some), to: WorkerList.database(of: login))
            }
            if count > 0 { copied[login] = count }
        }
        return copied
    }

    // MARK: Which

    /// Who has each family that somebody lost, or that several have: its workers, and who gathers for them.
    private func candidates() throws(PeerError) -> [String: [String]] {
        var released: Set<String> = []
        try each("release:") { document in
            if let family = document["family"]?.string { released.insert(family) }
        }
        var found: [String: [String]] = [:]
        try each("family:") { document in
            let named = RegisterUpload.workers(in: document)
            guard let id = document["_id"]?.string, named.count > 1 || released.contains(id)
            else { return }
            found[id] = teams.holders(of: named).intersection(logins).sorted()
        }
        return found
    }

    private func each(_ prefix: String, _ body: (JSONObject) -> Void) throws(PeerError) {
        var last: String?
        while true {
            let page = try server.documents(
                beginning: prefix,
                after: last,
                limit: 1000,
                in: regency,
            )
            page.forEach(body)
            guard page.count == 1000, let id = page.last?["_id"]?.string else { return }
            last = id
        }
    }

    /// Ids, families and workers of their records.
    private func records(of families: [String]) throws(PeerError) -> [JSONObject] {
        var found: [JSONObject] = []
        var bookmark: JSONValue?
        while true {
            var query: JSONObject = [
                "selector": [
                    "family": ["$in": .array(families.map { .string($0) })],
                    "type": ["$in": .array(ValidationFunction.recordKinds.map { .string($0) })],
                ],
                "fields": ["_id", "family", "assignedTo"], "limit": 1000,
            ]
            query["bookmark"] = bookmark
            let path = "/\(regency.pathSegment)/_find"
            let answer = try server.post(path, .object(query), database: regency)
            guard let rows = answer["docs"]?.array else {
                throw .garbled(detail: "_find without docs")
            }
            found += rows.compactMap(\.object)
            guard rows.count == 1000, let next = answer["bookmark"], next != bookmark else {
                return found
            }
            bookmark = next
        }
    }

    // MARK: Copying

    /// Copies every leaf of these records and the decisions on them; how many were not there yet.
    private func copy(_ ids: [String], to database: String) throws(PeerError) -> Int {
        var leaves = try self.leaves(ids)
        let decisions = leaves.compactMap { leaf -> String? in
            guard let id = leaf["_id"]?.string, let revision = leaf["_rev"]?.string else {
                return nil
            }
            return OfficeKinds.decisionID(about: id, revision)
        }
        leaves += try self.leaves(try server.documents(decisions, in: regency).keys.sorted())
        let missing = try missing(leaves, in: database)
        guard !missing.isEmpty else { return 0 }
        let answer = try server.post(
            "/\(database.pathSegment)/_bulk_docs",
            ["new_edits": false, "docs": .array(missing.map { .object($0) })],
            database: database,
        )
        // Only what was refused has a row.
        if let row = answer.array?.first(where: { $0["error"] != nil }) {
            throw .refused(
                status: 403,
                error: row["error"]?.string ?? "",
                reason: row["reason"]?.string ?? "",
            )
        }
        return missing.count
    }

    private func leaves(_ ids: [String]) throws(PeerError) -> [JSONObject] {
        guard !ids.isEmpty else { return [] }
        let request = HTTPRequest(
            "POST",
            "/\(regency.pathSegment)/_bulk_get",
            query: [("revs", "true")],
            body: (["docs": .array(ids.map { ["id": .string($0)] })] as JSONValue).serialized(),
        )
        let answer = try server.json(request, database: regency)
        guard let results = answer["results"]?.array else {
            throw .garbled(detail: "_bulk_get without results")
        }
        return results.flatMap { $0["docs"]?.array ?? [] }.compactMap { $0["ok"]?.object }
    }

    private func missing(
        _ leaves: [JSONObject],
        in database: String,
    ) throws(PeerError) -> [JSONObject] {
        var asked = JSONObject()
        for leaf in leaves {
            guard let id = leaf["_id"]?.string, let revision = leaf["_rev"] else { continue }
            asked[id] = .array((asked[id]?.array ?? []) + [revision])
        }
        guard !leaves.isEmpty else { return [] }
        let answer = try server.post(
            "/\(database.pathSegment)/_revs_diff",
            .object(asked),
            database: database,
        )
        return leaves.filter { leaf in
            guard let id = leaf["_id"]?.string, let revision = leaf["_rev"] else { return false }
            return answer[id]?["missing"]?.array?.contains(revision) == true
        }
    }
}
