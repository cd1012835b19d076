import Screen
import Sync

extension ServerState {
    /// The heading above the fields.
    static let headRows = 1

    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let bounds = canvas.bounds
        let fields = fields
        let here = fields.firstIndex(of: focus) ?? 0
        // Where not all rows fit, the field with the cursor is among those that do.
        let room = max(1, bounds.height - Self.headRows)
        let first = max(0, min(here - room + 1, fields.count - room))
        var title = TextLine.heading(words.serverHeading)
        if isDirty { title.add(" · " + words.serverUnsaved, .stateWarning) }
        title.draw(into: &canvas, at: Point(1, 0), width: bounds.width - 2, theme: scene.theme)
        for (row, field) in fields.dropFirst(first).prefix(room).enumerated() {
            draw(field, into: &canvas, y: row + Self.headRows, scene)
        }
        let foot = Self.headRows + fields.count + (bounds.height > 16 ? 1 : 0)
        let space = Rect(
            x: 1,
            y: foot,
            width: max(0, bounds.width - 2),
            height: max(0, bounds.height - foot),
        )
        guard !space.isEmpty else { return }
        canvas.within(space) { drawNotes(into: &$0, scene) }
    }

    private func draw(_ field: Field, into canvas: inout Canvas, y: Int, _ scene: Scene) {
        let words = scene.words
        let isHere = field == focus
        let column = min(18, canvas.bounds.width / 2)
        let name = field == .proof ? words.proofName(trust) : words.name(of: field)
        canvas.put(
            SafeText(name),
            at: Point(1, y),
            style: scene.style(isHere ? .fieldLabel : .text),
            width: max(0, column - 2),
        )
        let width = max(0, canvas.bounds.width - column - 1)
        guard let line = lines[field], field.isTyped else {
            let text = field == .trust ? words.value(of: trust) : words.yesNo(isAutomatic)
            let shown = "‹ " + SafeText(text) + " ›"
            canvas.put(
                shown.cut(to: width),
                at: Point(column, y),
                style: scene.style(isHere ? .fieldFocused : .field),
                width: width,
            )
            if isHere { canvas.placeCursor(Point(column, y)) }
            return
        }
        if field == .proof, trust == .system, !isHere {
            canvas.put(
                SafeText(words.proofPlaceholder).cut(to: width),
                at: Point(column, y),
                style: scene.style(.textDim),
            )
            return
        }
        line.draw(
            into: &canvas,
            in: Rect(x: column, y: y, width: width, height: 1),
            style: scene.style(isHere ? .fieldFocused : .field),
            focused: isHere,
        )
    }

    /// Below the fields: what is wrong, or what the test came to, or what the field is for.
    private func drawNotes(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let width = canvas.bounds.width
        var lines: [TextLine] = []
        if let complaint {
            lines.add(wrapping: complaint, .fieldError, width: width)
        } else {
            lines.add(wrapping: words.about(focus, trust), .textDim, width: width)
        }
        if isTesting {
            lines.append(TextLine(words.testing, .textStrong))
        } else if let test {
            lines += self.lines(of: test, words, width)
        } else if complaint == nil {
            lines.add(wrapping: words.nothingTestedYet, .textDim, width: width)
        }
        for (row, line) in lines.prefix(canvas.bounds.height).enumerated() {
            line.draw(into: &canvas, at: Point(0, row), width: width, theme: scene.theme)
        }
    }

    /// Each step with its sign, then what it means.
    private func lines(of test: SyncTest, _ words: Words, _ width: Int) -> [TextLine] {
        var lines: [TextLine] = []
        let steps = { (sign: (SyncTest.Step) -> Mark) in
            SyncTest.Step.allCases.filter { $0 != .certificate || test.settings.isEncrypted }
                .map { (mark: sign($0), text: words.name(of: $0)) }
        }
        switch test.outcome {
        case .malformed: break
        case .passed(let kind):
            lines.add(counts: steps { _ in .patuh }, width: width)
            lines.add(wrapping: words.testPassed(kind), .statePatuh, width: width)
        case .failed(let failed, let error):
            lines.add(
                counts: steps { step in
                    step.rawValue < failed.rawValue ? .patuh : step == failed ? .error : .blank
                },
                width: width,
            )
            lines.add(wrapping: words.sentence(for: error), .stateError, width: width)
        }
        return lines
    }
}
