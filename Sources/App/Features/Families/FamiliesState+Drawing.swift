import Caseload
import Documents
import Screen

extension FamiliesState {
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let panes = FamilyPanes(canvas.bounds.size)
        canvas.within(panes.list) { drawList(into: &$0, scene) }
        for (number, rect) in panes.sides.enumerated() {
            canvas.verticalLine(
                at: Point(rect.minX - 1, 0),
                length: rect.height,
                style: scene.style(.panelBorder),
            )
            let lines = number == 0 ? side.overview : side.obligations
            canvas.within(rect) { drawSide(lines, into: &$0, scene) }
        }
        if let picker {
            canvas.within(panes.list) { picker.draw(into: &$0, filter, scene) }
        }
    }

    func chips(_ words: Words) -> Chips {
        Chips(
            filter.terms.map { term in
                let group = if case .group(let id) = term { index.name(ofGroup: id) } else { "" }
                return Chips.Chip(SafeText(words.chip(term, groupName: group)), isActive: true)
            }
        )
    }

    private func drawSide(_ lines: [TextLine], into canvas: inout Canvas, _ scene: Scene) {
        for (row, line) in lines.prefix(canvas.bounds.height).enumerated() {
            line.draw(
                into: &canvas,
                at: Point(1, row),
                width: canvas.bounds.width - 2,
                theme: scene.theme,
            )
        }
        guard lines.count > canvas.bounds.height, canvas.bounds.height > 0 else { return }
        canvas.put(
            SafeText(scene.words.moreLines(lines.count - canvas.bounds.height + 1)),
            at: Point(1, canvas.bounds.height - 1),
            style: scene.style(.textDim),
            width: canvas.bounds.width - 2,
        )
    }

    private func drawList(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        drawSearch(into: &canvas, scene)
        if !filter.isEmpty {
            let row = bounds.row(1).inset(columns: 1, rows: 0)
            chips(scene.words).draw(into: &canvas, in: row, theme: scene.theme)
        }
        let head = Self.headRows(hasChips: !filter.isEmpty)
        guard bounds.height > head else { return }
        let table = Self.table(width: bounds.width - 2)
        drawHeads(table, into: &canvas, y: head - 1, scene)
        var cursor = cursor
        cursor.refresh(count: list.count, height: bounds.height - head)
        guard !cursor.isEmpty else {
            drawNothing(into: &canvas, y: head, scene)
            return
        }
        for (place, number) in cursor.visible.enumerated() {
            let isSelected = number == cursor.selection
            drawRow(
                Int(list.ordinals[number]),
                table,
                into: &canvas,
                y: head + place,
                isSelected: isSelected,
                scene,
            )
            if isSelected && !isSearching { canvas.placeCursor(Point(1, head + place)) }
        }
        // No scrollbar: its thumb would cost a third of the bytes of every line scrolled.
    }

    /// The search line with the count beside it: `Cari: siti rah   17 dari 300 · urut desa`.
    private func drawSearch(into canvas: inout Canvas, _ scene: Scene) {
        let row = canvas.bounds.row(0)
        let words = scene.words
        var count = words.familyCount(shown: list.count, of: index.count)
        if !marked.isEmpty { count += " · " + words.markedCount(marked.count) }
        let order = words.orderName(sort, reversed: isReversed)
        let long = SafeText("\(count) · \(order) ")
        let isOpen = isSearching || !line.isEmpty
        let right = long.width + (isOpen ? 24 : 2) <= row.width ? long : SafeText(count + " ")
        let left = isOpen ? min(row.width, max(12, row.width - right.width - 2)) : 0
        canvas.put(
            right.cut(to: max(0, row.width - left)),
            at: Point(max(left, row.width - right.width), 0),
            style: scene.style(.textDim),
        )
        guard isOpen else {
            let title = SafeText(" " + words.title(of: .families))
            canvas.put(
                title.cut(to: row.width - right.width),
                at: .zero,
                style: scene.style(.textHeading),
            )
            return
        }
        let label = SafeText(" " + words.searchPrompt + " ").cut(to: max(0, left - 4))
        canvas.put(label, at: .zero, style: scene.style(.fieldLabel))
        line.draw(
            into: &canvas,
            in: Rect(x: label.width, y: 0, width: left - label.width, height: row.height),
            style: scene.style(isSearching ? .fieldFocused : .field),
            focused: isSearching && picker == nil,
        )
    }

    private func drawHeads(_ table: TableLayout, into canvas: inout Canvas, y: Int, _ scene: Scene)
    {
        let style = scene.style(.listHeader)
        canvas.fill(Rect(x: 0, y: y, width: canvas.bounds.width, height: 1), style: style)
        table.draw(into: &canvas, at: Point(1, y), style: style) { column in
            SafeText(Column(rawValue: column).map(scene.words.head(of:)) ?? "")
        }
    }

    private func drawRow(
        _ ordinal: Int,
        _ table: TableLayout,
        into canvas: inout Canvas,
        y: Int,
        isSelected: Bool,
        _ scene: Scene,
    ) {
        let isMarked = marked.contains(UInt32(ordinal))
        let surface: Role = isMarked ? .listMarked : .list
        let style = scene.style(surface)
        if isSelected {
            // A sign and the terminal's cursor, not a bar: a bar of the whole width would send two rows
            // at each key.
            canvas.put("›", at: Point(0, y), style: scene.style(.listSelected))
        }
        let row = index[ordinal]
        let standing = progress.map { FamilyStanding($0, ordinal, in: index) }
        table.draw(
            into: &canvas,
            at: Point(1, y),
            style: style,
            text: { column in
                switch Column(rawValue: column) {
                case .mark: isMarked ? "*" : " "
                case .name: SafeText(row.holder)
                case .recorded: standing?.text(scene) ?? .empty
                case .kk: SafeText(row.kk)
                case .village: SafeText(row.village)
                case .group: SafeText(row.group)
                case .people: SafeText("\(row.members)")
                case .desil: SafeText(row.desil.map { "\($0)" } ?? "–")
                case .programmes:
                    SafeText(row.programmes.map(scene.words.programmeName).joined(separator: ", "))
                case nil: .empty
                }
            },
            styleOf: { column in
                guard let standing, column == Column.recorded.rawValue else { return style }
                return scene.theme.style(standing.mark.role, on: surface)
            },
        )
    }

    private func drawNothing(into canvas: inout Canvas, y: Int, _ scene: Scene) {
        let words = scene.words
        let text =
            !isLoaded
            ? words.loading
            : index.count == 0
                ? words.noFamiliesYet
                : words.nothingFits(hasSearch: !line.isEmpty, hasFilter: !filter.isEmpty)
        for (row, part) in wrap(text, width: canvas.bounds.width - 2).enumerated() {
            canvas.put(part, at: Point(1, y + row), style: scene.style(.text))
        }
        if !isSearching { canvas.placeCursor(Point(1, y)) }
    }
}
