import Casework
import Screen

extension AppState {
    /// Draws everything; writes cells and nothing else.
    package func draw(theme: Theme, into canvas: inout Canvas) {
        canvas.clear(theme.style(.text))
        canvas.hideCursor()
        let scene = Scene(
            theme: theme,
            words: words,
            moment: moment,
            quarter: workspace?.quarter ?? today.quarter
        )
        let (body, keyRow) = canvas.bounds.splitBottom(canvas.size.height >= 4 ? 1 : 0)
        let (rest, statusRow) = body.splitBottom(canvas.size.height >= 6 ? 1 : 0)
        let (titleRow, content) = rest.splitTop(canvas.size.height >= 3 ? 1 : 0)
        canvas.within(titleRow) { drawTitle(into: &$0, scene) }
        canvas.within(content) { drawPlace(into: &$0, scene) }
        canvas.within(statusRow) { drawStatus(into: &$0, scene) }
        canvas.within(keyRow) { drawKeys(into: &$0, scene) }
        if let overlay {
            canvas.hideCursor()
            canvas.within(content) { drawOverlay(overlay, into: &$0, scene) }
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
        let room = canvas.bounds.width - right.width
        canvas.put(right, at: Point(max(0, room), 0), style: scene.style(.titleCount))
        var x = 0
        for (index, place) in Place.tabs.enumerated() {
            let isHere = workspace.trail.contains(place) && (place != .home || workspace.trail.count == 1)
            let name = room >= 56 ? words.title(of: place) : isHere ? words.title(of: place) : ""
            let text = SafeText(" \(index + 1)\(name.isEmpty ? "" : " " + name) ")
            guard x + text.width <= room else { break }
            canvas.put(text, at: Point(x, 0), style: isHere ? scene.style(.chipActive) : title)
            x += text.width
        }
    }

    private func titleRight(_ workspace: Workspace) -> String {
        let count = workspace.waiting.map { words.number($0) } ?? "…"
        let stage =
            size.width >= 100 ? words.stage(workspace.quarter) : workspace.quarter.description
        return " \(stage) · \(words.queueCount(count)) "
    }

    private func drawStatus(into canvas: inout Canvas, _ scene: Scene) {
        guard let message = messages.current else {
            canvas.fill(canvas.bounds, style: scene.style(.status))
            canvas.put(
                SafeText(" " + hint).cut(to: canvas.bounds.width),
                at: .zero,
                style: scene.style(.status)
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
        let text = SafeText(" ") + mark + SafeText(" " + message.text)
        canvas.put(text.cut(to: canvas.bounds.width), at: .zero, style: scene.style(role))
    }

    /// What to press next, where nothing else is to be said.
    private var hint: String {
        guard let workspace else { return words.unlockHint(unlock.step) }
        switch workspace.place {
        case .entry: return workspace.entry.hint(words)
        case let place: return words.hint(for: place)
        }
    }

    private func drawKeys(into canvas: inout Canvas, _ scene: Scene) {
        let items = (1...10).map { number -> KeyBar.Item in
            let key = Key.function(number)
            guard overlay == nil, let command = CommandRegistry.command(for: key, in: self) else {
                return KeyBar.Item(SafeText("\(number)"), .empty, isEnabled: false)
            }
            return KeyBar.Item(
                SafeText("\(number)"),
                SafeText(command.label(words)),
                isEnabled: command.obstacle(self) == nil
            )
        }
        KeyBar(items).draw(into: &canvas, in: canvas.bounds, theme: scene.theme)
    }
}
