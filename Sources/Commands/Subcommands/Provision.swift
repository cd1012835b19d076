import App
import Documents
import Office
import Replication

extension Subcommand {
    /// `provision URL workers.csv --login-file F`: prepares an Apache CouchDB.
    static let provision = Subcommand(
        "provision",
        usage: "<https://nama:porta> <workers.csv> --login-file FILE | --template",
        options: [
            Option("login-file", "FILE") { $0.optionLoginFile },
            Option("passwords", "FILE.csv") { $0.optionPasswords },
            Option("ca", "FILE.pem") { $0.optionAuthority },
            Option("replicator-url", "URL") { $0.optionReplicatorURL },
            Option("template") { $0.optionOfficeTemplate },
        ],
        arguments: 0...2,
        summary: { $0.summaryProvision },
    ) { invocation throws(Refusal) in
        if invocation.arguments.isOn("template") {
            let template = String(decoding: WorkerList.template(), as: UTF8.self)
            invocation.console.write(template)
            return .done
        }
        let plain = invocation.arguments.plain
        guard plain.count == 2 else {
            let usage = invocation.words.wrongArguments("provision", "<URL> <workers.csv>")
            invocation.console.complain(usage + "\n")
            return .wrongUse
        }
        return try invocation.provision(plain[0], list: plain[1])
    }
}

extension Invocation {
    fileprivate func provision(_ url: String, list path: String) throws(Refusal) -> ExitCode {
        let bytes = try FileBytes.read(path)
        let list: WorkerList
        do throws(OfficeFindings) {
            list = try WorkerList(bytes)
        } catch {
            return tell(error.list, in: path)
        }
        let passwords = arguments.value("passwords") ?? Self.bookPath(beside: path)
        let kept = try Self.bytes(of: passwords)
        let book: PasswordBook
        do throws(OfficeFinding) {
            book =
                try kept.map { (bytes) throws(OfficeFinding) in try PasswordBook(bytes) }
                ?? PasswordBook()
        } catch {
            return tell([error], in: passwords)
        }
        let provisioning = Provisioning(
            try officeServer(url),
            list,
            book: book,
            replicatorURL: arguments.value("replicator-url") ?? "http://127.0.0.1:5984",
            at: console.now(),
        )
        var generator = SystemRandomNumberGenerator()
        let report: ProvisionReport
        do throws(ProvisionError<Refusal>) {
            report = try Provisioning.run(provisioning, generator: &generator) {
                (book) throws(Refusal) in
                try FileBytes.write(book.file(), to: passwords)
            }
        } catch {
            switch error {
            case .server(let error): return tell(error)
            case .book(let refusal): throw refusal
            }
        }
        if wantsJSON {
            console.write(json: ["provision": json(report, passwords: passwords)])
        } else {
            console.write(lines: words.provisioned(report, passwords: passwords))
        }
        return report.isComplete ? .done : .failed
    }

    /// nil while there is no such file.
    private static func bytes(of path: String) throws(Refusal) -> [UInt8]? {
        do throws(Refusal) {
            return try FileBytes.read(path)
        } catch {
            if case .file(_, .missing) = error { return nil }
            throw error
        }
    }

    /// `workers-kata-sandi.csv` beside `workers.csv`.
    private static func bookPath(beside path: String) -> String {
        let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let dot = path[name...].lastIndex(of: ".") ?? path.endIndex
        return path[..<dot] + "-kata-sandi.csv"
    }
}
