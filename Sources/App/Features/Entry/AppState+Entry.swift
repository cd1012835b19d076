import Caseload
import Casework
import Screen

/// The entry page in the whole: opening it, its keys, saving, and turning the pages of the pile.
extension AppState {
    /// Opens a page for entry.
    ///
    /// F8 and `+` follow the worklist, the list that the door stands in. Where it is long, what comes
    /// before the door may be left out.
    package mutating func openEntry(_ door: EntryDoor, worklist: [EntryDoor]) -> [Effect] {
        guard workspace != nil else { return [] }
        workspace?.entry.worklist = Worklist(worklist, at: door)
        workspace?.entry.open(door)
        return go(to: .entry)
    }

    /// Gives a key to the entry page; nil when it has no use for it.
    mutating func typeIntoEntry(_ key: Key) -> [Effect]? {
        let typing = workspace?.entry.typing
        let landing = workspace?.entry.landing
        let answer = workspace?.entry.press(key, at: moment) ?? .notMine
        if answer == .notMine, key == .escape { return leaveEntry() }
        if answer == .asksForDate { return askForEntryDate() }
        // Half a value is kept too: nothing that was typed may be lost.
        let isTyped = typing != workspace?.entry.typing && answer == .moved
        let keeping = isTyped ? workspace?.entry.keepingDraft ?? [] : []
        if let landing, key.typed?.isDigit == true { sayLanding(landing, answer) }
        return effects(of: answer).map { $0 + keeping }
    }

    /// Tells whose cell a digit went into, after a letter that may have been meant for days missed.
    private mutating func sayLanding(_ row: Int, _ answer: EntryAnswer) {
        guard answer == .changed || answer == .moved, let entry = workspace?.entry,
            let name = entry.grid?.row(row)?.memberName
        else { return }
        let value = answer == .changed ? entry.lastTyped.flatMap { entry.grid?.value(at: $0) } : nil
        say(words.landed(name, value?.state), .warning)
    }

    /// What an answer of the entry page comes to.
    mutating func effects(of answer: EntryAnswer) -> [Effect]? {
        switch answer {
        case .notMine, .asksForDate: return nil
        case .moved: return []
        case .changed: return workspace?.entry.keepingDraft ?? []
        case .changedSaying(let notice):
            say(words.sentence(for: notice), notice.isWarning ? .warning : .done)
            return workspace?.entry.keepingDraft ?? []
        case .refused(let notice):
            say(words.sentence(for: notice), .hint)
            return []
        }
    }

    /// One step back; what is typed is kept as a draft, and the message says so.
    private mutating func leaveEntry() -> [Effect] {
        let count = workspace?.entry.grid?.drafts.count ?? 0
        let effects = stepBack()
        if count > 0 { say(words.entryDraftStays(count), .hint) }
        return effects
    }

    // MARK: Saving

    /// Turns what is typed into records, and opens the next page of the pile if asked.
    mutating func saveEntry(opensNext: Bool) -> [Effect] {
        guard workspace?.entry.grid != nil else { return opensNext ? openNextEntry() : [] }
        let answer = workspace?.entry.finishForSaving() ?? .moved
        var effects = effects(of: answer) ?? []
        if case .refused = answer { return effects }
        guard let entry = workspace?.entry, let grid = entry.grid else { return effects }
        let changes = grid.savable
        let held = grid.held
        if changes.isEmpty {
            if !opensNext, held.isEmpty { say(words.nothingToSave, .hint) }
            // School days alone make no record; they stay in the draft.
        } else if let id = workspace?.history.begin(.save(grid.page.door)) {
            workspace?.entry.beginSaving()
            // What has no row any more is kept as a draft of its own.
            let isAll = changes.count == grid.drafts.count
            let key = isAll ? grid.page.draftKey : nil
            // The draft is kept first: a commit that finds cells overtaken keeps them in it.
            if case .blind(let family) = grid.page.door {
                let quarter = grid.page.quarter
                effects.append(
                    .supervisor(.rekey(id, family, quarter, changes, dropping: key))
                )
            } else {
                effects.append(.commit(id, changes, dropping: key))
            }
        }
        guard held.isEmpty else { return effects + stayAtHeld(held) }
        return opensNext ? effects + openNextEntry() : effects
    }

