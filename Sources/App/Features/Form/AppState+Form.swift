import Caseload
import Casework
import Documents
import Forms
import Screen

/// The form in the whole: opening it, its keys, what the store answers.
extension AppState {
    /// Opens a form about someone, or the choice of one where none is named.
    ///
    /// `after`: The record that it comes out of, of a draft that is gone on with.
    package mutating func beginRecord(
        _ form: FormID?,
        about subject: RecordSubject,
        after: DocumentID? = nil,
    ) -> [Effect] {
        guard workspace != nil else { return [] }
        guard let form else { return chooseRecord(about: subject) }
        return openForm(.new(form, subject), after: after)
    }

    /// Opens a record's form, to be changed.
    package mutating func changeRecord(_ id: DocumentID) -> [Effect] {
        guard workspace != nil else { return [] }
        return openForm(.record(id))
    }

    /// Turns to a form.
    ///
    /// `first`: Where the form is about one member and the door names only her family: its first one.
    /// `after`: The record that a new one comes out of, where it is not the choice that knows it.
    mutating func openForm(
        _ door: FormState.Door,
        first: Bool = false,
        after: DocumentID? = nil,
    ) -> [Effect] {
        // The choice is done with: Esc leads back to where she came from.
        let chosen = workspace?.place == .newRecord ? workspace?.newRecord.follows : nil
        let follows = after ?? chosen
        let isRestricted =
            chosen != nil && chosen == follows && workspace?.newRecord.followsRestricted == true
        if workspace?.place == .newRecord { _ = workspace?.goBack() }
        let (words, today) = (words, today)
        workspace?.form.words = words
        workspace?.form.today = today
        workspace?.form.open(door, first: first)
        if case .new = door {
            workspace?.form.follows = follows
            workspace?.form.followsRestricted = isRestricted
        }
        return go(to: .form)
    }

    /// Gives a key to the form; nil when it has no use for it.
    mutating func typeIntoForm(_ key: Key) -> [Effect]? {
        guard let form = workspace?.form, form.page != nil, form.saving == nil else { return nil }
        let (answer, effects) = workspace?.form.press(key) ?? (.notMine, [])
        return self.effects(of: answer).map { effects + $0 }
    }

    private mutating func effects(of answer: FormAnswer) -> [Effect]? {
        switch answer {
        case .notMine: return nil
        case .moved: return workspace?.form.keepPlace() ?? []
        case .changed: return changedForm()
        case .changedSaying(let notice):
            say(words.sentence(for: notice), notice.isWarning ? .warning : .done)
            return changedForm()
        case .refused(let notice):
            say(words.sentence(for: notice), .hint)
            return []
        }
    }

    private mutating func changedForm() -> [Effect] {
        (workspace?.form.keep() ?? []) + askingOfForm()
    }

    /// What is looked up as answers come: a whole NIK at once, someone like the new person when the keys rest.
    private mutating func askingOfForm() -> [Effect] {
        let person = workspace?.form.typedPerson
        return (workspace?.form.asking() ?? []) + (workspace?.form.alike.type(person) ?? [])
    }

    mutating func pasteIntoForm(_ text: String) -> [Effect] {
        let answer = workspace?.form.paste(text) ?? .notMine
        return effects(of: answer) ?? []
    }

    /// Esc: one step back; what is typed is kept as a draft, and the message says so.
    mutating func leaveForm() -> [Effect] {
        let effects = workspace?.form.leave() ?? []
        let isTyped = workspace?.form.isTyped == true
        // The step that asked for an answer here is not gone on with.
        workspace?.record.wanted = nil
        let back = stepBack()
        if isTyped { say(words.formDraftStays, .hint) }
        return effects + back
    }

    // MARK: What the store answers

