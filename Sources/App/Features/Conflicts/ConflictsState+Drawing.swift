import Caseload
import Casework
import Screen

extension ConflictsState {
    /// Fits list and choices into their room, after anything happened.
    package mutating func settle(in size: Size, _ words: Words) {
        let layout = layout(size)
        fit(listHeight: max(0, (layout.list?.height ?? size.height) - 1))
        guard let item = selected, let detail = layout.detail else { return }
        let text = ConflictText(item, self, words, detail.size)
        let height = max(1, detail.height - text.head.count)
        fit(text.focus(on: group, height: height), count: text.lines.count, height: height)
    }

    /// What to press next.
    package func hint(_ words: Words) -> String {
        guard let item = selected else { return words.conflictsEmptyHint }
        guard isChoosing else { return words.conflictsHint }
        if let hindrance = item.hindrance { return words.sentence(for: hindrance) }
        return open(of: item) == 0 ? words.conflictReadyHint : words.conflictChoosingHint
    }

    func layout(_ size: Size) -> ConflictsLayout {
        ConflictsLayout(size, isChoosing: isChoosing, items: max(1, items.count))
    }

    mutating func point(_ mouse: MouseEvent, in size: Size) -> Bool {
        let layout = layout(size)
        if let list = layout.list, list.contains(mouse.at) {
            endChoosing()
            return point(mouse, top: list.minY + 1)
        }
        switch mouse.kind {
        case .wheelUp: scroll(by: -3)
        case .wheelDown: scroll(by: 3)
        default: break
        }
        return false
    }

    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let layout = layout(canvas.bounds.size)
        if let list = items.isEmpty ? canvas.bounds : layout.list {
            canvas.within(list) { drawList(into: &$0, scene) }
        }
        guard let rect = layout.detail, let item = selected else { return }
        let border = scene.style(.panelBorder)
        if layout.isBeside {
            canvas.verticalLine(
                at: Point(rect.minX - 1, rect.minY),
                length: rect.height,
                style: border,
            )
        } else if layout.list != nil {
            canvas.horizontalLine(
                at: Point(rect.minX, rect.minY - 1),
                length: rect.width,
                style: border,
            )
        }
        canvas.within(rect) { drawDetail(item, into: &$0, scene) }
    }

    private func drawList(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        let words = scene.words
        let table = ConflictsLayout.table(bounds.width)
        let heads = scene.style(.listHeader)
        canvas.fill(bounds.row(0), style: heads)
        table.draw(into: &canvas, at: Point(1, 0), style: heads) { column in
            SafeText(ConflictsLayout.Column(rawValue: column).map(words.head(of:)) ?? "")
        }
        var cursor = cursor
        cursor.refresh(count: items.count, height: max(0, bounds.height - 1))
        guard !cursor.isEmpty else {
            drawEmpty(into: &canvas, scene)
            return
        }
        for (place, number) in cursor.visible.enumerated() {
            let isHere = number == cursor.selection
            drawRow(items[number], table, into: &canvas, y: place + 1, isHere: isHere, scene)
            if isHere && !isChoosing { canvas.placeCursor(Point(1, place + 1)) }
        }
        let edge = Rect(x: bounds.width - 1, y: 1, width: 1, height: bounds.height - 1)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: scene.theme)
    }

    private func drawEmpty(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        let text = isLoaded ? scene.words.conflictsEmpty : scene.words.loading
        var lines: [TextLine] = []
        lines.add(wrapping: text, width: bounds.width - 2)
        for (y, line) in lines.enumerated() where y + 1 < bounds.height {
            line.draw(
                into: &canvas,
                at: Point(1, y + 1),
                width: bounds.width - 2,
                theme: scene.theme,
            )
        }
        canvas.placeCursor(Point(min(1, bounds.width - 1), min(1, bounds.height - 1)))
    }

    private func drawRow(
        _ item: ConflictItem,
        _ table: TableLayout,
        into canvas: inout Canvas,
        y: Int,
        isHere: Bool,
        _ scene: Scene,
    ) {
        let words = scene.words
        let surface: Role = isHere ? .listSelected : .list
        let style = scene.style(surface)
        if isHere { canvas.fill(canvas.bounds.row(y), style: style) }
        table.draw(
            into: &canvas,
            at: Point(1, y),
            style: style,
            text: { column in
                switch ConflictsLayout.Column(rawValue: column) {
                case .sign: scene.theme.mark(.conflict)
                case .member: SafeText(words.who(item))
                case .label: SafeText(words.what(item))
                case .period: SafeText(words.period(item.period))
                case .family: SafeText(item.familyName)
                case .village: SafeText(item.village)
                case nil: .empty
                }
            },
            styleOf: { column in
                ConflictsLayout.Column(rawValue: column) == .sign
                    ? scene.theme.style(.stateConflict, on: surface) : style
            },
        )
    }

    private func drawDetail(_ item: ConflictItem, into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        let text = ConflictText(item, self, scene.words, bounds.size)
        let start = min(text.head.count, bounds.height)
        let room = bounds.height - start
        let visible = text.head.prefix(start) + text.lines.dropFirst(top).prefix(room)
        for (y, line) in visible.enumerated() {
            line.draw(into: &canvas, at: Point(1, y), width: bounds.width - 2, theme: scene.theme)
        }
        // More above or below than is in sight.
        let edge = scene.style(.scrollbarThumb)
        if top > 0, room > 1 { canvas.put("↑", at: Point(bounds.width - 1, start), style: edge) }
        if text.lines.count > top + room, room > 0 {
            canvas.put("↓", at: Point(bounds.width - 1, bounds.height - 1), style: edge)
        }
        guard isChoosing else { return }
        let place = text.places.indices.contains(group) ? text.places[group].lowerBound - top : 0
        canvas.placeCursor(Point(1, max(0, min(start + place, bounds.height - 1))))
    }
}
