import Screen

extension AppState {
    /// Draws what lies over the screen.
    func drawOverlay(_ overlay: Overlay, into canvas: inout Canvas, _ scene: Scene) {
        switch overlay {
        case .palette(let palette):
            palette.box.draw(
                into: &canvas,
                in: canvas.bounds.centred(palette.wantedSize(in: canvas.bounds.width)),
                theme: scene.theme,
            )
        case .menu(let menu):
            let width = max(60, menu.menu.wantedSize.width)
            let around = menu.menu.rowsAround(width: min(width, canvas.bounds.width))
            let wanted = Size(width, menu.menu.items.count + around)
            menu.menu.draw(into: &canvas, in: canvas.bounds.centred(wanted), theme: scene.theme)
        case .help(let help):
            drawLines(helpLines, title: words.helpLabel, top: help.top, into: &canvas, scene)
        case .messages(let scroll):
            drawLines(
                messageLines,
                title: words.messagesLabel,
                top: scroll.top,
                into: &canvas,
                scene,
            )
        case .question(let question):
            question.dialog.draw(
                into: &canvas,
                in: question.dialog.frame(in: canvas.bounds),
                theme: scene.theme,
            )
        case .line(let prompt): draw(prompt, into: &canvas, scene)
        case .text(let text):
            let width = max(10, size.width - 4)
            drawLines(
                text.lines.flatMap { wrap($0, width: width) },
                title: text.title,
                top: text.scroll.top,
                into: &canvas,
                scene,
            )
        }
    }

    private func draw(_ prompt: LinePrompt, into canvas: inout Canvas, _ scene: Scene) {
        let (note, role): (String, Role) =
            prompt.complaint.map { ($0, .fieldError) }
            ?? (prompt.note.isEmpty ? words.linePromptHint : prompt.note, .dialog)
        // As high as what it says needs: it is said nowhere else.
        let room = max(8, min(72, canvas.bounds.width) - 4)
        let rows = max(1, min(wrap(note, width: room).count, canvas.bounds.height - 4))
        let frame = Size(72, 4 + rows)
        OverlayFrame.draw(title: prompt.title, size: frame, into: &canvas, scene) { canvas in
            prompt.line.draw(
                into: &canvas,
                in: Rect(x: 0, y: 0, width: canvas.bounds.width, height: 1),
                style: scene.style(.fieldFocused),
            )
            let lines = wrap(note, width: canvas.bounds.width)
            let shown = max(0, min(rows, canvas.bounds.height - 2))
            for (row, line) in lines.prefix(shown).enumerated() {
                let isCut = row == shown - 1 && lines.count > shown
                canvas.put(
                    isCut ? (line + "…").cut(to: canvas.bounds.width) : line,
                    at: Point(0, 2 + row),
                    style: scene.style(role),
                )
            }
        }
    }

    private func drawLines(
        _ lines: [SafeText],
        title: String,
        top: Int,
        into canvas: inout Canvas,
        _ scene: Scene,
    ) {
        let size = Size(canvas.bounds.width, canvas.bounds.height)
        OverlayFrame.draw(title: title, size: size, into: &canvas, scene) { canvas in
            let first = min(top, max(0, lines.count - canvas.bounds.height))
            for (row, line) in lines.dropFirst(first).prefix(canvas.bounds.height).enumerated() {
                canvas.put(line, at: Point(0, row), style: scene.style(.dialog))
            }
            canvas.placeCursor(.zero)
        }
        let border = Rect(x: size.width - 1, y: 1, width: 1, height: size.height - 2)
        guard border.height > 0 else { return }
        let first = min(top, max(0, lines.count - border.height))
        Scrollbar.draw(
            into: &canvas,
            in: border,
            count: lines.count,
            top: first,
            theme: scene.theme,
        )
    }

    /// The help page: first what this screen is for, next its keys, last what holds everywhere.
    private var helpLines: [SafeText] {
        let width = max(10, size.width - 4)
        var lines = words.aboutPlace(workspace?.place).flatMap { wrap($0, width: width) }
        lines.append(.empty)
        for command in CommandRegistry.available(in: self) {
            let shown = command.shownKeys(in: self)
            guard !shown.isEmpty else { continue }
            let keys = shown.map(\.label).joined(separator: " ")
            let text = wrap(command.explanation(words), width: max(8, width - 14))
            for (row, line) in text.enumerated() {
                let key = SafeText(row == 0 ? keys : "").padded(to: min(13, width / 3))
                lines.append(key + " " + line)
            }
        }
        lines.append(.empty)
        lines += words.markLegend.flatMap { wrap($0, width: width) }
        return lines
    }

    private var messageLines: [SafeText] {
        let width = max(10, size.width - 4)
        guard !messages.all.isEmpty else { return [SafeText(words.noMessages)] }
        return messages.all.reversed().flatMap { message in
            wrap("\(words.clock(message.moment))  \(message.text)", width: width)
        }
    }
}
