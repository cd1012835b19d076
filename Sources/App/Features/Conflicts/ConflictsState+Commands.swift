import Screen

extension ConflictsState {
    static let commands: [Command] =
        [
            Command(
                "go.conflicts",
                keys: [.character("K")],
                in: [.workspace],
                label: { $0.conflictsTitle },
                explanation: { $0.conflictsExplanation },
            ) { $0.go(to: .conflicts) },
            Command(
                "conflicts.open",
                keys: [.enter],
                in: [.place(.conflicts)],
                label: { $0.chooseLabel },
                explanation: { $0.conflictOpenExplanation },
                obstacle: { state in
                    state.workspace?.conflicts.selected == nil ? state.words.nothingSelected : nil
                },
            ) { state in
                guard state.workspace?.conflicts.isChoosing == true else {
                    if let inbox = state.workspace?.conflicts, let item = inbox.selected,
                        !inbox.isOpen(item)
                    {
                        // First the note, then the sight.
                        state.askToOpenRestricted { _ in [.record(.look(item.id))] }
                        return []
                    }
                    state.workspace?.conflicts.beginChoosing()
                    return []
                }
                return state.decideConflict()
            },
            Command(
                "conflicts.decide",
                keys: [.function(2)],
                in: [.place(.conflicts)],
                label: { $0.decideLabel },
                explanation: { $0.decideExplanation },
                obstacle: { $0.obstacleToDeciding },
            ) { $0.decideConflict() },
            Command(
                "conflicts.unchoose",
                keys: [.backspace, .delete],
                in: [.place(.conflicts)],
                label: { $0.unchooseLabel },
                explanation: { $0.unchooseExplanation },
                obstacle: { state in
                    state.workspace?.conflicts.isChoosing == true
                        ? nil : state.words.chooseFirstHint
                },
            ) { state in
                state.workspace?.conflicts.unchoose()
                return []
            },
            Command(
                "conflicts.family",
                keys: [.function(4)],
                in: [.place(.conflicts)],
                label: { $0.title(of: .family) },
                explanation: { $0.queueOpenExplanation },
                obstacle: { state in
                    guard let item = state.workspace?.conflicts.selected else {
                        return state.words.nothingSelected
                    }
                    return item.family == nil ? state.words.noFamilyOfRecord : nil
                },
            ) { state in
                guard let id = state.workspace?.conflicts.selected?.family else { return [] }
                return state.openFamily(id)
            },
        ] + digits

    /// A digit chooses among the values of the group with the cursor; in the list it goes to its tab.
    ///
    /// Further digits do too; that many leaves are not worth a line of help each.
    private static let digits: [Command] = (1...4).map { number in
        let digit = Unicode.Scalar(UInt8(ascii: "0") + UInt8(number))
        return Command(
            "conflicts.choose.\(number)",
            keys: [.character(digit)],
            in: [.place(.conflicts)],
            label: { $0.chooseLabel + " \(number)" },
            explanation: { $0.chooseExplanation(number) },
        ) { $0.chooseConflictValue(number) }
    }
}
