import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// An empty form for keying a drawn record again, under the version it was first filled in.
    ///
    /// With the draft where one was begun; nothing of the first keying is in it.
    ///
    /// Nil where the record was not drawn, is keyed again already, or cannot be shown here.
    package func rekeyForm(
        _ record: DocumentID,
        _ quarter: Quarter,
        today: Day,
    ) throws(CaseloadError) -> FormPage? {
        try read { (reader) throws(StoreError) in
            let rules = try rules(reader)
            guard try StoreOwner.read(reader).role.rekeys,
                let first = try openPick(record, quarter, reader, rules)
            else { return nil }
            let forms = FormReader(reader: reader, rules: rules)
            let stored = FormRecord(partly: first.body, id: record)
            guard let form = rules.forms.form(stored.form) else { return nil }
            return try forms.blindPage(form, stored, quarter, today)
        }
    }

    /// Compares a second keying of a form with the first, and keeps what came of it.
    ///
    /// The first is left as it is. Findings stop it as they stop a record, but what has to be answered and is blank
    /// on the paper is only asked about: saved all the same it is blank, and differs from what was keyed first.
    func saveRekeyed(
        _ draft: FormDraft,
        _ target: FormDraft.Rekeyed,
        sure: Bool,
        at moment: Moment,
    ) throws(CaseloadError) -> FormOutcome {
        let worker = worker
        let ended = try write { (writer) throws(StoreError) -> Result<FormOutcome, CaseloadError> in
            let rules = try rules(writer)
            guard try StoreOwner.read(writer).role.rekeys else { return .failure(.needsRole) }
            guard let first = try openPick(target.record, target.quarter, writer, rules) else {
                return .failure(.overtaken)
            }
            let record = FormRecord(partly: first.body, id: target.record)
            let forms = FormReader(reader: writer, rules: rules)
            guard let form = rules.forms.form(record.form),
                let version = try forms.version(of: form, draft, begun: record.date)
            else { return .failure(rules.forms.unknown(record.form)) }
            let date = form.date(draft.answers, begun: record.date)
            let facts = try forms.facts(record.subject(of: form), moment.day, date: date)
            let findings = version.findings(draft.answers, facts).map(\.ofBlankPaper)
            if findings.contains(where: { !$0.isWarning }) || (!findings.isEmpty && !sure) {
                return .success(.findings(findings))
            }
            let comparison = KeyingComparison(
                version,
                first: record.answers,
                second: version.completed(draft.answers, facts),
                presets: version.presets(facts),
            )
            let recorder = RekeyRecorder(writer, worker, moment, target.quarter)
            guard let back = try recorder.put(first, comparison, version: version.name) else {
                return .failure(.overtaken)
            }
            try writer.removeDraft(draft.key)
            return .success(.saved(back, waiting: try writer.waitingCount()))
        }
        return try ended.get()
    }

    /// Notes of a drawn record that its paper was not found.
    package func noteNoPaper(
        _ record: DocumentID,
        _ quarter: Quarter,
        at moment: Moment,
    ) throws(CaseloadError) -> SupervisionSaved {
        let worker = worker
        let ended = try write {
            (writer) throws(StoreError) -> Result<SupervisionSaved, CaseloadError> in
            let rules = try rules(writer)
            guard try StoreOwner.read(writer).role.rekeys else { return .failure(.needsRole) }
            guard let first = try openPick(record, quarter, writer, rules),
                let back = try RekeyRecorder(writer, worker, moment, quarter).put(first, nil)
            else { return .failure(.overtaken) }
            try writer.removeDraft(FormDraft.key(rekeying: record, quarter))
            return .success(
                SupervisionSaved(backs: [back], waiting: try writer.waitingCount())
            )
        }
        return try ended.get()
    }

    /// Gives the blind keying of a drawn record up, so that it can be looked at.
    ///
    /// Noted as a look, and kept as a task that was not blind. It cannot be taken back: what was seen stays
    /// seen.
    ///
    /// Throws `overtaken` where there is no open task.
    package func giveUpBlindness(
        _ record: DocumentID,
        at moment: Moment,
    ) throws(CaseloadError) -> SupervisionSaved {
        let worker = worker
        let ended = try write {
            (writer) throws(StoreError) -> Result<SupervisionSaved, CaseloadError> in
            let rules = try rules(writer)
            guard try StoreOwner.read(writer).role.rekeys else { return .failure(.needsRole) }
            var written = false
            for quarter in try SampleReader.quarters(of: record, writer) {
                guard let first = try openPick(record, quarter, writer, rules) else { continue }
                let recorder = RekeyRecorder(writer, worker, moment, quarter)
                guard try recorder.put(first, nil, isBlind: false) != nil else { continue }
                try writer.removeDraft(FormDraft.key(rekeying: record, quarter))
                written = true
            }
            guard written else { return .failure(.overtaken) }
            try noteLook(at: record, from: .supervisor, at: moment, writer)
            return .success(SupervisionSaved(backs: [], waiting: try writer.waitingCount()))
        }
        return try ended.get()
    }

    /// Takes samples, second keyings and decisions back, or does them again with what this returned.
    ///
    /// All or none. Throws `overtaken` where one has changed since, `alreadySent` for a decision on its way.
    package func undo(
        _ backs: [RecordChangeBack],
        at moment: Moment,
    ) throws(CaseloadError) -> SupervisionSaved {
        let worker = worker
        let ended = try write {
            (writer) throws(StoreError) -> Result<SupervisionSaved, CaseloadError> in
            for back in backs {
                guard try writer.document(back.id)?.revision == back.after else {
                    return .failure(.overtaken)
                }
                if back.id.documentKind == .decision, try !writer.isOnlyHere(back) {
                    return .failure(.alreadySent)
                }
            }
            let recorder = SupervisionRecorder(writer: writer, worker: worker, moment: moment)
            var inverse: [RecordChangeBack] = []
            for back in backs.reversed() {
                guard let undone = try recorder.undo(back) else { continue }
                if back.id.documentKind == .decision { try writer.settleDecision(undone) }
                inverse.append(undone)
            }
            return .success(
                SupervisionSaved(backs: inverse, waiting: try writer.waitingCount())
            )
        }
        return try ended.get()
    }

    /// A drawn record that is not keyed again yet, as it was drawn.
    func openPick(
        _ record: DocumentID,
        _ quarter: Quarter,
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) -> DrawnRecord? {
        let samples = SampleReader(reader, rules, quarter)
        guard try samples.finished(record) == nil else { return nil }
        for sample in try samples.samples() {
            guard let pick = sample.picks.first(where: { $0.record == record }) else { continue }
            guard let first = try samples.first(pick) else { return nil }
            return DrawnRecord(
                pick: pick,
                worker: sample.worker,
                body: first.body,
                revision: first.isDrawn
                    ? pick.revision : try reader.revision(record) ?? pick.revision,
            )
        }
        return nil
    }
}