    mutating func take(_ news: FormNews) -> [Effect] {
        switch news {
        case .choices(let page):
            let words = words
            workspace?.newRecord.take(page, words)
            return takeWantedForm()
        case .families(let event):
            workspace?.newRecord.take(event)
            return []
        case .page(let page):
            let (words, today) = (words, today)
            if let notice = workspace?.form.take(page, words, today: today) {
                say(words.sentence(for: notice), notice.isWarning ? .warning : .hint)
            }
            return askingOfForm()
        case .gone:
            // A form about one person, begun from the family: who it is, is asked first.
            if case .new(let form, let subject)? = workspace?.form.door,
                workspace?.place == .form, subject.family != nil, subject.member == nil
            {
                _ = workspace?.goBack()
                return chooseRecord(about: subject, wanted: form)
            }
            workspace?.form.isGone = true
            dropKeysAhead()
            say(words.formIsGone, .warning)
            return []
        case .kept(_, let result):
            if case .failure(let refusal) = result { say(refusal) }
            return []
        case .saved(let id, let result): return takeSaved(result, of: id)
        case .undone(let id, let result): return takeUndone(result, of: id)
        case .weighed(let field, let path, let result):
            let effects = workspace?.form.weighed(field, path, result) ?? []
            guard let opensNext = workspace?.form.takeAwaited() else { return effects }
            return effects + saveForm(opensNext: opensNext)
        case .known(let nik, let person):
            workspace?.form.noteKnown(nik, person)
            return []
        case .alike(let person, let found):
            workspace?.form.take(person, found)
            return []
        }
    }

    /// Ctrl-Z or Ctrl-Y of a saved form ended.
    private mutating func takeUndone(
        _ result: Result<FormOutcome, Refusal>,
        of id: CommitID,
    ) -> [Effect] {
        switch result {
        case .failure(let refusal):
            _ = workspace?.history.fail(id)
            say(refusal)
            return [.bell]
        case .success(.saved(let back, let waiting)):
            workspace?.waiting = waiting
            let purpose = workspace?.history.end(id, back)
            let isPair = workspace?.cleaning.undone(back.id) == true
            let text =
                isPair && purpose != .redo
                ? words.pairUndecided
                : words.formUndone(DocumentKind(rawValue: back.id.kind), purpose == .redo)
            let covered = words.covered(back, isUndone: true)
            let told = covered.map { text + " " + $0 } ?? text
            let tone: MessageLog.Tone = back.kept.isEmpty ? .done : .warning
            if let effects = reopened(back, isRedo: purpose == .redo, told, tone) {
                return effects
            }
            say(told, tone)
        case .success(.overtaken), .success(.findings):
            workspace?.history.end(id)
            say(words.formUndoOvertaken, .warning)
        }
        return effectsOfArriving(at: workspace?.place ?? .home)
    }
}

extension FormState {
    /// Whether keys have to wait: the page is not there yet, or is being saved.
    var isWaiting: Bool { (page == nil && !isGone) || saving != nil }

    /// Whether there is something that only the draft holds.
    package var isTyped: Bool { draft.map { $0.answers != pristine } ?? false }

    /// Keeps the place of the cursor where there is a draft already.
    mutating func keepPlace() -> [Effect] { isTyped ? keep() : [] }

    /// Pasted text goes where the cursor is; lists take none.
    mutating func paste(_ text: String) -> FormAnswer {
        guard page != nil, saving == nil else { return .moved }
        if picker != nil {
            picker?.paste(text)
            return .moved
        }
        guard let question = question(here) else { return .moved }
        let kind = Key(.escape)
        switch typing {
        case .line(var line):
            guard line.insert(text) else { return .moved }
            return takeLine(line, question, kind)
        case .note(var note):
            guard note.insert(text) else { return .moved }
            set(.string(note.text), at: here, .other)
            typing = .note(note)
            return .changed
        case .search(var line, _):
            guard line.insert(text) else { return .moved }
            typing = .search(line, marker: 0)
            number += 1
            return .changed
        case .list, .nothing: return .moved
        }
    }

    /// Looks up a NIK that has all its digits, once.
    mutating func asking() -> [Effect] {
        guard question(here)?.kind == .nik, let nik = answer(here)?.string,
            nik.utf8.count == 16, known[nik] == nil
        else { return [] }
        known[nik] = .some(nil)
        return [.form(.find(nik: nik))]
    }

    mutating func noteKnown(_ nik: String, _ person: KnownPerson?) {
        known[nik] = .some(person)
        number += 1
    }

    /// Takes what a picture's file is, if the answer still names it.
    mutating func weighed(
        _ field: FormField,
        _ path: String,
        _ result: Result<PhotoFacts, Refusal>,
    ) -> [Effect] {
        guard let value = answer(field), value["path"]?.string == path else { return [] }
        switch result {
        case .success(let facts):
            pictures[field] = nil
            put(
                [
                    "path": .string(path), "sha256": .string(facts.sha256),
                    "bytes": .number(JSONNumber(facts.bytes)),
                ],
                at: field,
            )
            work()
            return keep()
        case .failure(let refusal):
            if case .file(_, let trouble) = refusal {
                pictures[field] = trouble
            } else {
                pictures[field] = .missing
            }
            work()
            return []
        }
    }
}
