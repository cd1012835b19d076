import Caseload
import Casework
import Documents
import Forms
import Screen

extension FormState {
    /// Makes the lines where answers, size or language are others than before.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {
        today = moment.day
        if words != self.words {
            self.words = words
            work()
        }
        let wanted = FormLayout.Key(size: size, number: number)
        guard wanted != layout.key else { return }
        layout.key = wanted
        layout.share(size)
        guard page != nil, let options = optionsOfPage else {
            (layout.rows, layout.head, layout.side) = ([], [], [])
            return
        }
        layout.head = headLines(size)
        layout.height = max(1, size.height - layout.head.count)
        var text = FormText(self, layout, options)
        layout.rows = text.make()
        layout.side = layout.sideWidth > 0 ? sideLines(text) : []
        layout.scroll()
        picker?.fit(height: max(1, size.height - 3))
    }

    // MARK: What stays above

    /// What it is and about whom; below it what holds for the form as a whole.
    private func headLines(_ size: Size) -> [TextLine] {
        guard let page else { return [] }
        var lines: [TextLine] = [titleLine(page, size.width)]
        let isShort = size.height < 14
        if isRestricted {
            lines.append(
                TextLine(
                    SafeText(" " + words.formSensitive(isShort: isShort)).cut(to: size.width),
                    .stateWarning,
                )
            )
        }
        if let newer = newerVersion {
            let text =
                isShort ? words.formOldVersionShort : words.formOldVersion(page.version, newer)
            lines.append(TextLine(SafeText(" " + text).cut(to: size.width), .textDim))
        }
        if overtaking != nil {
            let text = SafeText(" " + words.formOvertakenHead).cut(to: size.width)
            lines.append(TextLine(text, .stateConflict))
        }
        let alike = lookalikes
        if let first = alike.first {
            let text = words.looksAlike(first.person, more: alike.count - 1)
            var line = TextLine()
            line.add(" ")
            line.add(.warning)
            line.add(SafeText(" " + text).cut(to: max(1, size.width - 3)), .stateWarning)
            lines.append(line)
        }
        // At least four lines are left to the questions.
        return Array(lines.prefix(max(1, size.height - 4)))
    }

    /// The version in force now, where the draft goes on under an older one.
    private var newerVersion: FormVersion? {
        guard let page, page.record == nil || page.draft != nil,
            let newest = page.form.version(on: today), newest.name != page.version.name
        else { return nil }
        return newest
    }

    private func titleLine(_ page: FormPage, _ width: Int) -> TextLine {
        let asked = fields.filter { !$0.isAdder }
        let done = asked.count { answer($0) != nil }
        var right = words.formProgress(done, of: asked.count)
        if saving != nil {
            right = words.formSaving
        } else if isTyped {
            right += " · " + words.formDraftWord
        }
        let end = SafeText(right + " ")
        let subject = words.subjectName(of: page, answers)
        let room = max(0, width - end.width - 1)
        // Its whole name where that and whom it is about have room beside each other.
        let lefts = [page.form.label, page.form.short].map { label in
            let label = words.text(label)
            let name = page.rekeyed == nil ? label : words.blindTitle(label)
            return name + (subject.isEmpty ? "" : " · " + subject)
        }
        let left = SafeText(lefts[0]).width < room ? lefts[0] : lefts[1]
        var line = TextLine()
        line.add(SafeText(" " + left).padded(to: room), .textHeading)
        line.tab(to: max(room, width - end.width))
        line.add(end.cut(to: max(0, width - room - 1)), .textDim)
        return line
    }

    // MARK: What stands beside

    private func sideLines(_ text: FormText) -> [TextLine] {
        guard let page, let question = question(here) ?? version?.question(here.question) else {
            return []
        }
        let width = layout.sideWidth - 2
        var lines: [TextLine] = []
        lines.add(wrapping: words.text(question.label), .panelTitle, width: width)
        lines.add(wrapping: words.formKindHelp(question), .textDim, width: width)
        if let hint = question.hint { lines.add(wrapping: words.text(hint), width: width) }
        let options =
            text.optionLines(question, width: width) + text.bodyLines(question, width: width)
        if !options.isEmpty { lines += [.blank] + options }
        let family = familyLines(page, width)
        if !family.isEmpty { lines += [.blank] + family }
        return lines
    }

    /// What is known of the family, to look up while asking.
    private func familyLines(_ page: FormPage, _ width: Int) -> [TextLine] {
        var lines: [TextLine] = []
        if !page.familyName.isEmpty {
            lines.append(.heading(words.formFamily(page.familyName)))
            var facts: [String] = []
            if !page.village.isEmpty { facts.append(page.village) }
            if let family = page.facts.family {
                if let kk = family.kk { facts.append("KK " + kk) }
                if let desil = family.desil { facts.append("desil \(desil)") }
                let programmes = family.programmes.map { words.programmeName($0.programme) }
                facts += programmes.isEmpty ? [] : [programmes.joined(separator: ", ")]
            }
            lines.add(wrapping: facts.joined(separator: " · "), .textDim, width: width)
        }
        for member in page.members {
            let isSubject = member.id == page.subject.member
            let text = member.name + " · " + words.memberBrief(member, on: today)
            lines.add(
                wrapping: text,
                isSubject ? .textStrong : .text,
                width: width,
                indent: 2,
            )
        }
        return lines
    }

    // MARK: Drawing

    /// Draws the form; writes cells and nothing else.
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        guard page != nil else {
            let text = isGone ? scene.words.formIsGone : scene.words.loading
            canvas.put(
                SafeText(text).cut(to: bounds.width - 1),
                at: Point(1, 0),
                style: scene.style(.textDim),
            )
            canvas.placeCursor(.zero)
            return
        }
        for (y, line) in layout.head.enumerated() {
            line.draw(into: &canvas, at: Point(0, y), width: bounds.width, theme: scene.theme)
        }
        let body = bounds.splitTop(layout.head.count).rest
        let parts = body.splitLeft(layout.sideWidth > 0 ? layout.width : body.width)
        canvas.within(parts.left) { drawRows(into: &$0, scene) }
        if layout.sideWidth > 0 {
            canvas.verticalLine(
                at: Point(parts.rest.minX, body.minY),
                length: body.height,
                style: scene.style(.panelBorder),
            )
            canvas.within(parts.rest.splitLeft(2).rest) { part in
                for (y, line) in layout.side.prefix(part.bounds.height).enumerated() {
                    line.draw(
                        into: &part,
                        at: Point(0, y),
                        width: part.bounds.width,
                        theme: scene.theme,
                    )
                }
            }
        }
        guard let picker else { return }
        canvas.hideCursor()
        canvas.within(body.inset(columns: bounds.width >= 60 ? 4 : 0, rows: 0)) {
            picker.draw(into: &$0, scene)
        }
    }

    private func drawRows(into canvas: inout Canvas, _ scene: Scene) {
        let height = canvas.bounds.height
        let width = canvas.bounds.width
        guard !layout.rows.isEmpty else {
            canvas.put(
                SafeText(" " + scene.words.formIsEmpty),
                at: .zero,
                style: scene.style(.textDim),
            )
            canvas.placeCursor(.zero)
            return
        }
        for y in 0..<height {
            let place = layout.top + y
            guard layout.rows.indices.contains(place) else { break }
            let row = layout.rows[place]
            row.line.draw(into: &canvas, at: Point(0, y), width: width, theme: scene.theme)
            if let columns = row.editor { drawEditor(into: &canvas, columns, y, scene) }
            if let x = row.cursor { canvas.placeCursor(Point(min(x, width - 1), y)) }
        }
        let edge = Rect(x: width - 1, y: 0, width: 1, height: height)
        var cursor = ListCursor(count: layout.rows.count, height: height)
        cursor.select(layout.top)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: scene.theme)
    }

    private func drawEditor(
        into canvas: inout Canvas,
        _ columns: Range<Int>,
        _ y: Int,
        _ scene: Scene,
    ) {
        let line: LineEditor
        switch typing {
        case .line(let editor): line = editor
        case .search(let editor, _): line = editor
        default: return
        }
        let style = scene.style(.fieldFocused)
        let rect = Rect(x: columns.lowerBound, y: y, width: columns.count, height: 1)
        canvas.fill(rect, style: style)
        line.draw(into: &canvas, in: rect, style: style, focused: picker == nil)
    }
}

// MARK: Mouse

extension FormState {
    /// A press goes to the place it meets; the wheel goes from place to place.
    mutating func point(_ mouse: MouseEvent) -> Bool {
        guard page != nil, picker == nil, saving == nil else { return false }
        switch mouse.kind {
        case .wheelUp: return walk(by: -1)
        case .wheelDown: return walk(by: 1)
        case .secondaryPress: return false
        case .press, .doublePress:
            let row = layout.top + mouse.at.y - layout.head.count
            guard mouse.at.y >= layout.head.count, mouse.at.x < layout.width,
                layout.rows.indices.contains(row), let field = layout.rows[row].field,
                fields.contains(field)
            else { return false }
            enter(field)
            return true
        }
    }
}
