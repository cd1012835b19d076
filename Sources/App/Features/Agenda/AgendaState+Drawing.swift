import Caseload
import Casework
import Screen

extension AgendaState {
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        if visits != nil {
            page.draw(into: &canvas, scene.theme, isFocused: true)
            return
        }
        let layout = AgendaLayout(canvas.bounds.size, isAlerts: tab == .alerts)
        canvas.within(layout.head) { drawHead(into: &$0, scene) }
        canvas.within(layout.list) { drawList(layout, into: &$0, scene) }
        let isBeside = layout.parts.isBeside
        let words = scene.words
        let title =
            selectedAlert.map { words.answer(to: $0) }
            ?? selectedItem.flatMap { layout.isLow ? words.what($0) : nil }
        layout.parts.drawDetail(into: &canvas, scene, title: SafeText(title ?? "")) {
            drawDetail(into: &$0, isBeside: isBeside, scene)
        }
    }

    // MARK: Head

    private func drawHead(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let width = canvas.bounds.width
        var x = 1
        for tab in Tab.allCases {
            let count = itemCount(in: tab)
            let text = SafeText(
                " \(words.name(of: tab))\(count.map { " " + words.number($0) } ?? "") "
            )
            let style = scene.style(tab == self.tab ? .chipActive : .chip)
            canvas.put(text.cut(to: max(0, width - x)), at: Point(x, 0), style: style)
            x += text.width + 1
        }
        let filter = SafeText(words.filter(query) + " ")
        if x + 1 + filter.width <= width {
            canvas.put(filter, at: Point(width - filter.width, 0), style: scene.style(.textDim))
        }
        guard canvas.bounds.height > 1 else { return }
        guard !isSearching, line.isEmpty else { return drawSearch(into: &canvas, scene) }
        countLine(words, isBrief: width < 50).draw(
            into: &canvas,
            at: Point(1, 1),
            width: width - 2,
            theme: scene.theme,
        )
    }

    /// The search line in place of the counts, and how many items it leaves.
    private func drawSearch(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let width = canvas.bounds.width
        let all = (tab == .agenda ? list?.count : alerts?.count) ?? 0
        let told =
            isWaitingForTexts
            ? words.loading : words.searchCount(shown: itemCount(in: tab) ?? 0, of: all)
        let count = SafeText(told + " ")
        let label = SafeText(" " + words.searchPrompt + " ")
        let right = width - label.width - count.width >= 8 ? count : .empty
        canvas.put(
            right,
            at: Point(width - right.width, 1),
            style: scene.style(.textDim),
        )
        canvas.put(label.cut(to: width), at: Point(0, 1), style: scene.style(.fieldLabel))
        let room = max(0, width - label.width - right.width - 1)
        line.draw(
            into: &canvas,
            in: Rect(x: label.width, y: 1, width: room, height: 1),
            style: scene.style(isSearching ? .fieldFocused : .field),
            focused: isSearching,
        )
    }

    /// - `isBrief`: In words that a narrow screen has room for.
    private func countLine(_ words: Words, isBrief: Bool) -> TextLine {
        guard let list else { return TextLine(words.loading, .textDim) }
        var lines: [TextLine] = []
        if tab == .agenda {
            lines.add(
                counts: AgendaSection.allCases.map { section in
                    let count = words.number(list.counts[section.rawValue])
                    return (section.mark, count + " " + words.name(of: section, isBrief: isBrief))
                },
                width: .max,
            )
        } else {
            lines.append(TextLine(words.alertOrder(query.byWeight), .textDim))
        }
        var line = lines.first ?? .blank
        if !chosen.isEmpty {
            line.add("   " + words.chosenCount(chosen.count), .textStrong)
        }
        return line
    }

    // MARK: List

    private func drawList(
        _ layout: AgendaLayout,
        into canvas: inout Canvas,
        _ scene: Scene,
    ) {
        let bounds = canvas.bounds
        var cursor = cursor
        cursor.refresh(count: rowCount, height: bounds.height)
        guard !cursor.isEmpty else {
            let words = scene.words
            let nothing = isNarrowed ? words.nothingFound : words.nothing(in: tab)
            let text = isLoaded ? nothing : words.loading
            canvas.put(SafeText(text).cut(to: bounds.width - 1), at: Point(1, 0))
            if !isSearching { canvas.placeCursor(Point(min(1, bounds.width - 1), 0)) }
            return
        }
        let table = layout.table()
        for (y, row) in cursor.visible.enumerated() {
            let isHere = row == cursor.selection
            if let number = itemNumber(row) {
                drawItem(row, number, table, into: &canvas, y: y, isHere: isHere, scene)
            } else {
                drawHeading(row, into: &canvas, y: y, scene)
            }
            if isHere, !isSearching { canvas.placeCursor(Point(min(1, bounds.width - 1), y)) }
        }
        let edge = Rect(x: bounds.width - 1, y: 0, width: 1, height: bounds.height)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: scene.theme)
    }

    private func drawHeading(_ row: Int, into canvas: inout Canvas, y: Int, _ scene: Scene) {
        let words = scene.words
        var (indent, text, role) = (1, "", Role.textHeading)
        guard let row = listRow(row, in: tab) else { return }
        if tab == .agenda, let list {
            switch list.row(row) {
            case .section(let section):
                text = words.heading(section, count: count(of: section))
                role = .listHeader
                canvas.fill(canvas.bounds.row(y), style: scene.style(role))
            case .place(let place): (indent, text) = (2, words.text(place))
            case .item: return
            }
        } else if let alerts {
            switch alerts.row(row) {
            case .place(let place): text = words.text(place)
            case .rule(let label, let weight): text = "\(weight)  " + words.text(label)
            case .item: return
            }
        }
        canvas.put(
            SafeText(text).cut(to: max(0, canvas.bounds.width - indent - 1)),
            at: Point(indent, y),
            style: scene.style(role),
        )
    }

    private func drawItem(
        _ row: Int,
        _ number: Int,
        _ table: TableLayout,
        into canvas: inout Canvas,
        y: Int,
        isHere: Bool,
        _ scene: Scene,
    ) {
        let words = scene.words
        let chosen = isChosen(row)
        let surface: Role = isHere ? .listSelected : chosen ? .listMarked : .list
        let style = scene.style(surface)
        if isHere { canvas.fill(canvas.bounds.row(y), style: style) }
        let texts: [SafeText]
        let signRole: Role
        if tab == .agenda, let item = list?[number] {
            let mark = item.section.mark
            signRole = mark.role
            texts = [
                chosen ? "*" : " ", scene.theme.mark(mark), SafeText(words.whom(item)),
                SafeText(
                    table.slot(of: AgendaLayout.Column.day.rawValue) == nil
                        ? words.brief(item, today: scene.moment.day) : words.what(item)
                ),
                SafeText(item.day.map { words.agendaDay($0, today: scene.moment.day) } ?? ""),
            ]
        } else if let alert = alerts?[number] {
            signRole = alert.weight >= 7 ? .stateWarning : .text
            texts = [
                chosen ? "*" : " ", SafeText(String(alert.weight)), SafeText(words.whom(alert)),
                SafeText(words.text(alert.why)),
                SafeText(words.act(of: alert)),
            ]
        } else {
            return
        }
        table.draw(
            into: &canvas,
            at: Point(1, y),
            style: style,
            text: { texts.indices.contains($0) ? texts[$0] : .empty },
            styleOf: { column in
                column == AgendaLayout.Column.sign.rawValue
                    ? scene.theme.style(signRole, on: surface) : style
            },
        )
    }

    // MARK: Detail

    /// - `isBeside`: What answers an alert is told here, for it stands in no line above; what is known about the family
    ///   follows, as far as there is room.
    private func drawDetail(into canvas: inout Canvas, isBeside: Bool, _ scene: Scene) {
        let width = canvas.bounds.width - 2
        var lines: [TextLine] = []
        if let item = selectedItem {
            lines = scene.words.detail(of: item, today: scene.moment.day, width: width)
        } else if let alert = selectedAlert {
            lines = scene.words.detail(of: alert, width: width, withAnswer: isBeside)
            if lines.count > canvas.bounds.height, !isBeside {
                lines = scene.words.reason(of: alert, width: width, rows: canvas.bounds.height)
            }
        }
        // Until the cursor has rested the pane knows the family that it stood on before.
        if isBeside, let family = selectedFamily, side.page?.family.id == family {
            lines += [.blank] + side.overview
        }
        for (y, line) in lines.prefix(canvas.bounds.height).enumerated() {
            line.draw(into: &canvas, at: Point(1, y), width: width, theme: scene.theme)
        }
    }
}

extension AgendaSection {
    var mark: Mark {
        switch self {
        case .overdue: .warning
        case .due: .blank
        case .coming: .tidakBerlaku
        }
    }
}
