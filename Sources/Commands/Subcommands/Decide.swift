import App
import Documents
import Office
import Replication

extension Subcommand {
    /// `decide FILE.csv --to URL --login-file F`: the office's decisions on records.
    static let decide = Subcommand(
        "decide",
        usage:
            "<putusan.csv> --to URL --login-file FILE | --pending --to URL --login-file FILE | --template",
        options: [
            Option("to", "URL") { $0.optionDecideTo },
            Option("login-file", "FILE") { $0.optionLoginFile },
            Option("ca", "FILE.pem") { $0.optionAuthority },
            Option("daerah", "NAMA") { $0.optionRegency },
            Option("pending") { $0.optionPending },
            Option("kind", "JENIS") { $0.optionPendingKind },
            Option("template") { $0.optionOfficeTemplate },
        ],
        arguments: 0...1,
        summary: { $0.summaryDecide },
    ) { invocation throws(Refusal) in
        if invocation.arguments.isOn("template") {
            let template = String(decoding: DecisionList.template(), as: UTF8.self)
            invocation.console.write(template)
            return .done
        }
        if invocation.arguments.isOn("pending"), let url = invocation.arguments.value("to") {
            return try invocation.writePending(url)
        }
        guard let path = invocation.arguments.plain.first,
            let url = invocation.arguments.value("to")
        else {
            let usage = invocation.words.wrongArguments("decide", "<putusan.csv> --to URL")
            invocation.console.complain(usage + "\n")
            return .wrongUse
        }
        let bytes = try FileBytes.read(path)
        let list: DecisionList
        do throws(OfficeFinding) {
            list = try DecisionList(bytes)
        } catch {
            return invocation.tell([error], in: path)
        }
        return try invocation.withRegency(url) { (regency) throws(PeerError) in
            let report = try DecisionUpload.run(list, to: regency, at: invocation.console.now())
            if invocation.wantsJSON {
                invocation.console.write(json: ["decide": invocation.json(report)])
            } else {
                invocation.console.write(lines: invocation.words.decided(report))
            }
            // A row that decided nothing must not pass for done.
            return report.findings.isEmpty ? .done : .failed
        }
    }
}

extension Invocation {
    /// The table of records that wait for a decision, on standard output.
    fileprivate func writePending(_ url: String) throws(Refusal) -> ExitCode {
        let kinds = arguments.value("kind").map { [$0] } ?? []
        return try withRegency(url) { (regency) throws(PeerError) in
            _ = try PendingRecords.write(of: regency, kinds: kinds) { piece in
                console.write(String(decoding: piece, as: UTF8.self))
            }
            return .done
        }
    }
}
