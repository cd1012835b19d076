import Screen

extension CleaningState {
    static let commands: [Command] = [
        Command(
            "cleaning.open",
            keys: [.enter],
            in: [.place(.cleaning)],
            label: { $0.compareLabel },
            explanation: { $0.cleaningOpenExplanation },
            obstacle: { $0.obstacleToCleaning },
        ) { $0.openCleaning() },
        Command(
            "cleaning.merge",
            keys: [.character("g")],
            in: [.place(.cleaning)],
            label: { $0.mergeLabel },
            explanation: { $0.mergeExplanation },
            obstacle: { $0.obstacleToDecidingPair },
        ) { $0.decidePair(isMerge: true) },
        Command(
            "cleaning.apart",
            keys: [.character("b")],
            in: [.place(.cleaning)],
            label: { $0.apartLabel },
            explanation: { $0.apartExplanation },
            obstacle: { $0.obstacleToDecidingPair },
        ) { $0.decidePair(isMerge: false) },
        Command(
            "cleaning.family",
            keys: [.function(4), .character("f")],
            in: [.place(.cleaning)],
            label: { $0.title(of: .family) },
            explanation: { $0.cleaningFamilyExplanation },
            obstacle: { state in
                state.workspace?.cleaning.family == nil ? state.words.noFamilyOfLine : nil
            },
        ) { state in
            guard let id = state.workspace?.cleaning.family else { return [] }
            return state.openFamily(id)
        },
        Command(
            "cleaning.next",
            keys: [.character("n")],
            in: [.place(.cleaning)],
            label: { $0.nextLabel },
            explanation: { $0.cleaningNextExplanation },
        ) { $0.workspace?.cleaning.step(by: 1) ?? [] },
        Command(
            "cleaning.previous",
            keys: [.character("p")],
            in: [.place(.cleaning)],
            label: { $0.previousLabel },
            explanation: { $0.cleaningPreviousExplanation },
        ) { $0.workspace?.cleaning.step(by: -1) ?? [] },
        Command(
            "cleaning.propose",
            keys: [.character("u")],
            in: [.place(.cleaning)],
            label: { $0.proposeLabel },
            explanation: { $0.proposeExplanation },
            obstacle: { $0.obstacleToProposing },
        ) { $0.proposeFromCleaning() },
        Command(
            "cleaning.again",
            keys: [.function(5)],
            in: [.place(.cleaning)],
            label: { $0.refreshLabel },
            explanation: { $0.cleaningAgainExplanation },
            obstacle: { state in
                state.workspace?.cleaning.running == nil ? nil : state.words.escStops
            },
        ) { state in
            guard state.workspace?.cleaning.tab != .compare else { return state.askForList() }
            return state.workspace?.cleaning.again() ?? []
        },
        Command(
            "cleaning.notes",
            keys: [.character("a")],
            in: [.place(.cleaning)],
            label: { $0.notesLabel },
            explanation: { $0.notesExplanation },
            obstacle: { state in
                state.workspace?.cleaning.tab == .anomalies ? nil : state.words.onlyAnomalies
            },
        ) { $0.workspace?.cleaning.toggleNotes() ?? [] },
        Command(
            "cleaning.list",
            keys: [.character("o")],
            in: [.place(.cleaning)],
            label: { $0.listLabel },
            explanation: { $0.listExplanation },
        ) { $0.askForList() },
        Command(
            "cleaning.export",
            keys: [.character("x")],
            in: [.place(.cleaning)],
            label: { $0.exportLabel },
            explanation: { $0.exportChangesExplanation },
            obstacle: { state in
                state.workspace?.cleaning.comparison == nil ? state.words.nothingCompared : nil
            },
        ) { state in
            state.askForFile(.desilChanges, state.words.exportChangesAsk)
            return []
        },
    ]
}
