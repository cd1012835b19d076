import Screen

extension UnlockState {
    /// Draws the door: picker, passphrase, or the form of a new profile.
    func draw(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        switch step {
        case .choosing: drawPicker(into: &canvas, scene)
        case .passphrase, .opening: drawPassphrase(into: &canvas, scene)
        case .creating, .making: drawForm(into: &canvas, scene)
        case .showingCode(let code):
            let inner = max(10, min(64, canvas.bounds.width - 4))
            let text = words.recoveryCodeLines.flatMap { wrap($0, width: inner) }
            let size = Size(inner + 4, text.count + 6)
            OverlayFrame.draw(
                title: words.recoveryCodeTitle,
                size: size,
                into: &canvas,
                scene,
            ) { canvas in
                let codeLines = wrap(code.text, width: inner)
                for (row, line) in codeLines.enumerated() {
                    canvas.put(line, at: Point(0, row), style: scene.style(.textStrong))
                }
                for (row, line) in text.enumerated() {
                    let y = codeLines.count + 1 + row
                    canvas.put(line, at: Point(0, y), style: scene.style(.dialog))
                }
                canvas.placeCursor(.zero)
            }
        }
    }

    private func drawPicker(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let size = Size(52, min(profiles.count, Self.rows) + 2)
        OverlayFrame.draw(title: words.pickerTitle, size: size, into: &canvas, scene) { canvas in
            var list = cursor
            list.refresh(count: profiles.count, height: canvas.bounds.height)
            for index in list.visible {
                let isSelected = index == list.selection
                canvas.put(
                    SafeText(words.profileLabel(profiles[index])),
                    at: Point(0, index - list.top),
                    style: scene.style(isSelected ? .dialogSelected : .dialog),
                    width: canvas.bounds.width,
                )
            }
            canvas.placeCursor(Point(0, list.selection - list.top))
        }
    }

    private func drawPassphrase(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let title = chosen.map(words.profileLabel) ?? words.programName
        let inner = max(10, min(56, canvas.bounds.width - 4))
        let note =
            step == .opening
            ? words.openingStore : complaint ?? words.passphraseNote
        let lines = wrap(note, width: inner)
        OverlayFrame.draw(
            title: title,
            size: Size(inner + 4, lines.count + 5),
            into: &canvas,
            scene,
        ) { canvas in
            canvas.put(SafeText(words.passphraseAsk), at: .zero, style: scene.style(.fieldLabel))
            passphrase.draw(
                into: &canvas,
                in: Rect(x: 0, y: 1, width: canvas.bounds.width, height: 1),
                style: scene.style(.fieldFocused),
                focused: step == .passphrase,
            )
            let role: Role = complaint != nil && step == .passphrase ? .fieldError : .fieldHint
            for (row, line) in lines.enumerated() {
                canvas.put(line, at: Point(0, row + 3), style: scene.style(role))
            }
        }
    }

    private func drawForm(into canvas: inout Canvas, _ scene: Scene) {
        let words = scene.words
        let inner = max(10, min(64, canvas.bounds.width - 4))
        let note = step == .making ? words.makingStore : complaint ?? words.creationNote
        let lines = wrap(note, width: inner)
        let wanted = Size(inner + 4, CreationField.allCases.count * 2 + lines.count + 3)
        OverlayFrame.draw(
            title: words.creationTitle,
            size: wanted,
            into: &canvas,
            scene,
        ) { canvas in
            let step = canvas.bounds.height >= wanted.height - 2 ? 2 : 1
            for field in CreationField.allCases {
                draw(field, y: field.rawValue * step, isTall: step == 2, into: &canvas, scene)
            }
            let role: Role = complaint == nil ? .fieldHint : .fieldError
            for (row, line) in lines.enumerated() {
                let y = CreationField.allCases.count * step + row + step - 1
                canvas.put(line, at: Point(0, y), style: scene.style(role))
            }
        }
    }

    private func draw(
        _ field: CreationField,
        y: Int,
        isTall: Bool,
        into canvas: inout Canvas,
        _ scene: Scene,
    ) {
        let label = SafeText(scene.words.label(of: field))
        let isHere = step == .creating(field)
        let labelWidth = min(24, canvas.bounds.width / 2)
        canvas.put(
            label.cut(to: labelWidth),
            at: Point(0, y),
            style: scene.style(isHere ? .textStrong : .fieldLabel),
        )
        fields[field.rawValue].draw(
            into: &canvas,
            in: Rect(
                x: labelWidth,
                y: y,
                width: canvas.bounds.width - labelWidth,
                height: 1,
            ),
            style: scene.style(isHere ? .fieldFocused : .field),
            focused: isHere,
        )
    }
}
