import Caseload
import Casework
import Screen

extension RostersState {
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let frame = RosterFrame(canvas.bounds)
        let (heads, body) = (frame.heads, frame.body)
        drawSearch(into: &canvas, frame.search, scene)
        let layout = RosterLayout(width: max(0, body.width - 2))
        canvas.fill(heads, style: scene.style(.listHeader))
        layout.table.draw(
            into: &canvas,
            at: Point(1, heads.minY),
            style: scene.style(.listHeader),
            text: { heads.isEmpty ? .empty : SafeText(words.rosterHead(layout.parts[$0])) },
        )
        guard let choices, !found.isEmpty else {
            canvas.within(body) { part in
                let text = choices == nil ? words.rostersComing : words.noRosters
                for (row, line) in wrap(text, width: part.bounds.width - 1).enumerated() {
                    part.put(line, at: Point(1, row), style: scene.style(.text))
                }
                if !isSearching { part.placeCursor(Point(min(1, part.bounds.width - 1), 0)) }
            }
            return
        }
        var rows = rows
        rows.refresh(count: found.count, height: body.height)
        canvas.within(body) { part in
            for (y, index) in rows.visible.enumerated() {
                let isHere = index == rows.selection
                drawRow(choices[found[index]], y, isHere, into: &part, layout, scene)
            }
            let thumb = Scrollbar.thumb(height: body.height, count: rows.count, top: rows.top)
            for y in thumb ?? 0..<0 {
                part.put(
                    "█",
                    at: Point(part.bounds.width - 1, y),
                    style: scene.style(.scrollbarThumb),
                )
            }
        }
    }

    private func drawSearch(into canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard !rect.isEmpty else { return }
        let words = scene.words
        let count = SafeText(words.rosterCount(found.count, of: choices?.count ?? 0))
        guard isSearching || !line.isEmpty else {
            canvas.put(
                " " + count,
                at: rect.origin,
                style: scene.style(.textDim),
                width: rect.width,
            )
            return
        }
        let label = SafeText(" " + words.rosterSearchLabel + ": ")
        let x = canvas.put(label, at: rect.origin, style: scene.style(.fieldLabel))
        let room = max(0, rect.width - label.width - count.width - 2)
        line.draw(
            into: &canvas,
            in: Rect(x: x, y: rect.minY, width: room, height: 1),
            style: scene.style(isSearching ? .fieldFocused : .field),
            focused: isSearching,
        )
        canvas.put(
            count,
            at: Point(rect.maxX - count.width - 1, rect.minY),
            style: scene.style(.textDim),
        )
    }

    private func drawRow(
        _ choice: RosterChoice,
        _ y: Int,
        _ isHere: Bool,
        into canvas: inout Canvas,
        _ layout: RosterLayout,
        _ scene: Scene,
    ) {
        let surface: Role = isHere ? .listSelected : .list
        let style = scene.style(surface)
        canvas.fill(canvas.bounds.row(y), style: style)
        layout.table.draw(
            into: &canvas,
            at: Point(1, y),
            style: style,
            text: { text(of: choice, layout.parts[$0], scene) },
            styleOf: { column in
                layout.parts[column] == .draft && choice.hasDraft
                    ? scene.theme.style(.stateDraft, on: surface) : style
            },
        )
        if isHere, !isSearching {
            canvas.placeCursor(Point(min(1, canvas.bounds.width - 1), y))
        }
    }

    private func text(
        of choice: RosterChoice,
        _ part: RosterLayout.Part,
        _ scene: Scene,
    ) -> SafeText {
        let words = scene.words
        switch part {
        case .draft: return choice.hasDraft ? scene.theme.mark(.draft) : " "
        case .name: return SafeText(choice.name)
        case .kind: return SafeText(choice.kind)
        case .village: return SafeText(choice.village)
        case .people: return SafeText(words.number(choice.people))
        case .recorded:
            let tally = choice.tally
            let text = "\(words.number(tally.recorded))/\(words.number(tally.expected))"
            let isDone = tally.expected > 0 && tally.recorded >= tally.expected
            return isDone ? scene.theme.mark(.patuh) + " " + SafeText(text) : SafeText(text)
        case .due: return choice.tally.due > 0 ? SafeText(words.number(choice.tally.due)) : ""
        }
    }
}

/// The parts of the list's room, from above.
struct RosterFrame {
    let search: Rect
    let heads: Rect
    let body: Rect

    init(_ room: Rect) {
        let (search, rest) = room.splitTop(room.height >= 4 ? 1 : 0)
        let (heads, body) = rest.splitTop(rest.height >= 3 ? 1 : 0)
        self.search = search
        self.heads = heads
        self.body = body
    }
}

/// The columns of the list that fit a width.
struct RosterLayout {
    enum Part: Sendable, Equatable, CaseIterable {
        case draft
        case name
        case kind
        case village
        case people
        case recorded
        case due
    }

    let parts = Part.allCases
    let table: TableLayout

    init(width: Int) {
        table = TableLayout(
            [
                .fixed(1, priority: 5),
                TableLayout.Column(minimum: 14, maximum: 48, weight: 3, priority: 9),
                TableLayout.Column(minimum: 8, maximum: 10, weight: 0, priority: 2),
                TableLayout.Column(minimum: 10, maximum: 28, weight: 2, priority: 3),
                .fixed(5, priority: 4, align: .right),
                .fixed(11, priority: 6, align: .right),
                .fixed(6, priority: 1, align: .right),
            ],
            width: width,
        )
    }
}
