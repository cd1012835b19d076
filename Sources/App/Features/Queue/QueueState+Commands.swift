import Caseload
import Casework
import Documents
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
                let opensRecord = RecordKinds.ofForms.contains(row.kind)
                return row.family == nil && !opensRecord ? state.words.noFamilyOfRecord : nil
            },
        ) { state in
            guard let row = state.workspace?.queue.selected else { return [] }
            return state.openFromQueue(row)
        },
        Command(
            "queue.filter",
            keys: [.function(7)],
            in: [.place(.queue)],
            label: { $0.filterLabel },
            explanation: { $0.queueFilterExplanation },
        ) { state in
            state.overlay = .menu(
                MenuState(QueueState.filters, title: state.words.queueFilterTitle, state)
            )
            return []
        },
        Command(
            "queue.unfilter",
            keys: [.backspace],
            in: [.place(.queue)],
            label: { $0.unfilterLabel },
            explanation: { $0.unfilterExplanation },
            obstacle: {
                $0.workspace?.queue.filter == .open ? $0.words.nothingFiltered : nil
            },
        ) { $0.workspace?.queue.narrow(to: .open) ?? [] },
        Command(
            "queue.resend",
            // The same key as on a record's page, where r is what follows from it.
            keys: [.character("u")],
            in: [.place(.queue)],
            label: { $0.resendLabel },
            explanation: { $0.resendExplanation },
            obstacle: {
                $0.workspace?.queue.selected?.delivery == .refusedByServer
                    ? nil : $0.words.notRefused
            },
        ) { state in
            guard let row = state.workspace?.queue.selected else { return [] }
            state.say(state.words.resent, .done)
            return [.resend(row.id)]
        },
        Command(
            "queue.search",
            keys: [.function(3), .character("/")],
            in: [.place(.queue)],
            label: { $0.searchLabel },
            explanation: { $0.queueSearchExplanation },
        ) { state in
            state.workspace?.queue.openSearch()
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

extension QueueState {
    /// One choice for each state, as the menu of F7 shows them.
    static let filters: [Command] = QueueFilter.all.map { filter in
        Command(
            "queue.filter.\(filter)",
            keys: [],
            in: [],
            label: { $0.name(of: filter) },
            explanation: { $0.name(of: filter) },
        ) { $0.workspace?.queue.narrow(to: filter) ?? [] }
    }
}

extension AppState {
    /// Opens a record in its cell, where a refused one is mended; one that has none, the family it is about.
    mutating func openFromQueue(_ row: QueueRow) -> [Effect] {
        if row.inConflict {
            workspace?.conflicts.want(row.id)
            return go(to: .conflicts)
        }
        if RecordKinds.ofForms.contains(row.kind) { return openRecord(row.id) }
        guard let family = row.family else { return [] }
        guard let member = row.member, let period = PeriodID(row.period) else {
            return openFamily(family)
        }
        workspace?.visit(period.span.last.quarter)
        let effects = openEntry(.family(family), worklist: [.family(family)])
        workspace?.entry.wanted = WantedCell(
            member: member,
            check: row.kind == "check" ? row.id : nil,
            day: Day(row.period),
            service: row.service,
        )
        if row.isRefused { say(words.refusedToMend(row), .warning) }
        return effects
    }
}
