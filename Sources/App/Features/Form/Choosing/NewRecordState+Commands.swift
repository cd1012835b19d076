import Caseload
import Casework
import Documents
import Forms
import Screen

extension NewRecordState {
    static let commands: [Command] = [
        Command(
            "record.add",
            keys: [.function(6)],
            in: [.workspace],
            label: { $0.recordAddLabel },
            explanation: { $0.recordAddExplanation },
        ) { $0.beginRecord(nil, about: $0.subjectHere) },
        Command(
            "newRecord.take",
            keys: [.enter],
            in: [.place(.newRecord)],
            label: { $0.openLabel },
            explanation: { $0.newRecordTakeExplanation },
            obstacle: { $0.workspace?.newRecord.selected == nil ? $0.words.nothingFound : nil },
        ) { $0.takeNewRecord() },
        Command(
            "newRecord.subject",
            keys: [.tab],
            in: [.place(.newRecord)],
            label: { $0.newRecordSubjectLabel },
            explanation: { $0.newRecordSubjectExplanation },
        ) { $0.turnSubject(by: 1) },
        Command(
            "newRecord.subjectBack",
            keys: [.backTab],
            in: [.place(.newRecord)],
            label: { $0.newRecordSubjectLabel },
            explanation: { $0.newRecordSubjectBackExplanation },
        ) { $0.turnSubject(by: -1) },
        Command(
            "newRecord.person",
            keys: [.function(3)],
            in: [.place(.newRecord)],
            label: { $0.searchLabel },
            explanation: { $0.newRecordPersonExplanation },
        ) { state in
            state.workspace?.newRecord.askPerson()
            return []
        },
    ]
}

extension AppState {
    /// Opens the choice of a form.
    mutating func chooseRecord(
        about subject: RecordSubject,
        wanted: FormID? = nil,
    ) -> [Effect] {
        guard let index = workspace?.families.index else { return [] }
        let (words, today) = (words, today)
        workspace?.newRecord.words = words
        workspace?.newRecord.today = today
        workspace?.newRecord.open(subject, wanted: wanted, index)
        return go(to: .newRecord)
    }

    /// Fills in a form that was named first: about whom she stands on, or whom she names next.
    mutating func chooseForm(_ form: FormID) -> [Effect] {
        let effects = chooseRecord(about: subjectHere, wanted: form)
        workspace?.newRecord.isNamed = true
        return effects
    }

    /// Whom she stands on, in any screen.
    var subjectHere: RecordSubject {
        guard let workspace else { return RecordSubject() }
        switch workspace.place {
        case .family: return RecordSubject(family: workspace.family.id)
        case .families: return RecordSubject(family: workspace.families.selected)
        case .entry:
            switch workspace.entry.door {
            case .family(let id), .blind(let id): return RecordSubject(family: id)
            case .group(let id): return RecordSubject(group: id)
            case .facility(let id): return RecordSubject(facility: id)
            case nil: return RecordSubject()
            }
        case .queue: return RecordSubject(family: workspace.queue.selected?.family)
        case .agenda: return RecordSubject(family: workspace.agenda.selectedFamily)
        case .records:
            let row = workspace.records.selectedRow.flatMap { $0.isSensitive ? nil : $0 }
            return RecordSubject(family: row?.family, member: row?.member)
        case .record: return workspace.record.subject
        case .newRecord: return workspace.newRecord.subject
        case .form:
            var subject = workspace.form.page?.subject ?? RecordSubject()
            // What is begun beside it is not about her whom the list named.
            subject.newcomer = nil
            return subject
        default: return RecordSubject()
        }
    }

    fileprivate mutating func turnSubject(by step: Int) -> [Effect] {
        guard workspace?.newRecord.step == .form else { return takeNewRecord() }
        workspace?.newRecord.turn(by: step)
        return []
    }

