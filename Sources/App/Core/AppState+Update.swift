import Caseload
import Casework
import LocalStore
import Screen

extension AppState {
    /// Decides everything that follows from what happened.
    ///
    /// Touches nothing outside; what shall be done there comes back as effects.
    package mutating func update(_ action: Action) -> [Effect] {
        workspace?.readings.take(action)
        var effects = decide(action)
        effects += playKeysAhead()
        effects += settle()
        effects += seenInRoster()
        effects += seenInConflicts()
        workspace?.readings.ask(effects)
        return effects
    }

    private mutating func decide(_ action: Action) -> [Effect] {
        guard workspace != nil || !action.isOfCaseload else {
            hearLocked(action)
            return []
        }
        switch action {
        case .input(let event): return take(event)
        case .clock(let moment):
            self.moment = moment
            return []
        case .idleTooLong: return workspace == nil ? [] : lock()
        case .rested(let number):
            if let person = workspace?.form.alike.rested(number) {
                return [.form(.findAlike(person))]
            }
            if let id = workspace?.records.side.rested(number) { return [.records(.peek(id))] }
            guard let workspace else { return [] }
            let sides = [workspace.families.side, workspace.agenda.side]
            guard let id = sides.lazy.compactMap({ $0.rested(number) }).first else { return [] }
            return [.loadFamily(id, workspace.quarter)]
        case .storeChanged: return refresh()
        case .unlocked(let result): return enter(result)
        case .created(let result): return unlock.created(result, &messages, moment, words)
        case .locked(let unkept):
            locked(unkept: unkept)
            return []
        case .loaded(let loaded):
            take(loaded)
            return workspace?.entry.keepingStaleDraft() ?? []
        case .committed(let id, let result): return take(result, of: id)
        case .conflictDecided(let id, let result): return take(result, of: id)
        case .conflictReopened(let id, let result): return take(result, of: id)
        case .draftSaved(let key, let result):
            switch result {
            case .success(let moment): workspace?.entry.draftSaved(key: key, at: moment)
            case .failure(let refusal): say(refusal)
            }
            return []
        case .settingsSaved(let result):
            switch result {
            case .success(let settings):
                self.settings = settings
                words = Words(settings.language, words.names)
                say(words.settingsSaved, .done)
            case .failure(let refusal): say(refusal)
            }
            return []
        case .backedUp(let result):
            switch result {
            case .success(let report):
                let done = words.backedUp(report.folder.path)
                if report.isOnSameDisk {
                    say(done + ". " + words.backupOnSameDisk, .warning)
                } else {
                    say(done, .done)
                }
                return refresh()
            case .failure(let refusal): say(refusal)
            }
            return []
        case .importing(let step):
            isImporting = true
            say(words.importing(step), .hint)
            return []
        case .imported(let report):
            isImporting = false
            return take(report)
        case .sync(let news): return take(news)
        case .form(let news): return take(news)
        case .record(let news): return take(news)
        case .records(let news): return take(news)
        case .agenda(let news): return take(news)
        case .reports(let news): return take(news)
        case .cleaning(let news): return take(news)
        case .supervisor(let news): return take(news)
        case .privacy(let news): return take(news)
        case .failed(.caseload(.store(.cancelled))) where isImporting:
            isImporting = false
            say(words.importStopped, .done)
            return []
        case .failed(let refusal):
            isImporting = false
            dropKeysAhead()
            workspace?.readings.giveUp()
            say(refusal)
            return []
        }
    }

    /// Puts a sentence on the message line and into the history.
    package mutating func say(_ text: String, _ tone: MessageLog.Tone) {
        messages.say(text, tone, at: moment)
    }

    /// Puts what went wrong, whether the data is safe and what to do on the message line.
    package mutating func say(_ refusal: Refusal) {
        let sentence = words.sentence(for: refusal)
        messages.say(sentence, .error, at: moment)
        guard var prompt = asked, overlay == nil else { return }
        asked = nil
        prompt.complaint = sentence
        overlay = .line(prompt)
    }

