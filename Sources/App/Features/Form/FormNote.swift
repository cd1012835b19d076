import Casework
import Documents
import Forms

/// What is wrong, or looks wrong, with one answer.
package struct FormNote: Sendable, Equatable {
    package var field: FormField
    package var text: String
    package var isWarning: Bool
    /// An answer that is missing: told where the cursor has been, and everywhere after F2.
    package var isMissing: Bool
}

extension FormState {
    /// Works out again all that follows from the answers.
    mutating func work() {
        guard let page, let draft else { return }
        number += 1
        let facts = facts
        let version = page.version
        completed = version.completed(draft.answers, facts)
        visible = version.visible(draft.answers, facts)
        let findings = version.findings(draft.answers, facts)
        notes = made(page.rekeyed == nil ? findings : findings.map(\.ofBlankPaper))
        for table in version.questions where table.kind == .table { lookAtColumns(of: table) }
        let before = fields
        fields = placed(version)
        guard !fields.contains(here), let first = fields.first else { return }
        // The question is hidden now: the cursor goes to what followed it.
        let place = before.firstIndex(of: here) ?? 0
        let next = before[min(place, before.count)...].first { fields.contains($0) }
        let field = next ?? before[..<min(place, before.count)].last { fields.contains($0) }
        enter(field ?? first)
    }

    /// Whether an answer has to be there and is not.
    func isMissing(_ field: FormField) -> Bool {
        notes.contains { $0.isMissing && $0.field == field }
    }

    /// The notes that a save asks about: a number of the register, untouched since the form brought it, is not hers to
    /// look at again.
    var notesToSettle: [FormNote] {
        notes.filter { note in
            guard note.isWarning, let kind = question(note.field)?.kind, kind == .nik || kind == .kk
            else { return true }
            let brought = (page?.record?.answers ?? page?.presets)?[note.field.question]
            return brought == nil || brought != answers[note.field.question]
        }
    }

    /// A note with the name of what it is about, as one sentence without its full stop.
    func sentence(_ note: FormNote, _ words: Words) -> String {
        sentence(note.text, at: note.field, words)
    }

    func sentence(_ text: String, at field: FormField, _ words: Words) -> String {
        let label = (question(field) ?? version?.question(field.question))?.label
        let said = text.hasSuffix(".") ? String(text.dropLast()) : text
        return label.map { words.text($0) + ": " + said } ?? said
    }

    /// What expressions ask of the register, on the record's day.
    var facts: FormFacts {
        guard let page else {
            return FormFacts(
                today: today,
                date: today,
                family: nil,
                member: nil,
                members: [],
                extra: [:],
            )
        }
        var facts = page.facts.on(day)
        if let id = page.form.memberQuestion.flatMap({ answers[$0]?.string }) {
            facts = facts.about(DocumentID(id))
        }
        return facts
    }

    /// Every place with an answer, in paper order.
    private func placed(_ version: FormVersion) -> [FormField] {
        var fields: [FormField] = []
        for question in version.questions where visible.contains(question.id) {
            switch question.input {
            case .computed: continue
            case .table:
                let count = rows(of: question.id).count
                for row in 0..<count {
                    for column in columns(of: question, row: row) {
                        fields.append(FormField(question.id, row: row, column: column.id))
                    }
                }
                if count < question.length {
                    fields.append(FormField(question.id, row: count))
                }
            default: fields.append(FormField(question.id))
            }
        }
        return fields
    }

    /// The columns that are answered in a row: in a roster the person it is about stands there already.
    func columns(of table: FormQuestion, row: Int) -> [FormQuestion] {
        let isAsked: (FormQuestion) -> Bool
        if let asked = askedColumns[table.id]?.asked, asked.indices.contains(row) {
            isAsked = { asked[row].contains($0.id) }
        } else {
            isAsked = { _ in true }
        }
        let person = table.startsWithMembers ? table.memberColumn?.id : nil
        return table.columns.filter { column in
            guard column.input != .computed, isAsked(column) else { return false }
            guard column.id == person else { return true }
            return answer(FormField(table.id, row: row, column: column.id)) == nil
        }
    }