    /// Enter: takes whom or what the cursor is on.
    fileprivate mutating func takeNewRecord() -> [Effect] {
        guard let choice = workspace?.newRecord, let row = choice.selected else { return [] }
        let asked = choice.line.text.trimmed
        switch row {
        case .heading: return []
        case .family(let id, _, _, _):
            return askForm(RecordSubject(family: id), asked: asked)
        case .group(let id, _):
            return askForm(RecordSubject(group: id))
        case .place(let name):
            return askForm(RecordSubject(place: name))
        case .facility(let id, _, _):
            let subject = RecordSubject(facility: id)
            guard case .facility(let form) = choice.step else {
                return askForm(subject)
            }
            return openForm(.new(form, subject))
        case .otherPlace(let name):
            return askForm(RecordSubject(place: name))
        case .draft(let subject, _, _, let first):
            guard case .drafts(let form, _) = choice.step else { return [] }
            return openForm(.new(form, subject), after: first)
        case .home(let family, _, _): return takeHome(family)
        case .another:
            guard case .drafts(let form, let subject) = choice.step else { return [] }
            let others = (choice.page?.drafts ?? []).filter { $0.form == form }.map(\.subject)
            return begin(form, subject.beside(others), choice.stranger)
        case .stranger(let text):
            return askForm(RecordSubject(), stranger: text)
        case .nobody:
            return askForm(RecordSubject())
        case .member(let id, _, _):
            guard case .member(let form) = choice.step else { return [] }
            var subject = choice.subject
            subject.member = id
            return openForm(.new(form, subject))
        case .form(let id, _, _, _, _):
            guard choice.step == .person else { return takeForm(id, choice) }
            workspace?.newRecord.name(id)
            return []
        }
    }

    /// Asks which form about someone; one that was named already opens.
    private mutating func askForm(
        _ subject: RecordSubject,
        asked: String = "",
        stranger: String = "",
    ) -> [Effect] {
        let effects =
            workspace?.newRecord.askForm(subject, asked: asked, stranger: stranger) ?? []
        return effects + takeWantedForm()
    }

    /// Goes on with the form that was asked for before it was clear about whom.
    mutating func takeWantedForm() -> [Effect] {
        guard let choice = workspace?.newRecord, choice.page != nil, choice.step == .form,
            let wanted = choice.wanted
        else { return [] }
        workspace?.newRecord.wanted = nil
        workspace?.newRecord.isNamed = false
        guard let form = choice.page?.forms.first(where: { $0.id == wanted }),
            choice.isNamed || !choice.fits(form)
        else {
            say(words.formIsGone, .warning)
            return []
        }
        return takeForm(wanted, choice)
    }

    private mutating func takeForm(_ id: FormID, _ choice: NewRecordState) -> [Effect] {
        guard let form = choice.page?.forms.first(where: { $0.id == id }) else { return [] }
        if choice.fits(form) {
            let subject = choice.narrowed(for: form)
            guard choice.draftsToChoose(form).isEmpty else {
                return ask(.drafts(id, subject))
            }
            return begin(id, subject, choice.stranger)
        }
        switch form.about {
        case .member where choice.subject.family != nil:
            // Known is the family; of whom it is asks one question more.
            return ask(.member(id))
        case .facility where !choice.facilities(fitting: form).isEmpty: return ask(.facility(id))
        case .group:
            if let group = choice.page?.group { return openForm(.new(id, .init(group: group.id))) }
        default: break
        }
        say(words.formNeeds(form.about), .hint)
        return []
    }

    /// One question more before the form opens.
    private mutating func ask(_ step: NewRecordState.Step) -> [Effect] {
        workspace?.newRecord.step = step
        workspace?.newRecord.line = LineEditor(limit: 200)
        workspace?.newRecord.list()
        return []
    }

    private mutating func begin(
        _ form: FormID,
        _ subject: RecordSubject,
        _ stranger: String,
    ) -> [Effect] {
        let effects = openForm(.new(form, subject))
        workspace?.form.stranger = stranger
        return effects
    }
}

extension RecordSubject {
    /// Only what a form of this kind hangs on, with the family of a member.
    func narrowed(to form: Form, _ page: NewRecordPage?) -> RecordSubject {
        switch form.about {
        case .family:
            RecordSubject(family: family, member: form.memberQuestion == nil ? nil : member)
        case .member: RecordSubject(family: family, member: member)
        case .group: RecordSubject(group: group)
        case .facility: RecordSubject(facility: facility)
        case .place: RecordSubject(place: place ?? page?.village)
        // About nobody in particular; whom she stood on is kept all the same.
        case .none: self
        }
    }
}
