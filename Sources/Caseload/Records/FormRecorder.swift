import Casework
import Documents
import Forms
import LocalStore

/// Writes filled forms and their steps as documents, inside one transaction.
struct FormRecorder {
    let writer: Writer
    let rules: Rules
    let worker: Worker
    let moment: Moment
    /// Over what the person here has still to key again.
    var veil: Veil?

    var forms: FormReader { FormReader(reader: writer, rules: rules) }

    /// An act's end, before the transaction's: an outcome, or why it cannot be done at all.
    typealias Ended = Result<FormOutcome, CaseloadError>

    // MARK: Saving

    /// `random`: 26 signs for the id of a record that is its own.
    func save(_ draft: FormDraft, sure: Bool, random: String) throws(StoreError) -> Ended {
        guard let form = rules.forms.form(draft.form) else {
            return .failure(unknown(draft.form))
        }
        let stored = try draft.record.flatMap { (id) throws(StoreError) in try forms.record(id) }
        if let id = draft.record {
            if let refusal = try refusal(id, stored, seen: draft.base) { return refusal }
        }
        guard let subject = try subject(draft, form, stored) else {
            return .failure(.unknownSubject(form: form.id.rawValue))
        }
        guard
            let version = try forms.version(
                of: form,
                draft,
                begun: stored?.record.date ?? draft.begun,
            )
        else { return .failure(unknown(form.id)) }
        let filled = try filled(draft.answers, form, version, subject, stored)
        let isStopped = filled.findings.contains { !$0.isWarning }
        if isStopped || (!filled.findings.isEmpty && !sure) {
            return .success(.findings(filled.findings))
        }
        let id =
            stored?.record.id
            ?? form.recordID(subject, of: worker.name, on: filled.date, random: random)
        let standing =
            stored != nil
            ? nil : try forms.standing(form, subject, of: worker.name, on: filled.date)
        if stored == nil, let there = try standing == nil ? forms.record(id) : standing {
            let id = there.record.id
            if veil?.hides(id, there.body) ?? false { return .failure(.veiled) }
            return .success(.overtaken(there.record))
        }
        var record = try record(id, draft, form, version, subject, filled, stored)
        if form.thread != nil {
            record.body = form.body(filled.answers, place: try forms.village(of: subject))
        }
        var outcome = try covering(
            try put(record, over: stored),
            form,
            before: stored?.record,
            after: record,
        )
        if case .success(.saved(var back, let waiting)) = outcome {
            // What no form was typed into, a proposal made by one key, comes back by that key.
            let wasTyped = try forms.draft(draft.key) != nil
            try writer.removeDraft(draft.key)
            if stored == nil, wasTyped {
                back.draft = draft
                outcome = .success(.saved(back, waiting: waiting))
            }
        }
        return outcome
    }

    /// Answers with all that follows from them.
    private struct Filled {
        var answers: JSONObject
        var findings: [FormFinding]
        var date: Day
        var due: Day?
        var isSensitive: Bool
        var marks: [String]
    }

    private func filled(
        _ answers: JSONObject,
        _ form: Form,
        _ version: FormVersion,
        _ subject: RecordSubject,
        _ stored: FormReader.Stored?,
    ) throws(StoreError) -> Filled {
        // The day decides what codes are in force and how old people are, so it is looked at first.
        let standing = stored?.record.date ?? moment.day
        let date = form.date(answers, begun: standing)
        let facts = try forms.facts(
            subject,
            moment.day,
            date: date,
            of: form,
            for: stored?.record.id,
        )
        var findings = version.findings(answers, facts)
        var completed = version.completed(answers, facts)
        let own = Set(version.questions.map(\.id))
        for old in stored?.record.answers ?? JSONObject() where !own.contains(old.name) {
            // Of a newer version of the form; it is not ours to drop.
            completed[old.name] = old.value
        }
        if let record = stored?.record, let question = form.dateQuestion,
            form.standingPeriod(of: record.date) != form.standingPeriod(of: date)
        {
            findings.append(Self.otherPeriod(question))
        }
        return Filled(
            answers: completed,
            findings: findings,
            date: form.date(completed, begun: standing),
            due: form.due(completed),
            isSensitive: form.isSensitive(completed, version, facts),
            marks: form.conditionalMarks(completed, version, facts),
        )
    }

