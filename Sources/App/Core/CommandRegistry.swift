import Screen

/// All commands there are, and which one a key means now.
package enum CommandRegistry {
    package static let all: [Command] =
        GlobalCommands.all + UnlockState.commands + HomeState.commands + FamiliesState.commands
        + FamilyState.commands + EntryState.commands + RostersState.commands + QueueState.commands
        + ConflictsState.commands + SettingsState.commands + SyncState.commands
        + ServerState.commands
        + FormState.commands + NewRecordState.commands + RecordState.commands
        + RecordsState.commands
        + AgendaState.commands + ReportsState.commands + CleaningState.commands
        + SupervisorState.commands + PrivacyCommands.all + ProfileCommands.all

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

    /// What F1 to F10 mean in the present screen, with a number for that answer: the same for the same
    /// screen.
    package static func functionKeys(in state: AppState) -> (number: Int, commands: [Command?]) {
        let contexts = state.contexts
        guard let nearest = contexts.first, let known = functionKeys[nearest] else {
            return (-1, Array(repeating: nil, count: 10))
        }
        return known
    }

    /// The contexts farther than the nearest one follow from it.
    private static let functionKeys: [CommandContext: (number: Int, commands: [Command?])] = {
        let places = Place.allCases.map { [CommandContext.place($0), .workspace, .anywhere] }
        var table: [CommandContext: (number: Int, commands: [Command?])] = [:]
        for (number, contexts) in ([[.unlock, .anywhere]] + places).enumerated() {
            let commands = (1...10).map { key in
                contexts.lazy.compactMap { byContext[$0]?[.function(key)] }.first
            }
            table[contexts[0]] = (number, commands)
        }
        return table
    }()

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
