import App
import Documents
import Office

/// What the office's jobs did, as JSON.
extension Invocation {
    func json(_ report: ProvisionReport, passwords: String) -> JSONValue {
        let steps = report.steps.map { step -> JSONValue in
            var value: JSONObject = [
                "subject": .string(step.subject.rawValue), "name": .string(step.name),
                "state": .string(step.standing.name),
            ]
            if case .refused(let reason) = step.standing { value["reason"] = .string(reason) }
            return .object(value)
        }
        return [
            "added": JSONValue(report.count(.added)), "changed": JSONValue(report.count(.changed)),
            "unchanged": JSONValue(report.count(.unchanged)), "steps": .array(steps),
            "handedOver": JSONValue(report.handedOver),
            "passwordsMade": .array(report.made.map { .string($0) }),
            "passwords": .string(passwords),
        ]
    }

    func json(_ report: DecisionUpload.Report) -> JSONValue {
        [
            "added": JSONValue(report.added), "changed": JSONValue(report.changed),
            "unchanged": JSONValue(report.unchanged), "findings": json(report.findings),
        ]
    }

    func json(_ findings: [OfficeFinding]) -> JSONValue {
        .array(
            findings.map { finding in
                var value: JSONObject = ["reason": .string(words.reason(finding.reason))]
                if let row = finding.row { value["row"] = JSONValue(row) }
                if let column = finding.column { value["column"] = .string(column) }
                return .object(value)
            }
        )
    }
}

extension Standing {
    var name: String {
        switch self {
        case .added: "added"
        case .changed: "changed"
        case .unchanged: "unchanged"
        case .refused: "refused"
        }
    }
}