    /// Works out which columns are asked in each row, where they differ: only in the rows that changed,
    /// for that takes a walk over all answers.
    private mutating func lookAtColumns(of table: FormQuestion) {
        guard let version, table.columns.contains(where: { $0.shown != nil }) else { return }
        let rows = rows(of: table.id)
        let others = answers.filteringNames { $0 != table.id }
        var known = askedColumns[table.id] ?? AskedColumns()
        if known.others != others { known = AskedColumns() }
        var asked: [Set<String>] = []
        for (place, row) in rows.enumerated() {
            if known.rows.indices.contains(place), known.rows[place] == row {
                asked.append(known.asked[place])
            } else {
                asked.append(version.visibleColumns(table.id, row: place, answers, facts))
            }
        }
        askedColumns[table.id] = AskedColumns(others: others, rows: rows, asked: asked)
    }

    /// The engine's findings in words, and what only the typed text shows.
    private func made(_ findings: [FormFinding]) -> [FormNote] {
        var notes: [FormNote] = []
        for finding in findings {
            let field = FormField(finding.path)
            // A text that was meant as a number or date tells why it is none.
            if let fault = fault(at: field) {
                if !notes.contains(where: { $0.field == field }) {
                    notes.append(note(field, words.sentence(for: fault)))
                }
                continue
            }
            notes.append(
                FormNote(
                    field: field,
                    text: words.sentence(for: finding, unit: question(field)?.unit),
                    isWarning: finding.isWarning,
                    isMissing: finding.isMissing,
                )
            )
        }
        if let note = oldDateNote, !notes.contains(where: { $0.field == note.field }) {
            notes.append(note)
        }
        for field in answeredFields where !notes.contains(where: { $0.field == field }) {
            if let fault = fault(at: field) {
                notes.append(note(field, words.sentence(for: fault)))
            }
        }
        return notes
    }

    /// A question beside a day that is more than a year back, mostly a slip of the year; it stops nothing.
    private var oldDateNote: FormNote? {
        guard let page, page.record == nil, let id = page.form.dateQuestion,
            let day = answers[id]?.string.flatMap({ Day($0) }), day.days(until: today) > 366
        else { return nil }
        return FormNote(
            field: FormField(id),
            text: words.longAgo(words.day(day)),
            isWarning: true,
            isMissing: false,
        )
    }

    private func note(_ field: FormField, _ text: String) -> FormNote {
        FormNote(field: field, text: text, isWarning: false, isMissing: false)
    }

    /// The places that have an answer now.
    private var answeredFields: [FormField] {
        guard let version else { return [] }
        var fields: [FormField] = []
        for question in version.questions where visible.contains(question.id) {
            guard question.kind == .table else {
                fields.append(FormField(question.id))
                continue
            }
            for row in rows(of: question.id).indices {
                for column in question.columns {
                    fields.append(FormField(question.id, row: row, column: column.id))
                }
            }
        }
        return fields
    }

    /// Why the text at a place is no answer; nil where it is one.
    private func fault(at field: FormField) -> AnswerFault? {
        guard let question = question(field), let value = answer(field) else { return nil }
        switch question.kind {
        case .number, .money, .percent, .date, .month:
            guard case .string(let text) = value else { return nil }
            if question.kind == .date, Day(text) != nil { return nil }
            if question.kind == .month, Month(text) != nil { return nil }
            guard case .unreadable(let fault) = reader.read(text, question) else { return nil }
            return fault
        case .photo:
            if let trouble = pictures[field] { return .file(trouble) }
            return nil
        default: return nil
        }
    }

    /// The notes that are shown at a place now.
    func shownNotes(_ field: FormField) -> [FormNote] {
        notes.filter { note in
            guard note.field == field else { return false }
            return !note.isMissing || wasTried || (visited.contains(field) && field != here)
        }
    }
}

// MARK: Answers

extension FormState {
    var reader: AnswerReader {
        AnswerReader(today: today, dueQuestion: page?.form.dueQuestion)
    }

    /// The day whose codes are offered: the record's own where it is answered.
    var day: Day {
        page?.form.dateQuestion.flatMap { answers[$0]?.string }.flatMap { Day($0) } ?? today
    }

