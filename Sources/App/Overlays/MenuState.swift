import Screen

/// The menu of F9: what can be done here, in the order of the registry.
package struct MenuState: Sendable {
    package var menu: Menu
    package let commands: [Command]

    package init(_ state: AppState) {
        commands = CommandRegistry.available(in: state).filter { $0.id != "menu" }
        let obstacles = Self.obstacles(of: commands, in: state)
        menu = Menu(
            title: SafeText(state.words.menuLabel),
            items: commands.map {
                Self.item(of: $0, state.words, obstacles, key: $0.shownKeys(in: state).first)
            },
        )
    }

    /// A menu of other commands than those of the registry: what a cell can say.
    package init(_ commands: [Command], title: String, _ state: AppState) {
        self.commands = commands
        let obstacles = Self.obstacles(of: commands, in: state)
        menu = Menu(
            title: SafeText(title),
            items: commands.map {
                Self.item(of: $0, state.words, obstacles, key: $0.keys.first)
            },
        )
    }

    /// The command that Enter runs.
    package var selected: Command? {
        let index = menu.cursor.selection
        return commands.indices.contains(index) ? commands[index] : nil
    }

    /// Why those commands that can't be run now can't, by command.
    static func obstacles(of commands: [Command], in state: AppState) -> [String: String] {
        var obstacles: [String: String] = [:]
        for command in commands { obstacles[command.id] = command.obstacle(state) }
        return obstacles
    }

    static func item(
        of command: Command,
        _ words: Words,
        _ obstacles: [String: String],
        key: Key?,
    ) -> Menu.Item {
        Menu.Item(
            SafeText(command.explanation(words)),
            key: SafeText(key?.label ?? ""),
            obstacle: obstacles[command.id].map { SafeText($0) },
        )
    }
}
