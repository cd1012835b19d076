import Caseload
import Casework
import Documents
import Forms
import Screen

/// Makes the lines of a form: headings, labels with their answers, and beside the place with the cursor
/// what can be answered there and what is wrong with it.
struct FormText {
    let state: FormState
    let layout: FormLayout
    let words: Words
    let answerText: AnswerText
    private(set) var rows: [FormRow] = []

    /// The most lines an answer takes that is not being typed.
    private static let longest = 6
    /// The most options that are listed under a question.
    private static let mostOptions = 9

    private var isStacked: Bool { layout.width < FormLayout.narrow }
    private var hasSide: Bool { layout.sideWidth > 0 }

    init(_ state: FormState, _ layout: FormLayout, _ options: AnswerOptions) {
        self.state = state
        self.layout = layout
        words = state.words
        answerText = AnswerText(options)
    }

    /// All lines, top to bottom.
    mutating func make() -> [FormRow] {
        guard let version = state.version else { return [] }
        for section in version.sections {
            let questions = section.questions.filter { state.visible.contains($0.id) }
            guard !questions.isEmpty else { continue }
            if let label = section.label {
                if !rows.isEmpty, layout.height >= 14 { rows.append(FormRow(.blank)) }
                rows.append(FormRow(.heading(" " + words.text(label))))
            }
            for question in questions {
                if question.kind == .table { addTable(question) } else { add(question) }
            }
        }
        return rows
    }

    // MARK: One question

    private mutating func add(_ question: FormQuestion) {
        let field = FormField(question.id)
        let isHere = field == state.here && question.input != .computed
        let labels = labelLines(question, field, isHere)
        let values = isHere ? [] : valueLines(question, field)
        if isStacked {
            for line in labels { rows.append(FormRow(line, field, isHere: isHere)) }
            if isHere {
                addTyped(question, field, lead: .blank)
            } else {
                for line in values { rows.append(FormRow(shifted(line), field)) }
            }
        } else {
            addBeside(labels, values, question, field, isHere)
        }
        addNotes(field, isHere)
        if isHere { addHelp(question, field) }
    }

    /// Label at the left, value at the right, as many lines as the longer of both.
    private mutating func addBeside(
        _ labels: [TextLine],
        _ values: [TextLine],
        _ question: FormQuestion,
        _ field: FormField,
        _ isHere: Bool,
    ) {
        var labels = labels
        if isHere {
            let lead = labels.isEmpty ? .blank : labels.removeFirst()
            let before = rows.count
            addTyped(question, field, lead: lead)
            // Longer labels go on beside the lines of a note.
            for row in before + 1..<max(before + 1, rows.count) {
                guard !labels.isEmpty else { break }
                rows[row].line = joined(labels.removeFirst(), rows[row].line)
            }
            for label in labels { rows.append(FormRow(label, field, isHere: true)) }
            return
        }
        for row in 0..<max(labels.count, values.count) {
            var line = row < labels.count ? labels[row] : .blank
            if row < values.count {
                line.tab(to: layout.valueX)
                for piece in values[row].pieces { line.add(piece) }
            }
            rows.append(FormRow(line, field))
        }
    }

    private func joined(_ label: TextLine, _ value: TextLine) -> TextLine {
        guard value.width == 0 else { return value }
        return label
    }

    /// The label, wrapped to its column, with the sign of what is wrong before it.
    private func labelLines(
        _ question: FormQuestion,
        _ field: FormField,
        _ isHere: Bool,
    ) -> [TextLine] {
        let room = isStacked ? layout.width - 3 : layout.valueX - 4
        var text = words.text(question.label)
        // Also where other answers make it so, as long as it is missing.
        if question.isRequired || state.isMissing(field) { text += " *" }
        let notes = state.shownNotes(field)
        var lines: [TextLine] = []
        for (number, part) in wrap(text, width: max(4, room)).prefix(4).enumerated() {
            var line = TextLine()
            if number == 0, let note = notes.first {
                line.add(note.isWarning ? .warning : .error)
                line.add(" ")
            } else {
                line.add("  ")
            }
            line.add(part, isHere ? .textStrong : .fieldLabel)
            lines.append(line)
        }
        return lines
    }

