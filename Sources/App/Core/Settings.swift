/// What the worker chose for this laptop, kept in `$XDG_CONFIG_HOME/pendamping/settings.json`.
///
/// Nothing personal is in it: it is readable without the passphrase.
package struct Settings: Sendable, Equatable, Codable {
    package var language: Language
    /// A theme's file name without its ending.
    package var theme: String
    /// Minutes without a key before the screen locks; 0 never locks.
    package var lockMinutes: Int
    /// Whether a click and the wheel work (the terminal's own selection then needs Shift).
    package var mouse: Bool

    package static let standard = Settings(
        language: .indonesian,
        theme: "terminal",
        lockMinutes: 10,
        mouse: true,
    )

    package init(language: Language, theme: String, lockMinutes: Int, mouse: Bool) {
        self.language = language
        self.theme = theme
        self.lockMinutes = lockMinutes
        self.mouse = mouse
    }

    /// Reads what is there; a member that is missing or no longer known takes its standard.
    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        let standard = Self.standard
        language = (try? members.decode(Language.self, forKey: .language)) ?? standard.language
        theme = (try? members.decode(String.self, forKey: .theme)) ?? standard.theme
        let minutes = (try? members.decode(Int.self, forKey: .lockMinutes)) ?? standard.lockMinutes
        lockMinutes = min(max(minutes, 0), 240)
        mouse = (try? members.decode(Bool.self, forKey: .mouse)) ?? standard.mouse
    }
}

extension Language: Codable {}
