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
        menu.draw(
            into: &canvas,
            in: rect.splitTop(1).rest,
            theme: theme,
        )
        guard rect.height >= 3, rect.width >= 3 else {
            drawLine(into: &canvas, in: rect.row(0), theme: theme)
            return
        }
        // The menu's box one row lower, then the frame around both with the line in it.
        canvas.fill(rect.splitTop(2).top, style: theme.style(.menu))
        canvas.box(rect, title: menu.title, style: theme.style(.menuBorder))
        drawLine(into: &canvas, in: rect.inset().row(0), theme: theme)
    }

    private func drawLine(into canvas: inout Canvas, in row: Rect, theme: Theme) {
        let next = canvas.put(
            "> ".cut(to: row.width),
            at: row.origin,
            style: theme.style(.menuKey),
        )
        let field = row.splitLeft(next - row.minX).rest
        editor.draw(into: &canvas, in: field, style: theme.style(.menu))
    }
}

extension String {
    fileprivate func cut(to width: Int) -> SafeText { SafeText(self).cut(to: width) }
}
