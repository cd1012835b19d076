import Screen

extension SettingsState {
    /// Changing is done by the screen's own keys; this one is for help, menu and palette.
    static let commands: [Command] = [
        Command(
            "settings.change",
            keys: [.function(4)],
            in: [.place(.settings)],
            label: { $0.changeLabel },
            explanation: { $0.changeExplanation },
        ) { $0.typeIntoSettings(.enter) ?? [] }
    ]
}
