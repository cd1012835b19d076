import Caseload
import Documents
import Screen

extension FamiliesState {
    static let commands: [Command] =
        opening + narrowing + [
            Command(
                "families.sort",
                keys: [.character("s")],
                in: [.place(.families)],
                label: { $0.sortLabel },
                explanation: { $0.sortExplanation },
            ) { state in state.sortFamilies { ($0.sort.next, $0.isReversed) } },
            Command(
                "families.reverse",
                keys: [.character("S")],
                in: [.place(.families)],
                label: { $0.reverseLabel },
                explanation: { $0.reverseExplanation },
            ) { state in state.sortFamilies { ($0.sort, !$0.isReversed) } },
            Command(
                "families.mark",
                keys: [.function(4), .character(" ")],
                in: [.place(.families)],
                label: { $0.markLabel },
                explanation: { $0.markExplanation },
                obstacle: noFamily,
            ) { state in
                state.workspace?.families.toggleMark()
                return []
            },
            Command(
                "families.markShown",
                keys: [.character("*")],
                in: [.place(.families)],
                label: { $0.markShownLabel },
                explanation: { $0.markShownExplanation },
                obstacle: noFamily,
            ) { state in
                state.workspace?.families.markShown()
                return []
            },
            Command(
                "families.unmark",
                keys: [.character("u")],
                in: [.place(.families)],
                label: { $0.unmarkLabel },
                explanation: { $0.unmarkExplanation },
                obstacle: {
                    $0.workspace?.families.marked.isEmpty == false ? nil : $0.words.nothingMarked
                },
            ) { state in
                state.workspace?.families.unmarkAll()
                return []
            },
        ]

    private static let opening: [Command] = [
        Command(
            "families.open",
            keys: [.enter],
            in: [.place(.families)],
            label: { $0.openLabel },
            explanation: { $0.openFamilyExplanation },
            obstacle: noFamily,
        ) { state in
            guard let id = state.workspace?.families.selected else { return [] }
            return state.openFamily(id)
        },
        Command(
            "families.record",
            keys: [.character("c")],
            in: [.place(.families)],
            label: { $0.recordLabel },
            explanation: { $0.recordFamiliesExplanation },
            obstacle: noFamily,
        ) { $0.recordFromList() },
        Command(
            "families.copy",
            keys: [.character("y")],
            in: [.place(.families)],
            label: { $0.copyLabel },
            explanation: { $0.copyKKExplanation },
            obstacle: noFamily,
        ) { state in
            guard let families = state.workspace?.families,
                let ordinal = families.selectedOrdinal
            else { return [] }
            return state.copyKK(families.index[ordinal].kk)
        },
    ]

    private static let narrowing: [Command] = [
        Command(
            "families.search",
            keys: [.function(3), .character("/")],
            in: [.place(.families)],
            label: { $0.searchLabel },
            explanation: { $0.searchFamiliesExplanation },
        ) { state in
            state.workspace?.families.openSearch()
            return []
        },
        Command(
            "families.filter",
            keys: [.function(7)],
            in: [.place(.families)],
            label: { $0.filterLabel },
            explanation: { $0.filterExplanation },
        ) { state in
            guard let index = state.workspace?.families.index else { return [] }
            let height = FamiliesState.pickerHeight(in: state.contentSize)
            state.workspace?.families.isSearching = false
            state.workspace?.families.picker = FilterPicker(index, state.words, height: height)
            return []
        },
        Command(
            "families.unfilter",
            keys: [.backspace],
            in: [.place(.families)],
            label: { $0.unfilterLabel },
            explanation: { $0.unfilterExplanation },
            obstacle: {
                $0.workspace?.families.filter.isEmpty == false ? nil : $0.words.nothingFiltered
            },
        ) { state in
            guard var filter = state.workspace?.families.filter else { return [] }
            filter.removeLast()
            state.workspace?.families.change(filter)
            return []
        },
    ]

    private static let noFamily: @Sendable (AppState) -> String? = { state in
        state.workspace?.families.selectedOrdinal == nil ? state.words.noFamilyHere : nil
    }
}

extension AppState {
    /// Opens the family list narrowed to what a filter says and nothing else.
    mutating func openFamilies(_ filter: FamilyFilter) -> [Effect] {
        workspace?.families.isSearching = false
        workspace?.families.clearSearch()
        workspace?.families.change(filter)
        workspace?.families.isNarrowedByHome = true
        return go(to: .families)
    }

    /// Copies a KK number to the terminal's clipboard.
    mutating func copyKK(_ kk: String) -> [Effect] {
        guard !kk.isEmpty else {
            say(words.noKK, .hint)
            return []
        }
        say(words.copied(kk), .done)
        return [.copy(kk)]
    }

    /// Enters the family under the cursor, then the others of the list: the marked ones if there are any.
    mutating func recordFromList() -> [Effect] {
        guard let families = workspace?.families, let selected = families.selectedOrdinal else {
            return []
        }
        let worklist = families.worklist
        let isOnIt = worklist.contains(UInt32(selected))
        guard let first = isOnIt ? UInt32(selected) : worklist.first else { return [] }
        let id = families.index.id(Int(first))
        workspace?.families.select(id)
        return openEntry(
            .family(id),
            worklist: worklist.map { .family(families.index.id(Int($0))) },
        )
    }

    fileprivate mutating func sortFamilies(
        _ choose: (FamiliesState) -> (FamilySort, Bool)
    ) -> [Effect] {
        guard let families = workspace?.families else { return [] }
        let (sort, isReversed) = choose(families)
        workspace?.families.order(by: sort, reversed: isReversed)
        say(words.sortedBy(sort, reversed: isReversed), .hint)
        return []
    }
}
