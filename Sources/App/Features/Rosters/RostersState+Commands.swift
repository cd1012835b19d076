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
            "rosters.course",
            keys: [.function(7), .character("m")],
            in: [.place(.rosters)],
            label: { $0.courseLabel },
            explanation: { $0.courseExplanation },
            obstacle: {
                guard let door = $0.workspace?.rosters.selected?.door else {
                    return $0.words.noRosters
                }
                if case .group = door { return nil }
                return $0.words.courseNeedsGroup
            },
        ) { state in
            guard case .group(let id) = state.workspace?.rosters.selected?.door else { return [] }
            return [.loadCourses(group: id)]
        },
        Command(
            "rosters.search",
            keys: [.function(3), .character("/")],
            in: [.place(.rosters)],
            label: { $0.rosterSearchLabel },
            explanation: { $0.rosterSearchExplanation },
        ) { state in
            state.workspace?.rosters.openSearch()
            return []
        },
    ]
}
