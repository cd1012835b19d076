import Caseload
import Screen

/// *Setelan*: language, theme, lock time and mouse; who works here, for reading.
package struct SettingsState: Sendable {
    package enum Row: Int, CaseIterable, Sendable {
        case language, theme, lock, mouse, worker, device

        var isReadOnly: Bool { self == .worker || self == .device }
    }

    /// The list of themes, open for choosing; the screen already shows the one under the cursor.
    package struct ThemeChoice: Sendable {
        package let names: [String]
        package var cursor: ListCursor

        package var selected: String? {
            names.indices.contains(cursor.selection) ? names[cursor.selection] : nil
        }
    }

    package var worker = Worker(name: "", device: "")
    package private(set) var cursor = ListCursor(
        count: Row.allCases.count,
        height: Row.allCases.count,
    )
    package internal(set) var choice: ThemeChoice?

    /// Minutes that can be chosen; 0 never locks.
    static let lockMinutes = [0, 1, 2, 5, 10, 15, 30, 60]

    package init() {}

    package var row: Row { Row(rawValue: cursor.selection) ?? .language }

    mutating func move(_ key: Key) -> Bool {
        cursor.press(key, letters: true)
    }

    mutating func point(_ mouse: MouseEvent) {
        guard choice == nil else { return }
        cursor.point(mouse, top: Self.headRows)
    }
}

extension Settings {
    /// The settings with one row set to its next or former value; themes in the order given.
    func changing(_ row: SettingsState.Row, by step: Int, themes: [String]) -> Settings {
        var settings = self
        switch row {
        case .language: settings.language = language == .indonesian ? .english : .indonesian
        case .theme: settings.theme = Self.neighbour(of: theme, in: themes, by: step) ?? theme
        case .lock:
            let minutes = SettingsState.lockMinutes
            // A number from the file that is not in the list counts as the next smaller one.
            let known = minutes.last { $0 <= lockMinutes } ?? 0
            settings.lockMinutes = Self.neighbour(of: known, in: minutes, by: step) ?? known
        case .mouse: settings.mouse.toggle()
        case .worker, .device: break
        }
        return settings
    }

    private static func neighbour<Value: Equatable>(
        of value: Value,
        in values: [Value],
        by step: Int,
    ) -> Value? {
        guard !values.isEmpty else { return nil }
        let place = values.firstIndex(of: value) ?? 0
        return values[((place + step) % values.count + values.count) % values.count]
    }
}
