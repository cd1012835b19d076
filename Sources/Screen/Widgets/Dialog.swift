/// A question or a message in a box: a title, what there is to say, and the answers.
package struct Dialog: Sendable, Equatable {
    package struct Button: Sendable, Equatable {
        package let label: SafeText
        /// The letter or key that chooses it at once.
        package let key: Key?

        package init(_ label: SafeText, key: Key? = nil) {
            self.label = label
            self.key = key
        }
    }

    package enum Outcome: Sendable, Equatable {
        /// The answer with this number was chosen.
        case chosen(Int)
        case handled
        case ignored
    }

    /// Lines longer than this are tiring to read.
    private static let comfortableWidth = 64

    package let title: SafeText
    /// May hold several paragraphs.
    package let message: String
    package let buttons: [Button]
    package private(set) var selection: Int
    /// The first line of the message in sight, where it is longer than the box.
    package private(set) var scroll = 0

    package init(title: SafeText, message: String, buttons: [Button], selection: Int = 0) {
        self.title = title
        self.message = message
        self.buttons = buttons
        self.selection = max(0, min(buttons.count - 1, selection))
    }

    package mutating func handle(_ key: Key) -> Outcome {
        if let index = buttons.firstIndex(where: { $0.key == key }) { return .chosen(index) }
        switch key {
        case "Left", "S-Tab": selection = max(0, selection - 1)
        case "Right", "Tab": selection = max(0, min(buttons.count - 1, selection + 1))
        case "Up": scroll = max(0, scroll - 1)
        case "Down": scroll = min(1_000, scroll + 1)
        case "Enter": return buttons.isEmpty ? .ignored : .chosen(selection)
        default: return .ignored
        }
        return .handled
    }

    /// The box it takes of the room there is, in its middle.
    package func frame(in bounds: Rect) -> Rect {
        let natural = max(
            title.width + 6,
            buttonsWidth + 4,
            wrap(message, width: Self.comfortableWidth).map(\.width).max().map { $0 + 4 } ?? 0,
        )
        let width = min(bounds.width, natural)
        let lines = wrap(message, width: max(1, width - 4)).count
        let rows = buttonRows(in: Size(width, bounds.height))
        return bounds.centred(Size(width, lines + 2 + (rows == 0 ? 0 : rows + 1)))
    }

    /// The button at a place, for the mouse; the rectangle is the box as drawn.
    package func button(at point: Point, in rect: Rect) -> Int? {
        guard rect.height >= 3 else { return nil }
        return places(in: rect).first {
            point.y == $0.y && point.x >= $0.x && point.x < $0.x + $0.width
        }?.button
    }

    package func draw(into canvas: inout Canvas, in rect: Rect, theme: Theme) {
        canvas.fill(rect, style: theme.style(.dialog))
        canvas.box(
            rect,
            title: title,
            style: theme.style(.dialogBorder),
            titleStyle: theme.style(.dialogTitle),
        )
        let hasFrame = rect.width >= 5 && rect.height >= 3
        let inner = hasFrame ? rect.inset(columns: 2, rows: 1) : rect
        let rows = inner.height < 2 ? 0 : buttonRows(in: rect.size)
        let room = max(0, inner.height - rows)
        let lines = wrap(message, width: inner.width)
        let first = max(0, min(scroll, lines.count - room))
        for (row, line) in lines.dropFirst(first).prefix(room).enumerated() {
            canvas.put(
                line,
                at: Point(inner.minX, inner.minY + row),
                style: theme.style(.dialog),
            )
        }
        if lines.count > first + room, room > 0 {
            canvas.put(
                "↓",
                at: Point(rect.maxX - 1, inner.minY + room - 1),
                style: theme.style(.dialogKey),
            )
        }
        guard hasFrame else { return }
        drawButtons(into: &canvas, in: rect, theme: theme)
    }

    private func drawButtons(into canvas: inout Canvas, in rect: Rect, theme: Theme) {
        let inner = rect.inset()
        for place in places(in: rect) {
            let isSelected = place.button == selection
            canvas.within(inner) { part in
                part.put(
                    "[" + buttons[place.button].label + "]",
                    at: Point(place.x - inner.minX, place.y - inner.minY),
                    style: theme.style(isSelected ? .dialogSelected : .dialog),
                )
                if isSelected {
                    part.placeCursor(
                        Point(place.x - inner.minX + 1, place.y - inner.minY)
                    )
                }
            }
        }
    }

    private var buttonsWidth: Int {
        buttons.reduce(0) { $0 + $1.label.width + 2 } + max(0, buttons.count - 1)
    }

    /// How many rows the buttons take: one where they fit beside each other, else one each where there is
    /// the height for it.
    private func buttonRows(in size: Size) -> Int {
        guard !buttons.isEmpty else { return 0 }
        guard buttonsWidth > size.width - 2, size.height >= buttons.count + 3 else { return 1 }
        return buttons.count
    }

    /// Where the buttons stand; where there is room for a row only that is too short, it begins with the
    /// selected one.
    private func places(in rect: Rect) -> [(button: Int, x: Int, y: Int, width: Int)] {
        let room = rect.width - 2
        guard buttonRows(in: rect.size) == 1 else {
            let top = rect.maxY - 1 - buttons.count
            return buttons.indices.map { index in
                (index, rect.minX + 2, top + index, buttons[index].label.width + 2)
            }
        }
        let first = buttonsWidth <= room ? 0 : selection
        var x = rect.minX + 1 + max(0, (room - buttonsWidth) / 2)
        return buttons.indices.dropFirst(first).map { index in
            let width = buttons[index].label.width + 2
            defer { x += width + 1 }
            return (index, x, rect.maxY - 2, width)
        }
    }
}
