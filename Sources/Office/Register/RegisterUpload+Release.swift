import Documents
import Replication

/// Families that change hands.
extension RegisterUpload {
    /// Writes a release for every worker who loses a family of this batch, and ends the release of who
    /// gets one back.
    ///
    /// Before the families themselves: after a break the next run still sees the old workers, and does it
    /// again.
    mutating func passOn(_ ids: [String], _ bodies: [String: JSONObject]) throws(PeerError) {
        let families = ids.filter { DocumentID($0).documentKind == .family }
        guard !families.isEmpty else { return }
        let stored = try regency.server.documents(families, in: regency.database)
        var releases: [String: (family: String, login: String, isGiven: Bool)] = [:]
        for family in families {
            let now = Self.workers(in: bodies[family] ?? [:])
            let before = stored[family].map(Self.workers) ?? []
            if let stored = stored[family], stored["_rev"] != nil,
                now.contains(where: { !before.contains($0) })
            {
                report.movedFamilies += 1
            }
            let key = DocumentID(family).rowKey
            for login in before where !now.contains(login) {
                releases["release:\(key):\(login)"] = (family, login, true)
            }
            for login in now where !before.contains(login) {
                releases["release:\(key):\(login)"] = (family, login, false)
            }
        }
        let regency = regency
        let at = moment.description
        let standings = try regency.server.settle(releases.keys.sorted(), in: regency.database) {
            id,
            stored in
            guard let release = releases[id] else { return nil }
            let body: JSONObject = [
                "type": "release", "family": .string(release.family),
                "assignedTo": [.string(release.login)],
            ]
            if release.isGiven { return regency.stamped(body, over: stored, at: at) }
            guard let stored, let revision = stored["_rev"] else { return nil }
            var ended = regency.stamped(body, over: nil, at: at) ?? body
            ended["_deleted"] = true
            ended["settles"] = [revision]
            return ended
        }
        for case .refused(let reason) in standings.values {
            throw .refused(status: 403, error: "forbidden", reason: reason)
        }
    }
}
