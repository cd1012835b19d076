import App
import Caseload
import Casework
import Documents
import Exchange

/// What an import did, as lines and as JSON.
enum ImportText {
    static func lines(_ report: ImportReport, _ words: Words) -> [String] {
        var lines = PlainText.table(
            report.files.map { file in
                [
                    file.name, words.name(of: file.kind),
                    words.importCounts(file, isStored: report.isStored),
                ]
            }
        )
        lines += report.programmes.compactMap { update in
            guard case .refused(let error) = update.result else { return nil }
            return words.sentence(for: error)
        }
        lines += words.lines(for: report.findings)
        if report.isStored { lines += words.changeLines(report) }
        lines.append(
            report.isStored ? words.waitingCount(report.waiting) : words.nothingStored(report)
        )
        return lines
    }

    static func json(_ report: ImportReport, _ words: Words) -> JSONValue {
        var value: JSONValue = [
            "stored": .bool(report.isStored),
            "files": .array(report.files.map { file($0, words) }),
            "findings": .array(report.findings.findings.map { finding($0, words) }),
            "errors": JSONValue(report.findings.errorCount),
            "warnings": JSONValue(report.findings.warningCount),
            "valuesOmitted": JSONValue(report.findings.omittedCount),
            "groups": .array(report.findings.groups.map { group($0, words) }),
            "changes": .array(report.isStored ? report.changes.map(change) : []),
            "changesOmitted": JSONValue(
                report.isStored ? report.changeCount - report.changes.count : 0
            ),
            "waiting": JSONValue(report.waiting),
        ]
        if !report.isStored { value["reason"] = .string(words.nothingStored(report)) }
        return value
    }

    private static func file(_ file: ImportReport.FileResult, _ words: Words) -> JSONValue {
        [
            "name": .string(file.name), "kind": .string(words.name(of: file.kind)),
            "rows": JSONValue(file.rows), "added": JSONValue(file.added),
            "changed": JSONValue(file.changed), "unchanged": JSONValue(file.unchanged),
            "refused": JSONValue(file.refused),
        ]
    }

    /// One reason in one column of one file, with every row it was found in.
    private static func group(_ group: FindingReport.Group, _ words: Words) -> JSONValue {
        var value = finding(group.first, words)
        value["row"] = nil
        value["count"] = JSONValue(group.count)
        value["rows"] = .array(group.rows.map { JSONValue($0) })
        return value
    }

    private static func change(_ change: ImportReport.Change) -> JSONValue {
        [
            "file": .string(change.file), "row": JSONValue(change.row),
            "key": .string(change.key), "columns": .array(change.columns.map { .string($0) }),
        ]
    }

    private static func finding(_ finding: Finding, _ words: Words) -> JSONValue {
        var value: JSONValue = [
            "file": .string(finding.file), "severity": .string("\(finding.severity)"),
            "reason": .string(words.reason(finding.reason)),
        ]
        if let row = finding.row { value["row"] = JSONValue(row) }
        if let column = finding.column { value["column"] = JSONValue(column) }
        if let header = finding.header { value["header"] = .string(header) }
        return value
    }
}
