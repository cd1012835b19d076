import Screen

extension AppState {
    /// The theme to draw with: the one being looked at, else the chosen one.
    package var themeName: String {
        workspace?.settings.choice?.selected ?? settings.theme
    }

    /// Takes settings at once and keeps them on disk.
    mutating func change(to settings: Settings) -> [Effect] {
        guard settings != self.settings else { return [] }
        let isOtherMouse = settings.mouse != self.settings.mouse
        self.settings = settings
        words = Words(settings.language, words.names)
        return [.saveSettings(settings)] + (isOtherMouse ? [.redraw] : [])
    }

    /// Keys of the settings screen; nil for others.
    mutating func typeIntoSettings(_ key: Key) -> [Effect]? {
        if let choice = workspace?.settings.choice { return typeIntoThemes(key, choice) }
        guard let row = workspace?.settings.row else { return nil }
        switch key {
        case .left: return step(row, by: -1)
        case .right, .character(" "): return step(row, by: 1)
        case .enter where row != .theme: return step(row, by: 1)
        case .enter:
            openThemes()
            return []
        default: return workspace?.settings.move(key) == true ? [] : nil
        }
    }

    private mutating func step(_ row: SettingsState.Row, by step: Int) -> [Effect] {
        guard !row.isReadOnly else {
            say(words.readOnlySetting, .hint)
            return []
        }
        return change(to: settings.changing(row, by: step, themes: themeNames))
    }

    private mutating func openThemes() {
        guard !themeNames.isEmpty else { return say(words.noThemes, .hint) }
        var cursor = ListCursor(count: themeNames.count, height: max(1, contentSize.height - 4))
        cursor.select(themeNames.firstIndex(of: settings.theme) ?? 0)
        workspace?.settings.choice = .init(names: themeNames, cursor: cursor)
    }

    private mutating func typeIntoThemes(
        _ key: Key,
        _ choice: SettingsState.ThemeChoice,
    ) -> [Effect]? {
        switch key {
        case .escape, .left:
            workspace?.settings.choice = nil
        case .enter, .character(" "):
            workspace?.settings.choice = nil
            var settings = settings
            settings.theme = choice.selected ?? settings.theme
            return change(to: settings)
        default:
            guard workspace?.settings.choice?.cursor.press(key, letters: true) == true else {
                workspace?.settings.choice = nil
                return nil
            }
        }
        return []
    }
}
