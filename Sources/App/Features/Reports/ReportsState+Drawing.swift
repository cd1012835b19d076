import Casework
import Reports
import Screen

extension ReportsState {
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let layout = ReportsLayout(canvas.bounds.size, isOpen: isOpen)
        drawHead(into: &canvas, layout.head, scene)
        if let list = layout.list {
            canvas.within(list) { drawList($0.bounds.size, into: &$0, scene) }
            if layout.page != nil {
                canvas.verticalLine(
                    at: Point(list.maxX, list.minY),
                    length: list.height,
                    style: scene.style(.panelBorder),
                )
            }
        }
        guard let page = layout.page else { return }
        canvas.within(page) { drawPage(into: &$0, scene) }
    }

    /// Which report, of when and where.
    private func drawHead(into canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let words = scene.words
        let village = words.reportVillage(scope?.village)
        let isNarrow = rect.width < 60
        let period = isNarrow ? scene.quarter.description : words.stage(scene.quarter)
        let scope = SafeText("\(period) · \(village)")
        // When and where stay whole: what report it is she has just chosen.
        let title = SafeText(words.page(selected.title))
            .cut(to: max(8, rect.width - scope.width - 4))
        let text = (isOpen ? " " + title + " · " + scope : " " + scope).cut(to: rect.width)
        canvas.put(text, at: rect.origin, style: scene.style(.textHeading))
        let state = SafeText(isMaking ? words.reportMaking : showsTables ? words.reportTables : "")
        guard state.width > 0, text.width + state.width + 2 <= rect.width else { return }
        canvas.put(
            state,
            at: Point(rect.maxX - state.width - 1, rect.minY),
            style: scene.style(.textDim),
        )
    }

    private func drawList(_ size: Size, into canvas: inout Canvas, _ scene: Scene) {
        var cursor = cursor
        cursor.refresh(count: ReportName.allCases.count, height: size.height)
        for (row, number) in cursor.visible.enumerated() {
            let isHere = number == cursor.selection
            let style = scene.style(isHere ? .listSelected : .list)
            if isHere {
                canvas.fill(canvas.bounds.row(row), style: style)
                canvas.placeCursor(Point(1, row))
            }
            let title = scene.words.page(ReportName.allCases[number].title)
            canvas.put(SafeText(title).cut(to: size.width - 2), at: Point(1, row), style: style)
        }
        let edge = Rect(x: size.width - 1, y: 0, width: 1, height: size.height)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: scene.theme)
    }

    private func drawPage(into canvas: inout Canvas, _ scene: Scene) {
        guard current != nil else {
            let text = isMaking ? scene.words.reportMaking : scene.words.page(selected.about)
            var lines: [TextLine] = []
            lines.add(wrapping: text, .textDim, width: canvas.bounds.width - 2)
            for (row, line) in lines.prefix(canvas.bounds.height).enumerated() {
                let width = canvas.bounds.width - 2
                line.draw(into: &canvas, at: Point(1, row), width: width, theme: scene.theme)
            }
            if isOpen { canvas.placeCursor(Point(1, 0)) }
            return
        }
        var pager = pager
        if scene.theme.isASCII { pager.show(pager.lines.map(\.inASCII)) }
        pager.draw(into: &canvas, scene.theme, isFocused: isOpen)
    }
}

extension Theme {
    /// Whether its signs keep to ASCII: then charts do too.
    var isASCII: Bool {
        Mark.allCases.allSatisfy { mark in self.mark(mark).string.utf8.allSatisfy { $0 < 0x80 } }
    }
}

extension TextLine {
    /// The line with blocks and braille as letters that every terminal has.
    var inASCII: TextLine {
        var line = TextLine()
        for piece in pieces {
            switch piece.text {
            case .mark(let mark): line.add(mark)
            case .text(let text): line.add(String(text.string.map(Self.ascii)), piece.role)
            }
        }
        line.isHeading = isHeading
        return line
    }

    private static func ascii(_ sign: Character) -> Character {
        switch sign {
        case "█": "#"
        case "▓": "x"
        case "▒": "="
        case "░": "."
        case "▏", "▎", "▍", "▌", "▋", "▊", "▉", "│": "|"
        case "─": "-"
        case "·": ","
        case "›": ">"
        case "‹": "<"
        case "\u{2801}"..."\u{28FF}": "*"
        default: sign
        }
    }
}
