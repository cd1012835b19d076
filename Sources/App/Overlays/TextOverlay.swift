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
}
