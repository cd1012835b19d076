import Screen

extension UnlockState {
    static let commands: [Command] = [
        Command(
            "profile.new",
            keys: [.function(6)],
            in: [.unlock],
            label: { $0.newProfileLabel },
            explanation: { $0.newProfileExplanation },
        ) { state in
            state.unlock.complaint = nil
            state.unlock.step = .creating(.label)
            return []
        },
        Command(
            "profile.choose",
            keys: [.function(4)],
            in: [.unlock],
            label: { $0.chooseProfileLabel },
            explanation: { $0.chooseProfileExplanation },
            obstacle: { $0.unlock.profiles.count < 2 ? $0.words.onlyOneProfile : nil },
        ) { state in
            state.unlock.complaint = nil
            state.unlock.step = .choosing
            return []
        },
    ]
}
