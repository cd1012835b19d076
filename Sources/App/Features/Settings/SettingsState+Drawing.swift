import Screen

extension SettingsState {
    /// The rows above the first setting.
    static let headRows = 2

    package func draw(into canvas: inout Canvas, _ settings: Settings, _ scene: Scene) {
        let words = scene.words
        let bounds = canvas.bounds
        canvas.put(
            SafeText(words.settingsHeading).cut(to: bounds.width - 2),
            at: Point(1, 0),
            style: scene.style(.textHeading),
        )
        // Where the rows do not all fit, the one under the cursor is among those that do.
        let room = max(1, bounds.height - Self.headRows)
        let first = max(0, min(cursor.selection - room + 1, Row.allCases.count - room))
        for row in Row.allCases.dropFirst(first) {
            let y = row.rawValue - first + Self.headRows
            guard y < bounds.height || row == self.row else { break }
            draw(row, settings, into: &canvas, y: min(y, bounds.height - 1), scene)
        }
        let foot = Self.headRows + Row.allCases.count + 1
        if choice == nil, foot < bounds.height {
            for (number, line) in wrap(words.about(row), width: min(76, bounds.width - 2))
                .enumerated()
            {
                canvas.put(line, at: Point(1, foot + number), style: scene.style(.textDim))
            }
        }
        if let choice { draw(choice, settings, into: &canvas, scene) }
    }

    private func draw(
        _ row: Row,
        _ settings: Settings,
        into canvas: inout Canvas,
        y: Int,
        _ scene: Scene,
    ) {
        let isHere = row == self.row
        let surface: Role = isHere ? .listSelected : .list
        let words = scene.words
        let bounds = canvas.bounds
        if isHere {
            canvas.fill(bounds.row(y), style: scene.style(surface))
            canvas.placeCursor(Point(1, y))
        }
        let column = min(24, bounds.width / 2)
        canvas.put(
            SafeText(words.name(of: row)),
            at: Point(1, y),
            style: scene.style(surface),
            width: max(0, column - 2),
        )
        let value = SafeText(words.value(of: row, settings, worker))
        let text = isHere && !row.isReadOnly ? "‹ " + value + " ›" : value
        let ink: Role = row.isReadOnly ? .textDim : .textStrong
        canvas.put(
            text.cut(to: bounds.width - column - 1),
            at: Point(column, y),
            style: scene.theme.style(ink, on: surface),
        )
    }

    private func draw(
        _ choice: ThemeChoice,
        _ settings: Settings,
        into canvas: inout Canvas,
        _ scene: Scene,
    ) {
        let words = scene.words
        let widest = choice.names.reduce(20) { max($0, SafeText($1).width) }
        let size = Size(widest + 8, choice.names.count + 3)
        let frame = canvas.bounds.centred(size)
        canvas.fill(frame, style: scene.style(.dialog))
        canvas.box(
            frame,
            title: SafeText(words.themesHeading),
            style: scene.style(.dialogBorder),
            titleStyle: scene.style(.dialogTitle),
        )
        canvas.within(frame.inset()) { inner in
            var cursor = choice.cursor
            cursor.refresh(count: choice.names.count, height: max(0, inner.bounds.height - 1))
            for (y, number) in cursor.visible.enumerated() {
                let name = choice.names[number]
                let isHere = number == cursor.selection
                inner.put(
                    SafeText((name == settings.theme ? "* " : "  ") + name),
                    at: Point(0, y),
                    style: scene.style(isHere ? .dialogSelected : .dialog),
                    width: inner.bounds.width,
                )
                if isHere { inner.placeCursor(Point(0, y)) }
            }
            inner.put(
                SafeText(words.themesHint).cut(to: inner.bounds.width),
                at: Point(0, inner.bounds.height - 1),
                style: scene.theme.style(.textDim, on: .dialog),
            )
        }
    }
}