    /// Says that cells changed elsewhere were left out of a save, and goes to the first of them.
    private mutating func stayAtHeld(_ held: [CellPlace]) -> [Effect] {
        workspace?.entry.stay(at: held)
        // They were meant for the page after this one.
        dropKeysAhead()
        say(words.overtakenHeld(held.count), .warning)
        return workspace?.entry.keepingDraft ?? []
    }

    /// Opens the next page of the pile, or says that this was the last.
    private mutating func openNextEntry() -> [Effect] {
        guard let workspace, let next = workspace.entry.worklist.next else {
            say(words.endOfWorklist, .done)
            return []
        }
        self.workspace?.entry.worklist.advance()
        self.workspace?.entry.open(next)
        return [.loadEntry(next, workspace.quarter)]
    }

    // MARK: Filling

    /// `+`: asks before the blanks become *patuh*; with none of them it saves and goes on.
    mutating func askToFillEntry() -> [Effect] {
        if workspace?.entry.door?.isBlind == true {
            say(words.blindFillsNothing, .hint)
            return []
        }
        let answer = workspace?.entry.finishForSaving() ?? .moved
        let effects = effects(of: answer) ?? []
        if case .refused = answer { return effects }
        guard let grid = workspace?.entry.grid else { return effects }
        let fill = grid.batchFill(on: today)
        let fillsAtOnce = workspace?.entry.worklist.fillsAtOnce == true
        guard !fill.places.isEmpty || !fillsAtOnce && !fill.running.isEmpty else {
            if grid.drafts.isEmpty, fill.forbidden > 0 {
                say(words.nothingToFill(fill), .hint)
            }
            return effects + saveEntry(opensNext: true)
        }
        if fillsAtOnce { return effects + fillEntry() }
        askToFill(fill)
        return effects
    }

    private mutating func askToFill(_ fill: BatchFill) {
        let isOver = !fill.places.isEmpty
        let yes = isOver ? words.fillYes : words.fillNothing
        var answers = [
            Question.Answer(key: .character("+"), label: yes) { $0.fillEntry() }
        ]
        if !fill.running.isEmpty {
            let label = words.fillRunning(fill, isMore: isOver)
            answers.append(
                Question.Answer(key: .character("b"), label: label) {
                    $0.fillEntry(withRunning: true)
                }
            )
        }
        if isOver, workspace?.entry.worklist.next != nil {
            answers.append(
                Question.Answer(key: .character("*"), label: words.fillAlways) { state in
                    state.workspace?.entry.worklist.fillsAtOnce = true
                    return state.fillEntry()
                }
            )
        }
        answers.append(Question.Answer(key: .escape, label: words.fillNo) { _ in [] })
        overlay = .question(
            Question(title: words.fillTitle, lines: words.fillQuestion(fill), answers: answers)
        )
    }

    /// Fills the blanks, saves, and opens the next page.
    private mutating func fillEntry(withRunning: Bool = false) -> [Effect] {
        let today = today
        workspace?.entry.fillBlanks(on: today, withRunning: withRunning)
        return (workspace?.entry.keepingDraft ?? []) + saveEntry(opensNext: true)
    }

    // MARK: Choosing and dates

    /// F4: all that the cell with the cursor can say.
    mutating func chooseEntryValue() -> [Effect] {
        guard let entry = workspace?.entry, let input = entry.grid?.row(entry.cursor.row)?.input
        else { return [] }
        if let notice = entry.obstacle(at: entry.cursor) {
            say(words.sentence(for: notice), .hint)
            return []
        }
        overlay = .menu(
            MenuState(EntryValues.commands(for: input), title: words.entryChooseTitle, self)
        )
        return []
    }

    /// Asks for a date in a line of its own, where words like `h` and `sen` can be typed.
    mutating func askForEntryDate() -> [Effect] {
        overlay = .line(LinePrompt(.entryDate, words.entryDatePrompt))
        return []
    }

    /// Takes the line that was asked for; the complaint when it is no date of the cell.
    mutating func takeEntryDate(_ text: String) -> (effects: [Effect], complaint: String?) {
        let answer = workspace?.entry.addDate(text) ?? .moved
        if case .refused(let notice) = answer { return ([], words.sentence(for: notice)) }
        if let place = workspace?.entry.cursor, let next = workspace?.entry.nextPlace(after: place)
        {
            workspace?.entry.go(to: next)
            workspace?.entry.lastTyped = place
        }
        return (effects(of: answer) ?? [], nil)
    }
}
