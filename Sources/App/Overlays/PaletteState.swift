import Casework
import Forms
import Screen

/// The palette: every command by a few letters of its words, and every form by its name or an everyday word for it.
package struct PaletteState: Sendable {
    package var box: PaletteBox
    /// The commands that match, the best first.
    package private(set) var found: [Command] = []
    private let all: [Command]
    /// Of more forms than these another word tells more than a longer list.
    private static let mostForms = 12
    /// The commands of other screens, each with the name of one where it can be used.
    private let elsewhere: [(command: Command, place: String)]
    /// The forms there are, each folded with all by which it is looked for.
    private let forms: [(form: Form, text: String)]
    private let words: Words
    private let obstacles: [String: String]

    package init(_ state: AppState) {
        all = CommandRegistry.available(in: state)
        words = state.words
        let known = Set(all.map(\.id))
        let (words, isOpen) = (state.words, state.workspace != nil)
        elsewhere = CommandRegistry.all.compactMap { command in
            guard isOpen, !known.contains(command.id) else { return nil }
            let place = Place.allCases.first { command.contexts.contains(.place($0)) }
            return place.map { (command, words.title(of: $0)) }
        }
        forms = (state.workspace?.forms.forms ?? []).map { ($0, $0.searchText(words)) }
        obstacles = MenuState.obstacles(of: all, in: state)
        box = PaletteBox(title: SafeText(state.words.paletteLabel))
        search()
    }

    /// The command that Enter runs.
    package var selected: Command? {
        box.selection.flatMap { found.indices.contains($0) ? found[$0] : nil }
    }

    /// Keeps the commands that hold every typed word, those whose label begins with it first.
    package mutating func search() {
        let asked = box.editor.text.lowercased().split(separator: " ").map(String.init)
        let scored = all.compactMap { command -> (Int, Command)? in
            let label = command.label(words).lowercased()
            let text = Self.text(of: command, words)
            guard asked.allSatisfy(text.contains) else { return nil }
            let score =
                asked.first.map { label.hasPrefix($0) ? 0 : label.contains($0) ? 1 : 2 } ?? 0
            return (score, command)
        }
        found = scored.enumerated()
            .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            .map(\.element.1)
        let folded = Folding.folded(box.editor.text).split(separator: " ")
        if !folded.isEmpty {
            found += forms.filter { form in folded.allSatisfy { form.text.contains($0) } }
                .prefix(Self.mostForms).map { Self.command(for: $0.form) }
        }
        var items = found.map { MenuState.item(of: $0, words, obstacles, key: $0.keys.first) }
        if !asked.isEmpty {
            items += elsewhere.compactMap { command, place in
                guard asked.allSatisfy(Self.text(of: command, words).contains) else { return nil }
                return Menu.Item(
                    SafeText(command.explanation(words)),
                    key: SafeText(command.keys.first?.label ?? ""),
                    obstacle: SafeText(words.onlyOnScreen(place)),
                )
            }
        }
        if !asked.isEmpty {
            items += words.jobsOfCommandLine.compactMap { job in
                let text = (job.label + " " + job.searchWords).lowercased()
                guard asked.allSatisfy(text.contains) else { return nil }
                return Menu.Item(
                    SafeText(job.label),
                    obstacle: SafeText(words.onCommandLine(job.command)),
                )
            }
        }
        if items.isEmpty {
            items = [
                Menu.Item(SafeText(words.noCommandFits), obstacle: SafeText(words.tryAnotherWord))
            ]
        }
        box.show(items)
    }

    /// The box it would like in so wide a room: as many rows as it has to show, a sentence where nothing fits.
    func wantedSize(in width: Int) -> Size {
        let widest = 76
        let around = box.menu.rowsAround(width: min(widest, width))
        return Size(widest, min(box.menu.items.count, 14) + 1 + around)
    }

    /// What a command is found by, in small letters.
    private static func text(of command: Command, _ words: Words) -> String {
        [command.label(words), command.explanation(words), words.searchWords(of: command.id)]
            .joined(separator: " ").lowercased()
    }

    /// Fills in a form: about whom she stands on, or whom she then names.
    private static func command(for form: Form) -> Command {
        Command(
            "form.\(form.id.rawValue)",
            keys: [],
            in: [.workspace],
            label: { $0.text(form.label) },
            explanation: { $0.newRecordOf(form) },
        ) { $0.chooseForm(form.id) }
    }
}
