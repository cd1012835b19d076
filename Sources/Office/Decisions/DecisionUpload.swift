import Casework
import Documents
import Replication

/// Writes the office's decisions into the regency's database; the workers' laptops get them by sync.
package enum DecisionUpload {
    package struct Report: Sendable, Equatable {
        package var added = 0
        package var changed = 0
        package var unchanged = 0
        package var findings: [OfficeFinding] = []
    }

    private static let batch = 500

    /// Writes them; a decision that stands already as it shall is not written again.
    ///
    /// - Parameters:
    ///   - list: What was decided.
    ///   - regency: Whose records these are.
    ///   - moment: Stamped on what is written.
    /// - Returns: Counts, and a finding for each row that could not be written.
    /// - Throws: The server's trouble; run again, nothing is written twice.
    package static func run(
        _ list: DecisionList,
        to regency: Regency,
        at moment: Moment,
    ) throws(PeerError) -> Report {
        var report = Report(findings: list.findings)
        for start in stride(from: 0, to: list.rows.count, by: batch) {
            let rows = list.rows[start..<min(start + batch, list.rows.count)]
            try send(rows, to: regency, at: moment.description, &report)
        }
        report.findings.sort { ($0.row ?? 0) < ($1.row ?? 0) }
        return report
    }

    private static func send(
        _ rows: ArraySlice<DecisionList.Row>,
        to regency: Regency,
        at: String,
        _ report: inout Report,
    ) throws(PeerError) {
        let records = try records(rows, regency)
        let families = Set(records.values.compactMap { $0["family"]?.string })
        let homes = try regency.server.documents(families.sorted(), in: regency.database)
        var bodies: [String: JSONObject] = [:]
        var places: [String: DecisionList.Row] = [:]
        for row in rows {
            guard let record = records[row.id] else {
                let isThere = try !regency.server.documents(
                    [row.record.rawValue],
                    in: regency.database,
                ).isEmpty
                report.findings.append(
                    OfficeFinding(
                        row: row.row,
                        column: isThere ? "revisi" : "catatan",
                        isThere ? .unknownRevision : .unknownRecord,
                    )
                )
                continue
            }
            let family = record["family"]?.string.flatMap { homes[$0] }
            // Whoever recorded it, and whoever has the family now.
            let logins = [family, record].compactMap { $0 }.flatMap(RegisterUpload.workers)
            bodies[row.id] = body(row, Set(logins).sorted())
            places[row.id] = row
        }
        let ids = rows.map(\.id).filter { bodies[$0] != nil }
        let standings = try regency.server.settle(ids, in: regency.database) { id, stored in
            bodies[id].flatMap { regency.stamped($0, over: stored, at: at) }
        }
        for id in ids {
            switch standings[id] {
            case .added: report.added += 1
            case .changed: report.changed += 1
            case .unchanged, nil: report.unchanged += 1
            case .refused(let reason):
                report.findings.append(OfficeFinding(row: places[id]?.row, .serverRefused(reason)))
            }
        }
    }

    private static func body(_ row: DecisionList.Row, _ assignedTo: [String]) -> JSONObject {
        OfficeDecision(
            about: row.record,
            revision: row.revision,
            isAccepted: row.isAccepted,
            reason: row.reason,
        )
        .body(assignedTo: assignedTo.isEmpty ? nil : .array(assignedTo.map { .string($0) }))
    }

    /// The records in the revisions decided on, by the decision's id.
    private static func records(
        _ rows: ArraySlice<DecisionList.Row>,
        _ regency: Regency,
    ) throws(PeerError) -> [String: JSONObject] {
        let asked = rows.map { row -> JSONValue in
            ["id": .string(row.record.rawValue), "rev": .string(row.revision.description)]
        }
        let answer = try regency.server.post(
            "/\(regency.database.pathSegment)/_bulk_get",
            ["docs": .array(asked)],
            database: regency.database,
        )
        var found: [String: JSONObject] = [:]
        for result in answer["results"]?.array ?? [] {
            for row in result["docs"]?.array ?? [] {
                guard let document = row["ok"]?.object, let id = document["_id"]?.string,
                    let revision = document["_rev"]?.string
                else { continue }
                found[OfficeKinds.decisionID(about: id, revision)] = document
            }
        }
        return found
    }
}