    var optionsOfPage: AnswerOptions? {
        page.map { AnswerOptions(page: $0, words: words, day: day) }
    }

    func options(_ question: FormQuestion) -> [AnswerOption] {
        optionsOfPage?.options(question) ?? []
    }

    /// The question at a place; a table's column for one of its cells.
    func question(_ field: FormField) -> FormQuestion? {
        guard let question = version?.question(field.question) else { return nil }
        guard let column = field.column else { return question }
        return question.columns.first { $0.id == column }
    }

    /// The rows of a table; what is no object counts as an empty row.
    func rows(of table: String) -> [JSONObject] {
        answers[table]?.array?.map { $0.object ?? JSONObject() } ?? []
    }

    func answer(_ field: FormField) -> JSONValue? {
        let value: JSONValue?
        if let row = field.row {
            guard let column = field.column else { return nil }
            let rows = rows(of: field.question)
            value = rows.indices.contains(row) ? rows[row][column] : nil
        } else {
            value = answers[field.question]
        }
        return value?.isNull == true ? nil : value
    }

    /// Sets an answer, or takes it away, as a step that Ctrl-Z takes back.
    mutating func set(_ value: JSONValue?, at field: FormField, _ kind: Run.Kind) {
        // A null is no answer.
        let value = value.flatMap { $0.isNull ? JSONValue?.none : $0 }
        guard answer(field) != value else { return }
        remember(kind, at: field)
        let before = answers
        put(value, at: field)
        if let page {
            let rostered = page.rostered(answers, over: before)
            draft?.answers = rostered
        }
        work()
    }

    /// Puts an answer into the draft, and nothing else.
    mutating func put(_ value: JSONValue?, at field: FormField) {
        guard let row = field.row else {
            draft?.answers[field.question] = value
            return
        }
        guard let column = field.column else { return }
        var rows = rows(of: field.question)
        while rows.count <= row { rows.append(JSONObject()) }
        rows[row][column] = value
        put(rows, of: field.question)
    }

    mutating func put(_ rows: [JSONObject], of table: String) {
        let value: JSONValue = .array(rows.map { .object($0) })
        draft?.answers[table] = rows.isEmpty ? JSONValue?.none : value
    }
}

// MARK: Undo

extension FormState {
    /// Keeps the answers before a change; letters typed one after the other are one step.
    mutating func remember(_ kind: Run.Kind, at field: FormField) {
        let next = Run(kind: kind, field: field)
        let continues = kind != .other && next == run
        run = next
        future = []
        warnedOver = nil
        guard !continues else { return }
        past.append(Snapshot(answers: answers, here: here))
        if past.count > Self.mostSteps { past.removeFirst(past.count - Self.mostSteps) }
    }

    /// Takes the last change back; nil where none is left.
    mutating func undo() -> [Effect]? {
        while let step = past.popLast() {
            guard step.answers != answers else { continue }
            future.append(Snapshot(answers: answers, here: here))
            restore(step)
            return keep()
        }
        return nil
    }

    mutating func redo() -> [Effect]? {
        while let step = future.popLast() {
            guard step.answers != answers else { continue }
            past.append(Snapshot(answers: answers, here: here))
            restore(step)
            return keep()
        }
        return nil
    }

    private mutating func restore(_ step: Snapshot) {
        picker = nil
        run = nil
        warnedOver = nil
        draft?.answers = step.answers
        work()
        if fields.contains(step.here) { enter(step.here) } else { enter(here) }
    }

    /// What keeps the draft in the store as it is now: written, or dropped where nothing is typed.
    mutating func keep() -> [Effect] {
        guard var draft else { return [] }
        let searched = typing.searched
        guard draft.answers != pristine || !searched.isEmpty else {
            guard isKept else { return [] }
            isKept = false
            return [.form(.drop(key: draft.key))]
        }
        isKept = true
        draft.cursor = here.name + (searched.isEmpty ? "" : "\u{1F}" + searched)
        return [.form(.keep(draft))]
    }
}

extension FormFinding {
    /// An answer that has to be given and is not.
    var isMissing: Bool {
        switch message {
        case .required, .blankOnPaper: true
        default: false
        }
    }
}
