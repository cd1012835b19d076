import Caseload
import Documents
import Forms
import Screen

extension FormState {
    static let commands: [Command] = [
        Command(
            "form.save",
            keys: [.function(2)],
            in: [.place(.form)],
            label: { $0.formSaveLabel },
            explanation: { $0.formSaveExplanation },
            obstacle: notHere,
        ) { $0.saveForm(opensNext: false) },
        Command(
            "form.look",
            keys: [.function(4)],
            in: [.place(.form)],
            label: { $0.formLookLabel },
            explanation: { $0.formLookExplanation },
            obstacle: notHere,
        ) { $0.lookUpInForm() },
        Command(
            "form.addRow",
            keys: [.function(6)],
            in: [.place(.form)],
            label: { $0.formAddRowLabel },
            explanation: { $0.formAddRowExplanation },
            obstacle: { $0.workspace?.form.here.row == nil ? $0.words.formNoTable : nil },
        ) { $0.addFormRow() },
        Command(
            "form.alike",
            keys: [.function(7)],
            in: [.place(.form)],
            label: { $0.lookalikesLabel },
            explanation: { $0.lookalikesExplanation },
            obstacle: { state in
                state.workspace?.form.lookalikes.isEmpty == false ? nil : state.words.noLookalikes
            },
        ) { $0.chooseLookalike() },
        Command(
            "form.saveNext",
            keys: [.function(8)],
            in: [.place(.form)],
            label: { $0.formNextLabel },
            explanation: { $0.formNextExplanation },
            obstacle: notHere,
        ) { $0.saveForm(opensNext: true) },
        Command(
            "form.deleteRow",
            keys: [.control("d")],
            in: [.place(.form)],
            label: { $0.formDeleteRowLabel },
            explanation: { $0.formDeleteRowExplanation },
            obstacle: { $0.workspace?.form.here.isCell == true ? nil : $0.words.formNoTable },
        ) { $0.deleteFormRow() },
        Command(
            "form.leave",
            keys: [.escape],
            in: [.place(.form)],
            label: { $0.formLeaveLabel },
            explanation: { $0.formLeaveExplanation },
        ) { $0.leaveForm() },
        Command(
            "form.discard",
            keys: [],
            in: [.place(.form)],
            label: { $0.formDiscardLabel },
            explanation: { $0.formDiscardExplanation },
            obstacle: { $0.workspace?.form.isTyped == true ? nil : $0.words.formNothingTyped },
        ) { $0.discardForm() },
    ]

    private static let notHere: @Sendable (AppState) -> String? = { state in
        guard let form = state.workspace?.form else { return state.words.loading }
        if form.page == nil { return form.isGone ? state.words.formIsGone : state.words.loading }
        return form.saving == nil ? nil : state.words.formSaving
    }
}

extension AppState {
    /// F4: the list of the question; on a NIK that someone of the register has, that person.
    fileprivate mutating func lookUpInForm() -> [Effect] {
        if let person = workspace?.form.personHere { return takePerson(person) }
        if workspace?.form.picker != nil {
            _ = workspace?.form.press(.function(4))
            return workspace?.form.keep() ?? []
        }
        if let notice = workspace?.form.openPicker() { say(words.sentence(for: notice), .hint) }
        return []
    }

    fileprivate mutating func addFormRow() -> [Effect] {
        let effects = workspace?.form.leave() ?? []
        guard workspace?.form.addRowBelow() == true else {
            let most = workspace?.form.tableHere?.length ?? 0
            say(words.sentence(for: .full(most)), .hint)
            return effects
        }
        return effects + (workspace?.form.keep() ?? [])
    }

    fileprivate mutating func deleteFormRow() -> [Effect] {
        if case .changedSaying(let notice)? = workspace?.form.deleteRow() {
            say(words.sentence(for: notice), .done)
        }
        return workspace?.form.keep() ?? []
    }

    /// Empties the form; Ctrl-Z brings all of it back while it is open.
    fileprivate mutating func discardForm() -> [Effect] {
        workspace?.form.discard()
        say(words.formDiscarded, .done)
        return workspace?.form.keep() ?? []
    }

    /// Makes the form one about a person of the register: what is typed comes along.
    mutating func takePerson(_ person: KnownPerson) -> [Effect] {
        guard let form = workspace?.form, let page = form.page, let draft = form.draft else {
            return []
        }
        let answers = page.answers(draft.answers, naming: person.name)
        var subject = page.subject
        subject.family = person.family
        subject.member = person.member
        let effects = openForm(.new(page.form.id, subject), after: draft.follows)
        workspace?.form.carried = answers
        say(words.sentence(for: .personTaken(person.name)), .done)
        return [.form(.drop(key: draft.key))] + effects
    }
}

extension FormState {
    /// Someone of the register who has the NIK under the cursor, and whom the form is not yet about.
    var personHere: KnownPerson? {
        guard question(here)?.kind == .nik, picker == nil, let nik = answer(here)?.string,
            let person = known[nik] ?? nil, page?.record == nil, page?.rekeyed == nil,
            page?.subject.member != person.member
        else { return nil }
        return person
    }

    var tableHere: FormQuestion? {
        here.row == nil ? nil : version?.question(here.question)
    }

    /// Adds a row to the table with the cursor; false where it is full.
    mutating func addRowBelow() -> Bool {
        let adder = FormField(here.question, row: rows(of: here.question).count)
        guard fields.contains(adder) else { return false }
        enter(adder)
        addRow()
        return true
    }

    mutating func discard() {
        guard draft != nil else { return }
        remember(.other, at: here)
        draft?.answers = pristine
        pictures = [:]
        work()
        enter(fields.contains(here) ? here : fields.first ?? here)
    }
}
