import App
import Caseload
import Documents
import Exchange
import Replication

extension Subcommand {
    /// `import FILE...`: reads files into the store; `--template` writes empty ones to fill.
    static let importFiles = Subcommand(
        "import",
        usage: "<berkas>... | --template [keluarga|anggota|fasilitas|kelompok|catatan]",
        options: [
            Option("template") { $0.optionTemplate },
            Option("all-or-nothing") { $0.optionAllOrNothing },
            Option("to", "URL") { $0.optionImportTo },
            Option("login-file", "FILE") { $0.optionLoginFile },
            Option("ca", "FILE.pem") { $0.optionAuthority },
            Option("daerah", "NAMA") { $0.optionRegency },
        ],
        arguments: 0...1000,
        summary: { $0.summaryImport },
    ) { invocation throws(Refusal) in
        if invocation.arguments.isOn("template") { return try writeTemplate(invocation) }
        let paths = invocation.arguments.plain
        guard !paths.isEmpty else {
            invocation.console.complain(
                invocation.words.wrongArguments("import", "<berkas>...") + "\n"
            )
            return .wrongUse
        }
        var files: [ImportFile] = []
        for path in paths {
            files.append(ImportFile(name: name(of: path), bytes: try FileBytes.read(path)))
        }
        if let url = invocation.arguments.value("to") {
            return try invocation.importFiles(files, to: url)
        }
        let moment = invocation.console.now()
        let line = ProgressLine(invocation.console)
        let stop = Cancellation()
        invocation.console.onInterrupt { stop.cancel() }
        var reached: ImportStep?
        let report: ImportReport
        do throws(Refusal) {
            report = try invocation.withCaseload { (caseload) throws(CaseloadError) in
                let report = try caseload.importFiles(
                    files,
                    allOrNothing: invocation.arguments.isOn("all-or-nothing"),
                    at: moment,
                ) { step in
                    reached = step
                    line.show(invocation.words.importProgress(step))
                    return !stop.isCancelled
                }
                // Here, where somebody waits anyway, and not at the first list of the next unlock.
                if report.isStored { caseload.keepNewIndex() }
                return report
            }
        } catch {
            line.clear()
            guard stop.isCancelled, error == .caseload(.store(.cancelled)) else { throw error }
            throw .importStopped(file: reached?.file ?? "", rows: reached?.rows ?? 0)
        }
        line.clear()
        if invocation.wantsJSON {
            invocation.console.write(json: ["import": ImportText.json(report, invocation.words)])
        } else {
            invocation.console.write(lines: ImportText.lines(report, invocation.words))
        }
        // Refused rows are told; a file of which nothing could be read is a failure.
        return report.isStored && !report.hasRefusedFiles ? .done : .failed
    }

    /// The template on standard output: one kind, or the families' file.
    private static func writeTemplate(_ invocation: Invocation) throws(Refusal) -> ExitCode {
        let asked = invocation.arguments.plain.first ?? CaseloadKind.families.rawValue
        guard let kind = CaseloadKind(rawValue: asked) else {
            let known = CaseloadKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badValue(option: asked, expected: known)
        }
        invocation.console.write(String(decoding: CaseloadTemplate.file(kind), as: UTF8.self))
        return .done
    }

    private static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
