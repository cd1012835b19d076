import App
import Documents
import Office
import Replication

extension Subcommand {
    /// `decide FILE.csv --to URL --login-file F`: the office's decisions on records.
    static let decide = Subcommand(
        "decide",
        usage: "<putusan.csv> --to URL --login-file FILE | --template",
        options: [
            Option("to", "URL") { $0.optionDecideTo },
            Option("login-file", "FILE") { $0.optionLoginFile },
            Option("ca", "FILE.pem") { $0.optionAuthority },
            Option("daerah", "NAMA") { $0.optionRegency },
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
