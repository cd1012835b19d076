import App
import Caseload
import Documents
import FoundationEssentials

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
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        let exports = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.exportVerkom(npsn: npsn, quarter: quarter)
        }
        let plain = invocation.arguments.plain
        let paths = exports.indices.map { place in
            plain.count > 1 ? path(plain[1], place) : exports[place].fileName
        }
        let isReplacing = invocation.arguments.isOn("replace")
        // All or none: a name that is taken stops before the first is written.
        for path in paths where !isReplacing && FileManager.default.fileExists(atPath: path) {
            throw .file(path: path, reason: .exists)
        }
        for (export, path) in zip(exports, paths) {
            let entry = ExportEntry(
                at: invocation.console.now(),
                by: caseload.worker.name,
                what: "verkom \(npsn) \(quarter)",
                format: "csv",
                rows: export.pupils,
                path: path,
            )
            try ExportFile.write(export.bytes, noting: entry, replacing: isReplacing, caseload)
        }
        if invocation.wantsJSON {
            let forms = zip(exports, paths).map { JSONValue.object(description(of: $0, $1)) }
            invocation.console.write(json: ["export": .array(forms)])
        } else {
            invocation.console.write(
                lines: zip(exports, paths).map { invocation.words.exported($0, $1) }
            )
        }
        return .done
    }

    private static func description(of export: VerkomExport, _ path: String) -> JSONObject {
        [
            "file": .string(path), "pupils": JSONValue(export.pupils),
            "filled": JSONValue(export.filled), "stateOnly": JSONValue(export.stateOnly),
            "unknown": JSONValue(export.unknown), "ownForm": .bool(export.isOwnForm),
        ]
    }

    /// The path for a school's first form as given, for the others with a number before the ending.
    private static func path(_ given: String, _ place: Int) -> String {
        guard place > 0 else { return given }
        let name = given.lastIndex(of: "/").map { given.index(after: $0) } ?? given.startIndex
        let dot = given[name...].lastIndex(of: ".") ?? given.endIndex
        return given[..<dot] + "-\(place + 1)" + given[dot...]
    }
}
