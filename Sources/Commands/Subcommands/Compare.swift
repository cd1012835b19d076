import App
import Caseload
import Casework
import Documents

extension Subcommand {
    /// `compare FILE.csv [--out changes.csv]`: a list of deciles held against the laptop.
    static let compare = Subcommand(
        "compare",
        usage: "desil.csv",
        options: [
            Option("out", "beda.csv") { $0.optionOut },
            Option("replace") { $0.optionReplace },
            Option("limit", "N") { $0.optionLimit },
        ],
        arguments: 1...1,
        summary: { $0.summaryCompare },
    ) { invocation throws(Refusal) in
        let path = invocation.arguments.plain[0]
        let limit = try invocation.number("limit") ?? .max
        let bytes = try FileBytes.read(path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        let found = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.compare(desil: bytes, named: name)
        }
        if let out = invocation.arguments.value("out") {
            try ChangesFile.write(
                found,
                to: out,
                replacing: invocation.arguments.isOn("replace"),
                caseload,
                at: invocation.console.now(),
            )
        }
        let shown = found.differences.prefix(limit)
        let words = invocation.words
        if invocation.wantsJSON {
            var json: JSONValue = [
                "compare": .array(shown.map(value)), "rows": JSONValue(found.rows),
                "matched": JSONValue(found.matched), "families": JSONValue(found.families),
                "total": JSONValue(found.differences.count),
                "findings": .array(
                    words.lines(for: found.findings).map { .string($0) }
                ),
            ]
            if let out = invocation.arguments.value("out") { json["file"] = .string(out) }
            invocation.console.write(json: json)
        } else {
            for line in words.lines(for: found.findings) {
                invocation.console.complain(PlainText.safe(line) + "\n")
            }
            let table = shown.map { difference in
                [
                    difference.row.map { String($0) } ?? "", difference.name,
                    words.sentence(for: difference.kind),
                    difference.family.map { String($0.rowKey) } ?? "",
                ]
            }
            var lines = PlainText.table(table) + [words.compared(found)]
            if let out = invocation.arguments.value("out") {
                lines.append(words.changesExported(out, found.differences.count))
            }
            invocation.console.write(lines: lines)
        }
        return .done
    }

    private static func value(_ difference: DesilDifference) -> JSONValue {
        let values = difference.values
        var value: JSONValue = [
            "kind": .string(difference.kind.code), "name": .string(difference.name),
            "nik": .string(difference.nik), "kk": .string(difference.kk),
            "village": .string(difference.village), "here": .string(values.here),
            "there": .string(values.there),
        ]
        if let row = difference.row { value["row"] = JSONValue(row) }
        if let family = difference.family { value["family"] = .string(family.rawValue) }
        if let member = difference.member { value["member"] = .string(member.rawValue) }
        return value
    }
}
