import Caseload
import Documents
import Screen

extension HomeState {
    static let commands: [Command] = [
        Command(
            "home.open",
            keys: [.enter],
            in: [.place(.home)],
            label: { $0.openLabel },
            explanation: { $0.homeOpenExplanation },
            obstacle: { $0.workspace?.home.selected == nil ? $0.words.loading : nil },
        ) { $0.openFromHome() },
        Command(
            "home.record",
            keys: [.character("c")],
            in: [.place(.home)],
            label: { $0.recordLabel },
            explanation: { $0.homeRecordExplanation },
            obstacle: {
                $0.workspace?.home.summary?.isEmpty == false ? nil : $0.words.noFamilyHere
            },
        ) { $0.recordUnfinished() },
        Command(
            "home.search",
            keys: [.function(3), .character("/")],
            in: [.place(.home)],
            label: { $0.searchLabel },
            explanation: { $0.searchFamiliesExplanation },
        ) { state in
            state.workspace?.families.openSearch()
            return state.go(to: .families)
        },
    ]
}

extension AppState {
    fileprivate mutating func openFromHome() -> [Effect] {
        guard let workspace, let row = workspace.home.selected else { return [] }
        switch row {
        case .draft(let door):
            return openEntry(door, worklist: workspace.home.summary?.drafts ?? [door])
        case .formDraft(let key):
            guard let draft = workspace.home.summary?.formDrafts.first(where: { $0.key == key })
            else { return [] }
            return openDraft(draft)
        case .unfinished: return recordUnfinished()
        case .agenda: return go(to: .agenda)
        case .conflicts: return go(to: .conflicts)
        case .queue: return go(to: .queue)
        case .services: return openOpenServices()
        case .backup: return run("backup")
        case .importFiles: return run("import")
        case .programme(let name):
            let index = workspace.families.index
            // The summary has the programme's Indonesian short name, the filter takes its id.
            let choice = index.programmes.first { words.names.programme($0.id)?.id == name }
            return openFamilies(FamilyFilter(programme: choice?.id ?? name))
        case .village(let name):
            let village = workspace.families.index.villages.first { $0.name == name }
            guard let village else {
                say(words.loading, .hint)
                return []
            }
            return openFamilies(FamilyFilter(village: village))
        }
    }

    /// Goes on with a form where it was left; a restricted record is asked for first, as everywhere.
    private mutating func openDraft(_ draft: FormDraftLine) -> [Effect] {
        guard let record = draft.record else {
            return openForm(.new(draft.form, draft.subject), after: draft.follows)
        }
        guard draft.isSensitive else { return changeRecord(record) }
        askToReveal(record)
        return []
    }

    /// Shows the families with blanks that are overdue, else due, and begins with the first of them.
    ///
    /// Esc leads back to that list. Where the counts are not there yet, the list alone opens.
    fileprivate mutating func recordUnfinished() -> [Effect] {
        let isBehind = (workspace?.home.summary?.unfinished ?? 0) > 0
        let opening = openFamilies(FamilyFilter(status: isBehind ? .overdue : .due))
        guard let families = workspace?.families, families.progress != nil else { return opening }
        guard families.list.count > 0 else {
            say(words.nothingUnfinished, .done)
            return opening
        }
        workspace?.families.selectFirst()
        return opening + recordFromList()
    }

    private mutating func run(_ id: String) -> [Effect] {
        CommandRegistry.command(named: id).map { CommandRegistry.run($0, in: &self) } ?? []
    }
}
