import Casework
import LocalStore
import Screen
import Sync

extension SyncState {
    /// Fits the list into its room, after anything happened.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment, waiting: Int?) {
        let head = head(size, words, moment, waiting: waiting)
        fit(height: max(0, Layout(size, head: head.count).list.height - 1))
    }

    mutating func point(
        _ mouse: MouseEvent,
        in size: Size,
        _ words: Words,
        _ moment: Moment,
        waiting: Int?,
    ) -> Bool {
        let head = head(size, words, moment, waiting: waiting)
        let list = Layout(size, head: head.count).list
        guard list.contains(mouse.at) else { return false }
        return point(mouse, top: list.minY + 1)
    }

    /// Status above, the log below it, its selected line in words at the foot.
    private struct Layout {
        let head: Rect
        let parts: ListDetail

        init(_ size: Size, head rows: Int) {
            let (top, rest) = Rect(size: size).splitTop(min(rows, max(1, size.height - 3)))
            head = top
            parts = ListDetail(
                rest,
                listWidth: size.width * 2 / 3,
                detailRows: 4,
                isHigh: rest.height >= 9,
            )
        }

        var list: Rect { parts.list }
    }

    /// How it stands: the sentence, what runs, to where, what waits.
    private func head(
        _ size: Size,
        _ words: Words,
        _ moment: Moment,
        waiting: Int?,
    ) -> [TextLine] {
        let width = size.width - 2
        let now = moment.seconds * 1_000
        let isShort = size.height < 14
        var lines: [TextLine] = []
        var lead = TextLine()
        lead.add(mark)
        lead.add(" ")
        lines.add(
            wrapping: isStopping
                ? words.stoppingSync
                : words.syncStatus(view, waiting: waiting, now: now, offset: moment.offset),
            mark == .server ? .text : mark.role,
            width: width,
            indent: 2,
            lead: lead,
        )
        if let progress = view.progress, !isShort {
            lines.append(TextLine("  " + words.syncNext(progress.step), .textDim))
        }
        if view.isStickWaiting {
            lines.append(TextLine("  " + words.stickWaits, .text))
        }
        if let settings = view.settings, !isShort {
            lines.append(TextLine("  " + words.syncTarget(settings), .textDim))
        }
        var sum = words.lastSync(view.lastDone, now: now)
        let isTold = if case .idle = view.status { true } else { false }
        if let waiting, !isTold { sum += " · " + words.queueCount(words.number(waiting)) }
        lines.add(wrapping: sum, .textDim, width: width, indent: 2, lead: TextLine("  "))
        if view.left.refused > 0, !isTold || waiting ?? 0 > 0 {
            var lead = TextLine()
            lead.add(.refused)
            lead.add(" ")
            lines.add(
                wrapping: words.refusedHere(view.left.refused) + ".",
                .stateRefused,
                width: width,
                indent: 2,
                lead: lead,
            )
        }
        addLeaving(to: &lines, words, width: width, isShort: isShort)
        if !isShort { lines.append(.blank) }
        lines.append(.heading(words.syncLogHeading(entries.count)))
        return lines
    }

    /// Why families that the office takes back are here still.
    private func addLeaving(
        to lines: inout [TextLine],
        _ words: Words,
        width: Int,
        isShort: Bool,
    ) {
        let shown = isShort ? (leaving.count == 1 ? 1 : 0) : Self.leavingShown
        for family in leaving.prefix(shown) {
            var lead = TextLine()
            lead.add(family.release.isHeld ? .warning : .local)
            lead.add(" ")
            lines.add(
                wrapping: words.leaving(family),
                family.release.isHeld ? .stateWarning : .text,
                width: width,
                indent: 2,
                lead: lead,
            )
        }
        guard leaving.count > shown else { return }
        let more = words.leavingMore(leaving.count - shown, isAll: shown == 0)
        lines.add(wrapping: more, .stateWarning, width: width, indent: 2, lead: TextLine("  "))
    }

    private static let leavingShown = 3

    private var mark: Mark {
        switch view.status {
        case .noSettings, .asked: .local
        case .idle: view.restMark
        case .running: view.quietSeconds > 0 ? .warning : .server
        case .waiting(_, .gathering): .local
        case .waiting(_, .atDesk): .desk
        case .waiting: .warning
        case .failed: .error
        }
    }

    package func draw(into canvas: inout Canvas, _ scene: Scene, waiting: Int?) {
        let size = canvas.bounds.size
        let lines = head(size, scene.words, scene.moment, waiting: waiting)
        let layout = Layout(size, head: lines.count)
        canvas.within(layout.head) { inner in
            for (row, line) in lines.prefix(inner.bounds.height).enumerated() {
                line.draw(
                    into: &inner,
                    at: Point(1, row),
                    width: inner.bounds.width - 2,
                    theme: scene.theme,
                )
            }
        }
        canvas.within(layout.list) { drawLog(into: &$0, scene) }
        guard let selected else { return }
        layout.parts.drawDetail(into: &canvas, scene) { inner in
            let width = inner.bounds.width - 2
            let text = wrap(scene.words.sentence(for: selected), width: max(8, width))
            for (row, line) in text.prefix(inner.bounds.height).enumerated() {
                inner.put(line, at: Point(1, row), style: scene.style(.text))
            }
        }
    }

    // MARK: The log

    private enum Column: Int, CaseIterable {
        case mark, time, partner, outcome, received, sent, bytes

        var layout: TableLayout.Column {
            switch self {
            case .mark: .fixed(1, priority: 95)
            case .time: .fixed(17, priority: 100)
            case .partner: .fixed(7, priority: 70)
            case .outcome: .init(minimum: 12, maximum: 40, weight: 1, priority: 90)
            case .received: .fixed(7, priority: 60, align: .right)
            case .sent: .fixed(7, priority: 80, align: .right)
            case .bytes: .fixed(8, priority: 40, align: .right)
            }
        }
    }

    private func drawLog(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        guard !bounds.isEmpty else { return }
        let words = scene.words
        let table = TableLayout(Column.allCases.map(\.layout), width: bounds.width - 2)
        let heads = scene.style(.listHeader)
        canvas.fill(bounds.row(0), style: heads)
        table.draw(into: &canvas, at: Point(1, 0), style: heads) { column in
            SafeText(Column(rawValue: column).map { head(of: $0, words) } ?? "")
        }
        var cursor = cursor
        cursor.refresh(count: entries.count, height: max(0, bounds.height - 1))
        guard !cursor.isEmpty else {
            let text = isLoaded ? words.syncLogIsEmpty : words.loading
            canvas.put(SafeText(text).cut(to: bounds.width - 1), at: Point(1, 1))
            canvas.placeCursor(Point(min(1, bounds.width - 1), min(1, bounds.height - 1)))
            return
        }
        for (place, number) in cursor.visible.enumerated() {
            let isHere = number == cursor.selection
            drawRow(entries[number], table, into: &canvas, y: place + 1, isHere: isHere, scene)
            if isHere { canvas.placeCursor(Point(1, place + 1)) }
        }
        let edge = Rect(x: bounds.width - 1, y: 1, width: 1, height: bounds.height - 1)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: scene.theme)
    }

    private func head(of column: Column, _ words: Words) -> String {
        switch column {
        case .mark: ""
        case .time: words.pick("Waktu", "Time")
        case .partner: words.pick("Dengan", "With")
        case .outcome: words.pick("Hasil", "Outcome")
        case .received: words.pick("Terima", "Receiv.")
        case .sent: words.pick("Kirim", "Sent")
        case .bytes: words.pick("Volume", "Volume")
        }
    }

    private func drawRow(
        _ entry: SyncLogEntry,
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
        let moment = Moment(seconds: entry.endedAt / 1_000, offset: scene.moment.offset)
        table.draw(
            into: &canvas,
            at: Point(1, y),
            style: style,
            text: { column in
                switch Column(rawValue: column) {
                case .mark: scene.theme.mark(entry.mark)
                case .time: SafeText(words.time(moment.description))
                case .partner: SafeText(words.name(of: entry.partner))
                case .outcome: SafeText(words.outcome(of: entry))
                case .received: SafeText(words.number(entry.pulled))
                case .sent: SafeText(words.number(entry.pushed))
                // What a stick takes goes over no wire.
                case .bytes where entry.sentBytes + entry.receivedBytes == 0: "–"
                case .bytes: SafeText(words.bytes(entry.sentBytes + entry.receivedBytes))
                case nil: .empty
                }
            },
            styleOf: { column in
                column == Column.mark.rawValue
                    ? scene.theme.style(entry.mark.role, on: surface) : style
            },
        )
    }
}

extension SyncLogEntry {
    /// The sign of how it ended.
    var mark: Mark {
        switch outcome {
        case .done where refused > 0: .refused
        case .done where unconfirmed + unreadable > 0: .warning
        case .done: .patuh
        case .cancelled: .warning
        case .failed: .error
        }
    }
}
