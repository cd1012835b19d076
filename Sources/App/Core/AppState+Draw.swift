import Casework
import Screen

extension AppState {
    /// Draws everything; writes cells and nothing else.
    package func draw(theme: Theme, into canvas: inout Canvas) {
        canvas.clear(theme.style(.text))
        canvas.hideCursor()
        canvas.keepPieces(under: PieceSurroundings(theme: theme, words: words))
        let scene = scene(theme)
        let frame = ScreenFrame(canvas.size)
        if let key = titleKey {
            canvas.piece(key, in: frame.title) { drawTitle(into: &$0, scene) }
        } else {
            canvas.within(frame.title) { drawTitle(into: &$0, scene) }
        }
        canvas.within(frame.content) { drawPlace(into: &$0, scene) }
        if let key = hintKey {
            canvas.piece(key, in: frame.status) { drawStatus(into: &$0, scene) }
        } else {
            canvas.within(messageRoom(frame)) { drawStatus(into: &$0, scene) }
        }
        drawKeys(into: &canvas, frame.keys, scene)
        if let overlay {
            canvas.hideCursor()
            canvas.within(frame.content) { drawOverlay(overlay, into: &$0, scene) }
        }
    }

    private func drawPlace(into canvas: inout Canvas, _ scene: Scene) {
        // Each screen where it lies: the whole workspace is a large value to copy at each key.
        switch workspace?.place {
        case .home: workspace?.home.draw(into: &canvas, scene)
        case .families: workspace?.families.draw(into: &canvas, scene)
        case .family: workspace?.family.draw(into: &canvas, scene)
        case .entry: workspace?.entry.draw(into: &canvas, scene)
        case .rosters: workspace?.rosters.draw(into: &canvas, scene)
        case .queue: workspace?.queue.draw(into: &canvas, scene)
        case .conflicts: workspace?.conflicts.draw(into: &canvas, scene)
        case .sync:
            workspace?.sync.draw(into: &canvas, scene, waiting: workspace?.waiting)
        case .server: workspace?.server.draw(into: &canvas, scene)
        case .form: workspace?.form.draw(into: &canvas, scene)
        case .newRecord: workspace?.newRecord.draw(into: &canvas, scene)
        case .record: workspace?.record.draw(into: &canvas, scene)
        case .records: workspace?.records.draw(into: &canvas, scene)
        case .agenda: workspace?.agenda.draw(into: &canvas, scene)
        case .reports: workspace?.reports.draw(into: &canvas, scene)
        case .cleaning: workspace?.cleaning.draw(into: &canvas, scene)
        case .supervisor: workspace?.supervisor.draw(into: &canvas, scene)
        case .settings: workspace?.settings.draw(into: &canvas, settings, scene)
        case nil: unlock.draw(into: &canvas, scene)
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
        let right = titleRight(workspace, scene.theme)
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
        // Every theme's signs are one column wide.
        let room = size.width - titleRight(workspace, .terminal).width
        let names = Place.tabs.map { SafeText(" " + words.title(of: $0)) }
        let isNamed = namedTabsWidth <= room
        var tabs: [Tab] = []
        var x = 0
        for (index, place) in Place.tabs.enumerated() {
            let isHere =
                workspace.trail.contains(place) && (place != .home || workspace.trail.count == 1)
            let name = isNamed || isHere ? names[index] : ""
            let text = SafeText(" \((index + 1) % 10)") + name + (isHere ? " " : "")
            guard x + text.width <= room else { break }
            tabs.append(Tab(place: place, text: text, columns: x..<x + text.width, isHere: isHere))
            x += text.width
        }
        // A screen without a digit of its own shows its name while one is there.
        let name = SafeText(" " + words.title(of: workspace.place) + " ")
        if !workspace.place.isMain, x + 1 + name.width <= room {
            x += 1
            tabs.append(
                Tab(place: workspace.place, text: name, columns: x..<x + name.width, isHere: true)
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

    /// A space and a digit for each tab, its name, and a space behind the present one.
    private var namedTabsWidth: Int {
        Place.tabs.reduce(1 + 2 * Place.tabs.count) {
            $0 + SafeText(" " + words.title(of: $1)).width
        }
    }

    /// The quarter, conflicts, what waits, and how syncing stands: as much of it as leaves the tabs their names.
    private func titleRight(_ workspace: Workspace, _ theme: Theme) -> SafeText {
        let waiting = words.queueCount(workspace.waiting.map { words.number($0) } ?? "…")
        let conflicts = workspace.conflictCount
        let count = conflicts > 0 ? words.conflictCount(conflicts) + " · " + waiting : waiting
        let quarter = workspace.quarter
        let stage = size.width >= 100 ? words.stage(quarter) : quarter.description
        let view = workspace.sync.view
        let now = moment.seconds * 1_000
        guard let short = words.syncShort(view, now: now, theme) else {
            return SafeText(" \(stage) · \(count) ")
        }
        let brief = words.syncBrief(view, now: now) ?? ""
        let long = SafeText(" \(stage) · \(count) · ") + short.prefix(1) + SafeText(" \(brief) ")
        let middle = SafeText(" \(stage) · \(count) ") + short + " "
        // The year goes first: the months on the screen tell it.
        let least = SafeText(" Q\(quarter.number) · \(count) ") + short + " "
        return [long, middle].first { namedTabsWidth + $0.width <= size.width } ?? least
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

    private func drawKeys(into canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard overlay == nil else {
            keyBar.draw(into: &canvas, in: rect, theme: scene.theme)
            return
        }
        let keys = CommandRegistry.functionKeys(in: self)
        var enabled = 0
        for (place, command) in keys.commands.enumerated() where command?.obstacle(self) == nil {
            enabled |= 1 << place
        }
        canvas.piece(PieceKey(.keys, keys.number, enabled), in: rect) {
            keyBar.draw(into: &$0, in: $0.bounds, theme: scene.theme)
        }
    }

    /// What the ten function keys do just now.
    var keyBar: KeyBar {
        let commands = CommandRegistry.functionKeys(in: self).commands
        return KeyBar(
            commands.enumerated().map { place, command -> KeyBar.Item in
                let number = SafeText("\(place + 1)")
                guard overlay == nil, let command else {
                    return KeyBar.Item(number, .empty, isEnabled: false)
                }
                return KeyBar.Item(
                    number,
                    SafeText(command.label(words)),
                    isEnabled: command.obstacle(self) == nil,
                )
            }
        )
    }

    /// What the title bar says, beside its width; nil while locked.
    private var titleKey: PieceKey? {
        guard let trail = workspace?.trail, let quarter = workspace?.quarter else { return nil }
        var here = trail.count == 1 ? 1 : 0
        for (place, tab) in Place.tabs.enumerated() where trail.contains(tab) {
            here |= 2 << place
        }
        if workspace?.place == .conflicts { here |= 2 << Place.tabs.count }
        let view = workspace?.sync.view
        let age = view?.lastDone.map { max(0, moment.seconds * 1_000 - $0) / 60_000 + 1 } ?? 0
        return PieceKey(
            .title,
            workspace?.waiting ?? -1,
            quarter.year * 4 + quarter.number,
            here + (workspace?.conflictCount ?? 0) << 8,
            (workspace?.sync.number ?? 0) << 32 + age,
        )
    }

    /// What the status line of the list says; nil on other screens, and while there is a message.
    private var hintKey: PieceKey? {
        guard messages.current == nil, workspace?.place == .families else { return nil }
        let isSearching = workspace?.families.isSearching == true
        let isChoosing = workspace?.families.picker != nil
        return PieceKey(.familyHint, isChoosing ? 2 : isSearching ? 1 : 0)
    }
}

/// What every kept piece of the screen depends on.
private struct PieceSurroundings: Equatable, Sendable {
    let theme: Theme
    let words: Words
}
