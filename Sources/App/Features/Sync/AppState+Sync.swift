import Screen
import Sync

extension AppState {
    /// What syncing told; the cursor, an open page and what is being typed stay as they are.
    mutating func take(_ news: SyncNews) -> [Effect] {
        switch news {
        case .view(let view):
            workspace?.sync.take(view)
            workspace?.server.follow(view.settings)
            return []
        case .log(let log):
            workspace?.sync.take(log)
            return []
        case .ended(let report, let isAutomatic): return ended(report, isAutomatic: isAutomatic)
        case .tested(let test):
            workspace?.server.take(test, words)
            return []
        case .kept(.success(let settings)):
            workspace?.server.kept(settings)
            say(words.serverSaved, .done)
            return []
        case .kept(.failure(let refusal)):
            say(refusal)
            return []
        }
    }

    private mutating func ended(_ report: SyncReport, isAutomatic: Bool) -> [Effect] {
        guard workspace != nil else { return [] }
        if let waiting = report.waiting { workspace?.waiting = waiting }
        // What nobody asked for speaks up only where something is to be done; the title tells the rest.
        if !isAutomatic || !report.refused.isEmpty || report.conflicts.waiting > 0 {
            say(words.syncEnded(report), tone(of: report))
        }
        return refresh() + (workspace?.place == .sync ? [] : [.sync(.loadLog)])
    }

    private func tone(of report: SyncReport) -> MessageLog.Tone {
        switch report.outcome {
        case .failed: .error
        case .cancelled: .warning
        case .done:
            report.isComplete && report.refused.isEmpty && report.conflicts.waiting == 0
                ? .done : .warning
        }
    }

    /// The path of the stick was typed; its passphrase comes next.
    mutating func takeStickPath(_ path: String) -> [Effect] {
        workspace?.sync.stickPath = path
        var prompt = LinePrompt(.stickPassphrase, words.stickPassphrasePrompt)
        prompt.line = LineEditor(isSecret: true)
        overlay = .line(prompt)
        return []
    }

    mutating func takeStickPassphrase(_ passphrase: String) -> [Effect] {
        guard let path = workspace?.sync.stickPath else { return [] }
        workspace?.sync.stickPath = nil
        return [.sync(.stick(path: path, passphrase: Secret(passphrase)))] + go(to: .sync)
    }
}
