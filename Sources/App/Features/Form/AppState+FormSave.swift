import Caseload
import Casework
import Documents
import Forms
import Screen

/// Making a form's draft a record.
extension AppState {
    /// F2 and F8: saves, or goes to the first answer that has to be mended.
    ///
    /// Warnings are told once; pressed again on the same answers it saves over them.
    mutating func saveForm(opensNext: Bool) -> [Effect] {
        guard workspace?.form.draft != nil, workspace?.form.saving == nil else { return [] }
        var effects = workspace?.form.finishForSaving() ?? []
        let waitsFor = workspace?.form.picturesToWeigh ?? []
        guard waitsFor.isEmpty else {
            workspace?.form.awaitsPictures = opensNext
            say(words.formLooksAtPictures, .hint)
            return effects + waitsFor
        }
        guard let form = workspace?.form, let draft = form.draft else { return effects }
        let errors = form.notes.filter { !$0.isWarning }
        if let first = errors.first {
            workspace?.form.goTo(first.field)
            say(words.formHasErrors(errors.count, form.sentence(first, words)), .warning)
            return effects
        }
        let doubts = form.notesToSettle
        if form.warnedOver != draft.answers, let first = doubts.first {
            workspace?.form.goTo(first.field)
            workspace?.form.warnedOver = draft.answers
            say(words.formHasWarnings(doubts.count, form.sentence(first, words)), .warning)
            return effects
        }
        let isSure = form.warnedOver == draft.answers || !form.notes.isEmpty
        guard let id = workspace?.history.begin(.form) else { return effects }
        var saved = draft
        saved.answers = form.savedAnswers
        // What a restricted record is, and about whom, stays off the message line and its history.
        let page = form.isRestricted ? nil : form.page
        let subject = page.map { words.subjectName(of: $0, form.answers) } ?? ""
        let saving = FormState.Saving(
            id: id,
            opensNext: opensNext,
            form: form.isRestricted
                ? words.restrictedTitle
                : page.map { words.text($0.form.label) } ?? "",
            subject: subject,
            draft: draft,
        )
        workspace?.form.saving = saving
        workspace?.formSaves[id] = saving
        effects += [.form(.keep(draft)), .form(.save(id, saved, sure: isSure))]
        return effects
    }

    mutating func takeSaved(
        _ result: Result<FormOutcome, Refusal>,
        of id: CommitID,
    ) -> [Effect] {
        let saving = workspace?.formSaves.removeValue(forKey: id)
        // She may have gone elsewhere meanwhile, or begun another form.
        guard let saving, workspace?.form.saving == saving, workspace?.place == .form else {
            return takeSavedElsewhere(result, of: id, saving)
        }
        workspace?.form.saving = nil
        switch result {
        case .failure(let refusal):
            _ = workspace?.history.fail(id)
            dropKeysAhead()
            say(refusal)
            return [.bell]
        case .success(.saved(let back, let waiting)):
            workspace?.waiting = waiting
            _ = workspace?.history.end(id, back.made(of: saving.draft))
            return formSaved(saving, words.covered(back), isKept: !back.kept.isEmpty)
        case .success(.findings(let findings)):
            workspace?.history.end(id)
            dropKeysAhead()
            guard let first = findings.first else { return [] }
            workspace?.form.wasTried = true
            workspace?.form.goTo(FormField(first.path))
            let sentence = words.sentence(for: first, unit: nil)
            let text =
                workspace?.form.sentence(sentence, at: FormField(first.path), words) ?? sentence
            if findings.allSatisfy(\.isWarning) {
                let answers = workspace?.form.answers
                workspace?.form.warnedOver = answers
                say(words.formHasWarnings(findings.count, text), .warning)
            } else {
                say(words.formHasErrors(findings.count { !$0.isWarning }, text), .warning)
            }
            return []
        case .success(.overtaken(let record)):
            workspace?.history.end(id)
            dropKeysAhead()
            let effects = workspace?.form.overtaken(by: record) ?? []
            say(words.formOvertaken, .warning)
            // The revision it says so with: saved again, this one is replaced.
            return effects + [.form(.edit(record.id))]
        }
    }

    /// The answer to a save that finds another screen: told, and she stays where she is.
    private mutating func takeSavedElsewhere(
        _ result: Result<FormOutcome, Refusal>,
        of id: CommitID,
        _ saving: FormState.Saving?,
    ) -> [Effect] {
        let isSame = saving != nil && workspace?.form.saving == saving
        if isSame { workspace?.form.saving = nil }
        switch result {
        case .failure(let refusal):
            _ = workspace?.history.fail(id)
            say(refusal)
            return [.bell]
        case .success(.saved(let back, let waiting)):
            workspace?.waiting = waiting
            _ = workspace?.history.end(id, back.made(of: saving?.draft))
            if isSame {
                if let form = workspace?.form.page?.form.id { workspace?.newRecord.noteUsed(form) }
                workspace?.form = FormState()
                workspace?.trail.removeAll { $0 == .form }
            }
            let saved = words.formSaved(saving?.form ?? "", saving?.subject ?? "")
            let covered = words.covered(back)
            say(covered.map { saved + " " + $0 } ?? saved, back.kept.isEmpty ? .done : .warning)
            // A page that is typed on is not read anew under the fingers.
            guard let place = workspace?.place, place != .form, place != .entry else { return [] }
            return effectsOfArriving(at: place)
        case .success(.findings), .success(.overtaken):
            // Everything typed stays in its draft; opened again, it says what is to be mended.
            workspace?.history.end(id)
            say(words.formLeftUnsaved(saving?.form ?? "", saving?.subject ?? ""), .warning)
            return [.bell]
        }
    }

