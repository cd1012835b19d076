import App
import Documents
import Hub
import LocalStore
import Office
import Replication

extension Subcommand {
    /// `hub FOLDER`: offers stores of the desk's own to the laptops around, and relays them to the server.
    static let hub = Subcommand(
        "hub",
        usage: "<folder>",
        options: [
            Option("listen", "ADDR:PORT") { $0.optionListen },
            Option("workers", "FILE.csv") { $0.optionWorkers },
            Option("remove-login", "LOGIN") { $0.optionRemoveLogin },
            Option("remake", "NAME") { $0.optionRemake },
            Option("to", "URL") { $0.optionHubServer },
            Option("login-file", "FILE") { $0.optionLoginFile },
            Option("ca", "FILE.pem") { $0.optionAuthority },
            Option("office-login-file", "FILE") { $0.optionOfficeLogin },
            Option("certificate", "FILE.pem") { $0.optionCertificate },
            Option("key", "FILE.pem") { $0.optionKey },
            Option("stick", "FILE") { $0.optionStick },
            Option("stick-passphrase-file", "FILE") { $0.optionStickPassphrase },
        ],
        arguments: 1...1,
        summary: { $0.summaryHub },
    ) { invocation throws(Refusal) in
        do throws(HubRefusal) {
            if invocation.arguments.value("stick") != nil {
                return try HubStick.run(invocation)
            }
            if let login = invocation.arguments.value("remove-login") {
                return try HubLogins.remove(login, invocation)
            }
            if let name = invocation.arguments.value("remake") {
                return try HubRemake.run(name, invocation)
            }
            return try HubRun(invocation).run()
        } catch {
            switch error {
            case .refusal(let refusal): throw refusal
            case .hub, .stick, .wrongUse, .workers, .unknownLogin, .notSetAside:
                let sentence = invocation.words.sentence(for: error)
                if invocation.wantsJSON {
                    invocation.console.write(json: ["error": .string(sentence)])
                }
                invocation.console.complain(PlainText.safe(sentence) + "\n")
                return error.code
            }
        }
    }
}

/// Why a hub does not run.
enum HubRefusal: Error {
    case refusal(Refusal)
    case hub(HubError, folder: String)
    case stick(StickVisit.Failure)
    /// Options that do not go together, or a value that cannot be read.
    case wrongUse(WrongUse)
    case workers(OfficeFinding, path: String)
    case unknownLogin(String)
    /// No database of this name is damaged; those that are.
    case notSetAside(String, damaged: [String])

    enum WrongUse: Equatable {
        case listen(String)
        case toWithoutLogin
        case certificateAlone
    }

    var code: ExitCode {
        switch self {
        case .wrongUse: .wrongUse
        case .hub(.desk(.store(.wrongPassphrase)), _), .hub(.desk(.noAccess), _),
            .hub(.desk(.store(.noAccess)), _), .stick(.stick(.wrongPassphrase)):
            .noAccess
        default: .failed
        }
    }

    static func lifting<Result>(
        _ body: () throws(Refusal) -> Result
    ) throws(HubRefusal) -> Result {
        do throws(Refusal) {
            return try body()
        } catch {
            throw .refusal(error)
        }
    }
}
