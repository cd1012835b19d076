import Casework
import Screen

extension AppState {
    /// Draws everything; writes cells and nothing else.
    package func draw(theme: Theme, into canvas: inout Canvas) {
        canvas.clear(theme.style(.text))
        canvas.hideCursor()
        let scene = scene(theme)
        let frame = ScreenFrame(canvas.size)
        canvas.within(frame.title) { drawTitle(into: &$0, scene) }
        canvas.within(frame.content) { drawPlace(into: &$0, scene) }
        canvas.within(messageRoom(frame)) { drawStatus(into: &$0, scene) }
        canvas.within(frame.keys) { drawKeys(into: &$0, scene) }
        if let overlay {
            canvas.hideCursor()
            canvas.within(frame.content) { drawOverlay(overlay, into: &$0, scene) }
        }
    }

    private func drawPlace(into canvas: inout Canvas, _ scene: Scene) {
        guard let workspace else {
            unlock.draw(into: &canvas, scene)
            return
        }
        switch workspace.place {
        case .home: workspace.home.draw(into: &canvas, scene)
        case .families: workspace.families.draw(into: &canvas, scene)
        case .family: workspace.family.draw(into: &canvas, scene)
        case .entry: workspace.entry.draw(into: &canvas, scene)
        case .rosters: workspace.rosters.draw(into: &canvas, scene)
        case .queue: workspace.queue.draw(into: &canvas, scene)
        case .conflicts: workspace.conflicts.draw(into: &canvas, scene)
        case .settings: workspace.settings.draw(into: &canvas, settings, scene)
        }
    }

    /// Tabs at the left, what waits at the right.
    private func drawTitle(into canvas: inout Canvas, _ scene: Scene) {
        let title = scene.style(.title)
        canvas.fill(canvas.bounds, style: title)
        guard let workspace else {
            canvas.put(SafeText(" " + words.programName), at: .zero, style: title)
            return
        }
        let right = SafeText(titleRight(workspace))
        canvas.put(
            right,
            at: Point(max(0, canvas.bounds.width - right.width), 0),
            style: scene.style(.titleCount),
        )
        for tab in tabs {
            canvas.put(
                tab.text,
                at: Point(tab.columns.lowerBound, 0),
                style: tab.isHere ? scene.style(.chipActive) : title,
            )
        }
    }

    /// A tab of the title bar and the columns it takes.
    struct Tab {
        let place: Place
        let text: SafeText
        let columns: Range<Int>
        let isHere: Bool
    }

    /// The tabs that fit; with names where there is room, else the present one's alone.
    var tabs: [Tab] {
        guard let workspace else { return [] }
        let room = size.width - SafeText(titleRight(workspace)).width
        let names = Place.tabs.map { SafeText(" " + words.title(of: $0)) }
        // A space and a digit each, and a space behind the present one.
        let isNamed = names.reduce(1 + 2 * names.count) { $0 + $1.width } <= room
        var tabs: [Tab] = []
        var x = 0
        for (index, place) in Place.tabs.enumerated() {
            let isHere =
                workspace.trail.contains(place) && (place != .home || workspace.trail.count == 1)
            let name = isNamed || isHere ? names[index] : ""
            let text = SafeText(" \(index + 1)") + name + (isHere ? " " : "")
            guard x + text.width <= room else { break }
            tabs.append(Tab(place: place, text: text, columns: x..<x + text.width, isHere: isHere))
            x += text.width
        }
        // A screen without a digit of its own shows its name while one is there.
        let name = SafeText(" " + words.title(of: workspace.place) + " ")
        if workspace.place == .conflicts, x + 1 + name.width <= room {
            x += 1
            tabs.append(
                Tab(place: .conflicts, text: name, columns: x..<x + name.width, isHere: true)
            )
        }
        return tabs
    }

    /// What every screen needs to draw itself beside its own state.
    func scene(_ theme: Theme) -> Scene {
        Scene(
            theme: theme,
            words: words,
            moment: moment,
            quarter: workspace?.quarter ?? today.quarter,
        )
    }

    private func titleRight(_ workspace: Workspace) -> String {
        let count = workspace.waiting.map { words.number($0) } ?? "…"
        let stage =
            size.width >= 100 ? words.stage(workspace.quarter) : workspace.quarter.description
        let conflicts =
            workspace.conflictCount > 0 ? words.conflictCount(workspace.conflictCount) + " · " : ""
        return " \(stage) · \(conflicts)\(words.queueCount(count)) "
    }

    private func drawStatus(into canvas: inout Canvas, _ scene: Scene) {
        guard let message = messages.current else {
            canvas.fill(canvas.bounds, style: scene.style(.status))
            canvas.put(
                SafeText(" " + hint).cut(to: canvas.bounds.width),
                at: .zero,
                style: scene.style(.status),
            )
            return
        }
        let (role, mark): (Role, SafeText) =
            switch message.tone {
            case .done: (.status, scene.theme.mark(.patuh))
            case .hint: (.status, "·")
            case .warning: (.statusWarning, scene.theme.mark(.warning))
            case .error: (.statusError, scene.theme.mark(.error))
            }
        canvas.fill(canvas.bounds, style: scene.style(role))
        canvas.put(SafeText(" ") + mark, at: .zero, style: scene.style(role))
        let lines = wrap(message.text, width: max(1, canvas.bounds.width - 4))
        for (row, line) in lines.prefix(canvas.bounds.height).enumerated() {
            let isCut = row == canvas.bounds.height - 1 && lines.count > canvas.bounds.height
            canvas.put(
                isCut ? (line + "…").cut(to: canvas.bounds.width - 3) : line,
                at: Point(3, row),
                style: scene.style(role),
            )
        }
    }

    /// The message line; upwards into the content as far as a message with advice needs it.
    private func messageRoom(_ frame: ScreenFrame) -> Rect {
        guard let message = messages.current, message.tone == .warning || message.tone == .error,
            frame.status.height == 1
        else { return frame.status }
        let lines = wrap(message.text, width: max(1, frame.status.width - 4)).count
        let rows = max(1, min(lines, 4, frame.content.height / 2))
        return Rect(
            x: frame.status.x,
            y: frame.status.y - rows + 1,
            width: frame.status.width,
            height: rows,
        )
    }

    /// What to press next, where nothing else is to be said.
    private var hint: String {
        guard let workspace else { return words.unlockHint(unlock.step) }
        switch workspace.place {
        case .entry: return workspace.entry.hint(words)
        case .families: return workspace.families.hint(words)
        case .conflicts: return workspace.conflicts.hint(words)
        case let place: return words.hint(for: place)
        }
    }

    private func drawKeys(into canvas: inout Canvas, _ scene: Scene) {
        keyBar.draw(into: &canvas, in: canvas.bounds, theme: scene.theme)
    }

    /// What the ten function keys do just now.
    var keyBar: KeyBar {
        KeyBar(
            (1...10).map { number -> KeyBar.Item in
                let key = Key.function(number)
                guard overlay == nil, let command = CommandRegistry.command(for: key, in: self)
                else { return KeyBar.Item(SafeText("\(number)"), .empty, isEnabled: false) }
                return KeyBar.Item(
                    SafeText("\(number)"),
                    SafeText(command.label(words)),
                    isEnabled: command.obstacle(self) == nil,
                )
            }
        )
    }
}