    /// The day of a record of which there is one for each period leads out of that period.
    private static func otherPeriod(_ question: String) -> FormFinding {
        FormFinding(
            path: AnswerPath(question),
            message: .rule(
                Wording(
                    id: "Tanggal ini masuk masa lain: buat catatan baru untuk masa itu.",
                    en: "This day belongs to another period: make a new record for that one.",
                )
            ),
        )
    }

    /// Whom the record is about; what the register has lost stays named by a record that is edited.
    private func subject(
        _ draft: FormDraft,
        _ form: Form,
        _ stored: FormReader.Stored?,
    ) throws(StoreError) -> RecordSubject? {
        if let stored { return stored.record.subject(of: form) }
        return try forms.settled(draft.subject, for: form)
    }

    private func record(
        _ id: DocumentID,
        _ draft: FormDraft,
        _ form: Form,
        _ version: FormVersion,
        _ subject: RecordSubject,
        _ filled: Filled,
        _ stored: FormReader.Stored?,
    ) throws(StoreError) -> FormRecord {
        var record =
            stored?.record
            ?? FormRecord(
                id: id,
                form: form.id,
                version: version.name,
                date: filled.date,
                answers: filled.answers,
                authorship: authorship,
            )
        record.version = version.name
        record.family = subject.family
        record.member = subject.member ?? form.member(filled.answers)
        record.group = subject.group
        record.facility = subject.facility
        record.place = subject.place
        record.follows = record.follows ?? draft.follows
        record.date = filled.date
        record.due = filled.due
        record.answers = filled.answers
        // A form that says when is asked anew at each save, any other restricts what it once did.
        let says = stored?.saysSensitive ?? false
        let stays = form.sensitiveWhen == nil && says
        // A new record says what it comes out of. What it borrowed later goes with its reason, and is not said.
        let follows = (stored == nil || says) ? try forms.isSensitive(record.follows) : false
        record.isSensitive = stays || filled.isSensitive || follows
        if form.sensitiveWhen != nil { record.source["sensitive"] = false }
        if form.hasMarkConditions { record.marks = filled.marks }
        if record.steps.isEmpty, let flow = form.flow {
            record.steps = [try step(flow, to: flow.start, after: [], note: nil, due: nil)]
        }
        return record
    }

    // MARK: Steps

    func step(
        _ id: DocumentID,
        to target: String,
        note: String?,
        due: Day?,
        seen: RevisionID?,
    ) throws(StoreError) -> Ended {
        let stored = try forms.record(id)
        if let refusal = try refusal(id, stored, seen: seen ?? stored?.revision) {
            return refusal
        }
        guard let stored else { return .failure(.unknownRecord(key: id.rawValue)) }
        guard let form = rules.forms.form(stored.record.form) else {
            return .failure(unknown(stored.record.form))
        }
        let next = form.nextSteps(stored.record)
        guard let flow = form.flow, let way = next.first(where: { $0.to == target }) else {
            return .failure(.unknownStep(text: target, known: next.map(\.to)))
        }
        let note = note.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        if way.needsNote, note == nil { return .failure(.stepNeedsNote(step: target)) }
        let missing = way.unanswered(stored.record.answers)
        if !missing.isEmpty {
            let findings = missing.map { FormFinding(path: AnswerPath($0), message: .required) }
            return .success(.findings(findings))
        }
        var record = stored.record
        record.isSensitive = stored.saysSensitive
        if record.steps.isEmpty {
            // Made before its form had a flow.
            record.steps = [try step(flow, to: flow.start, after: [], note: nil, due: nil)]
        }
        var due = due
        if flow.state(target)?.awaits == true, let asked = record.due {
            // There is one day by which the answer is awaited: whoever sets another one corrects the form's.
            if let due, due != asked, let question = form.dueQuestion {
                record.answers[question] = .string(due.description)
                record.due = due
            }
            due = record.due
        }
        record.steps.append(
            try step(flow, to: target, after: record.steps, note: note, due: due)
        )
        return try put(record, over: stored)
    }