    /// Loads again what the present screen shows; the cursor stays.
    package mutating func refresh() -> [Effect] {
        guard let workspace else { return [] }
        return [.loadIndex, .loadQueue, .loadConflicts] + effectsOfArriving(at: workspace.place)
    }

    /// Goes to a screen and loads what it shows.
    package mutating func go(to place: Place) -> [Effect] {
        guard workspace != nil else { return [] }
        workspace?.go(to: place)
        return arrive(at: place)
    }

    /// Loads what a screen shows that comes into view; keys about its rows wait for that.
    mutating func arrive(at place: Place) -> [Effect] {
        let effects = effectsOfArriving(at: place)
        workspace?.readings.visit(effects)
        return effects
    }

    /// What a screen needs when it comes into view.
    package func effectsOfArriving(at place: Place) -> [Effect] {
        guard let workspace else { return [] }
        let quarter = workspace.quarter
        switch place {
        // The counts are wanted as soon as Enter opens a list that is filtered by them.
        case .home: return [.loadHome(quarter), .loadProgress(quarter), .agenda(.count(quarter))]
        case .families:
            return [.loadProgress(quarter), .loadWays]
                + (workspace.families.side.page.map { [.loadFamily($0.family.id, quarter)] } ?? [])
        case .family: return workspace.family.id.map { [.loadFamily($0, quarter)] } ?? []
        case .entry: return workspace.entry.door.map { [.loadEntry($0, quarter)] } ?? []
        case .rosters: return [.loadRosters(quarter)]
        case .queue:
            return [.loadQueue]
                + (workspace.queue.filter.elsewhere.map { [.loadRecords($0)] } ?? [])
        case .conflicts: return [.loadConflicts]
        case .sync: return [.sync(.loadLog)]
        case .agenda:
            return [.agenda(.load(quarter, workspace.agenda.query))]
                + (workspace.agenda.side.page.map { [.loadFamily($0.family.id, quarter)] } ?? [])
        case .records: return [.records(.load(workspace.records.query))]
        case .record: return workspace.record.loading
        case .form: return workspace.form.arriving
        case .newRecord: return workspace.newRecord.arriving
        case .reports: return [.reports(.load)]
        case .cleaning: return workspace.cleaning.arriving
        case .supervisor: return [.supervisor(.load(quarter))] + supervising
        case .settings, .server: return []
        }
    }

    private mutating func enter(_ result: Result<OpenedCaseload, Refusal>) -> [Effect] {
        switch result {
        case .failure(let refusal):
            unlock.refused(words.sentence(for: refusal))
            return []
        case .success(let opened):
            var workspace = Workspace(
                profile: opened.label,
                worker: opened.worker,
                quarter: today.quarter,
            )
            workspace.waiting = opened.waiting
            workspace.conflicts.worker = opened.worker
            workspace.records.worker = opened.worker.name
            workspace.queue.folder = unlock.chosen?.path ?? ""
            words.names = opened.names
            self.workspace = workspace
            self.workspace?.unwritable = opened.unwritable
            unlock.entered()
            messages.clearCurrent()
            if let reason = opened.unwritable { say(words.readOnly(because: reason), .warning) }
            // The list first: counting a quarter takes seconds at 100,000 families and needs it anyway.
            return [.loadIndex] + arrive(at: .home)
        }
    }

