import Screen

extension AppState {
    /// A press or a turn of the wheel: on what lies over the screen, the tabs, the key bar or the list.
    mutating func point(_ mouse: MouseEvent) -> [Effect] {
        let frame = ScreenFrame(size)
        if overlay != nil { return pointAtOverlay(mouse) }
        if frame.keys.contains(mouse.at) { return pointAtKeys(mouse, frame.keys) }
        guard workspace != nil else { return [] }
        if frame.title.contains(mouse.at) { return pointAtTabs(mouse) }
        guard frame.content.contains(mouse.at) else { return [] }
        let here = Point(mouse.at.x - frame.content.x, mouse.at.y - frame.content.y)
        return pointAtPlace(MouseEvent(mouse.kind, at: here), room: frame.content.size)
    }

    /// The wheel moves as the arrows do; a press outside of answers does nothing.
    private mutating func pointAtOverlay(_ mouse: MouseEvent) -> [Effect] {
        switch mouse.kind {
        case .wheelUp: return pressInOverlay(.up)
        case .wheelDown: return pressInOverlay(.down)
        default: return []
        }
    }

    private mutating func pointAtKeys(_ mouse: MouseEvent, _ keys: Rect) -> [Effect] {
        guard mouse.kind == .press,
            let item = keyBar.item(atX: mouse.at.x - keys.x, width: keys.width)
        else { return [] }
        return take(.key(.function(item + 1)))
    }

    private mutating func pointAtTabs(_ mouse: MouseEvent) -> [Effect] {
        guard mouse.kind == .press, let tab = tabs.first(where: { $0.columns.contains(mouse.at.x) })
        else { return [] }
        return go(to: tab.place)
    }

    /// A press selects, a second one opens.
    private mutating func pointAtPlace(_ mouse: MouseEvent, room: Size) -> [Effect] {
        let isOpening = mouse.kind == .doublePress
        let (words, scene) = (words, scene(.terminal))
        switch workspace?.place {
        case .home:
            guard workspace?.home.point(mouse, in: room, scene) == true else { return [] }
        case .families:
            guard workspace?.families.point(mouse, in: room, words) == true else { return [] }
        case .queue:
            guard workspace?.queue.point(mouse, in: room, words, moment) == true else { return [] }
        case .conflicts:
            guard workspace?.conflicts.point(mouse, in: room) == true else { return [] }
        case .agenda:
            guard workspace?.agenda.point(mouse, in: room) == true else { return [] }
        case .cleaning:
            guard workspace?.cleaning.point(mouse, in: room) == true else { return [] }
        case .rosters:
            guard workspace?.rosters.point(mouse, in: room) == true else { return [] }
        case .entry:
            guard workspace?.entry.point(mouse, in: room) == true else { return [] }
            return isOpening ? chooseEntryValue() : []
        case .family:
            workspace?.family.point(mouse, in: room, words)
            return isOpening ? openLineOfFamily() : []
        case .settings:
            workspace?.settings.point(mouse)
        case .sync:
            let waiting = workspace?.waiting
            _ = workspace?.sync.point(mouse, in: room, words, moment, waiting: waiting)
            return []
        case .server:
            workspace?.server.point(mouse)
            return []
        case .form:
            return workspace?.form.point(mouse) == true ? workspace?.form.keepPlace() ?? [] : []
        case .newRecord:
            guard workspace?.newRecord.point(mouse, in: room) == true else { return [] }
            return isOpening ? take(.key(.enter)) : []
        case .records:
            guard workspace?.records.point(mouse, in: room, words) == true else { return [] }
        case .record:
            workspace?.record.point(mouse)
            return []
        case .reports:
            guard let effects = workspace?.reports.point(mouse, in: room) else { return [] }
            return isOpening ? effects + take(.key(.enter)) : effects
        default: return []
        }
        return isOpening ? take(.key(.enter)) : []
    }
}
