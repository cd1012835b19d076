import Casework
import Screen

extension NewRecordState {
    /// Whom it is about, and the line that is typed.
    static let headRows = 2

    /// Where what is said of a row begins on wide screens.
    private static let wideColumn = 56

    /// Fits the list into its room.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {
        today = moment.day
        if words != self.words {
            self.words = words
            if let page { choices = page.subjects(words, today: today) }
            list()
        }
        let height = max(0, size.height - Self.headRows)
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
        let label = SafeText(" " + prompt + " ").cut(to: max(1, bounds.width / 2))
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
        cursor.refresh(count: rows.count, height: bounds.height)
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
        for (y, place) in cursor.visible.enumerated() {
            draw(rows[place], into: &canvas, y: y, isHere: place == cursor.selection, scene)
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
        let words = scene.words
        let width = canvas.bounds.width
        let surface: Role = isHere ? .listSelected : .list
        if isHere { canvas.fill(canvas.bounds.row(y), style: scene.style(surface)) }
        let (name, detail, role): (String, String, Role) =
            switch row {
            case .heading(let text): (text, "", .listGroup)
            case .form(_, let label, let detail, let isDraft, let fits):
                (
                    label + (isDraft ? " [" + words.formDraftWord + "]" : ""), detail,
                    fits ? surface : .listDim,
                )
            case .family(_, let name, let detail): (name, detail, surface)
            case .group(_, let name): (words.formGroup(name), "", surface)
            case .facility(_, let name, let detail): (name, detail, surface)
            case .place(let name): (words.formPlace(name), "", surface)
            case .otherPlace(let name): (words.formOtherPlace(name), "", surface)
            case .draft(_, let name, let begun, _):
                (words.formGoOn(name), words.formBegun(begun), surface)
            case .home(_, let name, let detail): (name, detail, surface)
            case .another: (words.formAnother, "", surface)
            case .stranger(let text): (words.formStranger(text), "", surface)
            case .nobody: (words.formNobody, "", surface)
            case .member(_, let name, let detail): (name, detail, surface)
            }
        let style = isHere ? scene.style(surface) : scene.style(role)
        let indent = row.isHeading ? 1 : 3
        let right = SafeText(detail)
        let left = SafeText(name)
        let room = max(0, width - indent - 2)
        let isRoomy = left.width + 2 + right.width <= room
        canvas.put(left, at: Point(indent, y), style: style, width: isRoomy ? left.width : room)
        if isRoomy, !right.isEmpty {
            let dim = scene.theme.style(.textDim, on: surface)
            // Where the screen is wide the eye need not cross it.
            let column = width < 120 ? width : max(Self.wideColumn, indent + left.width + 2)
            let x = min(width - 2 - right.width, column)
            canvas.put(right, at: Point(x, y), style: dim)
        }
    }
}