    /// A step that comes behind all others, also those of a laptop whose clock runs ahead.
    private func step(
        _ flow: Flow,
        to state: String,
        after steps: [RecordStep],
        note: String?,
        due: Day?,
    ) throws(StoreError) -> RecordStep {
        let last = steps.compactMap { Moment($0.at)?.seconds }.max()
        var at = moment
        if let last, at.seconds <= last { at.seconds = last + 1 }
        return RecordStep(
            state: state,
            by: worker.name,
            at: at.description,
            device: worker.device,
            note: note,
            due: due ?? flow.state(state)?.due?.day(after: moment.day),
            // Where nobody has a role, none is told apart.
            role: flow.hasRoles ? try WorkerProfile.read(writer).desk?.rawValue : nil,
        )
    }

    // MARK: Taking back and undoing

    func takeBack(_ id: DocumentID, seen: RevisionID?) throws(StoreError) -> Ended {
        let stored = try forms.record(id)
        if let refusal = try refusal(id, stored, seen: seen ?? stored?.revision) {
            return refusal
        }
        guard let stored else { return .failure(.unknownRecord(key: id.rawValue)) }
        let ended = try remove(stored.record, stored.revision, stored.body)
        guard let form = rules.forms.form(stored.record.form) else { return ended }
        return try covering(ended, form, before: stored.record, after: nil)
    }

    func undo(_ back: RecordChangeBack) throws(StoreError) -> Ended {
        let ended = try undoRecord(back)
        guard case .success(.saved(var done, _)) = ended else { return ended }
        // Of a record that says it already, the change that was asked for comes back itself.
        (done.checks, done.covered, done.kept) = ([], 0, [])
        try RosterChecks(forms: forms, recorder: recorder).undo(back, &done)
        try undoDraft(back, &done)
        return .success(.saved(done, waiting: try writer.waitingCount()))
    }

    /// What was typed for a record that is taken away is a draft again; with the record, its draft goes.
    private func undoDraft(
        _ back: RecordChangeBack,
        _ done: inout RecordChangeBack,
    ) throws(StoreError) {
        guard let draft = back.draft else { return }
        done.draft = draft
        let kept = try forms.draft(draft.key)
        if back.before == nil {
            // Whatever was begun meanwhile is not written over; Ctrl-Y still has this one.
            guard kept == nil else { return }
            try writer.putDraft(draft.key, draft.json)
            done.isReopened = true
        } else if kept?.answers == draft.answers {
            try writer.removeDraft(draft.key)
        }
    }

    private func undoRecord(_ back: RecordChangeBack) throws(StoreError) -> Ended {
        guard let stored = try writer.document(back.id) else {
            return .failure(.unknownRecord(key: back.id.rawValue))
        }
        if try writer.isInConflict(back.id) { return .failure(.inConflict) }
        guard stored.revision == back.after else { return try overtaken(back.id) }
        let now = stored.deleted ? nil : stored.body
        if now == back.before { return .success(.saved(back, waiting: try writer.waitingCount())) }
        guard var body = back.before else {
            guard let record = try forms.record(back.id) else { return try overtaken(back.id) }
            return try remove(record.record, stored.revision, stored.body)
        }
        if stored.deleted { Ending.renew(&body, over: stored.revision) }
        let put = try writer.put(back.id, body, parent: stored.deleted ? nil : stored.revision)
        return try ended(back.id, back.form, before: now, put)
    }

    // MARK: Checks

    private var recorder: Recorder {
        Recorder(writer: writer, rules: rules, worker: worker, moment: moment)
    }

    /// Writes the checks that follow from a record once it is written itself.
    private func covering(
        _ ended: Ended,
        _ form: Form,
        before: FormRecord?,
        after: FormRecord?,
    ) throws(StoreError) -> Ended {
        guard form.covers, case .success(.saved(var back, _)) = ended else { return ended }
        let checks = RosterChecks(forms: forms, recorder: recorder)
        try checks.write(form, before: [before].compactMap(\.self), after: after, &back)
        return .success(.saved(back, waiting: try writer.waitingCount()))
    }

    var authorship: Authorship {
        Authorship(
            how: .typed,
            by: worker.name,
            at: moment.description,
            device: worker.device,
        )
    }

    private func unknown(_ form: FormID) -> CaseloadError { rules.forms.unknown(form) }
}
