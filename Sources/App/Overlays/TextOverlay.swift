import Caseload
import Screen

/// A text to read over the screen, scrolled.
package struct TextOverlay: Sendable {
    package var title: String
    package var lines: [String]
    package var scroll = ScrollState()

    package init(title: String, lines: [String]) {
        self.title = title
        self.lines = lines
    }

    /// Who opened which restricted record, the newest first.
    init(_ looks: [Look], _ words: Words) {
        title = words.looksLabel
        lines = looks.sorted { $0.at > $1.at }.map { look in
            "\(words.time(look.at))  \(words.kindName(look.id.documentKind)) · \(look.by) · \(look.id)"
        }
        if lines.isEmpty { lines = [words.noLooks] }
    }
}
