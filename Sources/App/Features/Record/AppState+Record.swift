import Caseload
import Casework
import Documents
import Forms
import Screen

extension AppState {
    /// Opens a record; one that is restricted says so and waits for a yes.
    package mutating func openRecord(_ id: DocumentID) -> [Effect] {
        workspace?.record.open(id)
        return go(to: .record)
    }

    /// Asks before a restricted record is opened; a yes is noted with the look.
    mutating func askToReveal(_ id: DocumentID) {
        askToOpenRestricted { state in
            state.workspace?.record.open(id, .first)
            return state.go(to: .record)
        }
    }

    /// A key for the step being taken, else for the page; nil when it may be a command.
    mutating func typeIntoRecord(_ key: Key) -> [Effect]? {
        guard workspace?.record.step != nil else {
            return workspace?.record.read(key) == true ? [] : nil
        }
        switch key {
        case .escape:
            workspace?.record.putStepAway()
            return []
        case .function(1), .function(9), .function(10), .control("l"), .control("p"):
            return nil
        default:
            let today = today
            guard
                case .take(let note, let due)? = workspace?.record.step?.press(key, today: today),
                let step = workspace?.record.step,
                let id = workspace?.history.begin(.form)
            else { return [] }
            return [.record(.step(id, step, note: note, due: due))]
        }
    }

    // MARK: What came back

    mutating func take(_ news: RecordNews) -> [Effect] {
        switch news {
        case .page(let page):
            workspace?.record.take(page)
            if workspace?.place == .record, let wanted = workspace?.record.takeWanted() {
                return begin(wanted.step, wasAsked: wanted.wasAsked)
            }
        case .restricted(let id, let kind):
            workspace?.record.restrict(id, kind)
        case .veiled(let id, let kind, let form):
            workspace?.record.restrict(id, kind, isVeiled: true, form: form)
        case .gone(let id):
            workspace?.record.gone(id)
            if workspace?.place == .record { say(words.recordGone, .warning) }
        case .looked(let id):
            if workspace?.place == .conflicts { workspace?.conflicts.reveal(id) }
        case .stepped(let id, let result): return take(result, of: id, isStep: true)
        case .takenBack(let id, let result): return take(result, of: id, isStep: false)
        case .written(let path, let result):
            switch result {
            case .success: say(words.letterWritten(path), .done)
            case .failure(let refusal): say(refusal)
            }
        }
        return []
    }

    private mutating func take(
        _ result: Result<FormOutcome, Refusal>,
        of id: CommitID,
        isStep: Bool,
    ) -> [Effect] {
        switch result {
        case .failure(let refusal):
            _ = workspace?.history.fail(id)
            say(refusal)
            return [.bell]
        case .success(.saved(let back, let waiting)):
            workspace?.waiting = waiting
            _ = workspace?.history.end(id, back)
            // What is over the screen meanwhile is not put aside.
            let answered = isStep && overlay == nil ? answeredRecord : nil
            let opened = isStep && overlay == nil && answered == nil ? openedForm : nil
            if isStep { workspace?.record.endStep() }
            let text = isStep ? words.stepRecorded : words.recordTakenBack
            let covered = words.covered(back, isUndone: true)
            say(
                covered.map { text + " " + $0 } ?? text,
                back.kept.isEmpty ? .done : .warning,
            )
            if let answered { askToClose(answered) }
            if let opened { return followRecord(with: opened) }
            return refreshAfterRecord()
        case .success(.findings(let findings)):
            _ = workspace?.history.fail(id)
            let version = workspace?.record.page?.version
            let questions = findings.map(\.path.question).map { id in
                version?.question(id).map { words.text($0.label) } ?? id
            }
            say(words.stepNeeds(questions), .warning)
            return [.bell]
        case .success(.overtaken):
            // The step it came from is about what the record no longer says.
            workspace?.history.end(id)
            say(words.recordOvertaken, .warning)
            return refreshAfterRecord()
        }
    }

    private func refreshAfterRecord() -> [Effect] {
        guard let workspace else { return [] }
        return effectsOfArriving(at: workspace.place)
    }

    // MARK: What can be done with it

    /// Why the open record has no next step.
    var obstacleToStepping: String? {
        guard let record = workspace?.record else { return words.loading }
        guard let page = record.page else {
            return record.isGone
                ? words.recordGone : record.restricted == nil ? words.loading : nil
        }
        return page.next.isEmpty ? words.noNextStep : nil
    }

