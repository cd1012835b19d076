import App
import Hub
import LocalStore

/// `hub FOLDER --remove-login LOGIN`: ends a login, also while the hub is running.
enum HubLogins {
    static func remove(
        _ login: String,
        _ invocation: Invocation,
    ) throws(HubRefusal) -> ExitCode {
        let folder = invocation.arguments.plain[0]
        let passphrase = try HubRefusal.lifting { () throws(Refusal) in
            try invocation.passphrase()
        }
        let isRemoved: Bool
        do throws(DeskError) {
            let desk = try Desk.openAsGuest(
                folder,
                passphrase: passphrase,
                options: DeskOptions(derivation: invocation.derivation),
            )
            defer { desk.close() }
            isRemoved = try desk.removeLogin(login)
        } catch {
            throw .hub(.desk(error), folder: folder)
        }
        guard isRemoved else { throw .unknownLogin(login) }
        if invocation.wantsJSON {
            invocation.console.write(json: ["hub": ["removedLogin": .string(login)]])
        } else {
            invocation.console.write(paragraphs: [("", invocation.words.loginRemoved(login))])
        }
        return .done
    }
}
