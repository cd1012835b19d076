import App
import Casework
import Office
import Replication
import Sync

/// What the office's jobs share: the server, and how its trouble is told.
extension Invocation {
    /// The server at an address, with the login of `--login-file`.
    func officeServer(_ url: String) throws(Refusal) -> OfficeServer {
        guard let path = arguments.value("login-file") else {
            throw .badValue(option: "login-file", expected: "--login-file FILE")
        }
        let bytes = try FileBytes.read(path)
        guard let login = Login(file: String(decoding: bytes, as: UTF8.self)) else {
            throw .loginFile(path: path)
        }
        let trust = arguments.value("ca").map { Trust.authority(file: $0) } ?? .system
        let cancellation = Cancellation()
        console.onInterrupt { cancellation.cancel() }
        return OfficeServer(
            ServerConnection(url: url, login: login, trust: trust, usesProxyOfEnvironment: true),
            cancellation: cancellation,
        )
    }

    /// Does something with the regency's database, and tells the server's trouble.
    func withRegency(
        _ url: String,
        _ body: (Regency) throws(PeerError) -> ExitCode,
    ) throws(Refusal) -> ExitCode {
        let server = try officeServer(url)
        do throws(PeerError) {
            return try body(try Regency(server, named: arguments.value("daerah")))
        } catch {
            return tell(error)
        }
    }

    /// Says why the server could not be worked with, and ends.
    func tell(_ error: PeerError) -> ExitCode {
        tell(
            words.officeSentence(for: error),
            code: error.code,
            error.isAboutAccess ? .noAccess : .failed,
        )
    }

    /// Says what is wrong with a table, and ends.
    func tell(_ findings: [OfficeFinding], in path: String) -> ExitCode {
        if wantsJSON {
            console.write(
                json: ["error": .string(words.tableRefused(path)), "findings": json(findings)]
            )
        }
        for finding in findings {
            console.complain(PlainText.safe("\(path): \(words.sentence(for: finding))") + "\n")
        }
        console.complain(PlainText.safe(words.tableRefused(path)) + "\n")
        return .failed
    }

    private func tell(_ sentence: String, code: String, _ exit: ExitCode) -> ExitCode {
        if wantsJSON {
            console.write(json: ["error": .string(sentence), "code": .string(code)])
        }
        console.complain(PlainText.safe(sentence) + "\n")
        return exit
    }
}
