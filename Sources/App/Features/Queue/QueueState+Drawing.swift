import Caseload
import Casework
import Screen

extension QueueState {
    /// Fits the list into its room, after anything happened.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {
        let layout = layout(size, words, moment)
        fit(height: max(0, layout.list.height - 1))
    }

    mutating func point(
        _ mouse: MouseEvent,
        in size: Size,
        _ words: Words,
        _ moment: Moment,
    ) -> Bool {
        let list = layout(size, words, moment).list
        guard list.contains(mouse.at) else { return false }
        return point(mouse, top: list.minY + 1)
    }

    func layout(_ size: Size, _ words: Words, _ moment: Moment) -> QueueLayout {
        QueueLayout(size, headRows: head(size, words, moment).count)
    }

    /// The counts of each state, one honest sentence, and the search line or the number shown.
    ///
    /// Where no detail has room below the list, the sentence makes room for why the marked record was refused.
    private func head(_ size: Size, _ words: Words, _ moment: Moment) -> [TextLine] {
        let isShort = size.height < 14
        var lines: [TextLine] = []
        var figures = counts.map { state, count in
            (mark: state.mark, text: "\(words.number(count)) \(words.name(of: state))")
        }
        if conflicts > 0 {
            figures.append((.conflict, "\(words.number(conflicts)) \(words.conflictWord)"))
        }
        lines.add(counts: figures, width: size.width - 2)
        if counts.isEmpty { lines.append(TextLine(isLoaded ? words.queueIsEmpty : words.loading)) }
        var told: [TextLine] = []
        let reason = isShort ? selected?.reason : nil
        told.add(
            wrapping: selected.flatMap { row in reason.map { words.refusalLine($0, row.delivery) } }
                ?? honesty(words, moment, isShort: isShort),
            reason == nil ? .textDim : .stateRefused,
            width: size.width - 2,
        )
        if isShort, counts.contains(where: { $0.state.isRefused }) {
            // Going from one record to the next moves no row.
            told = Array((told + [.blank, .blank]).prefix(2))
        }
        return lines + told + [.blank]
    }

    /// How it stands with sending, and that all of it is safe here.
    private func honesty(_ words: Words, _ moment: Moment, isShort: Bool) -> String {
        guard view.settings != nil else {
            return words.queueHonesty(
                folder: folder,
                isShort: isShort,
                isUnderway: open.contains { [.stick, .desk].contains($0.delivery) },
            )
        }
        let now = moment.seconds * 1_000
        var view = view
        // What the rows say, which may be newer than what syncing told.
        if isLoaded { view.left.refused = open.count { $0.delivery == .refusedByServer } }
        if isShort { return words.syncBrief(view, now: now) ?? "" }
        let waiting = isLoaded ? open.count { $0.delivery.isWaiting } : nil
        let status = words.syncStatus(view, waiting: waiting, now: now, offset: moment.offset)
        let isTold = if case .idle = view.status { waiting ?? 0 == 0 } else { false }
        guard view.left.refused > 0, !isTold else { return status }
        return status + " " + words.refusedHere(view.left.refused) + "."
    }

    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let layout = layout(canvas.bounds.size, scene.words, scene.moment)
        let lines = head(canvas.bounds.size, scene.words, scene.moment)
        canvas.within(layout.head) { inner in
            for (row, line) in lines.prefix(max(0, inner.bounds.height - 1)).enumerated() {
                let width = inner.bounds.width - 2
                line.draw(into: &inner, at: Point(1, row), width: width, theme: scene.theme)
            }
            drawSearch(into: &inner, y: inner.bounds.height - 1, scene)
        }
        canvas.within(layout.list) { drawList(layout, into: &$0, scene) }
        guard let selected else { return }
        layout.parts.drawDetail(into: &canvas, scene) { drawDetail(selected, into: &$0, scene) }
    }

    /// The last line of the head: search and count.
    private func drawSearch(into canvas: inout Canvas, y: Int, _ scene: Scene) {
        let words = scene.words
        let width = canvas.bounds.width
        guard y > 0 || isSearching || !line.isEmpty else { return }
        let count = SafeText(
            (filter == .open ? "" : words.name(of: filter) + " · ")
                + words.recordCount(shown: shown.count, of: rows.count) + " · "
                + words.name(of: order) + " "
        )
        let room = width - count.width
        if room > 16 {
            canvas.put(count, at: Point(room, y), style: scene.style(.textDim))
        }
        guard isSearching || !line.isEmpty else { return }
        let label = SafeText(" " + words.searchPrompt + " ")
        canvas.put(label, at: Point(0, y), style: scene.style(.fieldLabel))
        let end = room > 16 ? room - 1 : width
        line.draw(
            into: &canvas,
            in: Rect(x: label.width, y: y, width: end - label.width, height: 1),
            style: scene.style(isSearching ? .fieldFocused : .field),
            focused: isSearching,
        )
    }

    private func drawList(_ layout: QueueLayout, into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        let words = scene.words
        let table = layout.table()
        let heads = scene.style(.listHeader)
        canvas.fill(bounds.row(0), style: heads)
        table.draw(into: &canvas, at: Point(1, 0), style: heads) { column in
            let column = QueueLayout.Column(rawValue: column)
            if layout.isNarrow, column == .state { return .empty }
            return SafeText(column.map(words.head(of:)) ?? "")
        }
        var cursor = cursor
        cursor.refresh(count: shown.count, height: max(0, bounds.height - 1))
        guard !cursor.isEmpty else {
            let text =
                !isLoaded ? words.loading : rows.isEmpty ? words.queueIsEmpty : words.nothingFound
            canvas.put(SafeText(text).cut(to: bounds.width - 1), at: Point(1, 1))
            if !isSearching { canvas.placeCursor(Point(1, min(1, bounds.height - 1))) }
            return
        }
        for (place, number) in cursor.visible.enumerated() {
            let isHere = number == cursor.selection
            // Ordered by family, the name stands only where a family begins.
            let isFollowing =
                order == .family && place > 0
                && rows[shown[number]].family == rows[shown[number - 1]].family
            drawRow(
                rows[shown[number]],
                table,
                into: &canvas,
                y: place + 1,
                isHere: isHere,
                isFollowing: isFollowing,
                isNarrow: layout.isNarrow,
                scene,
            )
            if isHere && !isSearching { canvas.placeCursor(Point(1, place + 1)) }
        }
        let edge = Rect(x: bounds.width - 1, y: 1, width: 1, height: bounds.height - 1)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: scene.theme)
    }

    private func drawRow(
        _ row: QueueRow,
        _ table: TableLayout,
        into canvas: inout Canvas,
        y: Int,
        isHere: Bool,
        isFollowing: Bool,
        isNarrow: Bool,
        _ scene: Scene,
    ) {
        let words = scene.words
        let surface: Role = isHere ? .listSelected : .list
        let style = scene.style(surface)
        if isHere { canvas.fill(canvas.bounds.row(y), style: style) }
        let mark = scene.theme.mark(row.mark)
        let sign = isNarrow ? mark : mark + SafeText(" " + words.saying(of: row))
        let today = scene.moment.day
        table.draw(
            into: &canvas,
            at: Point(1, y),
            style: style,
            text: { column in
                switch QueueLayout.Column(rawValue: column) {
                case .delivery: scene.theme.mark(row.standing)
                case .state: sign
                case .member: SafeText(row.memberName)
                case .label: SafeText(words.name(of: row))
                case .period where isNarrow: SafeText(words.briefPeriod(row.period, today: today))
                case .period: SafeText(words.period(row.period))
                case .family: isFollowing ? .empty : SafeText(row.familyName)
                case .village: isFollowing ? .empty : SafeText(row.village)
                case .at: SafeText(words.time(row.at, isVeiled: row.isVeiled))
                case .kind: SafeText(words.kind(row.kind))
                case nil: .empty
                }
            },
            styleOf: { column in
                switch QueueLayout.Column(rawValue: column) {
                case .delivery: scene.theme.style(row.standing.role, on: surface)
                case .state: scene.theme.style(row.mark.role, on: surface)
                default: style
                }
            },
        )
    }

    /// What the record says, in words.
    private func drawDetail(_ row: QueueRow, into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let width = canvas.bounds.width - 2
        var lines: [TextLine] = []
        lines.add(wrapping: words.sentence(for: row), .textStrong, width: width)
        var delivery = TextLine()
        delivery.add(row.delivery.mark)
        delivery.add(" " + words.name(of: row.delivery), row.delivery.mark.role)
        if row.since > 0 {
            let since = words.clockTime(row.since, offset: scene.moment.offset, day: true)
            delivery.add(" · " + words.sinceTime(since), .textDim)
        }
        lines.append(delivery)
        if row.inConflict {
            var lead = TextLine()
            lead.add(.conflict)
            lead.add(" ")
            lines.add(wrapping: words.conflictFirstShort, .stateConflict, width: width, lead: lead)
        }
        if let reason = row.reason {
            lines.add(
                wrapping: words.refusedBecause(reason, row.delivery),
                .stateRefused,
                width: width,
            )
        }
        if row.isRefused {
            lines.add(wrapping: words.howToRepair(row.delivery), .textDim, width: width)
        }
        lines.add(
            wrapping:
                "\(words.recordedAt(row.at, isVeiled: row.isVeiled)) · \(words.revision(row.revision.description))",
            .textDim,
            width: width,
        )
        lines.add(wrapping: row.id.rawValue, .textDim, width: width)
        for (y, line) in lines.prefix(canvas.bounds.height).enumerated() {
            line.draw(into: &canvas, at: Point(1, y), width: width, theme: scene.theme)
        }
    }
}

extension QueueRow {
    /// The sign before it: how far it is, unless it has to be decided first.
    var standing: Mark { inConflict ? .conflict : delivery.mark }

    /// The sign of what it says: a service that was given counts as met.
    var mark: Mark {
        if isDeleted { return .tidakBerlaku }
        if isVeiled { return .blank }
        if let filled { return filled.mark }
        return state == nil && kind == "event" ? .patuh : state.mark
    }
}
