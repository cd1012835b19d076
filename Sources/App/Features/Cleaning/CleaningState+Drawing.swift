import Caseload
import Casework
import Documents
import Screen

extension CleaningState {
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        if isComparing, let page {
            drawPair(page, into: &canvas, scene)
            return
        }
        let size = canvas.bounds.size
        let layout = CleaningLayout(size, hasDetail: hasDetail(size))
        canvas.within(layout.head) { drawHead(into: &$0, scene) }
        canvas.within(layout.list) { drawList(into: &$0, scene) }
        guard count(tab) ?? 0 > 0 else { return }
        layout.parts.drawDetail(into: &canvas, scene) { canvas in
            let lines = detail(width: canvas.bounds.width - 2, scene.words, scene.moment.day)
            for (y, line) in lines.prefix(canvas.bounds.height).enumerated() {
                line.draw(
                    into: &canvas,
                    at: Point(1, y),
                    width: canvas.bounds.width - 2,
                    theme: scene.theme,
                )
            }
        }
    }

    /// What to press: no key that does nothing on this line.
    package func hint(_ words: Words) -> String {
        if isComparing { return words.pairHint }
        if tab != .compare, let count = count(tab), count == 0 { return words.emptyListHint }
        if let difference, difference.family == nil {
            return words.strangerHint(canPropose: difference.start != nil)
        }
        return words.hint(for: tab)
    }

    // MARK: Head

    private func drawHead(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let chips = CleaningTab.allCases.map { tab in
            Chips.Chip(
                SafeText(words.name(of: tab, count: total(tab))),
                isActive: tab == self.tab,
            )
        }
        Chips(chips).draw(
            into: &canvas,
            in: Rect(x: 1, y: 0, width: canvas.bounds.width - 1, height: 1),
            theme: scene.theme,
        )
        guard canvas.bounds.height > 1 else { return }
        if let running, running.tab == tab {
            let text = SafeText(" " + words.looking(running.tab) + " ")
            canvas.put(text, at: Point(0, 1), style: scene.style(.textDim))
            let room = max(0, min(40, canvas.bounds.width - text.width - 1))
            ProgressBar(done: running.percent, total: 100).draw(
                into: &canvas,
                in: Rect(x: text.width, y: 1, width: room, height: 1),
                theme: scene.theme,
            )
            return
        }
        canvas.put(
            SafeText(" " + figures(words)).cut(to: canvas.bounds.width),
            at: Point(0, 1),
            style: scene.style(.textDim),
        )
    }

    /// All there are of a list, shown or not.
    private func total(_ tab: CleaningTab) -> Int? {
        switch tab {
        case .duplicates: duplicates?.total
        case .anomalies: anomalies?.families
        case .compare: comparison?.differences.count
        }
    }

    private func figures(_ words: Words) -> String {
        switch tab {
        case .duplicates: duplicates.map { words.figures($0) } ?? ""
        case .anomalies: anomalies.map { words.figures($0, notes: showsNotes) } ?? ""
        case .compare: comparison.map { words.figures($0) } ?? ""
        }
    }

    // MARK: List

    private func drawList(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        var cursor = cursor
        cursor.refresh(count: count(tab) ?? 0, height: bounds.height)
        guard !cursor.isEmpty else {
            let isMade = count(tab) != nil
            let text =
                switch running?.tab {
                case tab?: scene.words.escStops
                case let other? where !isMade && tab != .compare:
                    scene.words.waitsForList(other)
                default: scene.words.emptyList(tab, isMade: isMade)
                }
            let lines = wrap(text, width: max(8, bounds.width - 2))
            for (y, line) in lines.prefix(bounds.height).enumerated() {
                canvas.put(line, at: Point(1, y), style: scene.style(.text))
            }
            canvas.placeCursor(Point(min(1, bounds.width - 1), 0))
            return
        }
        for (y, place) in cursor.visible.enumerated() {
            let isHere = place == cursor.selection
            let surface: Role = isHere ? .listSelected : .list
            if isHere {
                canvas.fill(bounds.row(y), style: scene.style(.listSelected))
                canvas.placeCursor(Point(1, y))
            }
            row(place, width: bounds.width - 2, scene.words).draw(
                into: &canvas,
                at: Point(1, y),
                width: bounds.width - 2,
                theme: scene.theme,
                on: surface,
            )
        }
        let edge = Rect(x: bounds.width - 1, y: 0, width: 1, height: bounds.height)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: scene.theme)
    }

    private func row(_ place: Int, width: Int, _ words: Words) -> TextLine {
        switch tab {
        case .duplicates: duplicates.map { pairRow($0.rows[place], width, words) } ?? .blank
        case .anomalies: anomalies.map { oddRow($0.rows[place], width, words) } ?? .blank
        case .compare:
            comparison.map { differenceRow($0.differences[place], width, words) } ?? .blank
        }
    }

    /// Sign, score, both names, and the weightiest reasons.
    private func pairRow(_ row: DuplicateRow, _ width: Int, _ words: Words) -> TextLine {
        var line = TextLine()
        line.add(row.proposal == nil ? row.verdict.mark : .draft)
        line.add(String(row.verdict.score), width: 4, .textStrong, align: .right)
        line.add(" ")
        let name = max(8, min(26, (width - 9) * 3 / 10))
        line.add(row.first.name, width: name)
        line.add(" ~ ", .textDim)
        line.add(row.second.name, width: name)
        guard width > line.width + 8 else { return line }
        line.add(" ")
        let proposed = row.proposal == nil ? "" : words.proposedShort + " · "
        line.add(SafeText(proposed + words.brief(row.verdict)).cut(to: width - line.width))
        return line
    }

    private func oddRow(_ row: AnomalyRow, _ width: Int, _ words: Words) -> TextLine {
        var line = TextLine()
        line.add(row.severity.mark)
        line.add(" ")
        line.add(row.holder, width: max(10, min(26, width / 3)))
        line.add(" ")
        if width >= 70 {
            line.add(row.village, width: 14, .textDim)
            line.add(" ")
        }
        let more = row.anomalies.count - 1
        let tail = more > 0 ? " +\(more)" : ""
        let first = row.anomalies.first.map { words.sentence(for: $0, row.names) } ?? ""
        line.add(SafeText(first).cut(to: max(4, width - line.width - tail.utf8.count)))
        line.add(tail, .textDim)
        return line
    }

    private func differenceRow(
        _ difference: DesilDifference,
        _ width: Int,
        _ words: Words,
    ) -> TextLine {
        var line = TextLine()
        let isProposed = proposal(for: difference) != nil
        line.add(isProposed ? .draft : difference.kind.mark)
        line.add(" ")
        line.add(difference.row.map { String($0) } ?? "", width: 6, .textDim, align: .right)
        line.add(" ")
        line.add(difference.name, width: max(10, min(24, width / 3)))
        line.add(" ")
        let proposed = isProposed ? words.proposedShort + " · " : ""
        let text = proposed + words.sentence(for: difference.kind)
        line.add(SafeText(text).cut(to: max(4, width - line.width)))
        return line
    }

    // MARK: Detail

    private func detail(width: Int, _ words: Words, _ today: Day) -> [TextLine] {
        var lines: [TextLine] = []
        if let pair {
            lines.add(wrapping: words.reasons(pair.verdict), .textStrong, width: width)
            for (sign, person) in [("A ", pair.first), ("B ", pair.second)] {
                var lead = TextLine()
                lead.add(sign, .textDim)
                lines.add(wrapping: words.line(of: person), width: width, lead: lead)
            }
            if pair.proposal != nil {
                lines.add(wrapping: words.proposedLong, .textDim, width: width)
            }
        } else if let odd {
            for anomaly in odd.anomalies {
                var lead = TextLine()
                lead.add(anomaly.severity.mark)
                lead.add(" ")
                lines.add(
                    wrapping: words.sentence(for: anomaly, odd.names),
                    width: width,
                    lead: lead,
                )
            }
        } else if let difference {
            lines.add(
                wrapping: words.sentence(for: difference.kind),
                .textStrong,
                width: width,
            )
            if proposal(for: difference) != nil {
                lines.add(wrapping: words.proposedAlready, .textDim, width: width)
            }
            lines.add(wrapping: words.line(of: difference), .textDim, width: width)
        }
        return lines
    }

    // MARK: A pair

    private func drawPair(_ page: PairPage, into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let parts = canvas.bounds.splitTop(min(PairText.headRows, canvas.bounds.height))
        canvas.within(parts.top) { canvas in
            var head = TextLine()
            let row = pair
            head.add(row?.verdict.mark ?? .blank)
            head.add(" \(row?.verdict.score ?? 0) ", .textStrong)
            head.add(page.left.member.name, .textHeading)
            head.add(" ~ ", .textDim)
            head.add(page.right.member.name, .textHeading)
            let place = words.place(cursor.selection + 1, of: cursor.count)
            head.addRight(place, .textDim, end: canvas.bounds.width - 2)
            let width = canvas.bounds.width - 2
            head.draw(into: &canvas, at: Point(1, 0), width: width, theme: scene.theme)
            guard canvas.bounds.height > 1 else { return }
            var below = TextLine()
            below.add(
                row?.proposal != nil ? words.proposedShort : words.differences(differing),
                .textDim,
            )
            below.add(" · " + (row.map { words.brief($0.verdict) } ?? ""), .textDim)
            below.draw(into: &canvas, at: Point(1, 1), width: width, theme: scene.theme)
        }
        canvas.within(parts.rest) { pager.draw(into: &$0, scene.theme, isFocused: true) }
    }
}

extension DuplicateVerdict {
    /// A sign for how sure it is.
    var mark: Mark {
        score >= Self.nearlyCertain ? .error : score >= Self.likely ? .warning : .blank
    }
}

extension Anomaly.Severity {
    var mark: Mark {
        switch self {
        case .error: .error
        case .warning: .warning
        case .note: .blank
        }
    }
}

extension DesilDifference.Kind {
    var mark: Mark {
        switch self {
        case .desil, .programme, .twoDesils: .warning
        case .name, .nik, .kk, .unmatched, .personNotHere: .conflict
        case .notHere, .notListed: .blank
        case .unreadable: .error
        }
    }
}