    /// The answer, where it is only read.
    private func valueLines(_ question: FormQuestion, _ field: FormField) -> [TextLine] {
        let value =
            question.input == .computed
            ? state.completed[question.id].flatMap { $0.isNull ? JSONValue?.none : $0 }
            : state.answer(field)
        let text = answerText.text(value, of: question)
        guard !text.isEmpty else {
            return [TextLine(question.input == .computed ? "–" : "·", .textDim)]
        }
        let role: Role = question.input == .computed ? .textDim : .text
        let lines = wrap(text, width: layout.valueWidth)
        var shown = lines.prefix(Self.longest).map { TextLine($0, role) }
        if lines.count > Self.longest, let last = lines.prefix(Self.longest).last {
            shown[Self.longest - 1] = TextLine(
                (last + "…").cut(to: layout.valueWidth),
                role,
            )
        }
        return shown
    }

    private func shifted(_ line: TextLine) -> TextLine {
        var shifted = TextLine()
        shifted.tab(to: layout.valueX)
        for piece in line.pieces { shifted.add(piece) }
        return shifted
    }

    // MARK: The place with the cursor

    /// The answer that is being typed, beginning on a line that may hold its label already.
    private mutating func addTyped(_ question: FormQuestion, _ field: FormField, lead: TextLine) {
        let x = layout.valueX
        let filled = x..<x + layout.valueWidth
        var line = lead
        switch state.typing {
        case .line:
            line.tab(to: x)
            var row = FormRow(line, field, isHere: true)
            row.editor = filled
            rows.append(row)
        case .note(let note):
            let lines = note.lines(layout.valueWidth)
            let cursorLine = note.line(layout.valueWidth)
            for (number, range) in lines.enumerated() {
                var line = number == 0 ? lead : TextLine()
                line.tab(to: x)
                line.add(note.shown(range).padded(to: layout.valueWidth), .fieldFocused)
                var row = FormRow(line, field, isHere: true)
                row.filled = filled
                if number == cursorLine {
                    row.cursor = x + min(note.column(layout.valueWidth), layout.valueWidth - 1)
                }
                rows.append(row)
            }
        case .search(let search, _) where !search.isEmpty:
            line.tab(to: x)
            var row = FormRow(line, field, isHere: true)
            row.editor = filled
            rows.append(row)
        case .list, .search, .nothing:
            let text = answerText.text(state.answer(field), of: question)
            let blank = question.input == .search ? words.formTypeToFind : ""
            let parts = wrap(text.isEmpty ? blank : text, width: layout.valueWidth)
            for (number, part) in parts.prefix(Self.longest).enumerated() {
                var line = number == 0 ? lead : TextLine()
                line.tab(to: x)
                line.add(part.padded(to: layout.valueWidth), .fieldFocused)
                var row = FormRow(line, field, isHere: true)
                row.filled = filled
                if number == 0 { row.cursor = x }
                rows.append(row)
            }
        }
    }

    /// Messages under the answer.
    private mutating func addNotes(_ field: FormField, _ isHere: Bool) {
        for note in state.shownNotes(field) {
            add(
                note.text,
                note.isWarning ? .stateWarning : .fieldError,
                field,
                isHere,
            )
        }
        if let theirs = state.theirs(field) {
            add(words.formTheirs(theirs), .stateConflict, field, isHere)
        }
    }

    /// Echo, hint and options under the answer, where no pane beside has them.
    private mutating func addHelp(_ question: FormQuestion, _ field: FormField) {
        if let echo = state.echo { add(echo, .fieldHint, field, true) }
        guard !hasSide else { return }
        if let hint = question.hint, layout.height >= 8 {
            add(words.text(hint), .fieldHint, field, true)
        }
        for line in optionLines(question, width: layout.valueWidth)
            + bodyLines(question, width: layout.valueWidth)
        {
            rows.append(FormRow(shifted(line), field, isHere: true))
        }
    }

    private mutating func add(_ text: String, _ role: Role, _ field: FormField, _ isHere: Bool) {
        for part in wrap(text, width: layout.valueWidth).prefix(3) {
            rows.append(FormRow(shifted(TextLine(part, role)), field, isHere: isHere))
        }
    }

