import Documents
import Screen

extension FamilyState {
    static let commands: [Command] = [
        Command(
            "family.record",
            keys: [.character("c")],
            in: [.place(.family)],
            label: { $0.recordLabel },
            explanation: { $0.recordFamilyExplanation },
        ) { $0.recordOpenFamily() },
        Command(
            "family.open",
            keys: [.enter],
            in: [.place(.family)],
            label: { $0.openLabel },
            explanation: { $0.openLineExplanation },
        ) { $0.openLineOfFamily(recording: true) },
        Command(
            "family.view",
            keys: [.character("v"), .function(7)],
            in: [.place(.family)],
            label: { $0.viewLabel },
            explanation: { $0.viewExplanation },
        ) { $0.turnView(by: 1) },
        Command(
            "family.viewBack",
            keys: [.character("V")],
            in: [.place(.family)],
            label: { $0.viewLabel },
            explanation: { $0.viewBackExplanation },
        ) { $0.turnView(by: -1) },
        Command(
            "family.next",
            keys: [.character("n")],
            in: [.place(.family)],
            label: { $0.nextFamilyLabel },
            explanation: { $0.nextFamilyExplanation },
            obstacle: { $0.obstacleToTurning(by: 1) },
        ) { $0.turnFamily(by: 1) },
        Command(
            "family.previous",
            keys: [.character("p")],
            in: [.place(.family)],
            label: { $0.previousFamilyLabel },
            explanation: { $0.previousFamilyExplanation },
            obstacle: { $0.obstacleToTurning(by: -1) },
        ) { $0.turnFamily(by: -1) },
        Command(
            "family.section",
            keys: [.tab],
            in: [.place(.family)],
            label: { $0.nextSectionLabel },
            explanation: { $0.nextSectionExplanation },
        ) { state in
            state.workspace?.family.jump(by: 1)
            return []
        },
        Command(
            "family.sectionBack",
            keys: [.backTab],
            in: [.place(.family)],
            label: { $0.nextSectionLabel },
            explanation: { $0.previousSectionExplanation },
        ) { state in
            state.workspace?.family.jump(by: -1)
            return []
        },
        Command(
            "family.card",
            keys: [.function(2)],
            in: [.place(.family)],
            label: { $0.familyCardLabel },
            explanation: { $0.familyCardExplanation },
            obstacle: { $0.workspace?.family.page == nil ? $0.words.loading : nil },
        ) { $0.askCardPath() },
        Command(
            "family.copy",
            keys: [.character("y")],
            in: [.place(.family)],
            label: { $0.copyLabel },
            explanation: { $0.copyKKExplanation },
        ) { $0.copyKK($0.workspace?.family.page?.family.kk ?? "") },
    ]
}

extension AppState {
    /// Opens a family's screen.
    mutating func openFamily(_ id: DocumentID) -> [Effect] {
        workspace?.family.open(id)
        return go(to: .family)
    }

    /// Opens the record under the cursor, a restricted one after a question; elsewhere nothing, or the entry page.
    mutating func openLineOfFamily(recording: Bool = false) -> [Effect] {
        guard let line = workspace?.family.selectedRecord else {
            return recording ? recordOpenFamily() : []
        }
        let record = workspace?.family.page?.records.first { $0.id == line.id }
        guard line.isRestricted, record?.row.isVeiled != true else { return openRecord(line.id) }
        askToReveal(line.id)
        return []
    }

    fileprivate mutating func turnView(by step: Int) -> [Effect] {
        guard let view = workspace?.family.view.turned(by: step) else { return [] }
        workspace?.family.turn(to: view)
        return []
    }

    /// Enters the open family; those that follow it in the list come after it.
    fileprivate mutating func recordOpenFamily() -> [Effect] {
        guard let workspace, let id = workspace.family.id else { return [] }
        return workspace.families.selected == id
            ? recordFromList() : openEntry(.family(id), worklist: [.family(id)])
    }

    fileprivate func obstacleToTurning(by step: Int) -> String? {
        guard let workspace, workspace.families.selected == workspace.family.id else {
            return words.notInList
        }
        let place = workspace.families.cursor.selection + step
        return place >= 0 && place < workspace.families.list.count ? nil : words.lastOfList
    }

    fileprivate mutating func turnFamily(by step: Int) -> [Effect] {
        workspace?.families.move(by: step)
        guard let id = workspace?.families.selected else { return [] }
        return openFamily(id)
    }
}
