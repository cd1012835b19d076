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
    /// Where some item is cut, the selected one stands in full below a line: so many rows of it.
    private static let footRows = 2
    /// Fewer items than these in view are no list any more.
    private static let leastItems = 3

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

    /// The rows a box of this width wants beside its items, border included.
    package func rowsAround(width: Int) -> Int {
        items.contains { isCut($0, width: width - 2) } ? Self.footRows + 3 : 2
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
        cursor.refresh(count: items.count, height: max(0, parts(of: rect.inset()).list.height))
    }

    /// The item at a place, for the mouse; the rectangle is the box as drawn.
    package func item(at point: Point, in rect: Rect) -> Int? {
        let list = parts(of: rect.inset()).list
        guard list.contains(point) else { return nil }
        return cursor.index(atRow: point.y - list.minY)
    }

    /// Draws the box and puts the terminal's cursor on the selected item.
    package func draw(into canvas: inout Canvas, in rect: Rect, theme: Theme) {
        canvas.fill(rect, style: theme.style(.menu))
        canvas.box(rect, title: title, style: theme.style(.menuBorder))
        let inner = rect.height >= 3 && rect.width >= 3 ? rect.inset() : rect
        let (list, foot) = parts(of: inner)
        var shown = cursor
        shown.refresh(count: items.count, height: list.height)
        canvas.within(list) { part in
            for (row, index) in shown.visible.enumerated() {
                drawRow(index, at: row, isSelected: index == shown.selection, into: &part, theme)
            }
        }
        // In the border: how much more there is.
        let border = Rect(x: rect.maxX - 1, y: list.minY, width: 1, height: list.height)
        if inner != rect { Scrollbar.draw(into: &canvas, in: border, cursor: shown, theme: theme) }
        if let foot, items.indices.contains(shown.selection) {
            drawFoot(items[shown.selection], into: &canvas, foot, theme)
        }
    }

    /// Where the items stand, and where the selected one stands in full; nil for none that is cut.
    private func parts(of inner: Rect) -> (list: Rect, foot: Rect?) {
        let rows = Self.footRows + 1
        guard inner.height >= Self.leastItems + rows,
            items.contains(where: { isCut($0, width: inner.width) })
        else { return (inner, nil) }
        let (list, foot) = inner.splitBottom(rows)
        return (list, foot)
    }

    private func isCut(_ item: Item, width: Int) -> Bool {
        let note = item.obstacle ?? item.key
        return item.label.width + 2 + (note.isEmpty ? 0 : note.width + 2) > width
    }

    private func drawFoot(_ item: Item, into canvas: inout Canvas, _ foot: Rect, _ theme: Theme) {
        canvas.put(
            SafeText.repeating("─", count: foot.width),
            at: foot.origin,
            style: theme.style(.menuBorder),
        )
        let text = [item.label, item.obstacle].compactMap { $0?.string }.joined(separator: ": ")
        let lines = wrap(text, width: max(1, foot.width - 2))
        for (row, line) in lines.prefix(Self.footRows).enumerated() {
            let isLast = row == Self.footRows - 1 && lines.count > Self.footRows
            canvas.put(
                isLast ? (line + "…").cut(to: foot.width - 2) : line,
                at: Point(foot.minX + 1, foot.minY + 1 + row),
                style: theme.style(item.obstacle == nil ? .menu : .menuDisabled),
            )
        }
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
