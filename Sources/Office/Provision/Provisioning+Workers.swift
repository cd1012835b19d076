import Casework
import Documents
import Replication

/// Telling each laptop who works there as what, by the documents `worker:<login>`.
extension Provisioning {
    /// Each goes to her whom it is about and to those who gather her records.
    mutating func makeWorkers() throws(PeerError) {
        guard let moment else { return }
        for row in list.rows {
            guard let role = row.storeRole else { continue }
            let entry = WorkerEntry(login: row.login, name: row.name, role: role)
            let supervisors = list.supervisors(of: row).map(\.login)
            let body = entry.body(assignedTo: [row.login] + supervisors)
            let id = WorkerEntry.id(row.login).rawValue
            let standing = try server.settle([id], in: row.regencyDatabase) { _, stored in
                Self.stamped(body, over: stored, at: moment)
            }
            report.note(.worker, row.login, standing[id] ?? .unchanged)
        }
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
