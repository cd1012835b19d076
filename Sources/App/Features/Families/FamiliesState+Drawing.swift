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
        if isSearching || !line.isEmpty {
            drawSearch(into: &canvas, scene)
        } else {
            canvas.piece(searchKey, in: bounds.row(0)) { drawSearch(into: &$0, scene) }
        }
        if !filter.isEmpty {
            let row = bounds.row(1).inset(columns: 1, rows: 0)
            chips(scene.words).draw(into: &canvas, in: row, theme: scene.theme)
        }
        let head = Self.headRows(hasChips: !filter.isEmpty)
        guard bounds.height > head else { return }
        let width = bounds.width - 2
        let heads = Rect(x: 0, y: head - 1, width: bounds.width, height: 1)
        canvas.piece(PieceKey(.familyHead, 0), in: heads) { drawHeads(into: &$0, scene) }
        var cursor = cursor
        cursor.refresh(count: list.count, height: bounds.height - head)
        guard !cursor.isEmpty else {
            drawNothing(into: &canvas, y: head, scene)
            return
        }
        // Laid out only if a row has to be drawn.
        lazy var table = Self.table(width: width)
        let index = index
        for (place, number) in cursor.visible.enumerated() {
            let y = head + place
            let row = RowLook(Int(list.ordinals[number]), self)
            canvas.piece(row.key, in: Rect(x: 1, y: y, width: width, height: 1)) {
                Self.drawRow(row, of: index, table, into: &$0, scene)
            }
            guard number == cursor.selection else { continue }
            // A sign and the terminal's cursor, not a bar: a bar of the whole width would send two rows
            // at each key.
            canvas.put("›", at: Point(0, y), style: scene.style(.listSelected))
            if !isSearching { canvas.placeCursor(Point(1, y)) }
        }
        // No scrollbar: its thumb would cost a third of the bytes of every line scrolled.
    }

    /// What the search line says while nothing is searched for.
    private var searchKey: PieceKey {
        let order = (FamilySort.allCases.firstIndex(of: sort) ?? 0) * 2 + (isReversed ? 1 : 0)
        return PieceKey(.familyHead, list.count + 1, index.count, marked.count, order)
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

    private func drawHeads(into canvas: inout Canvas, _ scene: Scene) {
        let style = scene.style(.listHeader)
        canvas.fill(canvas.bounds, style: style)
        let table = Self.table(width: canvas.bounds.width - 2)
        table.draw(into: &canvas, at: Point(1, 0), style: style) { column in
            SafeText(Column(rawValue: column).map(scene.words.head(of:)) ?? "")
        }
    }

    /// Everything that a family's row says.
    private struct RowLook {
        let ordinal: Int
        let isMarked: Bool
        let standing: FamilyStanding?
        /// How far its records are; nil where all is at the server.
        let way: FamilyWay?
        /// The members that a search has found, where the family goes by another name.
        let found: [String]
        /// Stands for the columns, which an index never changes, and for the rest by its numbers.
        let key: PieceKey

        init(_ ordinal: Int, _ state: FamiliesState) {
            self.ordinal = ordinal
            isMarked = state.marked.contains(UInt32(ordinal))
            standing = state.progress.map { FamilyStanding($0, ordinal, in: state.index) }
            let way = state.ways[ordinal]
            self.way = way
            let query = state.matches.query
            found = query.isEmpty ? [] : state.index.hit(query, ordinal).members
            key = PieceKey(
                .familyRow,
                state.index.serial << 32 + (found.isEmpty ? 0 : state.searchNumber),
                ordinal * 16 + (way.map { $0.rawValue + 1 } ?? 0) * 2 + (isMarked ? 1 : 0),
                standing.map { $0.tally.expected << 32 + $0.tally.recorded } ?? -1,
                standing.map { Int($0.mark.role.rawValue) } ?? -1,
            )
        }
    }

    /// Takes what it needs and not the whole list, which a row would have to copy.
    private static func drawRow(
        _ row: RowLook,
        of index: FamilyIndex,
        _ table: TableLayout,
        into canvas: inout Canvas,
        _ scene: Scene,
    ) {
        let surface: Role = row.isMarked ? .listMarked : .list
        let style = scene.style(surface)
        let ordinal = row.ordinal
        table.draw(
            into: &canvas,
            at: .zero,
            style: style,
            text: { column in
                switch Column(rawValue: column) {
                case .mark: row.isMarked ? "*" : row.way.map { scene.theme.mark($0.mark) } ?? " "
                case .name: SafeText(scene.words.holder(index.holder(ordinal), found: row.found))
                case .recorded: row.standing?.text(scene) ?? .empty
                case .kk: SafeText(index.kk(ordinal))
                case .village: SafeText(index.village(ordinal))
                case .group: SafeText(index.group(ordinal))
                case .people: SafeText("\(index.members(ordinal))")
                case .desil: SafeText(index.desil(ordinal).map { "\($0)" } ?? "–")
                case .programmes:
                    SafeText(
                        index.programmes(ordinal).map(scene.words.programmeName)
                            .joined(separator: ", ")
                    )
                case nil: .empty
                }
            },
            styleOf: { column in
                if column == Column.mark.rawValue, !row.isMarked, let way = row.way {
                    return scene.theme.style(way.mark.role, on: surface)
                }
                guard let standing = row.standing, column == Column.recorded.rawValue else {
                    return style
                }
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

extension FamilyWay {
    /// The sign before the family's name.
    var mark: Mark {
        switch self {
        case .local: .local
        case .stick: .stick
        case .desk: .desk
        case .refused: .refused
        case .conflict: .conflict
        }
    }
}