    private mutating func take(_ loaded: Loaded) {
        switch loaded {
        case .programmes(let names, let waiting):
            words.names = names
            workspace?.waiting = waiting
        case .forms(let book): workspace?.forms = book
        case .index(let index):
            workspace?.families.take(index)
            workspace?.newRecord.take(index)
        case .progress(let quarter, let progress):
            guard quarter == workspace?.quarter else { return }
            workspace?.families.take(progress)
        case .home(let quarter, let summary):
            guard quarter == workspace?.quarter else { return }
            let names = summary.drafts.map { summary.rosterNames[$0] ?? title(of: $0) }
            workspace?.home.take(summary, draftNames: names)
            workspace?.waiting = summary.waiting
            workspace?.refused = summary.refused
            workspace?.conflictCount = summary.conflicts
        case .pastTerm(let count): workspace?.home.take(pastTerm: count)
        case .family(let page):
            guard page.entry.quarter == workspace?.quarter else { return }
            workspace?.family.take(page)
            workspace?.families.side.take(page)
            workspace?.agenda.side.take(page)
        case .entry(let page, let draft):
            let today = today
            workspace?.entry.take(page, draft: draft, on: today)
        case .rosters(let choices): workspace?.rosters.take(choices)
        case .courses(let courses):
            guard let first = courses.first else { return say(words.noCourse, .hint) }
            let lines = courses.flatMap { words.courseLines($0) + [""] }.dropLast()
            overlay = .text(TextOverlay(title: words.courseTitle(first), lines: Array(lines)))
        case .queue(let rows):
            workspace?.queue.take(rows)
            // What the server refused is shown there too, but waits for a repair.
            workspace?.waiting = rows.count { $0.delivery.isWaiting }
            workspace?.refused = rows.count { $0.delivery == .refusedByServer }
        case .ways(let ways): workspace?.families.take(ways)
        case .records(let rows, let state): workspace?.queue.take(rows, in: state)
        case .conflicts(let items):
            workspace?.conflicts.take(items)
            workspace?.conflictCount = items.count { $0.hindrance == nil }
        case .nothing(let id):
            workspace?.entry.gone(id)
            dropKeysAhead()
            say(words.goneMeanwhile, .warning)
        }
    }

    private mutating func take(
        _ result: Result<CommitOutcome, Refusal>,
        of id: CommitID,
    ) -> [Effect] {
        switch result {
        case .failure(let refusal):
            let purpose = workspace?.history.fail(id)
            if case .save(let door) = purpose {
                workspace?.entry.saveFailed(door)
                dropKeysAhead()
            }
            say(refusal)
            return [.bell]
        case .success(let outcome):
            workspace?.waiting = outcome.waiting
            let purpose = workspace?.history.end(id, outcome)
            let next = workspace?.entry.saved(outcome, purpose: purpose) ?? []
            let held = workspace?.entry.takeHeldBack() ?? 0
            let index = workspace?.families.index
            let act = words.saved(outcome, purpose: purpose) { family in
                index?.ordinal(of: family).map { index?.holder($0) ?? "" }
            }
            if let blind = takeBlind(outcome, purpose: purpose) {
                return next + blind
            }
            say(
                held == 0 ? act : act + " " + words.overtakenHeld(held),
                outcome.overtaken.isEmpty && held == 0 ? .done : .warning,
            )
            return next + refreshAfterCommit() + (workspace?.entry.keepingStaleDraft() ?? [])
        }
    }

    /// After a second keying of a grid: what was kept, and back to the sample where no next grid was opened.
    private mutating func takeBlind(
        _ outcome: CommitOutcome,
        purpose: History.Purpose?,
    ) -> [Effect]? {
        guard case .save(let door)? = purpose, door.isBlind else { return nil }
        if workspace?.place == .entry, workspace?.entry.door == door { _ = workspace?.goBack() }
        say(
            words.rekeyed(outcome.saved, left: outcome.overtaken.count),
            outcome.overtaken.isEmpty ? .done : .warning,
        )
        return effectsOfArriving(at: workspace?.place ?? .home)
    }

    private func refreshAfterCommit() -> [Effect] {
        guard let workspace else { return [] }
        return [.loadProgress(workspace.quarter)]
            + (workspace.place == .families ? [.loadWays] : effectsOfArriving(at: workspace.place))
    }

    /// The sum on the message line, the findings one by one in the message history.
    private mutating func take(_ report: ImportReport) -> [Effect] {
        // The last one said stands on top of the history.
        if report.isStored {
            for line in words.changeLines(report).reversed() { say(line, .done) }
        }
        for line in words.lines(for: report.findings).reversed() { say(line, .warning) }
        let sum = report.isStored ? words.imported(report) : words.nothingStored(report)
        let isWhole = !report.hasErrors && report.files.allSatisfy { $0.refused == 0 }
        say(sum, isWhole ? .done : .warning)
        return refresh()
    }
}
