import App
import Casework
import Commands
import LocalStore
import Screen
import Terminal

/// One run of the screen: everything wired together, from the settings file to the last frame.
enum ScreenSession {
    static func run(_ request: ScreenRequest) -> ExitCode {
        Process.keepOneHeap()
        let surroundings = request.surroundings
        var settings = SettingsFile.settings(at: surroundings.places.settings)
        if let theme = request.theme { settings.theme = theme }
        if let language = request.language { settings.language = language }
        let files = surroundings.places.themes.map { ThemeFiles(folder: $0) }
        let isColourless = surroundings.places.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        do {
            try Terminal.run(Terminal.Options(mouse: settings.mouse)) { terminal in
                let waker = terminal.waker
                let mailbox = Mailbox { waker.wake() }
                let runner = EffectRunner(surroundings: surroundings) { mailbox.post($0) }
                var state = AppState(
                    size: terminal.size,
                    moment: surroundings.now(),
                    settings: settings,
                    unlock: door(of: request),
                )
                state.themeNames = files?.names ?? []
                var loop = ScreenLoop(
                    state: state,
                    terminal: terminal,
                    runner: runner,
                    mailbox: mailbox,
                    themes: ThemeCache(files: files, isColourless: isColourless),
                    surroundings: surroundings,
                )
                if let opened = request.opened {
                    runner.adopt(opened.caseload, label: opened.label)
                }
                loop.run()
            }
            return .done
        } catch let error as TerminalError {
            return refuse(error, Words(settings.language))
        } catch {
            return .failed
        }
    }

    /// The door, standing on the profile that was asked for.
    private static func door(of request: ScreenRequest) -> UnlockState {
        var choices: [ProfileChoice] = []
        if let store = request.store {
            choices = [ProfileChoice(path: store.path, label: store.label())]
        } else if let profiles = try? request.surroundings.profiles?.list() {
            choices = profiles.map { ProfileChoice(path: $0.folder.path, label: $0.label) }
        }
        var door = UnlockState(profiles: choices, device: request.device)
        if request.opened != nil { door.step = .opening }
        return door
    }

    private static func refuse(_ error: TerminalError, _ words: Words) -> ExitCode {
        SystemConsole.console.complain(words.sentence(for: TerminalTrouble(error)) + "\n")
        return .failed
    }
}

extension TerminalTrouble {
    fileprivate init(_ error: TerminalError) {
        self =
            switch error {
            case .notATerminal: .notATerminal
            case .noTerminalType: .noType
            case .unknownTerminalType(let type): .unknownType(type)
            case .tooSimple(let type): .tooSimple(type)
            case .refused(let code): .refused(code)
            }
    }
}

extension SettingsFile {
    /// The settings at a path that may be none.
    static func settings(at path: String?) -> Settings {
        path.map { SettingsFile(path: $0).read() } ?? .standard
    }
}
