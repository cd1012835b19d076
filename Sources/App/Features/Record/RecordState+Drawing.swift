import Casework
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
        OverlayFrame.draw(
            title: words.text(step.label),
            size: Size(72, step.asksDue ? 8 : 6),
            into: &canvas,
            scene,
        ) { canvas in
            let width = canvas.bounds.width
            let rows = canvas.bounds.height
            // On a low screen the labels give way to the fields.
            let isRoomy = rows >= (step.asksDue ? 5 : 3)
            var y = 0
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
}
