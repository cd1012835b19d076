import Caseload
import Casework
import Screen

extension EntryState {
    /// Draws the page; writes cells and nothing else.
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        guard let grid else {
            let text =
                door == nil
                ? scene.words.entryNoPage
                : isGone ? scene.words.goneMeanwhile : scene.words.entryPageComing
            canvas.put(SafeText(text).cut(to: canvas.bounds.width), at: .zero)
            canvas.placeCursor(.zero)
            return
        }
        let layout = EntryLayout(canvas.size(of: canvas.bounds), grid: grid, column: column)
        drawTitle(into: &canvas, layout, grid, scene)
        guard !grid.page.rows.isEmpty else {
            canvas.within(layout.rows) { part in
                for (row, line) in wrap(scene.words.entryEmptyPage, width: part.bounds.width)
                    .enumerated()
                {
                    part.put(line, at: Point(0, row), style: scene.style(.text))
                }
                part.placeCursor(.zero)
            }
            return
        }
        drawHeads(into: &canvas, layout, grid, scene)
        drawRows(into: &canvas, layout, grid, scene)
        drawDetail(into: &canvas, layout, scene)
    }

    /// Who it is about at the left, how far it is at the right.
    private func drawTitle(
        into canvas: inout Canvas,
        _ layout: EntryLayout,
        _ grid: EntryGrid,
        _ scene: Scene,
    ) {
        guard !layout.title.isEmpty else { return }
        let style = scene.style(.textHeading)
        let progress = grid.progress(on: today)
        var right = scene.words.filled(
            progress.filled,
            of: progress.of,
            isShort: layout.title.width < 100,
        )
        if let place = worklist.position, worklist.doors.count > 1, layout.title.width >= 72 {
            right = scene.words.pageOf(place + 1, worklist.doors.count) + " · " + right
        }
        let rightText = SafeText(right + " ").cut(to: layout.title.width)
        let room = max(0, layout.title.width - rightText.width - 1)
        let page = grid.page
        var left = page.door.isBlind ? scene.words.blindTitle(page.title) : page.title
        if !grid.hasSeveralObligations, let row = page.rows.first {
            left += " · " + scene.words.text(row.label)
        }
        if !page.subtitle.isEmpty { left += " · " + page.subtitle }
        canvas.put(
            SafeText(" " + left),
            at: layout.title.origin,
            style: style,
            width: room,
        )
        canvas.put(
            rightText,
            at: Point(layout.title.maxX - rightText.width, layout.title.minY),
            style: style,
        )
    }

    /// The months, with what is over, running and to come.
    private func drawHeads(
        into canvas: inout Canvas,
        _ layout: EntryLayout,
        _ grid: EntryGrid,
        _ scene: Scene,
    ) {
        guard !layout.heads.isEmpty else { return }
        let style = scene.style(.gridHeader)
        canvas.fill(layout.heads, style: style)
        let y = layout.heads.minY
        canvas.put(
            SafeText(scene.words.entryMemberHead),
            at: Point(1, y),
            style: style,
            width: layout.memberWidth,
        )
        if layout.labelWidth > 0 {
            canvas.put(
                SafeText(scene.words.entryObligationHead),
                at: Point(layout.labelX, y),
                style: style,
                width: layout.labelWidth,
            )
        }
        for slot in layout.columns {
            let month = grid.page.quarter.firstMonth.adding(slot.month)
            var text = scene.words.monthHead(month, grid.monthStanding(slot.month, on: today))
            if layout.hidesMonths(of: grid) { text = "‹" + text + "›" }
            canvas.put(SafeText(text), at: Point(slot.x, y), style: style, width: slot.width)
        }
    }

    private func drawRows(
        into canvas: inout Canvas,
        _ layout: EntryLayout,
        _ grid: EntryGrid,
        _ scene: Scene,
    ) {
        var rows = rows
        rows.refresh(count: grid.page.rows.count, height: layout.rows.height)
        canvas.within(layout.rows) { part in
            var before: EntryRow?
            for (y, index) in rows.visible.enumerated() {
                let row = grid.page.rows[index]
                let hasCursor = index == rows.selection
                let isNew = before?.member != row.member || hasCursor
                drawRow(row, index, y, isNew, hasCursor, into: &part, layout, grid, scene)
                before = row
            }
            let thumb = Scrollbar.thumb(
                height: layout.rows.height,
                count: rows.count,
                top: rows.top,
            )
            for y in thumb ?? 0..<0 {
                part.put(
                    "█",
                    at: Point(part.bounds.width - 1, y),
                    style: scene.style(.scrollbarThumb),
                )
            }
        }
    }

    private func drawRow(
        _ row: EntryRow,
        _ index: Int,
        _ y: Int,
        _ showsName: Bool,
        _ hasCursor: Bool,
        into canvas: inout Canvas,
        _ layout: EntryLayout,
        _ grid: EntryGrid,
        _ scene: Scene,
    ) {
        canvas.put(
            hasCursor ? "›" : " ",
            at: Point(0, y),
            style: scene.style(hasCursor ? .textStrong : .grid),
        )
        if showsName {
            let name = SafeText(row.memberName)
            let end = canvas.put(
                name.cut(to: layout.memberWidth),
                at: Point(1, y),
                style: scene.style(hasCursor ? .textStrong : .gridRow),
            )
            let room = layout.memberWidth - name.width - 1
            if room >= 4, !row.memberNote.isEmpty {
                canvas.put(
                    SafeText(row.memberNote).cut(to: room),
                    at: Point(end + 1, y),
                    style: scene.style(.textDim),
                )
            }
        }
        if layout.labelWidth > 0 {
            canvas.put(
                label(of: row, width: layout.labelWidth, scene.words),
                at: Point(layout.labelX, y),
                style: scene.style(.gridRow),
            )
        }
        for slot in layout.columns {
            let place = CellPlace(index, slot.month)
            let isHere = hasCursor && slot.month == column
            if isHere, typing != .nothing {
                drawTyping(into: &canvas, slot, y, scene)
                continue
            }
            let look = CellLook(grid, at: place, on: today, scene.words)
            look.draw(
                into: &canvas,
                at: Point(slot.x, y),
                width: slot.width,
                hasCursor: isHere,
                scene.theme,
            )
            if isHere { canvas.placeCursor(Point(slot.x + min(1, max(0, slot.width - 1)), y)) }
        }
        if hasCursor, layout.columns.isEmpty { canvas.placeCursor(Point(0, y)) }
    }

    /// The obligation's name, or its short one where that is too long.
    private func label(of row: EntryRow, width: Int, _ words: Words) -> SafeText {
        let full = SafeText(words.text(row.label))
        guard full.width > width,
            let obligation = row.cells.lazy.compactMap({ $0?.cell.obligation }).first
        else { return full }
        let window = obligation.windowLabel.map { " " + words.text($0) } ?? ""
        let short = SafeText(words.text(obligation.short) + window)
        return short.width < full.width ? short.cut(to: width) : full.cut(to: width)
    }

    /// What is half typed, with the cursor behind it.
    private func drawTyping(
        into canvas: inout Canvas,
        _ slot: EntryLayout.Column,
        _ y: Int,
        _ scene: Scene,
    ) {
        var text = ""
        if let days = typing.waitingDays {
            text = CellLook.missed(days) + "? "
        }
        text += typing.text
        let shown = SafeText(text)
        canvas.put(
            shown.width < slot.width ? shown : shown.dropFirst(shown.width - slot.width + 1),
            at: Point(slot.x, y),
            style: scene.style(.fieldFocused),
            width: slot.width,
        )
        canvas.placeCursor(Point(slot.x + min(shown.width, max(0, slot.width - 1)), y))
    }

    private func drawDetail(into canvas: inout Canvas, _ layout: EntryLayout, _ scene: Scene) {
        if !layout.detail.isEmpty {
            canvas.within(layout.detail) { part in
                let lines = details(scene.words, lines: part.bounds.height)
                for (row, line) in lines.prefix(part.bounds.height).enumerated() {
                    part.put(
                        SafeText(" " + line).cut(to: part.bounds.width),
                        at: Point(0, row),
                        style: scene.style(row == 0 ? .textStrong : .text),
                    )
                }
            }
        }
        guard !layout.side.isEmpty else { return }
        canvas.within(layout.side) { part in
            part.verticalLine(
                at: .zero,
                length: part.bounds.height,
                style: scene.style(.panelBorder),
            )
            var y = 0
            let width = max(0, part.bounds.width - 3)
            for (number, text) in (details(scene.words, lines: 12) + [""] + keys(scene.words))
                .enumerated()
            {
                for line in wrap(text, width: width) where y < part.bounds.height {
                    part.put(
                        line,
                        at: Point(2, y),
                        style: scene.style(number == 0 ? .panelTitle : .panel),
                    )
                    y += 1
                }
            }
        }
    }
}

extension Canvas {
    fileprivate func size(of rect: Rect) -> Size { Size(rect.width, rect.height) }
}
