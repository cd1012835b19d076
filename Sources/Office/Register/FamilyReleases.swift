import Casework
import Documents
import Replication

/// Who gathers whose records, as the documents `worker:<login>` of a regency say.
struct Teams {
    /// By the worker's login, those whom her entry is brought to beside herself.
    private var gatherers: [String: Set<String>] = [:]

    init() {}

    /// As a list of workers has them, in one regency.
    init(_ list: WorkerList, in database: String) {
        for row in list.rows where row.storeRole != nil && row.regencyDatabase == database {
            self[row.login] = Set(list.supervisors(of: row).map(\.login))
        }
    }

    /// As the regency's database has them.
    init(_ server: OfficeServer, in database: String) throws(PeerError) {
        var last: String?
        while true {
            let page = try server.documents(
                beginning: "worker:",
                after: last,
                limit: 1000,
                in: database,
            )
            for entry in page {
                guard let login = entry["login"]?.string else { continue }
                self[login] = Set(RegisterUpload.workers(in: entry))
            }
            guard page.count == 1000, let id = page.last?["_id"]?.string else { return }
            last = id
        }
    }

    /// Those who gather a worker's records; nil for one that is not told of.
    subscript(login: String) -> Set<String>? {
        get { gatherers[login] }
        set { gatherers[login] = newValue?.subtracting([login]) }
    }

    /// On whose laptops a family of these workers is: theirs, and those of who gathers for one of them.
    func holders(of workers: [String]) -> Set<String> {
        workers.reduce(into: Set(workers)) { $0.formUnion(gatherers[$1] ?? []) }
    }

    /// Whether the replicator brings somebody a record that names these workers.
    func reach(_ login: String, from workers: [String]) -> Bool {
        workers.contains { $0 == login || gatherers[$0]?.contains(login) == true }
    }
}

/// The releases to be written, or ended, for families that leave a laptop or come back to it.
struct FamilyReleases {
    private var wanted: [String: (family: String, login: String, isGiven: Bool)] = [:]

    var count: Int { wanted.count }

    /// `before` and `now`: On whose laptops the family was, and is to be.
    mutating func note(_ family: String, before: Set<String>, now: Set<String>) {
        let key = DocumentID(family).rowKey
        for login in before.symmetricDifference(now) {
            wanted["release:\(key):\(login)"] = (family, login, before.contains(login))
        }
    }

    /// Writes them; what stands as it should is left alone.
    ///
    /// `stamped`: A body with author and time, from what is there; nil where that says the same.
    mutating func settle(
        _ server: OfficeServer,
        in database: String,
        stamped: (JSONObject, JSONObject?) -> JSONObject?,
    ) throws(PeerError) {
        let releases = wanted
        wanted = [:]
        guard !releases.isEmpty else { return }
        let standings = try server.settle(releases.keys.sorted(), in: database) { id, stored in
            guard let release = releases[id] else { return nil }
            let body: JSONObject = [
                "type": "release", "family": .string(release.family),
                "assignedTo": [.string(release.login)],
            ]
            if release.isGiven { return stamped(body, stored) }
            guard let stored, let revision = stored["_rev"] else { return nil }
            var ended = stamped(body, nil) ?? body
            ended["_deleted"] = true
            ended["settles"] = [revision]
            return ended
        }
        for case .refused(let reason) in standings.values {
            throw .refused(status: 403, error: "forbidden", reason: reason)
        }
    }
}
