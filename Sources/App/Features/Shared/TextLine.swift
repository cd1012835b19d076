import Documents
import Screen

/// One line of a page that is read rather than filled in: pieces of text with their roles.
///
/// Pages are made of such lines once, when their data or width changes; drawing only copies the
/// visible ones to the canvas.
package struct TextLine: Sendable, Equatable {
    package struct Piece: Sendable, Equatable {
        package var text: Content
        package var role: Role
    }

    /// A mark stays open until the theme is known.
    package enum Content: Sendable, Equatable {
        case text(SafeText)
        case mark(Mark)

        package var width: Int {
            switch self {
            case .text(let text): text.width
            case .mark: 1
            }
        }
    }

    package private(set) var pieces: [Piece] = []
    package private(set) var width = 0
    /// Where a section begins, for jumping from one to the next.
    package var isHeading = false
    /// The record that Enter opens here.
    package var opens: DocumentID?

    package static let blank = TextLine()

    package init() {}

    package init(_ text: String, _ role: Role = .text) {
        add(text, role)
    }

    package init(_ text: SafeText, _ role: Role = .text) {
        add(text, role)
    }

    package static func heading(_ text: String) -> TextLine {
        var line = TextLine(text, .textHeading)
        line.isHeading = true
        return line
    }

    package mutating func add(_ text: SafeText, _ role: Role = .text) {
        pieces.append(Piece(text: .text(text), role: role))
        width += text.width
    }

    package mutating func add(_ text: String, _ role: Role = .text) {
        add(SafeText(text), role)
    }

    package mutating func add(_ mark: Mark) {
        pieces.append(Piece(text: .mark(mark), role: mark.role))
        width += 1
    }

    /// Adds a piece of another line.
    package mutating func add(_ piece: Piece) {
        pieces.append(piece)
        width += piece.text.width
    }

    /// Adds text in exactly this many columns.
    package mutating func add(
        _ text: String,
        width: Int,
        _ role: Role = .text,
        align: TextAlignment = .left,
    ) {
        add(SafeText(text).padded(to: max(0, width), align), role)
    }

    /// Adds spaces up to a column; one where the line is already longer.
    package mutating func tab(to column: Int) {
        guard width != column else { return }
        add(.repeating(" ", count: max(1, column - width)), .text)
    }

    /// Adds text so that it ends at a column, if there is room for it after what is there.
    package mutating func addRight(_ text: String, _ role: Role = .text, end: Int) {
        let text = SafeText(text)
        guard width + 1 + text.width <= end else { return }
        tab(to: end - text.width)
        add(text, role)
    }

    /// The line as plain text, marks in the theme's signs.
    package func plain(_ theme: Theme) -> String {
        pieces.map { $0.text.safe(theme).string }.joined()
    }

    /// Writes the line over a row that has the surface's look already.
    package func draw(
        into canvas: inout Canvas,
        at point: Point,
        width: Int,
        theme: Theme,
        on surface: Role = .text,
    ) {
        var x = point.x
        let end = point.x + width
        for piece in pieces {
            guard x < end else { return }
            let text = piece.text.safe(theme).cut(to: end - x)
            let style = theme.style(piece.role, on: surface)
            x = canvas.put(text, at: Point(x, point.y), style: style)
        }
    }
}

extension TextLine: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        self.init(text)
    }
}

extension TextLine.Content {
    func safe(_ theme: Theme) -> SafeText {
        switch self {
        case .text(let text): text
        case .mark(let mark): theme.mark(mark)
        }
    }
}

extension [TextLine] {
    /// Appends a text broken into lines, the later ones hanging by some columns.
    package mutating func add(
        wrapping text: String,
        _ role: Role = .text,
        width: Int,
        indent: Int = 0,
        lead: TextLine = .blank,
    ) {
        let room = Swift.max(8, width - Swift.max(indent, lead.width))
        for (number, part) in wrap(text, width: room).enumerated() {
            var line = number == 0 ? lead : TextLine()
            line.tab(to: Swift.max(indent, lead.width))
            line.add(part, role)
            append(line)
        }
    }
}