/// A drawn record with what it said.
struct DrawnRecord {
    var pick: DrawnSample.Pick
    var worker: String
    var body: JSONObject
    /// Of the body.
    var revision: RevisionID
}

/// Writes what came of keying a record again.
struct RekeyRecorder {
    private let recorder: SupervisionRecorder
    private let quarter: Quarter

    init(_ writer: Writer, _ worker: Worker, _ moment: Moment, _ quarter: Quarter) {
        recorder = SupervisionRecorder(writer: writer, worker: worker, moment: moment)
        self.quarter = quarter
    }

    /// `comparison`: nil where there is no paper to key.
    func put(
        _ first: DrawnRecord,
        _ comparison: KeyingComparison?,
        version: String = "",
        isBlind: Bool = true,
    ) throws(StoreError) -> RecordChangeBack? {
        let body = first.body
        var rekeying = Rekeying(
            record: first.pick.record,
            revision: first.revision,
            quarter: quarter,
            worker: first.worker,
            form: SampleReader.countedForm(first.pick.record, body) ?? "",
            version: version,
            member: body["member"]?.string.map { DocumentID($0) },
            family: body["family"]?.string.map { DocumentID($0) },
            isSensitive: body["sensitive"] == .bool(true),
            hasPaper: comparison != nil || !isBlind,
            fields: comparison?.fields ?? [:],
            differences: comparison?.differences ?? [],
            authorship: recorder.authorship,
        )
        // What was seen once stays seen.
        let before = try recorder.writer.document(rekeying.id)
        let wasSeen = before.flatMap { Rekeying($0.body) }.map { !$0.isBlind } ?? false
        rekeying.isBlind = isBlind && !wasSeen
        var members = rekeying.members
        members["assignedTo"] = try recorder.logins(body)
        return try recorder.put(rekeying.id, members)
    }
}