    /// What can be answered, each with its number; the chosen ones with a sign.
    func optionLines(_ question: FormQuestion, width: Int) -> [TextLine] {
        let marker = state.typing.marker
        let chosen = state.chosen(state.here)
        let isSearch = question.input == .search
        let options = isSearch ? state.matches : state.options(question)
        // A long list shows itself only when it is searched.
        if isSearch, state.typing.searched.isEmpty { return [] }
        guard !options.isEmpty else {
            return isSearch ? [TextLine(words.nothingFound, .textDim)] : []
        }
        guard question.input == .choice || question.input == .choices || isSearch else { return [] }
        let atMost = max(Self.mostOptions, layout.height >= 40 ? layout.height / 2 : 0)
        let most = max(2, min(atMost, layout.height - 4))
        let first = max(0, min(marker - most / 2, options.count - most))
        var lines: [TextLine] = []
        var group: String?
        for place in first..<min(options.count, first + most) {
            let option = options[place]
            if let name = option.group, name != group, isSearch {
                lines.append(TextLine(SafeText(name).cut(to: width), .listGroup))
                group = name
            }
            var line = TextLine()
            let isChosen = chosen.contains(option.value)
            let sign = question.input == .choices ? (isChosen ? "[x] " : "[ ] ") : ""
            let number = isSearch ? "" : "\(place + 1) "
            var text = number + sign + option.label
            if !option.detail.isEmpty { text += " · " + option.detail }
            let isMarked = place == marker && (isSearch || question.input == .choices)
            let role: Role = isMarked ? .listSelected : isChosen ? .textStrong : .text
            line.add(SafeText(text).cut(to: width), role)
            lines.append(line)
        }
        if options.count > most {
            lines.append(TextLine(words.formMoreOptions(options.count), .textDim))
        }
        return lines
    }

    /// The bodies that are known and have what is typed of the name.
    func bodyLines(_ question: FormQuestion, width: Int) -> [TextLine] {
        guard case .line(let typed) = state.typing, state.here.row == nil else { return [] }
        let known = state.options(question)
        guard !known.isEmpty else { return [] }
        let found = FormState.narrowed(known, by: typed.text)
        guard !found.isEmpty else {
            return wrap(words.formNewBody, width: width).map { TextLine($0, .fieldHint) }
        }
        let most = max(1, min(3, layout.height - 6))
        var lines = wrap(words.formKnownBodies(found.count), width: width).map {
            TextLine($0, .fieldHint)
        }
        for option in found.prefix(most) {
            lines.append(TextLine(SafeText("  " + option.label).cut(to: width), .text))
        }
        return lines
    }

    // MARK: Tables

    private mutating func addTable(_ table: FormQuestion) {
        var grid = FormTableText(self, table)
        rows += grid.make()
        rows += grid.after.flatMap { field, isHere -> [FormRow] in
            var text = self
            text.rows = []
            text.addNotes(field, isHere)
            return text.rows
        }
    }

    /// Messages and help of a table's cell, as lines of their own.
    func cellLines(_ question: FormQuestion, _ field: FormField) -> [FormRow] {
        var text = self
        text.rows = []
        let isHere = field == state.here
        text.addNotes(field, isHere)
        if isHere { text.addHelp(question, field) }
        return text.rows
    }
}

extension FormQuestion {
    /// Whether it always has to be answered.
    var isRequired: Bool {
        if case .yes = required { true } else { false }
    }
}

extension FormState {
    /// What the message line says while nothing else is to be told.
    func hint(_ words: Words) -> String {
        picker.map { words.choosingHint(several: $0.isMultiple) }
            ?? words.formHint(question(here) ?? version?.question(here.question))
    }

    /// What the typed text means, under it: a full date, an amount, how many digits there are.
    var echo: String? {
        guard let question = question(here), let value = answer(here), let options = optionsOfPage
        else { return nil }
        switch question.kind {
        case .number, .money, .percent, .date, .month:
            if case .string = value, question.kind != .date, question.kind != .month { return nil }
            if let text = value.string, question.kind == .date, Day(text) == nil { return nil }
            if let text = value.string, question.kind == .month, Month(text) == nil { return nil }
            let text = AnswerText(options).text(value, of: question)
            return text.isEmpty ? nil : "= " + text
        case .nik, .kk:
            guard let text = value.string else { return nil }
            if let person = personHere { return words.formKnown(person) }
            return text.utf8.count < 16 ? words.formDigits(text.utf8.count, of: 16) : nil
        case .photo:
            guard let bytes = value["bytes"]?.int else { return nil }
            return words.formFileSize(bytes)
        default: return nil
        }
    }

    /// The other's answer, where the record was overtaken and the two differ.
    func theirs(_ field: FormField) -> String? {
        guard let overtaking, field.row == nil, let question = question(field),
            let options = optionsOfPage
        else { return nil }
        let value = overtaking.answers[field.question]
        guard value != answers[field.question] else { return nil }
        let text = AnswerText(options).text(value, of: question)
        return text.isEmpty ? "–" : text
    }
}
