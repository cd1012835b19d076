/// The command palette: a line to type in, and below it the commands that fit what was typed.
///
/// Which commands fit is decided elsewhere; the box shows them and keeps the selection.
package struct PaletteBox: Sendable, Equatable {
    package var editor: LineEditor
    package private(set) var menu: Menu

    package init(title: SafeText, items: [Menu.Item] = []) {
        editor = LineEditor("", limit: 200)
        menu = Menu(title: title, items: items)
    }

    /// The selected item's number among those shown; nil when none fits.
    package var selection: Int? { menu.items.isEmpty ? nil : menu.cursor.selection }

    /// Shows other items, with the first of them selected.
    package mutating func show(_ items: [Menu.Item]) {
        menu = Menu(title: menu.title, items: items)
    }

    package enum Outcome: Sendable, Equatable {
        /// What was typed is another: ask again which commands fit.
        case queryChanged
        case handled
        case ignored
    }

    package mutating func handle(_ key: Key) -> Outcome {
        switch key {
        // These belong to the line here.
        case "Home", "End": break
        default: if menu.handle(key) { return .handled }
        }
        switch editor.handle(key) {
        case .changed: return .queryChanged
        case .handled: return .handled
        case .ignored: return .ignored
        }
    }

    package mutating func fit(_ rect: Rect) {
        menu.fit(Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - 1))
    }

    /// The item at a place, for the mouse.
    package func item(at point: Point, in rect: Rect) -> Int? {
        let inner = rect.inset()
        guard inner.contains(point), point.y > inner.minY else { return nil }
        return menu.cursor.index(atRow: point.y - inner.minY - 1)
    }

    package func draw(into canvas: inout Canvas, in rect: Rect, theme: Theme) {
        guard rect.height >= 3, rect.width >= 3 else {
            drawLine(into: &canvas, in: rect.row(0), theme: theme)
            return
        }
        // The menu draws a box of its own one row lower; the frame around both covers its upper line,
        // and the line to type in stands on it.
        menu.draw(into: &canvas, in: rect.splitTop(1).rest, theme: theme)
        canvas.fill(rect.splitTop(2).top, style: theme.style(.menu))
        canvas.box(rect, title: menu.title, style: theme.style(.menuBorder))
        drawLine(into: &canvas, in: rect.inset().row(0), theme: theme)
    }

    private func drawLine(into canvas: inout Canvas, in row: Rect, theme: Theme) {
        let prompt: SafeText = "> "
        let (left, field) = row.splitLeft(prompt.width)
        canvas.put(prompt, at: left.origin, style: theme.style(.menuKey), width: left.width)
        editor.draw(into: &canvas, in: field, style: theme.style(.menu))
    }
}
