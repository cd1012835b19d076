import App
import Caseload
import LocalStore

extension Subcommand {
    /// No job named: the screen, or plain prompts with `--polos`.
    static let screen = Subcommand(
        "",
        usage: "[pekerjaan]",
        summary: { $0.summaryScreen },
    ) { invocation throws(Refusal) in
        try invocation.requireTheme()
        if invocation.wantsPlain {
            let caseload = try invocation.openCaseload()
            defer { caseload.store.close() }
            return try PlainSession(caseload: caseload, invocation: invocation).run()
        }
        var request = invocation.screenRequest()
        let names = invocation.arguments
        if names.value("store") != nil || names.value("profile") != nil {
            let folder = try invocation.storeFolder()
            guard folder.hasStore else { throw .caseload(.store(folder.absence)) }
            request.store = folder
        }
        if names.value("passphrase-file") != nil {
            let folder = try invocation.storeFolder()
            let caseload = try invocation.openCaseload()
            request.store = folder
            request.opened = (caseload, folder.label())
        }
        return invocation.openScreen(request)
    }
}

extension Invocation {
    /// Whether the screen must do without drawing: asked for, or no terminal that could.
    var wantsPlain: Bool {
        arguments.isOn("polos") || console.environment["TERM"] == "dumb" || !console.isTerminal
    }

    /// Refuses a theme of `--theme` that is not there or cannot be read, before anything is opened.
    func requireTheme() throws(Refusal) {
        guard let name = arguments.value("theme"), let folder = surroundings.places.themes else {
            return
        }
        let files = ThemeFiles(folder: folder)
        guard files.names.contains(name) else {
            throw .badValue(option: "theme", expected: files.names.joined(separator: ", "))
        }
        do throws(ThemeFiles.Fault) {
            _ = try files.theme(named: name)
        } catch {
            throw .theme(error)
        }
    }

    /// What every opening of the screen takes from the command line.
    func screenRequest() -> ScreenRequest {
        ScreenRequest(
            surroundings: surroundings,
            device: DeviceName.random(),
            theme: arguments.value("theme"),
            language: arguments.value("lang").flatMap(Language.init(rawValue:)),
        )
    }
}
