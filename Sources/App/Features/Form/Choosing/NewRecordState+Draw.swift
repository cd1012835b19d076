import Casework
import Screen

extension NewRecordState {
    /// Whom it is about, and the line that is typed.
    static let headRows = 2

    /// Where what is said of a row begins on wide screens.
    private static let wideColumn = 56
    /// The columns that a name keeps beside what tells it from others.
    private static let leastName = 12
    /// Where the lines below the marked row begin.
    private static let unfoldedIndent = 5

    /// Fits the list into its room.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {
        today = moment.day
        if words != self.words {
            self.words = words
            if let page { choices = page.subjects(words, today: today) }
            list()
        }
        let unfolded = unfolded(width: size.width).count
        let height = max(0, size.height - Self.headRows - unfolded)
        guard height != cursor.height else { return }
        cursor.refresh(count: rows.count, height: height)
    }

    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        let words = scene.words
        canvas.put(
            SafeText(" " + subjectLine(words)),
            at: .zero,
            style: scene.style(.textHeading),
            width: bounds.width,
        )
        let prompt =
            switch step {
            case .person: words.newRecordPerson
            case .form: words.newRecordForm
            case .member: words.newRecordMember
            case .facility: words.newRecordFacility
            case .families: words.newRecordHome
            case .drafts: words.newRecordDraft
            }
        // Half of the line is kept for what is typed.
        let full = SafeText(" " + prompt + " ")
        let label =
            full.width <= bounds.width / 2 ? full : SafeText(" " + words.searchPrompt + " ")
        canvas.put(label, at: Point(0, 1), style: scene.style(.fieldLabel))
        let list = bounds.splitTop(Self.headRows).rest
        line.draw(
            into: &canvas,
            in: Rect(x: label.width, y: 1, width: bounds.width - label.width - 1, height: 1),
            style: scene.style(.fieldFocused),
        )
        canvas.within(list) { drawList(into: &$0, scene) }
    }

    private func subjectLine(_ words: Words) -> String {
        switch step {
        case .person:
            let form = page?.forms.first { $0.id == wanted }
            return form.map { words.newRecordAboutWhom(words.text($0.label)) }
                ?? words.newRecordAboutWhom
        case .families:
            return words.homesHeading(
                families?.place ?? "",
                families?.recorded ?? 0,
                of: families?.homes.count ?? 0,
            )
        case .form, .member, .facility, .drafts:
            let name =
                choices.indices.contains(choice) && choices[choice].subject == subject
                ? [choices[choice].label, choices[choice].detail].filter { !$0.isEmpty }
                    .joined(separator: " · ")
                : stranger.isEmpty ? words.formNobody : stranger
            let shown = subject.isEmpty && !stranger.isEmpty ? words.formStranger(stranger) : name
            return words.newRecordAbout(shown)
                + (choices.count > 1 ? "  (\(choice + 1)/\(choices.count))" : "")
        }
    }

    private func drawList(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        var cursor = cursor
        let unfolded = unfolded(width: bounds.width)
        cursor.refresh(count: rows.count, height: max(0, bounds.height - unfolded.count))
        guard !rows.isEmpty else {
            let text =
                page == nil && step != .person
                ? scene.words.loading
                : page?.forms.isEmpty == true
                    ? scene.words.newRecordNoForms
                    : scene.words.newRecordNothingFound(isTyped: !line.isEmpty)
            for (y, line) in wrap(text, width: max(1, bounds.width - 2)).enumerated() {
                canvas.put(line, at: Point(1, y), style: scene.style(.textDim))
            }
            return
        }
        var y = 0
        for place in cursor.visible {
            let isHere = place == cursor.selection
            draw(rows[place], into: &canvas, y: y, isHere: isHere, scene)
            y += 1
            guard isHere else { continue }
            let style = scene.style(.listSelected)
            for line in unfolded {
                canvas.fill(bounds.row(y), style: style)
                canvas.put(line, at: Point(Self.unfoldedIndent, y), style: style)
                y += 1
            }
        }
        let edge = Rect(x: bounds.width - 1, y: 0, width: 1, height: bounds.height)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: scene.theme)
    }

    private func draw(
        _ row: NewRecordRow,
        into canvas: inout Canvas,
        y: Int,
        isHere: Bool,
        _ scene: Scene,
    ) {
        let width = canvas.bounds.width
        let surface: Role = isHere ? .listSelected : .list
        if isHere { canvas.fill(canvas.bounds.row(y), style: scene.style(surface)) }
        let (name, detail) = texts(of: row, scene.words)
        let role: Role =
            switch row {
            case .heading: .listGroup
            case .form(_, _, _, _, fits: false): .listDim
            default: surface
            }
        let style = isHere ? scene.style(surface) : scene.style(role)
        let indent = Self.indent(of: row)
        let room = max(0, width - indent - 2)
        let isRoomy = hasRoom(for: row, width: width, scene.words)
        var right = isRoomy ? SafeText(detail) : .empty
        if !isRoomy, case .family(_, _, _, let brief) = row {
            right = SafeText(brief).cut(to: max(0, room - Self.leastName - 2))
        }
        let left = SafeText(name)
            .cut(to: right.isEmpty ? room : max(0, room - right.width - 2))
        canvas.put(left, at: Point(indent, y), style: style)
        if !right.isEmpty {
            let dim = scene.theme.style(.textDim, on: surface)
            // Where the screen is wide the eye need not cross it.
            let column = width < 120 ? width : max(Self.wideColumn, indent + left.width + 2)
            let x = min(width - 2 - right.width, column)
            canvas.put(right, at: Point(x, y), style: dim)
        }
    }

    /// What a row says: its name, and what tells it from others of that name.
    private func texts(of row: NewRecordRow, _ words: Words) -> (name: String, detail: String) {
        switch row {
        case .heading(let text): (text, "")
        case .form(_, let label, let detail, let isDraft, _):
            (label + (isDraft ? " [" + words.formDraftWord + "]" : ""), detail)
        case .family(_, let name, let detail, _): (name, detail)
        case .group(_, let name): (words.formGroup(name), "")
        case .facility(_, let name, let detail): (name, detail)
        case .place(let name): (words.formPlace(name), "")
        case .otherPlace(let name): (words.formOtherPlace(name), "")
        case .draft(_, let name, let begun, _): (words.formGoOn(name), words.formBegun(begun))
        case .home(_, let name, let detail): (name, detail)
        case .another: (words.formAnother, "")
        case .stranger(let text): (words.formStranger(text), "")
        case .nobody: (words.formNobody, "")
        case .member(_, let name, let detail): (name, detail)
        }
    }

    // MARK: Little room

    private static func indent(of row: NewRecordRow) -> Int { row.isHeading ? 1 : 3 }

    /// Whether a row has room for all that it says.
    private func hasRoom(for row: NewRecordRow, width: Int, _ words: Words) -> Bool {
        let (name, detail) = texts(of: row, words)
        let needed = SafeText(name).width + (detail.isEmpty ? 0 : 2 + SafeText(detail).width)
        return needed <= width - Self.indent(of: row) - 2
    }

    /// What stands below the marked row where that has no room for it: at most two lines.
    func unfolded(width: Int) -> [SafeText] {
        guard let row = selected, !row.isHeading, !hasRoom(for: row, width: width, words) else {
            return []
        }
        let (name, detail) = texts(of: row, words)
        let isWhole = SafeText(name).width <= width - Self.indent(of: row) - 2
        let text = detail.isEmpty ? isWhole ? "" : name : detail
        guard !text.isEmpty else { return [] }
        return Array(wrap(text, width: max(1, width - Self.unfoldedIndent - 2)).prefix(2))
    }
}
