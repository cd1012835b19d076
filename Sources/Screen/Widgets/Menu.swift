/// A list of things to do in a box: each with its key and, when it is off, the reason.
package struct Menu: Sendable, Equatable {
    package struct Item: Sendable, Equatable {
        package let label: SafeText
        package let key: SafeText
        /// Why it cannot be done now; nil when it can.
        package let obstacle: SafeText?

        package init(_ label: SafeText, key: SafeText = .empty, obstacle: SafeText? = nil) {
            self.label = label
            self.key = key
            self.obstacle = obstacle
        }
    }

    /// A shorter label says nothing.
    private static let leastLabel = 8

    package let title: SafeText
    package let items: [Item]
    package var cursor: ListCursor

    package init(title: SafeText = .empty, items: [Item], selection: Int = 0) {
        self.title = title
        self.items = items
        cursor = ListCursor(count: items.count, height: items.count)
        cursor.select(selection)
    }

    /// The box it would like, border included.
    package var wantedSize: Size {
        let widest =
            items.map { item in
                let note = max(item.key.width, item.obstacle?.width ?? 0)
                return item.label.width + (note == 0 ? 0 : note + 2)
            }.max() ?? 0
        // A space at either side of the items, and the border.
        return Size(max(widest + 4, title.width + 6), items.count + 2)
    }

    /// Moves the selection; answers whether the key was for the menu.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case "Up", "C-p", "S-Tab": cursor.move(by: -1)
        case "Down", "C-n", "Tab": cursor.move(by: 1)
        case "PgUp": cursor.page(by: -1)
        case "PgDn": cursor.page(by: 1)
        case "Home": cursor.home()
        case "End": cursor.end()
        default: return false
        }
        return true
    }

    /// Takes the room there is; call it before `handle` and `draw` when the screen changed.
    package mutating func fit(_ rect: Rect) {
        cursor.refresh(count: items.count, height: max(0, rect.height - 2))
    }

    /// The item at a place, for the mouse; the rectangle is the box as drawn.
    package func item(at point: Point, in rect: Rect) -> Int? {
        let inner = rect.inset()
        guard inner.contains(point) else { return nil }
        return cursor.index(atRow: point.y - inner.minY)
    }

    /// Draws the box and puts the terminal's cursor on the selected item.
    package func draw(into canvas: inout Canvas, in rect: Rect, theme: Theme) {
        canvas.fill(rect, style: theme.style(.menu))
        canvas.box(rect, title: title, style: theme.style(.menuBorder))
        let inner = rect.height >= 3 && rect.width >= 3 ? rect.inset() : rect
        var shown = cursor
        shown.refresh(count: items.count, height: inner.height)
        canvas.within(inner) { part in
            for (row, index) in shown.visible.enumerated() {
                drawRow(index, at: row, isSelected: index == shown.selection, into: &part, theme)
            }
        }
        // In the border: how much more there is.
        let border = Rect(x: rect.maxX - 1, y: inner.minY, width: 1, height: inner.height)
        if inner != rect { Scrollbar.draw(into: &canvas, in: border, cursor: shown, theme: theme) }
    }

    private func drawRow(
        _ index: Int,
        at row: Int,
        isSelected: Bool,
        into part: inout Canvas,
        _ theme: Theme,
    ) {
        let item = items[index]
        let width = part.bounds.width
        let role: Role =
            isSelected ? .menuSelected : item.obstacle == nil ? .menu : .menuDisabled
        let note = item.obstacle ?? item.key
        // The key is what is learnt here: a long label makes room for it.
        let keyRoom = item.obstacle == nil && !note.isEmpty ? note.width + 2 : 0
        let label = item.label.cut(to: max(Self.leastLabel, width - 2 - keyRoom))
        part.put(" " + label, at: Point(0, row), style: theme.style(role), width: width)
        let room = width - label.width - (keyRoom > 0 ? 3 : 4)
        if !note.isEmpty, room >= min(4, note.width) {
            let cut = note.cut(to: room)
            let noteRole: Role = isSelected ? .menuSelected : item.obstacle == nil ? .menuKey : role
            part.put(
                cut,
                at: Point(width - 1 - cut.width, row),
                style: theme.style(noteRole),
            )
        }
        if isSelected {
            part.placeCursor(Point(min(1, max(0, width - 1)), row))
        }
    }
}
