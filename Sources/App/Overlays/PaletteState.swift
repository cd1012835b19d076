import Screen

/// The palette: every command by a few letters of its words.
package struct PaletteState: Sendable {
    /// Commands shown at once, where the screen has room.
    package static let rows = 12

    package var line = LineEditor()
    package var cursor = ListCursor()
    /// The commands that match, the best first.
    package private(set) var found: [Command] = []
    private let all: [Command]
    private let words: Words

    package init(_ state: AppState) {
        all = CommandRegistry.available(in: state)
        words = state.words
        search()
    }

    /// Keeps the commands that hold every typed word, those whose label begins with it first.
    package mutating func search() {
        let asked = line.text.lowercased().split(separator: " ").map(String.init)
        let scored = all.compactMap { command -> (Int, Command)? in
            let label = command.label(words).lowercased()
            let text = label + " " + command.explanation(words).lowercased()
            guard asked.allSatisfy(text.contains) else { return nil }
            let score = asked.first.map { label.hasPrefix($0) ? 0 : label.contains($0) ? 1 : 2 } ?? 0
            return (score, command)
        }
        found = scored.enumerated()
            .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            .map(\.element.1)
        cursor = ListCursor(count: found.count, height: Self.rows)
    }
}
