import Caseload
import Casework
import Documents
import Screen

extension AgendaState {
    static let commands: [Command] = [
        Command(
            "agenda.open",
            keys: [.enter],
            in: [.place(.agenda)],
            label: { $0.openLabel },
            explanation: { $0.agendaOpenExplanation },
            obstacle: { $0.workspace?.agenda.obstacleToOpen($0.words) },
        ) { $0.openFromAgenda() },
        Command(
            "agenda.family",
            keys: [.character("o")],
            in: [.place(.agenda)],
            label: { $0.agendaFamilyLabel },
            explanation: { $0.agendaFamilyExplanation },
            obstacle: { state in
                state.behindVisits
                    ?? (state.workspace?.agenda.selectedFamily == nil
                        ? state.words.agendaNoFamily : nil)
            },
        ) { state in
            state.workspace?.agenda.selectedFamily.map { state.openFamily($0) } ?? []
        },
        Command(
            "agenda.visit",
            keys: [.character("c"), .function(6)],
            in: [.place(.agenda)],
            label: { $0.recordLabel },
            explanation: { $0.agendaRecordExplanation },
            obstacle: { $0.behindVisits },
        ) { $0.recordFromAgenda() },
        Command(
            "agenda.choose",
            keys: [.character(" "), .function(4)],
            in: [.place(.agenda)],
            label: { $0.chooseLabel },
            explanation: { $0.agendaChooseExplanation },
            obstacle: { $0.workspace?.agenda.obstacleToOpen($0.words) },
        ) { state in
            state.workspace?.agenda.toggle()
            return []
        },
        Command(
            "agenda.chooseVillage",
            keys: [.character("a")],
            in: [.place(.agenda)],
            label: { $0.agendaVillageLabel },
            explanation: { $0.agendaVillageExplanation },
            obstacle: { $0.workspace?.agenda.obstacleToOpen($0.words) },
        ) { state in
            state.workspace?.agenda.toggleVillage()
            return []
        },
        Command(
            "agenda.unchoose",
            keys: [.character("x")],
            in: [.place(.agenda)],
            label: { $0.agendaUnchooseLabel },
            explanation: { $0.agendaUnchooseExplanation },
            obstacle: {
                $0.behindVisits
                    ?? ($0.workspace?.agenda.chosen.isEmpty == false ? nil : $0.words.nothingChosen)
            },
        ) { state in
            state.workspace?.agenda.unchoose()
            return []
        },
        Command(
            "agenda.visits",
            keys: [.character("p")],
            in: [.place(.agenda)],
            label: { $0.visitsLabel },
            explanation: { $0.visitsExplanation },
            obstacle: {
                $0.behindVisits
                    ?? ($0.workspace?.agenda.chosen.isEmpty == false ? nil : $0.words.nothingChosen)
            },
        ) { state in
            guard let agenda = state.workspace?.agenda else { return [] }
            return [.agenda(.visits(.chosen(agenda.list, agenda.alerts, agenda.chosen)))]
        },
        Command(
            "agenda.print",
            keys: [.function(2)],
            in: [.place(.agenda)],
            label: { $0.pagePrintLabel },
            explanation: { $0.visitsPrintExplanation },
            obstacle: { $0.obstacleToPrintingVisits },
        ) { $0.askVisitsPath() },
        Command(
            "agenda.search",
            keys: [.function(3), .character("/")],
            in: [.place(.agenda)],
            label: { $0.searchLabel },
            explanation: { $0.agendaSearchExplanation },
            obstacle: { $0.behindVisits },
        ) { state in
            state.workspace?.agenda.openSearch()
            return state.workspace?.agenda.textsWanted() ?? []
        },
        Command(
            "agenda.window",
            keys: [.character("w")],
            in: [.place(.agenda)],
            label: { $0.agendaWindowLabel },
            explanation: { $0.agendaWindowExplanation },
            obstacle: { $0.behindVisits },
        ) { state in
            guard var query = state.workspace?.agenda.query else { return [] }
            let all = AgendaQuery.Window.allCases
            let place = all.firstIndex(of: query.window) ?? 0
            query.window = all[(place + 1) % all.count]
            return state.askAgenda(query)
        },
        Command(
            "agenda.order",
            keys: [.character("s")],
            in: [.place(.agenda)],
            label: { $0.sortLabel },
            explanation: { $0.agendaOrderExplanation },
            obstacle: {
                $0.behindVisits
                    ?? ($0.workspace?.agenda.tab == .alerts ? nil : $0.words.agendaOrderIsFixed)
            },
        ) { state in
            guard var query = state.workspace?.agenda.query else { return [] }
            query.byWeight.toggle()
            return state.askAgenda(query)
        },
        Command(
            "agenda.filter",
            keys: [.function(7)],
            in: [.place(.agenda)],
            label: { $0.filterLabel },
            explanation: { $0.agendaFilterExplanation },
            obstacle: { $0.behindVisits },
        ) { state in
            guard let agenda = state.workspace?.agenda else { return [] }
            state.overlay = .menu(
                MenuState(agenda.filters, title: state.words.agendaFilterTitle, state)
            )
            return []
        },
        Command(
            "agenda.unfilter",
            keys: [.backspace],
            in: [.place(.agenda)],
            label: { $0.unfilterLabel },
            explanation: { $0.unfilterExplanation },
            obstacle: {
                let query = $0.workspace?.agenda.query
                let isAll =
                    query?.village == nil && query?.mark == nil && query?.ownOnly != true
                return $0.behindVisits ?? (isAll ? $0.words.nothingFiltered : nil)
            },
        ) { state in
            guard var query = state.workspace?.agenda.query else { return [] }
            query.village = nil
            query.mark = nil
            query.ownOnly = false
            return state.askAgenda(query)
        },
    ]

