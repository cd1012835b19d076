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
            let room = messageRoom(frame, canvas.cursor)
            if room.maxY <= frame.status.minY {
                canvas.within(frame.status) { drawHint(into: &$0, scene) }
            }
            canvas.within(room) { drawStatus(into: &$0, scene) }
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

    /// The tabs that fit, the present one with its name, and as many others with theirs as there is room for.
    var tabs: [Tab] {
        guard let workspace else { return [] }
        // Every theme's signs are one column wide.
        var room = size.width - titleRight(workspace, .terminal).width
        // A screen that stands under no tab of its own shows its name beside them.
        let own = tablessName(workspace).flatMap { $0.width < room ? $0 : nil }
        room -= own.map { $0.width + 1 } ?? 0
        let here = present(in: workspace)
        let shown = shownTabs(in: room, here)
        let named = namedTabs(in: room - 2 * shown.count - 1, here)
        var tabs: [Tab] = []
        var x = 0
        for (index, place) in Place.tabs.enumerated() where shown.contains(place) {
            let name = named.contains(place) ? SafeText(" " + words.title(of: place)) : ""
            let isHere = place == here && own == nil
            let end: SafeText = isHere ? " " : ""
            let text = SafeText(" \((index + 1) % 10)") + name + end
            guard x + text.width <= room else { break }
            let columns = x..<x + text.width
            tabs.append(Tab(place: place, text: text, columns: columns, isHere: isHere))
            x += text.width
        }
        if let own {
            let columns = x + 1..<x + 1 + own.width
            tabs.append(Tab(place: workspace.place, text: own, columns: columns, isHere: true))
        }
        return tabs
    }

    /// The name of a screen that belongs to no tab, or was reached from none but home; nil for all others.
    private func tablessName(_ workspace: Workspace) -> SafeText? {
        let place = workspace.place
        let isOwn = [.conflicts, .supervisor].contains(place)
        guard !place.isMain, isOwn || present(in: workspace) == .home else { return nil }
        return SafeText(" " + words.title(of: place) + " ")
    }

    /// The tab that the present screen stands under: the last in the trail that has one.
    private func present(in workspace: Workspace?) -> Place {
        workspace?.trail.last { $0.isMain } ?? .home
    }

    /// The tabs that are there at all: where room is short, those she goes to least leave first.
    private func shownTabs(in room: Int, _ here: Place) -> Set<Place> {
        let name = SafeText(" " + words.title(of: here)).width
        var shown = Set(Place.tabs)
        for place in Place.byUse.reversed() where 2 * shown.count + 1 + name > room {
            if place != here { shown.remove(place) }
        }
        return shown
    }

    /// The tabs that have their names beside the digits, those she goes to most first.
    private func namedTabs(in room: Int, _ here: Place) -> Set<Place> {
        var left = room
        var named: Set<Place> = []
        for place in [here] + Place.byUse where !named.contains(place) {
            let width = SafeText(" " + words.title(of: place)).width
            guard width <= left else { break }
            left -= width
            named.insert(place)
        }
        return named
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

    /// A space and a digit for each tab, and the names of those she goes to most.
    private var namedTabsWidth: Int {
        let names = ([present(in: workspace)] + Place.byUse.prefix(4)).reduce(into: Set<Place>()) {
            $0.insert($1)
        }
        return names.reduce(1 + 2 * Place.tabs.count) {
            $0 + SafeText(" " + words.title(of: $1)).width
        }
    }

    /// The quarter, conflicts, what waits, and how syncing stands: as much of it as leaves the tabs their names.
    private func titleRight(_ workspace: Workspace, _ theme: Theme) -> SafeText {
        let queued = words.queueCount(workspace.waiting.map { words.number($0) } ?? "…")
        let refused = workspace.refused
        let waiting =
            refused == 0
            ? SafeText(queued)
            : SafeText(queued + " ") + theme.mark(.refused) + SafeText(words.number(refused))
        let conflicts = workspace.conflictCount
        let count: SafeText =
            conflicts > 0 ? SafeText(words.conflictCount(conflicts) + " · ") + waiting : waiting
        let quarter = workspace.quarter
        let stage =
            workspace.unwritable.map { words.readOnlyTag($0) }
            ?? (size.width >= 100 ? words.stage(quarter) : quarter.description)
        let view = workspace.sync.view
        let now = moment.seconds * 1_000
        guard let short = words.syncShort(view, now: now, theme) else {
            let whole = SafeText(" \(stage) · ") + count + SafeText(" ")
            // Where the screen is narrow the year goes before the name of where she is: the months tell it.
            let name = SafeText(" 0 " + words.title(of: present(in: workspace)) + " ").width
            guard size.width < 80, workspace.unwritable == nil, whole.width + name > size.width
            else { return whole }
            return SafeText(" Q\(quarter.number) · ") + count + SafeText(" ")
        }
        let brief = words.syncBrief(view, now: now) ?? ""
        let lead: SafeText = SafeText(" \(stage) · ") + count
        let long: SafeText = lead + SafeText(" · ") + short.prefix(1) + SafeText(" \(brief) ")
        let middle: SafeText = lead + SafeText(" ") + short + SafeText(" ")
        if let fitting = [long, middle].first(where: { namedTabsWidth + $0.width <= size.width }) {
            return fitting
        }
        // Where the screen is narrow the year goes: the months on it tell it. Else a tab's name does.
        guard size.width < 80, workspace.unwritable == nil else { return middle }
        return SafeText(" Q\(quarter.number) · ") + count + SafeText(" ") + short + SafeText(" ")
    }

    private func drawStatus(into canvas: inout Canvas, _ scene: Scene) {
        guard let message = messages.current else { return drawHint(into: &canvas, scene) }
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

    private func drawHint(into canvas: inout Canvas, _ scene: Scene) {
        canvas.fill(canvas.bounds, style: scene.style(.status))
        canvas.put(
            " " + HintLine.fitted(hint, to: canvas.bounds.width - 1),
            at: .zero,
            style: scene.style(.status),
        )
    }

    /// The message line; upwards into the content as far as a message that is too long for it needs, and at the
    /// content's top where it would lie over what she types.
    private func messageRoom(_ frame: ScreenFrame, _ cursor: Point?) -> Rect {
        guard let message = messages.current, frame.status.height == 1 else { return frame.status }
        let lines = wrap(message.text, width: max(1, frame.status.width - 4)).count
        let rows = max(1, min(lines, 4, frame.content.height / 2))
        let top = frame.status.y - rows + 1
        let isCovering = cursor.map { (top..<frame.status.y).contains($0.y) } ?? false
        return Rect(
            x: frame.status.x,
            y: isCovering ? frame.content.y : top,
            width: frame.status.width,
            height: rows,
        )
    }

    /// What to press next, where nothing else is to be said.
    private var hint: String {
        if let overlay { return words.hint(over: overlay) }
        guard let workspace else { return words.unlockHint(unlock.step) }
        guard workspace.keysAhead.isEmpty else {
            return words.keysWaiting(workspace.keysAhead.count)
        }
        switch workspace.place {
        case .entry: return workspace.entry.hint(words)
        case .families: return workspace.families.hint(words)
        case .supervisor: return workspace.supervisor.hint(words)
        case .conflicts: return workspace.conflicts.hint(words)
        case .form: return workspace.form.hint(words)
        case .record where workspace.record.restricted != nil:
            return workspace.record.isVeiled
                ? words.veiledRecordHint : words.restrictedRecordHint
        case .record:
            let page = workspace.record.page
            return words.recordHint(
                hasStep: page?.next.isEmpty == false,
                closing: page?.closing.map { words.text($0.label) },
                hasLetter: page.flatMap { RecordLetter.kind(of: $0.record.kind) } != nil,
                isRefused: page?.delivery == .refusedByServer,
            )
        case .records where workspace.records.picker != nil: return words.pickerHint
        case .queue where workspace.queue.selected?.delivery == .refusedByServer:
            return words.refusedInQueueHint
        case .agenda where workspace.agenda.visits != nil: return words.visitListHint
        case .agenda where workspace.agenda.tab == .alerts: return words.alertsHint
        case .newRecord: return words.newRecordHint(workspace.newRecord.step)
        case .reports where workspace.reports.isOpen: return words.openReportHint
        case .cleaning: return workspace.cleaning.hint(words)
        // What the field is for, where there is no room for it below the fields.
        case .server where !hasRoomForNotes:
            return words.about(workspace.server.focus, workspace.server.trust)
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
        // What lies over the screen has keys of its own, which the line above tells.
        guard overlay == nil else { return KeyBar([]) }
        let commands = CommandRegistry.functionKeys(in: self).commands
        return KeyBar(
            commands.enumerated().map { place, command -> KeyBar.Item in
                let number = SafeText("\(place + 1)")
                guard let command else {
                    return KeyBar.Item(number, .empty, isEnabled: false)
                }
                return KeyBar.Item(
                    number,
                    SafeText(command.label(words)),
                    isEnabled: command.obstacle(self) == nil,
                    // Who finds these finds all others.
                    priority: ["help", "menu"].contains(command.id) ? 1 : 0,
                )
            }
        )
    }

    /// What the title bar says, beside its width; nil while locked.
    private var titleKey: PieceKey? {
        guard let quarter = workspace?.quarter, workspace?.unwritable == nil else { return nil }
        let here = Place.allCases.firstIndex(of: workspace?.place ?? .home) ?? 0
        let tab = Place.tabs.firstIndex(of: present(in: workspace)) ?? 0
        let view = workspace?.sync.view
        let age = view?.lastDone.map { max(0, moment.seconds * 1_000 - $0) / 60_000 + 1 } ?? 0
        return PieceKey(
            .title,
            workspace?.waiting ?? -1,
            quarter.year * 4 + quarter.number,
            here + tab << 8 + (workspace?.conflictCount ?? 0) << 16,
            (workspace?.sync.number ?? 0) << 32 + age + (workspace?.refused ?? 0) << 56,
        )
    }

    /// What the status line of the list says; nil on other screens, and while there is a message.
    private var hintKey: PieceKey? {
        guard messages.current == nil, overlay == nil, workspace?.place == .families,
            workspace?.keysAhead.isEmpty == true
        else { return nil }
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
