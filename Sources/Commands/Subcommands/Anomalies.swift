import App
import Caseload
import Casework
import Documents

extension Subcommand {
    /// `anomalies`: what in the register cannot be right, family by family.
    static let anomalies = Subcommand(
        "anomalies",
        options: [
            Option("limit", "N") { $0.optionLimit },
            Option("all") { $0.optionAllAnomalies },
        ],
        summary: { $0.summaryAnomalies },
    ) { invocation throws(Refusal) in
        let limit = try invocation.number("limit") ?? .max
        let least: Anomaly.Severity = invocation.arguments.isOn("all") ? .note : .warning
        let today = invocation.console.now().day
        let list = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            try caseload.anomalies(atLeast: least, today: today)
        }
        let rows = list.rows.prefix(limit)
        let words = invocation.words
        if invocation.wantsJSON {
            var counts = JSONObject()
            for severity in Anomaly.Severity.allCases {
                counts[severity.code] = JSONValue(list.counts[severity] ?? 0)
            }
            invocation.console.write(
                json: [
                    "anomalies": .array(rows.flatMap(json)), "counts": .object(counts),
                    "families": JSONValue(list.families),
                ]
            )
        } else {
            let table = rows.flatMap { row in
                row.anomalies.map { anomaly in
                    [
                        words.name(of: anomaly.severity), row.holder, row.village,
                        words.sentence(for: anomaly, row.names), String(row.family.rowKey),
                    ]
                }
            }
            invocation.console.write(lines: PlainText.table(table) + [words.anomalyCount(list)])
        }
        return .done
    }

    private static func json(_ row: AnomalyRow) -> [JSONValue] {
        row.anomalies.map { anomaly in
            var value: JSONValue = [
                "reason": .string(anomaly.reason.code),
                "severity": .string(anomaly.severity.code), "act": .string(anomaly.act.rawValue),
                "family": .string(row.family.rawValue), "village": .string(row.village),
            ]
            if let member = anomaly.member { value["member"] = .string(member.rawValue) }
            if let other = anomaly.reason.other { value["other"] = .string(other.rawValue) }
            return value
        }
    }
}
