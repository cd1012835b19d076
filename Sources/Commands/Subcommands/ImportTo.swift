import App
import Caseload
import Documents
import Office
import Replication

extension Invocation {
    /// `import FILE... --to URL`: the office's register into its regency's database.
    func importFiles(_ files: [ImportFile], to url: String) throws(Refusal) -> ExitCode {
        guard !arguments.isOn("all-or-nothing") else {
            console.complain(words.allOrNothingStaysHere + "\n")
            return .wrongUse
        }
        let line = ProgressLine(console)
        defer { line.clear() }
        return try withRegency(url) { (regency) throws(PeerError) in
            let report = try RegisterUpload.run(files, to: regency, at: console.now()) { step in
                line.show(words.importProgress(step))
                return true
            }
            line.clear()
            if wantsJSON {
                var value = ImportText.json(report, words)
                value["database"] = .string(regency.database)
                value["movedFamilies"] = JSONValue(report.movedFamilies)
                console.write(json: ["import": value])
            } else {
                console.write(
                    lines: ImportText.lines(report, words).dropLast()
                        + (report.movedFamilies > 0
                            ? [words.familiesMoved(report.movedFamilies)] : [])
                        + [words.sentTo(regency.database)]
                )
            }
            return report.hasRefusedFiles ? .failed : .done
        }
    }
}
