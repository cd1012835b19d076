import Screen

extension RostersState {
    static let commands: [Command] = [
        Command(
            "rosters.open",
            keys: [.enter, .character("c")],
            in: [.place(.rosters)],
            label: { $0.rosterOpenLabel },
            explanation: { $0.rosterOpenExplanation },
            obstacle: { $0.workspace?.rosters.selected == nil ? $0.words.noRosters : nil },
        ) { state in
            guard let rosters = state.workspace?.rosters, let door = rosters.selected?.door else {
                return []
            }
            return state.openEntry(door, worklist: rosters.worklist)
        },
        Command(
            "rosters.search",
            keys: [.function(3), .character("/")],
            in: [.place(.rosters)],
            label: { $0.rosterSearchLabel },
            explanation: { $0.rosterSearchExplanation },
        ) { state in
            state.workspace?.rosters.type(.character("/")) ?? []
        },
    ]
}
