import Caseload
import Casework
import Forms
import Screen

extension RecordsState {
    /// Fits the list into its room, after anything happened.
    ///
    /// - Returns: the wish to be told when the cursor has rested, where the pane shows another record.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) -> [Effect] {
        turn(to: moment.day)
        let layout = layout(size)
        fit(height: max(0, layout.list.height - 1))
        picker?.fit(size)
        guard let rect = layout.side else { return [] }
        let effects = side.follow(selectedRow)
        side.layOut(width: max(8, rect.width - 2), words, moment.day)
        return effects
    }

    /// A press on a row selects it, on a chip takes it off.
    mutating func point(_ mouse: MouseEvent, in size: Size, _ words: Words) -> Bool {
        guard picker == nil else { return false }
        let layout = layout(size)
        if mouse.kind == .press, !filter.isEmpty, mouse.at.y == layout.head.minY + 1,
            layout.head.contains(mouse.at),
            let chip = chips(words).chip(atX: mouse.at.x - 1, width: layout.head.width - 2)
        {
            _ = toggle(filter.terms[chip])
            return false
        }
        guard layout.list.contains(mouse.at) else { return false }
        return point(mouse, top: layout.list.minY + 1)
    }

    func layout(_ size: Size) -> RecordsLayout {
        let hasDesk = filter.isDesk && size.height >= 12
        return RecordsLayout(size, headRows: 1 + (filter.isEmpty ? 0 : 1) + (hasDesk ? 1 : 0))
    }

    func chips(_ words: Words) -> Chips {
        Chips(
            filter.terms.map { term in
                let label = words.chip(term, familyName: familyName(of: term))
                return Chips.Chip(SafeText(label), isActive: true)
            }
        )
    }

    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let layout = layout(canvas.bounds.size)
        canvas.within(layout.head) { drawHead(into: &$0, scene) }
        canvas.within(layout.list) { drawList(layout, into: &$0, scene) }
        if let rect = layout.foot { drawFoot(into: &canvas, rect, scene) }
        if let rect = layout.side {
            canvas.verticalLine(
                at: Point(rect.minX - 1, 0),
                length: rect.height,
                style: scene.style(.panelBorder),
            )
            canvas.within(rect) { drawSide(into: &$0, scene) }
        }
        picker?.draw(
            into: &canvas,
            title: scene.words.filterTitle,
            hint: scene.words.filterHint,
            scene,
        ) { filter.contains($0) }
    }

    private func drawHead(into canvas: inout Canvas, _ scene: Scene) {
        drawTitle(into: &canvas, scene)
        var y = 1
        if !filter.isEmpty, y < canvas.bounds.height {
            let row = canvas.bounds.row(y).inset(columns: 1, rows: 0)
            chips(scene.words).draw(into: &canvas, in: row, theme: scene.theme)
            y += 1
        }
        guard filter.isDesk, y < canvas.bounds.height else { return }
        var lines: [TextLine] = []
        lines.add(counts: scene.words.figures(figures), width: .max)
        lines.first?.draw(
            into: &canvas,
            at: Point(1, y),
            width: canvas.bounds.width - 2,
            theme: scene.theme,
        )
    }

    /// The screen's name or the search line, and beside it how many are shown in which order.
    private func drawTitle(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let width = canvas.bounds.width
        let count = words.recordCount(shown: shown.count, of: rows.count + drafts.count)
        let more = isCut ? "+" : ""
        let long = SafeText("\(count)\(more) · \(words.name(of: order)) ")
        let isOpen = isSearching || !line.isEmpty
        let right = long.width + (isOpen ? 24 : 12) <= width ? long : SafeText("\(count)\(more) ")
        canvas.put(
            right.cut(to: width),
            at: Point(max(0, width - right.width), 0),
            style: scene.style(.textDim),
        )
        let room = max(0, width - right.width - 1)
        guard isOpen else {
            let title = SafeText(" " + words.title(of: .records)).cut(to: room)
            canvas.put(title, at: .zero, style: scene.style(.textHeading))
            return
        }
        let label = SafeText(" " + words.searchPrompt + " ").cut(to: max(0, room - 4))
        canvas.put(label, at: .zero, style: scene.style(.fieldLabel))
        line.draw(
            into: &canvas,
            in: Rect(x: label.width, y: 0, width: room - label.width, height: 1),
            style: scene.style(isSearching ? .fieldFocused : .field),
            focused: isSearching && picker == nil,
        )
    }

    private func drawList(_ layout: RecordsLayout, into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        let words = scene.words
        let table = layout.table()
        let heads = scene.style(.listHeader)
        canvas.fill(bounds.row(0), style: heads)
        table.draw(into: &canvas, at: Point(1, 0), style: heads) { column in
            let column = RecordsLayout.Column(rawValue: column)
            if layout.isNarrow, column == .due { return SafeText(words.dayHead) }
            return SafeText(column.map(words.head(of:)) ?? "")
        }
        var cursor = cursor
        cursor.refresh(count: shown.count, height: max(0, bounds.height - 1))
        guard !cursor.isEmpty else {
            let isEmpty = rows.isEmpty && drafts.isEmpty
            let text =
                !isLoaded ? words.loading : isEmpty ? words.noRecordsYet : words.nothingFound
            for (row, part) in wrap(text, width: max(8, bounds.width - 2)).enumerated() {
                canvas.put(part, at: Point(1, row + 1), style: scene.style(.text))
            }
            if !isSearching { canvas.placeCursor(Point(1, min(1, bounds.height - 1))) }
            return
        }
        for (place, number) in cursor.visible.enumerated() {
            let isHere = number == cursor.selection
            let look = RecordsRowLook(shown[number], self, words, isNarrow: layout.isNarrow)
            look.draw(table, into: &canvas, y: place + 1, isHere: isHere, scene)
            if isHere && !isSearching { canvas.placeCursor(Point(1, place + 1)) }
        }
        let edge = Rect(x: bounds.width - 1, y: 1, width: 1, height: bounds.height - 1)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: scene.theme)
    }

    /// What the marked row says, where its columns are too narrow for it.
    private func drawFoot(into canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        canvas.horizontalLine(
            at: rect.origin,
            length: rect.width,
            style: scene.style(.panelBorder),
        )
        guard let selected else { return }
        let look = RecordsRowLook(selected, self, scene.words, isNarrow: true)
        canvas.put(
            " " + SafeText(look.whole).cut(to: max(0, rect.width - 4)) + " ",
            at: Point(rect.minX + 1, rect.minY),
            style: scene.style(.textStrong),
        )
    }

    private func drawSide(into canvas: inout Canvas, _ scene: Scene) {
        let width = canvas.bounds.width - 2
        var lines = side.lines
        if let row = selectedRow, row.isSensitive {
            lines = []
            let words = scene.words
            let text = row.isVeiled ? words.veiledHere : words.restrictedHere
            lines.add(wrapping: text, .textDim, width: width)
        }
        for (y, line) in lines.prefix(canvas.bounds.height).enumerated() {
            line.draw(into: &canvas, at: Point(1, y), width: width, theme: scene.theme)
        }
        guard lines.count > canvas.bounds.height, canvas.bounds.height > 0 else { return }
        canvas.put(
            SafeText(scene.words.moreLines(lines.count - canvas.bounds.height + 1)),
            at: Point(1, canvas.bounds.height - 1),
            style: scene.style(.textDim),
            width: width,
        )
    }
}
