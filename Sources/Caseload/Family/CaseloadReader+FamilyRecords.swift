import Casework
import Documents
import Forms
import LocalStore

extension CaseloadReader {
    /// The filled forms of a family, those about its members and about members it has lost included.
    func familyRecords(
        _ family: DocumentID,
        _ members: [Member],
    ) throws(StoreError) -> [FamilyRecord] {
        var ids = Set(try filledForms(ofFamily: family))
        // Records follow the member who comes from another family.
        for member in members { ids.formUnion(try filledForms(ofMember: member.id)) }
        let forms = FormReader(reader: reader, rules: rules)
        var maker = RecordRowMaker(forms, disputed: disputed)
        var records: [FamilyRecord] = []
        for id in ids.sorted() {
            guard let stored = try reader.document(id), !stored.deleted else { continue }
            let record = FormRecord(partly: stored.body, id: id)
            let row = try maker.row(record, stored.revision, reveals: false)
            let form = rules.forms.form(record.form)
            var found = FamilyRecord(
                row: row,
                pillar: form?.pillar,
                steps: record.steps.map { FamilyRecord.Step($0, form) },
                decisions: ConflictDecision.all(in: record.source),
                office: try officeWord(id, stored.revision),
            )
            found.origin = FamilyRecord.Origin(
                revision: stored.revision,
                how: record.authorship.how,
                device: record.authorship.device,
                version: record.version,
            )
            if !row.isSensitive, let form {
                found.answers = try answers(record, form, &maker)
            }
            records.append(found)
        }
        return records
    }

    private func filledForms(ofMember id: DocumentID) throws(StoreError) -> [DocumentID] {
        try ids(
            "SELECT d.id FROM act a JOIN document d ON d.doc = a.doc WHERE a.member = ?",
            CaseloadProjections.key(id.rawValue),
        )
    }

    /// What the office said about a revision; nil while it has not.
    func officeWord(
        _ id: DocumentID,
        _ revision: RevisionID,
    ) throws(StoreError) -> OfficeWord? {
        try reader.deliveries(id).last { $0.revision == revision }.flatMap { OfficeWord($0) }
    }

    /// The answers that fit a line; tables, notes and pictures are for the record's own page.
    private func answers(
        _ record: FormRecord,
        _ form: Form,
        _ maker: inout RecordRowMaker,
    ) throws(StoreError) -> [FamilyRecord.Answer] {
        let version =
            form.version(named: record.version) ?? form.version(on: record.date)
            ?? form.versions.last
        guard let version else { return [] }
        var answers: [FamilyRecord.Answer] = []
        for question in version.questions where Self.isShort(question.kind) {
            guard let value = record.answers[question.id], !value.isNull else { continue }
            var names: [DocumentID: String] = [:]
            for id in RecordRowMaker.named(in: value) { names[id] = try maker.name(of: id) }
            let known = names
            let text = Wording(
                id: question.text(value, words: { $0.id }, names: { known[$0] ?? "" }),
                en: question.text(value, words: { $0.en }, names: { known[$0] ?? "" }),
            )
            guard !text.id.isEmpty || !text.en.isEmpty else { continue }
            answers.append(
                FamilyRecord.Answer(
                    label: question.label,
                    text: text,
                    kind: question.kind,
                    unit: question.unit,
                    figure: value.double,
                )
            )
        }
        return answers
    }

    private static func isShort(_ kind: QuestionKind) -> Bool {
        switch kind {
        case .note, .table, .photo: false
        default: true
        }
    }
}

extension FamilyRecord.Step {
    init(_ step: RecordStep, _ form: Form?) {
        self.init(
            label: form?.flow?.state(step.state)?.label
                ?? Wording(id: step.state, en: step.state),
            by: step.by,
            at: step.at,
            note: step.note,
            role: step.role,
        )
    }
}

extension Rules {
    /// The pillar each programme belongs to: its own, else that of its first form that has one.
    var pillars: [String: Pillar] {
        var pillars: [String: Pillar] = [:]
        for form in forms.forms where pillars[form.id.programme] == nil {
            pillars[form.id.programme] = form.pillar
        }
        for programme in book.programmes {
            guard let own = programme.json["pillar"]?.string.flatMap({ Pillar(rawValue: $0) })
            else { continue }
            pillars[programme.id] = own
        }
        return pillars
    }
}