    /// The choices of F7: how far ahead, the villages, the specialisms.
    var filters: [Command] {
        let windows = AgendaQuery.Window.allCases.map { window in
            filter("window.\(window)", { $0.name(of: window) }) { $0.window = window }
        }
        let places =
            [filter("village.all", { $0.everyVillage }) { $0.village = nil }]
            + villages.map { village in
                filter("village.\(village)", { $0.onlyVillage(village) }) { $0.village = village }
            }
        let specialisms =
            marks.isEmpty
            ? []
            : [
                filter("mark.all", { $0.everyMark }) { query in
                    query.mark = nil
                    query.ownOnly = false
                }
            ] + ownFilter
                + marks.map { mark in
                    filter("mark.\(mark)", { $0.onlyMark(mark) }) { query in
                        query.mark = mark
                        query.ownOnly = false
                    }
                }
        return windows + places + specialisms
    }

    private var ownFilter: [Command] {
        guard !query.own.isEmpty else { return [] }
        return [
            filter("mark.own", { $0.onlyOwnMarks }) { query in
                query.mark = nil
                query.ownOnly = true
            }
        ]
    }

    private func filter(
        _ id: String,
        _ text: @escaping @Sendable (Words) -> String,
        _ change: @escaping @Sendable (inout AgendaQuery) -> Void,
    ) -> Command {
        Command("agenda.filter." + id, keys: [], in: [], label: text, explanation: text) { state in
            guard var query = state.workspace?.agenda.query else { return [] }
            change(&query)
            return state.askAgenda(query)
        }
    }

    var selectedFamily: DocumentID? { selectedItem?.family ?? selectedAlert?.family }

    func obstacleToOpen(_ words: Words) -> String? {
        if visits != nil { return words.visitsFirst }
        guard isLoaded else { return words.loading }
        guard selectedItem == nil, selectedAlert == nil else { return nil }
        return isNarrowed ? words.nothingFound : words.nothing(in: tab)
    }
}

extension AppState {
    /// Why nothing is done with a list that lies unseen behind the one for a trip; nil where it is seen.
    fileprivate var behindVisits: String? {
        workspace?.agenda.visits == nil ? nil : words.visitsFirst
    }
}
