import App
import Caseload
import Documents

extension Subcommand {
    /// `export person ID FILE`: all that is held about a family or a member, for the person herself.
    static func exportPerson(_ invocation: Invocation) throws(Refusal) -> ExitCode {
        let plain = invocation.arguments.plain
        guard plain.count == 3, PersonFile.Format(path: plain[2]) != nil else {
            throw .badValue(option: "person", expected: "person KODE BERKAS.html|BERKAS.json")
        }
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        let entry = try PersonFile.write(
            try id(plain[1], caseload),
            showsSensitive: invocation.arguments.isOn("sensitive"),
            to: plain[2],
            replacing: invocation.arguments.isOn("replace"),
            caseload,
            invocation.words,
            at: invocation.console.now(),
        )
        if invocation.wantsJSON {
            invocation.console.write(json: ["export": ReportJSON.value(entry)])
        } else {
            invocation.console.write(lines: [invocation.words.reportWritten(entry)])
        }
        return .done
    }

    /// A key alone is a family's, else a member's.
    private static func id(_ key: String, _ caseload: Caseload) throws(Refusal) -> DocumentID {
        if key.hasPrefix("family:") || key.hasPrefix("member:") { return DocumentID(key) }
        let isFamily = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.isFamily(.family(key))
        }
        return isFamily ? .family(key) : .member(key)
    }
}
