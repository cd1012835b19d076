import Screen

extension QueueState {
    static let commands: [Command] = [
        Command(
            "queue.open",
            keys: [.enter],
            in: [.place(.queue)],
            label: { $0.openLabel },
            explanation: { $0.queueOpenExplanation },
            obstacle: { state in
                guard let row = state.workspace?.queue.selected else {
                    return state.words.queueIsEmpty
                }
                return row.family == nil ? state.words.noFamilyOfRecord : nil
            },
        ) { state in
            guard let id = state.workspace?.queue.selected?.family else { return [] }
            return state.openFamily(id)
        },
        Command(
            "queue.search",
            keys: [.function(3), .character("/")],
            in: [.place(.queue)],
            label: { $0.searchLabel },
            explanation: { $0.queueSearchExplanation },
        ) { state in
            state.workspace?.queue.isSearching = true
            return []
        },
        Command(
            "queue.order",
            keys: [.character("s")],
            in: [.place(.queue)],
            label: { $0.sortLabel },
            explanation: { $0.queueOrderExplanation },
        ) { state in
            state.workspace?.queue.reorder()
            if let order = state.workspace?.queue.order {
                state.say(state.words.queueOrdered(by: order), .hint)
            }
            return []
        },
        Command(
            "queue.copy",
            keys: [.character("y")],
            in: [.place(.queue)],
            label: { $0.copyIDLabel },
            explanation: { $0.copyIDExplanation },
            obstacle: { $0.workspace?.queue.selected == nil ? $0.words.queueIsEmpty : nil },
        ) { state in
            guard let id = state.workspace?.queue.selected?.id.rawValue else { return [] }
            state.say(state.words.copied(id), .done)
            return [.copy(id)]
        },
    ]
}
