import Casework
import Documents
import Replication

/// Telling each laptop who works there as what, by the documents `worker:<login>`.
extension Provisioning {
    /// Each goes to her whom it is about and to those who gather her records.
    mutating func makeWorkers() throws(PeerError) {
        guard let moment else { return }
        // Before the entries themselves: after a break the next run still sees the old teams.
        for regency in regencies { try releaseLost(of: regency, at: moment) }
        for row in list.rows {
            guard let role = row.storeRole else { continue }
            let entry = WorkerEntry(
                login: row.login,
                name: row.name,
                role: role,
                desk: row.desk,
                marks: row.marks,
            )
            let supervisors = list.supervisors(of: row).map(\.login)
            let body = entry.body(assignedTo: [row.login] + supervisors)
            let id = WorkerEntry.id(row.login).rawValue
            let standing = try server.settle([id], in: row.regencyDatabase) { _, stored in
                Self.stamped(Self.clearing(body, of: stored), over: stored, at: moment)
            }
            report.note(.worker, row.login, standing[id] ?? .unchanged)
        }
    }

    /// Families of workers whose records somebody else gathers now: released for whose team they leave, given
    /// back to whose they come to.
    private func releaseLost(of regency: String, at moment: Moment) throws(PeerError) {
        let before = try Teams(server, in: regency)
        var now = before
        var moved: Set<String> = []
        for row in list.rows where row.storeRole != nil && row.regencyDatabase == regency {
            let supervisors = Set(list.supervisors(of: row).map(\.login))
            guard let known = before[row.login], known != supervisors else { continue }
            now[row.login] = supervisors
            moved.insert(row.login)
        }
        guard !moved.isEmpty else { return }
        var releases = FamilyReleases()
        var last: String?
        while true {
            let page = try server.documents(
                beginning: "family:",
                after: last,
                limit: 1000,
                in: regency,
            )
            for family in page {
                let workers = RegisterUpload.workers(in: family)
                guard let id = family["_id"]?.string, workers.contains(where: moved.contains)
                else { continue }
                releases.note(
                    id,
                    before: before.holders(of: workers),
                    now: now.holders(of: workers),
                )
            }
            try releases.settle(server, in: regency) { Self.stamped($0, over: $1, at: moment) }
            guard page.count == 1000, let id = page.last?["_id"]?.string else { return }
            last = id
        }
    }

    /// What the list said once and says no more is taken back.
    private static func clearing(_ body: JSONObject, of stored: JSONObject?) -> JSONObject {
        var body = body
        if body["desk"] == nil, stored?["desk"] != nil { body["desk"] = "" }
        if body["marks"] == nil, stored?["marks"] != nil { body["marks"] = [] }
        return body
    }

    /// The document with author and time, if it says something else than what is there.
    private static func stamped(
        _ body: JSONObject,
        over stored: JSONObject?,
        at moment: Moment,
    ) -> JSONObject? {
        let isSame = stored.map { stored in body.allSatisfy { stored[$0.name] == $0.value } }
        if isSame == true { return nil }
        var changed = stored ?? [:]
        for member in body { changed[member.name] = member.value }
        changed["by"] = "provision"
        changed["at"] = .string(moment.description)
        return changed
    }
}
