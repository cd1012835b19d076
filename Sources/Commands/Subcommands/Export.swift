import App
import Caseload
import Documents

extension Subcommand {
    /// `export verkom --school NPSN --quarter 2026-Q4 FILE`: a school's form, filled.
    static let exportFiles = Subcommand(
        "export",
        usage: "verkom --school NPSN [--quarter 2026-Q4] [berkas]",
        options: [
            Option("school", "NPSN") { $0.optionSchool },
            Option("quarter", "2026-Q4") { $0.optionQuarter },
            Option("replace") { $0.optionReplace },
        ],
        arguments: 1...2,
        summary: { $0.summaryExport },
    ) { invocation throws(Refusal) in
        guard invocation.arguments.plain[0] == "verkom" else {
            throw .badValue(option: invocation.arguments.plain[0], expected: "verkom")
        }
        guard let npsn = invocation.arguments.value("school") else {
            throw .badValue(option: "school", expected: "--school NPSN")
        }
        let quarter = try invocation.quarter()
        let export = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            try caseload.exportVerkom(npsn: npsn, quarter: quarter)
        }
        let path =
            invocation.arguments.plain.count > 1
            ? invocation.arguments.plain[1] : export.fileName
        try FileBytes.write(
            export.bytes,
            to: path,
            replacing: invocation.arguments.isOn("replace"),
        )
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "export": [
                        "file": .string(path), "pupils": JSONValue(export.pupils),
                        "filled": JSONValue(export.filled),
                        "stateOnly": JSONValue(export.stateOnly),
                        "unknown": JSONValue(export.unknown),
                        "ownForm": .bool(export.isOwnForm),
                    ]
                ]
            )
        } else {
            invocation.console.write(lines: [invocation.words.exported(export, path)])
        }
        return .done
    }
}
