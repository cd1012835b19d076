import Screen

/// All commands there are, and which one a key means now.
package enum CommandRegistry {
    package static let all: [Command] =
        GlobalCommands.all + UnlockState.commands + HomeState.commands + FamiliesState.commands
        + FamilyState.commands + EntryState.commands + RostersState.commands + QueueState.commands
        + SettingsState.commands + SyncState.commands + ServerState.commands

    /// The command that a key means in the present screen; the nearest context wins.
    package static func command(for key: Key, in state: AppState) -> Command? {
        for context in state.contexts {
            if let command = byContext[context]?[key] { return command }
        }
        return nil
    }

    /// The commands of the present screen, the nearest context first, each once.
    package static func available(in state: AppState) -> [Command] {
        let contexts = state.contexts
        return contexts.flatMap { context in
            all.filter { command in
                contexts.first(where: command.contexts.contains) == context
            }
        }
    }

    /// The command with this name.
    package static func command(named id: String) -> Command? {
        all.first { $0.id == id }
    }

    /// Runs a command, or says why it can't be run.
    package static func run(_ command: Command, in state: inout AppState) -> [Effect] {
        if let obstacle = command.obstacle(state) {
            state.messages.say(obstacle, .hint, at: state.moment)
            return []
        }
        return command.run(&state)
    }

    private static let byContext: [CommandContext: [Key: Command]] = {
        var table: [CommandContext: [Key: Command]] = [:]
        for command in all {
            for context in command.contexts {
                for key in command.keys {
                    table[context, default: [:]][key] = command
                }
            }
        }
        return table
    }()
}
