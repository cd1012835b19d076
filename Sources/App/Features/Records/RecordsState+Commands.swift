import Caseload
import Documents
import Forms
import Screen

extension RecordsState {
    static let commands: [Command] =
        opening + narrowing

    private static let opening: [Command] = [
        Command(
            "records.open",
            keys: [.enter],
            in: [.place(.records)],
            label: { $0.openLabel },
            explanation: { $0.recordsOpenExplanation },
            obstacle: nothingSelected,
        ) { $0.openFromRecords() },
        Command(
            "records.family",
            keys: [.character("f")],
            in: [.place(.records)],
            label: { $0.title(of: .family) },
            explanation: { $0.recordFamilyOpenExplanation },
            obstacle: { state in
                guard let records = state.workspace?.records else { return state.words.loading }
                if let row = records.selectedRow {
                    if row.isVeiled { return state.words.veiledHere }
                    if row.isSensitive { return state.words.restrictedHere }
                    return row.family == nil ? state.words.noFamilyOfRecord : nil
                }
                return records.selectedDraft?.draft.subject.family == nil
                    ? state.words.noFamilyOfRecord : nil
            },
        ) { state in
            let records = state.workspace?.records
            let family = records?.selectedRow?.family
            return (family ?? records?.selectedDraft?.draft.subject.family)
                .map { state.openFamily($0) } ?? []
        },
        Command(
            "records.copy",
            keys: [.character("y")],
            in: [.place(.records)],
            label: { $0.copyIDLabel },
            explanation: { $0.copyIDExplanation },
            obstacle: {
                $0.workspace?.records.selectedRow == nil ? $0.words.noRecordHere : nil
            },
        ) { state in
            guard let id = state.workspace?.records.selectedRow?.id.rawValue else { return [] }
            state.say(state.words.copied(id), .done)
            return [.copy(id)]
        },
    ]

    private static let narrowing: [Command] = [
        Command(
            "records.search",
            keys: [.function(3), .character("/")],
            in: [.place(.records)],
            label: { $0.searchLabel },
            explanation: { $0.recordsSearchExplanation },
        ) { state in
            state.workspace?.records.openSearch()
            return []
        },
        Command(
            "records.filter",
            keys: [.function(7)],
            in: [.place(.records)],
            label: { $0.filterLabel },
            explanation: { $0.recordsFilterExplanation },
        ) { state in
            let (words, size) = (state.words, state.contentSize)
            guard let entries = state.workspace?.records.choices(words) else { return [] }
            state.workspace?.records.isSearching = false
            state.workspace?.records.picker = ChoicePicker(
                entries,
                height: ChoicePicker<RecordsFilter.Term>.height(in: size),
            )
            return []
        },
        Command(
            "records.unfilter",
            keys: [.backspace],
            in: [.place(.records)],
            label: { $0.unfilterLabel },
            explanation: { $0.unfilterExplanation },
            obstacle: {
                $0.workspace?.records.filter.isEmpty == false ? nil : $0.words.nothingFiltered
            },
        ) { state in
            guard var filter = state.workspace?.records.filter else { return [] }
            filter.removeLast()
            return state.workspace?.records.change(filter) ?? []
        },
        Command(
            "records.mine",
            keys: [.character("m")],
            in: [.place(.records)],
            label: { $0.mineLabel },
            explanation: { $0.mineExplanation },
        ) { $0.workspace?.records.toggle(.mine) ?? [] },
        Command(
            "records.sort",
            keys: [.character("s")],
            in: [.place(.records)],
            label: { $0.sortLabel },
            explanation: { $0.recordsSortExplanation },
        ) { state in
            state.workspace?.records.reorder()
            if let order = state.workspace?.records.order {
                state.say(state.words.recordsOrdered(by: order), .hint)
            }
            return []
        },
    ]

    private static let nothingSelected: @Sendable (AppState) -> String? = { state in
        state.workspace?.records.selected == nil ? state.words.noRecordHere : nil
    }
}