    /// Takes the next step, after a choice where there are several.
    mutating func stepRecord() -> [Effect] {
        if workspace?.record.restricted != nil, let id = workspace?.record.id {
            if workspace?.record.isVeiled == true {
                askToGiveUp(id)
            } else {
                askToReveal(id)
            }
            return []
        }
        guard let steps = workspace?.record.page?.next, let first = steps.first else { return [] }
        guard steps.count > 1 else { return begin(first) }
        // The letters that the programme gives go before those found in labels.
        var taken = Set(steps.compactMap { $0.key?.unicodeScalars.first })
        let commands = steps.enumerated().map { place, step in
            Self.command(for: step, place, words, &taken)
        }
        overlay = .menu(MenuState(commands, title: words.nextStepTitle, self))
        return []
    }

    /// A choice with the step's own letter, else with the first letter of its label that no other has; and with
    /// a digit.
    private static func command(
        for step: Flow.Step,
        _ place: Int,
        _ words: Words,
        _ taken: inout Set<Unicode.Scalar>,
    ) -> Command {
        var keys: [Key] = []
        if place < 9 {
            keys.append(.character(Unicode.Scalar(UInt8(ascii: "1") + UInt8(place))))
        }
        let letters = words.text(step.label).lowercased().unicodeScalars
        if let own = step.key?.unicodeScalars.first {
            keys.insert(.character(own), at: 0)
        } else if let letter = letters.first(where: {
            ("a"..."z").contains($0) && !taken.contains($0)
        }) {
            taken.insert(letter)
            keys.append(.character(letter))
        }
        let text: @Sendable (Words) -> String = { words in
            let roles = step.roles.isEmpty ? "" : " (\(words.roles(step.roles)))"
            return words.text(step.label) + roles
        }
        return Command(
            "record.step.\(step.to)",
            keys: keys,
            in: [],
            label: text,
            explanation: text,
        ) { $0.begin(step) }
    }

    /// Takes a step, or first opens the form where it asks for answers that are not there.
    ///
    /// `wasAsked`: The form was opened for them already, and has been saved.
    private mutating func begin(_ step: Flow.Step, wasAsked: Bool = false) -> [Effect] {
        let today = today
        let missing = workspace?.record.missingAnswers(for: step) ?? []
        let labels = missing.map { words.text($0.label) }
        if let first = missing.first, let id = workspace?.record.page?.record.id {
            guard !wasAsked else {
                say(words.stepNotTaken(words.text(step.label), labels), .warning)
                return []
            }
            // To the answer itself: she took the step because she has it.
            let effects = changeRecord(id)
            workspace?.form.wanted = first.id
            workspace?.record.wanted = RecordState.WantedStep(state: step.to, wasAsked: true)
            say(words.stepAsks(labels), .warning)
            return effects
        }
        workspace?.record.begin(step, today: today)
        return []
    }

    /// Turns to the next or previous record of *Layanan*.
    mutating func turnRecord(by step: Int) -> [Effect] {
        guard let id = workspace?.record.id,
            let next = workspace?.records.neighbour(of: id, by: step)
        else { return [] }
        workspace?.records.select(next)
        return openRecord(next)
    }

    func obstacleToTurningRecord(by step: Int) -> String? {
        guard let workspace, let id = workspace.record.id else { return words.loading }
        return workspace.records.neighbour(of: id, by: step) == nil ? words.lastRecordOfList : nil
    }

    /// Takes the record back: it goes, its history stays, and Ctrl-Z brings it again.
    mutating func takeBackRecord() -> [Effect] {
        guard let page = workspace?.record.page, let id = workspace?.history.begin(.form)
        else { return [] }
        return [.record(.takeBack(id, page.record.id, seen: page.revision))]
    }

    /// Why the open record's content cannot be used just now.
    var obstacleToRecord: String? {
        guard let record = workspace?.record else { return words.loading }
        guard record.page == nil else { return nil }
        if record.isGone { return words.recordGone }
        if record.isVeiled { return words.veiledHere }
        return record.restricted == nil ? words.loading : words.restrictedHere
    }
}

extension RecordState {
    /// The questions that a step asks to be answered before, and that are not.
    func missingAnswers(for step: Flow.Step) -> [(id: String, label: Wording)] {
        guard let page else { return [] }
        return step.unanswered(page.record.answers).map { id in
            (id, page.version?.question(id)?.label ?? Wording(id: id, en: id))
        }
    }
}
