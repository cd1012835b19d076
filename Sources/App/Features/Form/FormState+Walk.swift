import Documents
import Forms
import Screen

/// Going from answer to answer.
extension FormState {
    var place: Int { fields.firstIndex(of: here) ?? 0 }

    /// Puts the cursor into a place and makes ready what is typed there.
    mutating func enter(_ field: FormField) {
        if field != here { visited.insert(here) }
        here = field
        run = nil
        number += 1
        typing = beginning(at: field)
    }

    /// What is typed at a place when the cursor comes to it.
    func beginning(at field: FormField) -> FormTyping {
        guard !field.isAdder, let question = question(field) else { return .nothing }
        let value = answer(field)
        switch question.input {
        case .line:
            let text = optionsOfPage.map { AnswerText($0).typed(value, of: question) } ?? ""
            let limit = max(Self.limit(question), text.count)
            var line = LineEditor(text, limit: limit)
            // What a record says already is mended more often than replaced; a number is not.
            let isBegun = page?.record == nil || question.kind.isFigure
            if question.kind.isRetyped || isBegun && isUntyped(field) { line.mark() }
            return .line(line)
        case .note: return .note(NoteEditor(value?.string ?? "", limit: question.length))
        case .choice, .choices:
            let chosen = chosen(field).first
            let marker = options(question).firstIndex { $0.value == chosen } ?? 0
            return .list(digits: "", marker: marker)
        case .search: return .search(LineEditor(limit: 200), marker: 0)
        case .table, .computed: return .nothing
        }
    }

    /// Whether a place still says what nobody typed: a preset, or the record as it is.
    private func isUntyped(_ field: FormField) -> Bool {
        guard let row = field.row, let column = field.column else {
            return answer(field) == pristine[field.question]
        }
        let rows = pristine[field.question]?.array ?? []
        return rows.indices.contains(row) && answer(field) == rows[row][column]
    }

    /// The most letters of a line.
    private static func limit(_ question: FormQuestion) -> Int {
        switch question.kind {
        case .text: question.length
        case .photo: 4_096
        default: 60
        }
    }

    /// The values of a question with options that are chosen now.
    func chosen(_ field: FormField) -> [String] {
        switch answer(field) {
        case .bool(let flag): [flag ? "true" : "false"]
        case .string(let text): [text]
        case .array(let values): values.compactMap(\.string)
        default: []
        }
    }

    /// Leaves the place with the cursor: a text loses the blanks at its end, a picture is looked at.
    mutating func leave() -> [Effect] {
        guard !here.isAdder, let question = question(here) else { return [] }
        if question.kind == .text, case .string(let text) = answer(here), text.trimmed != text {
            let trimmed = text.trimmed
            put(trimmed.isEmpty ? JSONValue?.none : JSONValue.string(trimmed), at: here)
            work()
            return keep() + weighing(here)
        }
        return weighing(here)
    }

    /// Has a picture's file looked at, where that was not done yet.
    func weighing(_ field: FormField) -> [Effect] {
        guard question(field)?.kind == .photo, let value = answer(field),
            let path = value["path"]?.string, value["sha256"] == nil
        else { return [] }
        return [.form(.weigh(path: path, field))]
    }

    /// Goes on or back by places; false at the end.
    mutating func walk(by step: Int) -> Bool {
        let target = place + step
        guard fields.indices.contains(target) else { return false }
        enter(fields[target])
        return true
    }

    /// Down or up: by questions, in a table by rows.
    mutating func walkRows(by step: Int) -> Bool {
        guard let row = here.row else { return walkTo(next: step) }
        let target = row + step
        let count = rows(of: here.question).count
        if target >= 0, target < count {
            let column = here.column ?? firstColumn(of: here.question)
            let field = FormField(here.question, row: target, column: column)
            if fields.contains(field) {
                enter(field)
                return true
            }
        }
        let adder = FormField(here.question, row: count)
        if step > 0, !here.isAdder, fields.contains(adder) {
            enter(adder)
            return true
        }
        return walkTo(next: step)
    }

    /// The nearest place of another question; a table is entered in its first cell, from below in its last
    /// row.
    private mutating func walkTo(next step: Int) -> Bool {
        var target = place
        while fields.indices.contains(target), fields[target].question == here.question {
            target += step
        }
        guard fields.indices.contains(target) else { return false }
        enter(fields[target])
        return true
    }

    func firstColumn(of table: String) -> String? {
        version?.question(table)?.columns.first { $0.input != .computed }?.id
    }

    /// Goes to the first place of the next section, or of this one and then of those before it.
    mutating func walkSections(by step: Int) -> Bool {
        let starts = sectionStarts
        let here = place
        let target = step > 0 ? starts.first { $0 > here } : starts.last { $0 < here }
        guard let target, target != here else {
            let end = step > 0 ? fields.count - 1 : 0
            guard fields.indices.contains(end), end != here else { return false }
            enter(fields[end])
            return true
        }
        enter(fields[target])
        return true
    }

    private var sectionStarts: [Int] {
        guard let version else { return [] }
        return version.sections.compactMap { section in
            fields.firstIndex { field in
                section.questions.contains { $0.id == field.question }
            }
        }
    }
}
