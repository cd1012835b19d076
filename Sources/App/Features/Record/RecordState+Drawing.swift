import Caseload
import Casework
import Forms
import Screen

extension RecordState {
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        guard page != nil else {
            drawNothing(into: &canvas, scene)
            return
        }
        pager.draw(into: &canvas, scene.theme, isFocused: step == nil)
        if let step { draw(step, into: &canvas, scene) }
    }

    /// Why there is no record to read, and what to press.
    private func drawNothing(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        var lines: [TextLine] = []
        let width = max(8, canvas.bounds.width - 2)
        if let restricted {
            let form = isVeiled ? veiledForm.map { ": " + words.text($0) } ?? "" : ""
            lines.append(.heading(words.kindName(restricted) + form))
            lines.add(wrapping: isVeiled ? words.veiledHere : words.restrictedHere, width: width)
            lines.add(
                wrapping: isVeiled ? words.veiledHow : words.restrictedHow,
                .textDim,
                width: width,
            )
        } else {
            let text = isGone ? words.recordGone : id == nil ? words.noRecordHere : words.loading
            lines.add(wrapping: text, .textDim, width: width)
        }
        for (y, line) in lines.prefix(canvas.bounds.height).enumerated() {
            line.draw(into: &canvas, at: Point(1, y), width: width, theme: scene.theme)
        }
        canvas.placeCursor(.zero)
    }

    private func draw(_ step: StepForm, into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let fields = step.asksDue ? 5 : 3
        let task = wrap(taskAtClosing(step, words), width: min(72, canvas.bounds.width) - 4)
            .filter { !$0.isEmpty }
        OverlayFrame.draw(
            title: words.text(step.label),
            size: Size(72, fields + 3 + task.count),
            into: &canvas,
            scene,
        ) { canvas in
            let width = canvas.bounds.width
            let rows = canvas.bounds.height
            // On a low screen the labels give way to the fields, and before them what the step is taken for.
            let isRoomy = rows >= fields
            var y = 0
            if rows >= fields + task.count {
                for part in task {
                    canvas.put(part, at: Point(0, y), style: scene.style(.dialogTitle))
                    y += 1
                }
            }
            func field(_ label: String, _ line: LineEditor, _ isHere: Bool) {
                if isRoomy {
                    canvas.put(
                        SafeText(label).cut(to: width),
                        at: Point(0, y),
                        style: scene.style(.fieldLabel),
                    )
                    y += 1
                }
                line.draw(
                    into: &canvas,
                    in: Rect(x: 0, y: y, width: width, height: 1),
                    style: scene.style(isHere ? .fieldFocused : .field),
                    focused: isHere,
                    hint: isRoomy ? .empty : SafeText(label),
                    hintStyle: scene.style(.fieldHint),
                )
                y += 1
            }
            field(
                step.needsNote ? words.noteRequired : words.noteOptional,
                step.note,
                step.focus == .note,
            )
            if step.asksDue {
                let echo = step.day(today: scene.moment.day).map(words.fullDay)
                field(words.stepDueLabel(echo: echo), step.due, step.focus == .due)
            }
            let (note, role): (String, Role) =
                step.complaint.map { (words.sentence(for: $0), .fieldError) }
                ?? (words.stepHint, .dialog)
            canvas.put(
                SafeText(note).cut(to: width),
                at: Point(0, min(y + (rows > y + 1 ? 1 : 0), rows - 1)),
                style: scene.style(role),
            )
        }
    }

    /// What is to be done before the record is closed with an answer; empty for another step.
    private func taskAtClosing(_ step: StepForm, _ words: Words) -> String {
        guard let reply = page?.replies.last, reply.step == step.to else { return "" }
        return words.taskAtClosing(reply) ?? ""
    }
}

extension RecordPage {
    /// The step that the last answer has made due.
    var closing: Flow.Step? {
        guard let to = replies.last?.step else { return nil }
        return next.first { $0.to == to }
    }
}
