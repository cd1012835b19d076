import Caseload
import Screen

/// The commands that hold in every screen.
package enum GlobalCommands {
    package static let all: [Command] =
        [
            Command(
                "help",
                keys: [.function(1)],
                in: [.anywhere],
                label: { $0.helpLabel },
                explanation: { $0.helpExplanation },
            ) { state in
                state.overlay = .help(HelpState())
                return []
            },
            Command(
                "refresh",
                keys: [.function(5)],
                in: [.workspace],
                label: { $0.refreshLabel },
                explanation: { $0.refreshExplanation },
            ) { $0.refresh() + [.redraw] },
            Command(
                "menu",
                keys: [.function(9)],
                in: [.anywhere],
                label: { $0.menuLabel },
                explanation: { $0.menuExplanation },
            ) { state in
                state.overlay = .menu(MenuState(state))
                return []
            },
            Command(
                "quit",
                keys: [.function(10)],
                in: [.anywhere],
                label: { $0.quitLabel },
                explanation: { $0.quitExplanation },
            ) { state in
                state.isEnding = true
                return [.quit]
            },
            Command(
                "palette",
                keys: [.control("p")],
                in: [.anywhere],
                label: { $0.paletteLabel },
                explanation: { $0.paletteExplanation },
            ) { state in
                state.overlay = .palette(PaletteState(state))
                return []
            },
            Command(
                "undo",
                keys: [.control("z")],
                in: [.workspace],
                label: { $0.undoLabel },
                explanation: { $0.undoExplanation },
            ) { $0.undo() },
            Command(
                "redo",
                keys: [.control("y")],
                in: [.workspace],
                label: { $0.redoLabel },
                explanation: { $0.redoExplanation },
            ) { $0.redo() },
            Command(
                "lock",
                keys: [.control("l")],
                in: [.workspace],
                label: { $0.lockLabel },
                explanation: { $0.lockExplanation },
            ) { $0.lock() },
            Command(
                "suspend",
                keys: [],
                in: [.anywhere],
                label: { $0.suspendLabel },
                explanation: { $0.suspendExplanation },
            ) { _ in [.suspend] },
            Command(
                "messages",
                keys: [.control("e")],
                in: [.workspace],
                label: { $0.messagesLabel },
                explanation: { $0.messagesExplanation },
            ) { state in
                state.overlay = .messages(ScrollState())
                return []
            },
            Command(
                "quarter.previous",
                keys: [.character("[")],
                in: [.workspace],
                label: { $0.previousQuarterLabel },
                explanation: { $0.previousQuarterExplanation },
            ) { $0.changeQuarter(by: -1) },
            Command(
                "quarter.next",
                keys: [.character("]")],
                in: [.workspace],
                label: { $0.nextQuarterLabel },
                explanation: { $0.nextQuarterExplanation },
            ) { $0.changeQuarter(by: 1) },
            Command(
                "backup",
                keys: [],
                in: [.workspace],
                label: { $0.backupLabel },
                explanation: { $0.backupExplanation },
            ) { state in
                state.askForFile(.backup, state.words.backupPrompt)
                return []
            },
            Command(
                "import",
                keys: [],
                in: [.workspace],
                label: { $0.importLabel },
                explanation: { $0.importExplanation },
            ) { state in
                state.askForFile(.importFiles, state.words.importPrompt)
                return []
            },
        ] + places

    /// One command a tab: its digit goes there, except where digits are entered.
    private static let places: [Command] = Place.tabs.enumerated().map { index, place in
        let digit = Unicode.Scalar(UInt8(ascii: "0") + UInt8((index + 1) % 10))
        return Command(
            "go.\(place)",
            keys: [.character(digit)],
            in: [.workspace],
            label: { $0.title(of: place) },
            explanation: { $0.goExplanation(to: place) },
        ) { $0.goToTab(place) }
    }
}

extension AppState {
    /// Goes to a screen by its digit: what home narrowed the list to was for that one look.
    fileprivate mutating func goToTab(_ place: Place) -> [Effect] {
        if place == .families, workspace?.place != .families,
            workspace?.families.isNarrowedByHome == true
        {
            workspace?.families.change(FamilyFilter())
        }
        return go(to: place)
    }

    /// Works on another quarter; a draft of the old one stays in the store.
    mutating func changeQuarter(by step: Int) -> [Effect] {
        guard let old = workspace?.quarter else { return [] }
        let quarter = old.adding(step)
        workspace?.work(on: quarter)
        workspace?.home.forget()
        workspace?.families.forgetProgress()
        workspace?.agenda.side.forget()
        say(words.workingOn(quarter), .hint)
        return arrive(at: workspace?.place ?? .home)
    }

    /// Takes back the last act: a typed cell of the open page first, then what was saved.
    mutating func undo() -> [Effect] {
        if workspace?.place == .entry, let effects = workspace?.entry.undo() { return effects }
        if workspace?.place == .form, let effects = workspace?.form.undo() { return effects }
        // Not what was before it: its answer is on the way.
        guard workspace?.cleaning.isDeciding != true else {
            say(words.pairDeciding, .hint)
            return []
        }
        guard let step = workspace?.history.takeUndo(),
            let id = workspace?.history.begin(.undo, step)
        else {
            say(words.nothingToUndo, .hint)
            return []
        }
        if let decided = step.decided { return [.reopenConflict(id, decided)] }
        if let back = step.record { return [.form(.undo(id, back))] }
        if !step.supervised.isEmpty { return [.supervisor(.undo(id, step.supervised))] }
        return [.commit(id, step.inverse, dropping: nil)]
    }

    /// Does again what was taken back last.
    mutating func redo() -> [Effect] {
        if workspace?.place == .entry, let effects = workspace?.entry.redo() { return effects }
        if workspace?.place == .form, let effects = workspace?.form.redo() { return effects }
        if isTypedOn {
            say(words.formTypedOn, .hint)
            return []
        }
        guard let step = workspace?.history.takeRedo(),
            let id = workspace?.history.begin(.redo, step)
        else {
            say(words.nothingToRedo, .hint)
            return []
        }
        if let back = step.record { return [.form(.undo(id, back))] }
        if !step.supervised.isEmpty { return [.supervisor(.undo(id, step.supervised))] }
        return [.commit(id, step.inverse, dropping: nil)]
    }
}
