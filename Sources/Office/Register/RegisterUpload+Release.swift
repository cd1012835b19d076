import Documents
import Replication

/// Families that change hands.
extension RegisterUpload {
    /// Writes a release for everyone who loses a family of this batch, and ends the release of who gets one
    /// back: its workers, and who gathers their records, once none of those she gathers has it any more.
    ///
    /// Before the families themselves: after a break the next run still sees the old workers, and does it
    /// again.
    mutating func passOn(_ ids: [String], _ bodies: [String: JSONObject]) throws(PeerError) {
        let families = ids.filter { DocumentID($0).documentKind == .family }
        guard !families.isEmpty else { return }
        let stored = try regency.server.documents(families, in: regency.database)
        var releases = FamilyReleases()
        for family in families {
            let now = Self.workers(in: bodies[family] ?? [:])
            let before = stored[family].map(Self.workers) ?? []
            guard now != before else { continue }
            if let stored = stored[family], stored["_rev"] != nil,
                now.contains(where: { !before.contains($0) })
            {
                report.movedFamilies += 1
            }
            let teams = try readTeams()
            releases.note(
                family,
                before: teams.holders(of: before),
                now: teams.holders(of: now),
            )
        }
        let regency = regency
        let at = moment.description
        try releases.settle(regency.server, in: regency.database) {
            regency.stamped($0, over: $1, at: at)
        }
    }

    private mutating func readTeams() throws(PeerError) -> Teams {
        if let teams { return teams }
        let read = try Teams(regency.server, in: regency.database)
        teams = read
        return read
    }
}
