import Reports
import Screen

extension ReportsState {
    static let commands: [Command] = [
        Command(
            "reports.open",
            keys: [.enter],
            in: [.place(.reports)],
            label: { $0.openLabel },
            explanation: { $0.reportOpenExplanation },
            obstacle: { $0.workspace?.reports.isOpen == true ? $0.words.reportIsOpen : nil },
        ) { state in
            state.workspace?.reports.open()
            return []
        },
        Command(
            "reports.turn",
            keys: [.tab],
            in: [.place(.reports)],
            label: { $0.reportTurnLabel },
            explanation: { $0.reportTurnExplanation },
        ) { state in
            state.workspace?.reports.turn()
            return []
        },
        Command(
            "reports.village",
            keys: [.character("v"), .function(7)],
            in: [.place(.reports)],
            label: { $0.filterLabel },
            explanation: { $0.reportVillageExplanation },
            obstacle: { state in
                state.workspace?.reports.villages.isEmpty == true
                    ? state.words.reportNoVillages : nil
            },
        ) { $0.chooseReportVillage() },
        Command(
            "reports.write",
            keys: [.function(2)],
            in: [.place(.reports)],
            label: { $0.reportWriteLabel },
            explanation: { $0.reportWriteExplanation },
            obstacle: { $0.workspace?.reports.scope == nil ? $0.words.loading : nil },
        ) { $0.askReportPath() },
        Command(
            "reports.page",
            keys: [.character("p"), .function(4)],
            in: [.place(.reports)],
            label: { $0.pagePrintLabel },
            explanation: { $0.pagePrintExplanation },
            obstacle: { $0.workspace?.reports.scope == nil ? $0.words.loading : nil },
        ) { $0.choosePage() },
    ]
}
