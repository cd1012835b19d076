import Casework
import Documents
import Forms
import LocalStore

/// Tells the differences of a filled form in the form's words: questions by their labels, codes by theirs.
struct FormConflictWords {
    let label: Wording
    /// Sensitive: who it is about is told where it is decided, not in the list.
    let hidesPeople: Bool
    private let form: Form?
    private let version: FormVersion?
    private let forms: FormReader

    /// Nil for documents that are no filled forms.
    init?(_ id: DocumentID, _ body: JSONObject, _ reader: Reader, _ rules: Rules) {
        guard RecordKinds.ofForms.contains(id.kind) else { return nil }
        forms = FormReader(reader: reader, rules: rules)
        let record = FormRecord(partly: body, id: id)
        form = forms.book.form(record.form)
        version = form?.version(record.version, begun: record.date)
        hidesPeople = reader.isRestricted(record, forms.book)
        let own = form?.label ?? Wording(id: record.form.rawValue, en: record.form.rawValue)
        label = hidesPeople ? .restricted : own
    }

    /// The groups with labels, and values as a person reads them.
    func told(_ groups: [ConflictGroup]) throws(StoreError) -> [ConflictGroup] {
        var maker = RecordRowMaker(forms, disputed: [])
        var told: [ConflictGroup] = []
        for group in groups {
            let question = question(group.name)
            var options: [ConflictOption] = []
            for option in group.options {
                let value = try value(option.value, question, &maker)
                options.append(ConflictOption(sides: option.sides, value: value))
            }
            var one = ConflictGroup(
                name: group.name,
                options: options,
                origin: try group.origin.map { (origin) throws(StoreError) in
                    try value(origin, question, &maker)
                },
            )
            one.label = question?.label ?? Self.label(group.name)
            told.append(one)
        }
        return told
    }

    private func question(_ name: FieldPath) -> Question? {
        guard name.member == "answers", let id = name.inner else { return nil }
        return version?.question(id) ?? form?.question(id)
    }

    /// What is no answer.
    private static func label(_ name: FieldPath) -> Wording? {
        if name == FieldGroup.subject {
            return Wording(id: "Tentang siapa", en: "About whom")
        }
        switch name.description {
        case "due": return Wording(id: "Tindak lanjut", en: "Follow-up")
        case "place": return Wording(id: "Tempat", en: "Place")
        case "body": return Wording(id: "Lembaga", en: "Body")
        default: return nil
        }
    }

    private func value(
        _ value: ConflictValue,
        _ question: Question?,
        _ maker: inout RecordRowMaker,
    ) throws(StoreError) -> ConflictValue {
        guard case .json(let json) = value else { return value }
        if let body = RecordBody(json) { return .json(.string(body.name)) }
        var known: [DocumentID: String] = [:]
        for id in RecordRowMaker.named(in: json) { known[id] = try maker.name(of: id) }
        let names = known
        if let question {
            let text: String
            if question.kind == .table {
                text = rows(json, question, names)
            } else {
                text = question.text(json, words: { $0.id }, names: { names[$0] ?? "" })
            }
            return text.isEmpty ? value : .json(.string(text))
        }
        guard !names.isEmpty else { return value }
        let people = names.sorted { $0.key < $1.key }.map { id, name in
            name.isEmpty ? id.rawValue : name
        }
        return .json(.string(people.joined(separator: ", ")))
    }

    /// A table row by row, for two tables to be told apart.
    private func rows(
        _ json: JSONValue,
        _ table: Question,
        _ names: [DocumentID: String],
    ) -> String {
        (json.array ?? []).map { row in
            table.columns.map { column in
                column.text(
                    row[column.id],
                    words: { $0.id },
                    names: { names[$0] ?? "" },
                )
            }
            .filter { !$0.isEmpty }.joined(separator: " ")
        }
        .joined(separator: "; ")
    }
}
