import App
import Documents
import Hub
import LocalStore
import StorePeers

/// `hub FOLDER --stick FILE`: takes a worker's stick in, also while the hub is running.
enum HubStick {
    static func run(_ invocation: Invocation) throws(HubRefusal) -> ExitCode {
        let folder = invocation.arguments.plain[0]
        let path = invocation.arguments.value("stick") ?? ""
        let passphrase = try HubRefusal.lifting { () throws(Refusal) in
            try invocation.passphrase()
        }
        let stickPassphrase = try HubRefusal.lifting { () throws(Refusal) in
            try invocation.passphrase(
                invocation.words.stickPassphraseAsk,
                option: "stick-passphrase-file",
            )
        }
        let desk: Desk
        do throws(DeskError) {
            desk = try Desk.openAsGuest(
                folder,
                passphrase: passphrase,
                options: DeskOptions(derivation: invocation.derivation),
            )
        } catch {
            throw .hub(.desk(error), folder: folder)
        }
        defer { desk.close() }
        do throws(StickVisit.Failure) {
            let stick = try open(path, stickPassphrase, invocation.derivation)
            defer { stick.close() }
            tell(try StickVisit.run(stick, desk), invocation)
        } catch {
            throw .stick(error)
        }
        return .done
    }

    private static func open(
        _ path: String,
        _ passphrase: Passphrase,
        _ derivation: KeyDerivation,
    ) throws(StickVisit.Failure) -> Stick {
        do throws(StickError) {
            return try Stick.open(
                path,
                passphrase: passphrase,
                options: StoreOptions(derivation: derivation),
            )
        } catch {
            throw .stick(error)
        }
    }

    private static func tell(_ report: StickVisit.Report, _ invocation: Invocation) {
        guard invocation.wantsJSON else {
            invocation.console.write(paragraphs: [("", invocation.words.stickDone(report))])
            return
        }
        invocation.console.write(
            json: [
                "stick": [
                    "database": .string(report.database),
                    "taken": JSONValue(report.taken.written),
                    "given": JSONValue(report.given.written),
                    "refused": JSONValue(report.taken.refused.count),
                    "unreadable": JSONValue(report.taken.unreadable + report.given.unreadable),
                ]
            ]
        )
    }
}
