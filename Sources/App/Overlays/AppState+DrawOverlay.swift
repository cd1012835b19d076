import Screen

extension AppState {
    /// Draws what lies over the screen.
    func drawOverlay(_ overlay: Overlay, into canvas: inout Canvas, _ scene: Scene) {
        switch overlay {
        case .palette(let palette): draw(palette, into: &canvas, scene)
        case .menu(let menu): draw(menu, into: &canvas, scene)
        case .help(let help):
            drawLines(helpLines, title: words.helpLabel, top: help.top, into: &canvas, scene)
        case .messages(let scroll):
            drawLines(messageLines, title: words.messagesLabel, top: scroll.top, into: &canvas, scene)
        case .question(let question): draw(question, into: &canvas, scene)
        case .line(let prompt): draw(prompt, into: &canvas, scene)
        }
    }

    private func draw(_ palette: PaletteState, into canvas: inout Canvas, _ scene: Scene) {
        let size = Size(72, PaletteState.rows + 4)
        OverlayFrame.draw(title: words.paletteLabel, size: size, into: &canvas, scene) { canvas in
            let (input, list) = canvas.bounds.splitTop(2)
            canvas.put("> ", at: input.origin, style: scene.style(.dialogKey))
            palette.line.draw(
                into: &canvas,
                in: Rect(x: 2, y: 0, width: input.width - 2, height: 1),
                style: scene.style(.dialog)
            )
            drawCommands(palette.found, palette.cursor, in: list, into: &canvas, scene)
            if palette.found.isEmpty {
                canvas.put(SafeText(words.noCommand), at: list.origin, style: scene.style(.dialog))
            }
        }
    }

    private func draw(_ menu: MenuState, into canvas: inout Canvas, _ scene: Scene) {
        let size = Size(72, menu.commands.count + 2)
        OverlayFrame.draw(title: words.menuLabel, size: size, into: &canvas, scene) { canvas in
            drawCommands(menu.commands, menu.cursor, in: canvas.bounds, into: &canvas, scene)
            canvas.placeCursor(Point(0, menu.cursor.selection - menu.cursor.top))
        }
    }

    /// Key, label and explanation of each command; a reason instead where it can't be used now.
    private func drawCommands(
        _ commands: [Command],
        _ cursor: ListCursor,
        in rect: Rect,
        into canvas: inout Canvas,
        _ scene: Scene
    ) {
        var cursor = cursor
        cursor.refresh(count: commands.count, height: rect.height)
        let layout = TableLayout(
            [
                .fixed(8, priority: 3),
                .init(min: 8, max: 14, weight: 1, priority: 2),
                .init(min: 12, max: 200, weight: 4, priority: 1),
            ],
            width: rect.width
        )
        for index in cursor.visible {
            let command = commands[index]
            let obstacle = command.obstacle(self)
            let isSelected = index == cursor.selection
            let role: Role =
                isSelected ? .menuSelected : obstacle == nil ? .dialog : .menuDisabled
            let key = SafeText(command.keys.first?.label ?? "")
            let label = SafeText(command.label(words))
            let text = SafeText(obstacle ?? command.explanation(words))
            layout.draw(
                into: &canvas,
                at: Point(rect.minX, rect.minY + index - cursor.top),
                style: scene.style(role)
            ) { column in
                switch column {
                case 0: key
                case 1: label
                default: text
                }
            }
        }
    }

    private func draw(_ question: Question, into canvas: inout Canvas, _ scene: Scene) {
        let inner = max(10, min(64, canvas.bounds.width - 4))
        let lines = question.lines.flatMap { wrap($0, width: inner) }
        let size = Size(inner + 4, lines.count + question.answers.count + 3)
        OverlayFrame.draw(title: question.title, size: size, into: &canvas, scene) { canvas in
            for (row, line) in lines.enumerated() {
                canvas.put(line, at: Point(0, row), style: scene.style(.dialog))
            }
            for (row, answer) in question.answers.enumerated() {
                let y = lines.count + 1 + row
                let after = canvas.put(
                    SafeText(answer.key.label),
                    at: Point(0, y),
                    style: scene.style(.dialogKey)
                )
                canvas.put(
                    SafeText("  " + answer.label),
                    at: Point(after, y),
                    style: scene.style(.dialog)
                )
            }
            canvas.placeCursor(Point(0, min(lines.count + 1, max(0, canvas.bounds.height - 1))))
        }
    }

    private func draw(_ prompt: LinePrompt, into canvas: inout Canvas, _ scene: Scene) {
        OverlayFrame.draw(title: prompt.title, size: Size(72, 5), into: &canvas, scene) { canvas in
            prompt.line.draw(
                into: &canvas,
                in: Rect(x: 0, y: 0, width: canvas.bounds.width, height: 1),
                style: scene.style(.fieldFocused)
            )
            let (note, role): (String, Role) =
                prompt.complaint.map { ($0, .fieldError) } ?? (words.linePromptHint, .dialog)
            canvas.put(
                SafeText(note).cut(to: canvas.bounds.width),
                at: Point(0, 2),
                style: scene.style(role)
            )
        }
    }

    private func drawLines(
        _ lines: [SafeText],
        title: String,
        top: Int,
        into canvas: inout Canvas,
        _ scene: Scene
    ) {
        let size = Size(canvas.bounds.width, canvas.bounds.height)
        OverlayFrame.draw(title: title, size: size, into: &canvas, scene) { canvas in
            let first = min(top, max(0, lines.count - canvas.bounds.height))
            for (row, line) in lines.dropFirst(first).prefix(canvas.bounds.height).enumerated() {
                canvas.put(line, at: Point(0, row), style: scene.style(.dialog))
            }
            canvas.placeCursor(.zero)
        }
    }

    /// The help page: first what this screen is for, next its keys, last what holds everywhere.
    private var helpLines: [SafeText] {
        let width = max(10, size.width - 4)
        var lines = words.aboutPlace(workspace?.place).flatMap { wrap($0, width: width) }
        lines.append(.empty)
        for command in CommandRegistry.available(in: self) where !command.keys.isEmpty {
            let keys = command.keys.map(\.label).joined(separator: " ")
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
            wrap("\(message.moment.clockText)  \(message.text)", width: width)
        }
    }
}