    /// After a save: back to where she came from, or the same form about the next.
    ///
    /// `covered`: What it wrote beside itself; `isKept` where some of that stayed as it was.
    private mutating func formSaved(
        _ saving: FormState.Saving,
        _ covered: String?,
        isKept: Bool,
    ) -> [Effect] {
        guard let form = workspace?.form, let page = form.page else { return [] }
        let opensNext = saving.opensNext
        if let rekeyed = page.rekeyed { return formRekeyed(rekeyed.record, opensNext: opensNext) }
        workspace?.newRecord.noteUsed(page.form.id)
        let saved = words.formSaved(saving.form, saving.subject)
        let title = covered.map { saved + " " + $0 } ?? saved
        if let round = form.round { return formSaved(round, opensNext: opensNext, title) }
        let next = opensNext ? subjectAfter(page) : nil
        workspace?.form = FormState()
        if let next {
            let effects = openForm(
                .new(page.form.id, next),
                first: page.form.about == .member && next.member == nil,
            )
            say(title + " " + words.formNext, isKept ? .warning : .done)
            return effects
        }
        _ = workspace?.goBack()
        say(opensNext ? title + " " + words.formNoNext : title, isKept ? .warning : .done)
        return effectsOfArriving(at: workspace?.place ?? .home)
    }

    /// After a second keying: the next drawn form, or back to the sample.
    private mutating func formRekeyed(_ record: DocumentID, opensNext: Bool) -> [Effect] {
        let next = opensNext ? workspace?.supervisor.formTask(after: record) : nil
        workspace?.form = FormState()
        if let next {
            let effects = openForm(.rekey(next.record, next.quarter))
            say(words.rekeyed(1, left: 0) + " " + words.formNext, .done)
            return effects + supervising
        }
        _ = workspace?.goBack()
        say(words.rekeyed(1, left: 0), .done)
        return effectsOfArriving(at: workspace?.place ?? .home)
    }

    /// Whom the next form of this kind is about: the next member or family of the list she works
    /// through; the same group, facility or place again.
    func subjectAfter(_ page: FormPage) -> RecordSubject? {
        switch page.form.about {
        case .group, .facility, .place: return page.subject
        case .none:
            // Whoever comes next is somebody else.
            var next = page.subject
            next.newcomer = nil
            return next
        case .member:
            let place = page.members.firstIndex { $0.id == page.subject.member } ?? -1
            let rest = page.members[(place + 1)...]
            if let next = rest.first(where: { !$0.hasLeft(by: today) }) {
                return RecordSubject(family: page.subject.family, member: next.id)
            }
            // The family is through: whoever is first of the next one, as in the grid.
            return familyAfter(page)
        case .family: return familyAfter(page)
        }
    }

    private func familyAfter(_ page: FormPage) -> RecordSubject? {
        guard let family = page.subject.family, let list = workspace?.families.list,
            let row = list.row(of: family), row + 1 < list.count
        else { return nil }
        return RecordSubject(family: list.id(row + 1))
    }
}

extension FormState {
    /// Ends typing before a save: from now on every missing answer is told.
    mutating func finishForSaving() -> [Effect] {
        picker = nil
        let effects = leave()
        wasTried = true
        work()
        return effects
    }

    /// Looking at the pictures that were not looked at yet.
    var picturesToWeigh: [Effect] {
        fields.filter { pictures[$0] == nil }.flatMap { weighing($0) }
    }

    /// Whether F2 or F8 was waiting for pictures, and all of them are looked at now.
    mutating func takeAwaited() -> Bool? {
        guard let waits = awaitsPictures, picturesToWeigh.isEmpty else { return nil }
        awaitsPictures = nil
        return waits
    }

    mutating func goTo(_ field: FormField) {
        if fields.contains(field) {
            enter(field)
        } else if let near = fields.first(where: { $0.question == field.question }) {
            enter(near)
        }
    }

    /// What a record is made of: computed values in, hidden answers out, no empty row at a table's end.
    var savedAnswers: JSONObject {
        guard let page else { return answers }
        var answers = page.version.completed(answers, facts)
        for question in page.version.questions where question.kind == .table {
            guard var rows = answers[question.id]?.array else { continue }
            while rows.last?.object?.isEmpty == true { rows.removeLast() }
            let value: JSONValue = .array(rows)
            answers[question.id] = rows.isEmpty ? JSONValue?.none : value
        }
        return answers
    }

    /// Others wrote the record meanwhile: both are shown, and F2 again saves what stands here.
    mutating func overtaken(by record: FormRecord) -> [Effect] {
        overtaking = record
        warnedOver = answers
        number += 1
        guard let draft, draft.record != record.id else { return [] }
        // From now on it is a change of that record, and its draft stands under it.
        self.draft?.record = record.id
        self.draft?.key = FormDraft.key(draft.form, draft.subject, record.id)
        door = .record(record.id)
        isKept = false
        return [.form(.drop(key: draft.key))] + keep()
    }
}

extension Member {
    /// Whether she died or moved away by a day.
    func hasLeft(by day: Day) -> Bool {
        states.contains { state in
            [.meninggal, .pindah].contains(state.code) && state.from ?? .first <= day
                && day <= state.to ?? .last
        }
    }
}
