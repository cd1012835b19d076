import Caseload
import Casework
import Documents
import Forms

/// A form question by question, for plain prompts: the same draft, rules and words as the screen.
///
/// Whoever asks shows `prompt`, gives the answer to `take`, and keeps `draft` after each.
package struct PlainFill: Sendable {
    var state = FormState()
    let words: Words
    /// The place that is asked; nil at the end.
    package private(set) var field: FormField?
    /// Who was looked for in the register last, and who may be she.
    var sought: TypedPerson?
    package internal(set) var lookalikes: [Lookalike] = []
    /// What the last search left to choose from.
    private var offered: [AnswerOption] = []

    /// The most choices listed at once.
    private static let most = 20

    /// What an answer came to.
    package enum Outcome: Sendable, Equatable {
        /// The next place is asked.
        case next
        /// The same place is asked again, after these lines.
        case again([String])
        /// A picture's file has to be looked at first; its facts go to `take(_:path:)`.
        case picture(path: String)
        /// The end was asked for.
        case end
    }

    /// `carried`: Answers that were typed in another form and come along.
    package init(
        _ page: FormPage,
        _ words: Words,
        today: Day,
        carrying carried: JSONObject? = nil,
    ) {
        self.words = words
        state.words = words
        state.open(.new(page.form.id, page.subject))
        state.carried = carried
        _ = state.take(page, words, today: today)
        field = state.fields.first
    }

    /// What the store keeps; what was typed, hidden answers too.
    package var draft: FormDraft? { state.draft }

    /// What is saved: computed values in, hidden answers out.
    package var finished: FormDraft? {
        guard var draft = state.draft else { return nil }
        draft.answers = state.savedAnswers
        return draft
    }

    package var isTyped: Bool { state.isTyped }

    /// Whom and what it is about, and what holds for all of it.
    package var head: [String] {
        guard let page = state.page else { return [] }
        let subject = words.subjectName(of: page, state.answers)
        var lines = [words.text(page.form.label) + (subject.isEmpty ? "" : ", " + subject)]
        if state.isRestricted { lines.append(words.formSensitive(isShort: false)) }
        if page.draft != nil { lines.append(words.sentence(for: .draftGoesOn)) }
        if page.record != nil { lines.append(words.sentence(for: .recordIsThere)) }
        return lines
    }

    // MARK: Asking

    /// The choices of a short list, then the question with the answer that stands there.
    package var prompt: (lines: [String], question: String) {
        guard let field else { return ([], "") }
        var lines: [String] = []
        if let heading = heading(of: field) { lines.append(heading) }
        guard let question = state.question(field), !field.isAdder else {
            let table = state.version?.question(field.question)
            let label = table.map { words.text($0.label) } ?? field.question
            return (lines, words.plainFormAdd(label))
        }
        if question.input == .choice || question.input == .choices {
            lines += listed(state.options(question))
        }
        var text = words.text(question.label)
        if let row = field.row {
            let table = state.version?.question(field.question)
            let label = table.map { words.text($0.label) } ?? ""
            text = words.plainFormCell(label, row + 1, person(field) ?? "", text)
        }
        if question.isRequired { text += " *" }
        if let unit = question.unit { text += " (\(unit))" }
        let now = shown(field, question)
        if !now.isEmpty { text += " [\(now)]" }
        return (lines, text + ": ")
    }

    /// The heading of the section that begins here.
    private func heading(of field: FormField) -> String? {
        guard let version = state.version,
            state.fields.first(where: { $0.question == field.question })
                == field
        else { return nil }
        let section = version.sections.first { section in
            section.questions.first { state.visible.contains($0.id) }?.id == field.question
        }
        return section?.label.map { "== " + words.text($0) + " ==" }
    }

    /// Whom a roster's row is about.
    private func person(_ field: FormField) -> String? {
        guard let table = state.version?.question(field.question), let column = table.memberColumn,
            column.id != field.column
        else { return nil }
        let cell = FormField(field.question, row: field.row, column: column.id)
        return shown(cell, column)
    }

    private func shown(_ field: FormField, _ question: FormQuestion) -> String {
        guard let options = state.optionsOfPage else { return "" }
        return AnswerText(options).text(state.answer(field), of: question)
    }

    private func listed(_ options: [AnswerOption]) -> [String] {
        var lines = options.prefix(Self.most).enumerated().map { number, option in
            "\(number + 1). " + option.label
                + (option.detail.isEmpty ? "" : ", " + option.detail)
        }
        if options.count > Self.most { lines.append(words.plainFormMore(options.count)) }
        return lines
    }

    // MARK: Answering

    /// Takes one line: empty goes on, `?` explains, `<` goes back, `-` empties, `.` ends.
    package mutating func take(_ line: String) -> Outcome {
        guard let field else { return .end }
        let text = line.trimmed
        switch text {
        case "": return goOn()
        case ".":
            self.field = nil
            return .end
        case "?": return .again(help(field))
        case "<":
            goBack()
            return .next
        default: break
        }
        if field.isAdder { return add(text, field) }
        guard let question = state.question(field) else { return goOn() }
        state.here = field
        if text == "-" {
            state.set(nil, at: field, .other)
            return goOn()
        }
        return take(text, question, field)
    }

    private mutating func take(
        _ text: String,
        _ question: FormQuestion,
        _ field: FormField,
    ) -> Outcome {
        switch question.input {
        case .choice, .search: return choose(text, question, field)
        case .choices: return chooseSeveral(text, question, field)
        case .line where question.kind == .photo: return .picture(path: text)
        default: break
        }
        let value: JSONValue
        switch state.reader.read(text, question) {
        case .nothing: return goOn()
        case .value(let read): value = read
        case .unreadable(let fault): return .again([words.sentence(for: fault)])
        }
        return put(value, question, field)
    }

    /// Takes what was learnt of a picture.
    package mutating func take(
        _ result: Result<PhotoFacts, Refusal>,
        path: String,
    ) -> Outcome {
        guard let field, let question = state.question(field) else { return .next }
        switch result {
        case .success(let facts):
            let value: JSONValue = [
                "path": .string(path), "sha256": .string(facts.sha256),
                "bytes": .number(JSONNumber(facts.bytes)),
            ]
            return put(value, question, field)
        case .failure(let refusal): return .again([words.sentence(for: refusal)])
        }
    }

    /// Sets an answer and goes on; one that breaks a rule is told and asked again, a warning is told.
    private mutating func put(
        _ value: JSONValue,
        _ question: FormQuestion,
        _ field: FormField,
    ) -> Outcome {
        let before = state.answer(field)
        state.set(value, at: field, .other)
        let notes = state.notes.filter { $0.field == field && !$0.isMissing }
        if let error = notes.first(where: { !$0.isWarning }) {
            state.set(before ?? .null, at: field, .other)
            return .again([error.text])
        }
        _ = goOn()
        guard let warning = notes.first else { return .next }
        // What looks odd is told, and can be mended by going back.
        return .again([words.plainFormOdd(warning.text)])
    }

    private mutating func choose(
        _ text: String,
        _ question: FormQuestion,
        _ field: FormField,
    ) -> Outcome {
        let all = state.options(question)
        let listed = question.input == .search ? offered : all
        if let number = Int(text), listed.indices.contains(number - 1) {
            return put(Self.value(listed[number - 1], question), question, field)
        }
        if question.kind == .yesno,
            let flag = ["y": true, "t": false, "n": false][text.lowercased()]
        {
            return put(.bool(flag), question, field)
        }
        let found = FormState.narrowed(all, by: text)
        let exact = found.first { Folding.folded($0.value) == Folding.folded(text) }
        if let only = exact ?? (found.count == 1 ? found.first : nil) {
            return put(Self.value(only, question), question, field)
        }
        guard !found.isEmpty else {
            return .again([words.plainFormNotInList(all.count)])
        }
        offered = question.input == .search ? Array(found.prefix(Self.most)) : []
        return .again(self.listed(found))
    }

    /// Numbers or codes with blanks or commas between them.
    private mutating func chooseSeveral(
        _ text: String,
        _ question: FormQuestion,
        _ field: FormField,
    ) -> Outcome {
        let all = state.options(question)
        var wanted: Set<String> = []
        for part in text.split(whereSeparator: { ", ".contains($0) }) {
            if let number = Int(part), all.indices.contains(number - 1) {
                wanted.insert(all[number - 1].value)
            } else if let option = all.first(where: {
                Folding.folded($0.value) == Folding.folded(String(part))
            }) {
                wanted.insert(option.value)
            } else {
                return .again(["\(part): " + words.plainFormNotInList(all.count)])
            }
        }
        let values = all.map(\.value).filter(wanted.contains)
        return put(.array(values.map { .string($0) }), question, field)
    }

    private static func value(_ option: AnswerOption, _ question: FormQuestion) -> JSONValue {
        question.kind == .yesno ? .bool(option.value == "true") : .string(option.value)
    }

    private mutating func add(_ text: String, _ field: FormField) -> Outcome {
        guard ["y", "1", "+", "ya", "yes"].contains(text.lowercased()) else {
            return .again([words.plainFormAddHelp])
        }
        state.here = field
        state.addRow()
        self.field = state.here
        return .next
    }

    private func help(_ field: FormField) -> [String] {
        guard !field.isAdder, let question = state.question(field) else {
            return [words.plainFormAddHelp, words.plainFormHelp]
        }
        var lines = [words.formKindHelp(question)]
        if let hint = question.hint { lines.append(words.text(hint)) }
        let options = state.options(question)
        if question.input == .search, !options.isEmpty { lines += listed(options) }
        return lines + [words.plainFormHelp]
    }

    // MARK: Going

    private mutating func goOn() -> Outcome {
        offered = []
        guard let here = field else { return .end }
        if let place = state.fields.firstIndex(of: here) {
            field = place + 1 < state.fields.count ? state.fields[place + 1] : nil
        } else {
            // It is hidden by its own answer; the screen's cursor knows what follows.
            field = state.fields.contains(state.here) ? state.here : nil
        }
        return field == nil ? .end : .next
    }

    /// One place back; from the end to the last.
    package mutating func goBack() {
        offered = []
        guard let here = field, let place = state.fields.firstIndex(of: here) else {
            field = state.fields.last
            return
        }
        field = state.fields[max(0, place - 1)]
    }

    package mutating func goTo(_ field: FormField?) {
        offered = []
        self.field = field ?? state.fields.first
    }

    // MARK: The end

    /// All that is answered, to be read before it is saved.
    package var summary: [String] {
        guard let version = state.version, let options = state.optionsOfPage else { return [] }
        let text = AnswerText(options)
        var lines: [String] = []
        for question in version.questions where state.visible.contains(question.id) {
            let label = words.text(question.label)
            let value = state.completed[question.id]
            guard question.kind == .table else {
                let shown = text.text(value, of: question)
                if !shown.isEmpty { lines.append("\(label): \(shown)") }
                continue
            }
            for (number, row) in (value?.array ?? []).enumerated() {
                let cells = question.columns.compactMap { column -> String? in
                    let shown = text.text(row[column.id], of: column)
                    return shown.isEmpty ? nil : "\(words.text(column.label)) \(shown)"
                }
                lines.append("\(label) \(number + 1): " + cells.joined(separator: ", "))
            }
        }
        return lines
    }

    /// What has to be mended, each with its question; then the first of these places.
    package var errors: (lines: [String], first: FormField?) {
        told(state.notes.filter { !$0.isWarning })
    }

    /// What looks odd, and may be saved.
    package var warnings: [String] { told(state.notes.filter(\.isWarning)).lines }

    private func told(_ notes: [FormNote]) -> (lines: [String], first: FormField?) {
        let lines = notes.map { note in
            let question =
                state.question(note.field) ?? state.version?.question(note.field.question)
            let label = question.map { words.text($0.label) } ?? note.field.question
            return "\(label): \(note.text)"
        }
        let first = notes.first?.field
        return (lines, first.flatMap { state.fields.contains($0) ? $0 : nil })
    }
}
