import Screen
import Sync

extension SyncState {
    static let commands: [Command] = [
        Command(
            "sync.start",
            keys: [.function(2), .character("S")],
            in: [.place(.sync), .place(.queue)],
            label: { $0.syncLabel },
            explanation: { $0.syncExplanation },
            obstacle: { state in
                guard let view = state.workspace?.sync.view else { return nil }
                if view.isRunning { return state.words.syncRunsAlready }
                return view.settings == nil ? state.words.noServerYet : nil
            },
        ) { _ in [.sync(.start)] },
        Command(
            "sync.stick",
            keys: [.function(4)],
            in: [.place(.sync)],
            label: { $0.stickLabel },
            explanation: { $0.stickExplanation },
            obstacle: {
                $0.workspace?.sync.view.isRunning == true ? $0.words.syncRunsAlready : nil
            },
        ) { state in
            state.askForFile(.stickPath, state.words.stickPathPrompt)
            return []
        },
        Command(
            "sync.server",
            keys: [.function(6)],
            in: [.place(.sync), .place(.settings)],
            label: { $0.serverLabel },
            explanation: { $0.serverGoExplanation },
        ) { $0.go(to: .server) },
        Command(
            "sync.stop",
            keys: [.function(8)],
            in: [.place(.sync)],
            label: { $0.stopSyncLabel },
            explanation: { $0.stopSyncExplanation },
            obstacle: {
                $0.workspace?.sync.view.isRunning == true ? nil : $0.words.noSyncRuns
            },
        ) { state in
            state.workspace?.sync.isStopping = true
            return [.sync(.stop)]
        },
    ]
}
