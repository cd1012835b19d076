import Screen
import StorePeers
import Sync

extension AppState {
    /// What syncing told; the cursor, an open page and what is being typed stay as they are.
    mutating func take(_ news: SyncNews) -> [Effect] {
        switch news {
        case .view(let view):
            workspace?.sync.take(view)
            workspace?.refused = view.left.refused
            workspace?.queue.view = view
            workspace?.server.follow(view.settings)
            return []
        case .log(let log, let releases):
            let index = workspace?.families.index
            let names = releases.map { release in
                index?.ordinal(of: release.family).map { index?.holder($0) ?? "" } ?? ""
            }
            workspace?.sync.take(log, Array(zip(names, releases)).map(SyncState.Leaving.init))
            return []
        case .stick(let path, let presence): return takeStick(path, presence)
        case .ended(let report, let isAutomatic): return ended(report, isAutomatic: isAutomatic)
        case .tested(let test):
            workspace?.server.take(test, words)
            if workspace != nil, !hasRoomForNotes { say(test) }
            return []
        case .kept(.success(let settings)):
            let hasPassed = workspace?.server.hasPassed
            workspace?.server.kept(settings)
            say(words.serverSaved(hasPassed: hasPassed), hasPassed == false ? .warning : .done)
            return []
        case .kept(.failure(let refusal)):
            say(refusal)
            return []
        }
    }

    /// Whether the form has room below its fields; else what it has to say goes to the message line.
    var hasRoomForNotes: Bool {
        contentSize.height >= ServerState.headRows + ServerState.Field.allCases.count + 3
    }

    private mutating func say(_ test: SyncTest) {
        switch test.outcome {
        case .passed(let kind): say(words.testPassed(kind), .done)
        case .malformed(let fault): say(words.sentence(for: fault), .error)
        case .failed(_, let error): say(words.sentence(for: error), .error)
        }
    }

    private mutating func ended(_ report: SyncReport, isAutomatic: Bool) -> [Effect] {
        guard workspace != nil else { return [] }
        if let waiting = report.waiting { workspace?.waiting = waiting }
        if let left = report.left { workspace?.refused = left.refused }
        // What she asked for is what she wants to see.
        if !isAutomatic { workspace?.sync.showNewest() }
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

    // MARK: Asking for a stick

    /// The path of the stick was typed; whether it is there is looked up.
    mutating func takeStickPath(_ path: String) -> [Effect] {
        workspace?.sync.stick = SyncState.StickRequest(path: path)
        var prompt = LinePrompt(.stickPath, words.stickPathPrompt)
        prompt.line = LineEditor(path)
        asked = prompt
        return [.sync(.lookForStick(path))]
    }

    /// Asks on, or says what is wrong with the path.
    mutating func takeStick(_ path: String, _ presence: StickPresence) -> [Effect] {
        guard workspace?.sync.stick?.path == path, var prompt = asked, overlay == nil else {
            return []
        }
        asked = nil
        switch presence {
        case .there, .new:
            workspace?.sync.stick?.isNew = presence == .new
            let view = workspace?.sync.view
            // Whose stick it is must be known: another's would bring her families here.
            guard view?.settings == nil, view?.stickDatabase == nil else {
                askStickPassphrase()
                return []
            }
            var question = LinePrompt(.stickDatabase, words.stickDatabasePrompt)
            question.note = words.stickDatabaseNote
            overlay = .line(question)
        case .isFolder, .noFolder:
            prompt.complaint =
                presence == .isFolder
                ? words.stickIsFolder : words.sentence(for: StickError.missingFolder(path: path))
            overlay = .line(prompt)
        }
        return []
    }

    mutating func takeStickDatabase(_ name: String) -> [Effect] {
        workspace?.sync.stick?.database = name
        askStickPassphrase()
        return []
    }

    /// A passphrase of a new file is typed twice: after a slip nobody could open it.
    mutating func takeStickPassphrase(_ typed: String) -> [Effect] {
        guard let stick = workspace?.sync.stick else { return [] }
        guard stick.isNew else { return startStick(typed) }
        guard let first = stick.typed else {
            guard typed.count >= Secret.leastLength else {
                askStickPassphrase(complaint: words.sentence(for: Refusal.passphraseTooShort))
                return []
            }
            workspace?.sync.stick?.typed = Secret(typed)
            askStickPassphrase(isAgain: true)
            return []
        }
        guard first.text == typed else {
            workspace?.sync.stick?.typed = nil
            askStickPassphrase(complaint: words.sentence(for: Refusal.passphrasesDiffer))
            return []
        }
        return startStick(typed)
    }

    private mutating func startStick(_ passphrase: String) -> [Effect] {
        guard let stick = workspace?.sync.stick else { return [] }
        workspace?.sync.stick = nil
        let act = SyncAct.stick(
            path: stick.path,
            passphrase: Secret(passphrase),
            database: stick.database,
        )
        return [.sync(act)] + go(to: .sync)
    }

    private mutating func askStickPassphrase(isAgain: Bool = false, complaint: String? = nil) {
        var prompt = LinePrompt(
            .stickPassphrase,
            isAgain ? words.stickPassphraseAgain : words.stickPassphrasePrompt,
        )
        prompt.line = LineEditor(isSecret: true)
        prompt.complaint = complaint
        overlay = .line(prompt)
    }
}
