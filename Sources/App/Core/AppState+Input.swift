import Screen

extension AppState {
    /// Gives a key to whoever it belongs to.
    ///
    /// First what lies over the screen, then the text field that has the cursor, then the commands of
    /// the present screen.
    mutating func take(_ event: InputEvent) -> [Effect] {
        switch event {
        case .resize(let size):
            self.size = size
            return [.redraw]
        case .key(let key): return press(key)
        case .paste(let text): return holdBack(paste: text) ? [] : paste(text)
        case .mouse(let mouse):
            let place = workspace?.place
            let effects = point(mouse)
            // What waited was meant for the screen that was left.
            if workspace?.place != place { dropKeysAhead() }
            return effects
        case .wake, .terminate: return []
        }
    }

    private mutating func press(_ key: Key) -> [Effect] {
        if overlay == nil, let effects = holdBack(key) { return effects }
        return pass(key)
    }

    /// Takes a key now, whatever waits.
    mutating func pass(_ key: Key) -> [Effect] {
        messages.clearCurrent()
        asked = nil
        if overlay != nil { return pressInOverlay(key) }
        if isImporting, key == .escape { return [.cancelImport] }
        if let effects = typeIntoScreen(key) { return effects }
        if let command = CommandRegistry.command(for: key, in: self) {
            return CommandRegistry.run(command, in: &self)
        }
        if key == .escape { return stepBack() }
        return []
    }

    /// Lets a screen with a text field or an entry cell have the key first.
    ///
    /// - Returns: nil when the screen has no use for it.
    private mutating func typeIntoScreen(_ key: Key) -> [Effect]? {
        guard workspace != nil else {
            return unlock.type(key, &messages, moment, words)
        }
        switch workspace?.place {
        case .families: return workspace?.families.type(key)
        case .entry: return typeIntoEntry(key)
        case .rosters: return workspace?.rosters.type(key)
        case .queue: return workspace?.queue.type(key)
        case .conflicts: return workspace?.conflicts.type(key)
        case .home: return workspace?.home.type(key)
        case .family: return workspace?.family.type(key)
        case .settings: return typeIntoSettings(key)
        case .sync: return workspace?.sync.type(key)
        case .server: return typeIntoServer(key)
        case .form: return typeIntoForm(key)
        case .newRecord: return workspace?.newRecord.type(key)
        case .record: return typeIntoRecord(key)
        case .records: return workspace?.records.type(key)
        case .agenda: return workspace?.agenda.type(key)
        case .reports: return workspace?.reports.type(key)
        case .cleaning: return workspace?.cleaning.type(key)
        case .supervisor: return workspace?.supervisor.type(key)
        case nil: return nil
        }
    }

    /// One step back; never out of the program and never dropping what was typed.
    mutating func stepBack() -> [Effect] {
        guard let before = workspace else { return [] }
        guard workspace?.goBack() == true else {
            say(words.howToQuit, .hint)
            return []
        }
        // Who went through a pile comes back to the family she recorded last.
        if before.place == .entry, case .family(let id)? = before.entry.door {
            workspace?.families.select(id)
            if workspace?.place == .family { workspace?.family.open(id) }
        }
        return arrive(at: workspace?.place ?? .home)
    }

    mutating func paste(_ text: String) -> [Effect] {
        if overlay != nil { return pasteIntoOverlay(text) }
        guard workspace != nil else {
            unlock.paste(text)
            return []
        }
        switch workspace?.place {
        case .families: return workspace?.families.paste(text) ?? []
        case .queue:
            workspace?.queue.paste(text)
            return []
        case .server:
            workspace?.server.paste(text)
            return []
        case .rosters:
            workspace?.rosters.paste(text)
            return []
        default: return pasteIntoPage(text)
        }
    }

    private mutating func pasteIntoPage(_ text: String) -> [Effect] {
        switch workspace?.place {
        case .form: return pasteIntoForm(text)
        case .newRecord: workspace?.newRecord.paste(text)
        case .record: workspace?.record.paste(text)
        case .records: workspace?.records.paste(text)
        case .agenda: return workspace?.agenda.paste(text) ?? []
        case .reports: workspace?.reports.paste(text)
        case .cleaning: workspace?.cleaning.paste(text)
        case .supervisor: workspace?.supervisor.paste(text)
        default: break
        }
        return []
    }
}
