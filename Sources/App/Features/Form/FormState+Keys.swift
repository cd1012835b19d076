import Casework
import Documents
import Forms
import Screen

/// The keys of a form.
extension FormState {
    /// Gives a key to the place with the cursor.
    mutating func press(_ key: Key) -> (answer: FormAnswer, effects: [Effect]) {
        guard page != nil, !fields.isEmpty else {
            return (key.typed == nil ? .notMine : .moved, [])
        }
        if picker != nil { return (pressPicker(key), []) }
        // These belong to the form as a whole.
        switch key {
        case .control("z"), .control("y"), "C-_": return (.notMine, [])
        case .tab: return leaving { $0.takeSearch(else: { $0.go { $0.walk(by: 1) } }) }
        case .backTab: return leaving { $0.go { $0.walk(by: -1) } }
        case .pageDown: return leaving { $0.go { $0.walkSections(by: 1) } }
        case .pageUp: return leaving { $0.go { $0.walkSections(by: -1) } }
        case .control("d") where here.isCell: return (.notMine, [])
        default: break
        }
        let answer = type(key)
        guard answer == .notMine else { return (answer, []) }
        switch key {
        case .enter:
            return leaving { state in
                state.takeSearch(else: {
                    $0.here.row == nil ? $0.go { $0.walk(by: 1) } : $0.enterInTable()
                })
            }
        case .down: return leaving { $0.go { $0.walkRows(by: 1) } }
        case .up: return leaving { $0.go { $0.walkRows(by: -1) } }
        // A letter is never a command here.
        default: return (key.typed == nil ? .notMine : .moved, [])
        }
    }

    /// Does what leaves the place with the cursor, and what leaving asks for.
    private mutating func leaving(
        _ body: (inout FormState) -> FormAnswer
    ) -> (answer: FormAnswer, effects: [Effect]) {
        let before = here
        var effects: [Effect] = []
        var left = self
        let answer = body(&left)
        if left.here != before || answer == .changed {
            effects = leave()
            // What leaving changed is in both.
            let done = body(&self)
            return (done, effects)
        }
        self = left
        return (answer, effects)
    }

    private mutating func go(_ body: (inout FormState) -> Bool) -> FormAnswer {
        body(&self) ? .moved : .refused(.nothingAfter)
    }

    /// Gives a key to what is typed at the place with the cursor.
    private mutating func type(_ key: Key) -> FormAnswer {
        switch typing {
        case .line(let line): return type(key, in: line)
        case .note(var note):
            let outcome = note.handle(key, width: layout.valueWidth)
            guard outcome != .ignored else { return .notMine }
            typing = .note(note)
            guard outcome == .changed else { return moved() }
            let text = note.text
            set(JSONValue.string(text).unlessBlank, at: here, Self.kind(of: key))
            typing = .note(note)
            return .changed
        case .list(let digits, let marker): return type(key, digits: digits, marker: marker)
        case .search(let line, let marker): return type(key, in: line, marker: marker)
        case .nothing:
            guard here.isAdder, key.typed != nil, key.typed != " " else { return .notMine }
            addRow()
            _ = type(key)
            return .changed
        }
    }

    /// The kind of a change, so that letters typed on end go back as one word.
    static func kind(of key: Key) -> Run.Kind {
        if let scalar = key.typed { return scalar == " " ? .space : .letter }
        return key == .backspace || key == .delete ? .erase : .other
    }

    func moved() -> FormAnswer { .moved }

    // MARK: A line

    private mutating func type(_ key: Key, in line: LineEditor) -> FormAnswer {
        guard let question = question(here) else { return .notMine }
        var line = line
        // A figure is typed over by a digit alone; any other key mends it.
        if question.kind.isFigure, key.typed?.properties.numericType != .decimal { line.unmark() }
        switch line.handle(key) {
        case .changed: return takeLine(line, question, key)
        case .handled:
            typing = .line(line)
            return .moved
        case .ignored: return .notMine
        }
    }

    mutating func takeLine(_ line: LineEditor, _ question: FormQuestion, _ key: Key) -> FormAnswer {
        let value: JSONValue
        switch reader.read(line.text, question) {
        case .nothing: value = .null
        case .value(let read): value = read
        // It stays as it was typed, until it can be read.
        case .unreadable: value = .string(line.text)
        }
        pictures[here] = nil
        set(value, at: here, Self.kind(of: key))
        typing = .line(line)
        number += 1
        return .changed
    }

    // MARK: A short list

    private mutating func type(_ key: Key, digits: String, marker: Int) -> FormAnswer {
        guard let question = question(here) else { return .notMine }
        let options = options(question)
        let isSome = question.input == .choices
        switch key {
        case .left, .right:
            guard !options.isEmpty else { return .moved }
            let step = key == .right ? 1 : -1
            let isBlank = chosen(here).isEmpty
            let next =
                isBlank && !isSome
                ? (step > 0 ? 0 : options.count - 1)
                : (marker + step + options.count) % options.count
            typing = .list(digits: "", marker: next)
            number += 1
            guard !isSome else { return .moved }
            return choose(next, options, question, advancing: false)
        case .backspace, .delete:
            if !digits.isEmpty {
                typing = .list(digits: "", marker: marker)
                return .moved
            }
            guard answer(here) != nil else { return .moved }
            set(nil, at: here, .other)
            typing = .list(digits: "", marker: marker)
            return .changed
        default: break
        }
        guard let scalar = key.typed else { return .notMine }
        if scalar == " " {
            guard options.indices.contains(marker) else { return .refused(.notInList(count: 0)) }
            return choose(marker, options, question, advancing: false)
        }
        if scalar.isDigit { return typeDigit(scalar, digits, marker, options, question) }
        return typeLetter(scalar, marker, options, question)
    }

    private mutating func typeDigit(
        _ scalar: Unicode.Scalar,
        _ digits: String,
        _ marker: Int,
        _ options: [AnswerOption],
        _ question: FormQuestion,
    ) -> FormAnswer {
        let typed = digits + String(scalar)
        // A second digit that makes no number of the list begins another.
        let text = Int(typed).map { $0 <= options.count } == true ? typed : String(scalar)
        guard let number = Int(text), number >= 1, number <= options.count else {
            return .refused(.notInList(count: options.count))
        }
        let isWhole = number * 10 > options.count
        if question.input == .choices, !isWhole {
            // Set only when it can be no longer number, or by Space.
            typing = .list(digits: text, marker: number - 1)
            self.number += 1
            return .moved
        }
        let answer = choose(number - 1, options, question, advancing: isWhole)
        if !isWhole { typing = .list(digits: text, marker: number - 1) }
        return answer
    }

    private mutating func typeLetter(
        _ scalar: Unicode.Scalar,
        _ marker: Int,
        _ options: [AnswerOption],
        _ question: FormQuestion,
    ) -> FormAnswer {
        let letter = Folding.folded(String(scalar))
        guard !letter.isEmpty else { return .moved }
        if question.kind == .yesno, let value = Self.yesOrNo[letter],
            let place = options.firstIndex(where: { $0.value == value })
        {
            return choose(place, options, question, advancing: true)
        }
        if let exact = options.firstIndex(where: { Folding.folded($0.value) == letter }) {
            return question.input == .choices
                ? mark(exact) : choose(exact, options, question, advancing: true)
        }
        let fitting = options.indices.filter { options[$0].folded(beginsWith: letter) }
        guard let first = fitting.first else {
            return .refused(.notInList(count: options.count))
        }
        let isBlank = chosen(here).isEmpty
        let next = isBlank ? first : fitting.first { $0 > marker } ?? first
        if question.input == .choices { return mark(fitting.first { $0 > marker } ?? first) }
        return choose(next, options, question, advancing: fitting.count == 1)
    }

    private mutating func mark(_ place: Int) -> FormAnswer {
        typing = .list(digits: "", marker: place)
        number += 1
        return .moved
    }

    private static let yesOrNo = [
        "y": "true", "t": "false", "n": "false",
    ]

    /// Sets an option, or of several sets or unsets it, and goes on where one key answers for good.
    mutating func choose(
        _ place: Int,
        _ options: [AnswerOption],
        _ question: FormQuestion,
        advancing: Bool,
    ) -> FormAnswer {
        guard options.indices.contains(place) else {
            return .refused(.notInList(count: options.count))
        }
        let value = options[place].value
        if question.input == .choices {
            toggle(value, options)
            typing = .list(digits: "", marker: place)
            return .changed
        }
        let field = here
        set(question.kind == .yesno ? .bool(value == "true") : .string(value), at: here, .other)
        typing = .list(digits: "", marker: place)
        number += 1
        guard advancing, here == field else { return .changed }
        advance(question, options)
        return .changed
    }

    /// Puts a value into the answer or takes it out; the answer keeps the order of the list.
    private mutating func toggle(_ value: String, _ options: [AnswerOption]) {
        var all = chosen(here)
        if let there = all.firstIndex(of: value) {
            all.remove(at: there)
        } else {
            all.append(value)
        }
        let order = options.map(\.value)
        let known = order.filter(all.contains)
        let others = all.filter { !order.contains($0) }
        let values = known + others
        set(values.isEmpty ? .null : .array(values.map { .string($0) }), at: here, .other)
    }

    /// Goes on after an answer of one key: in a roster to the person below.
    private mutating func advance(_ question: FormQuestion, _ options: [AnswerOption]) {
        guard question.isOneKey(options) || options.count > 9 else { return }
        guard let row = here.row, let table = version?.question(here.question) else {
            _ = walk(by: 1)
            return
        }
        guard table.startsWithMembers else {
            _ = walk(by: 1)
            return
        }
        let below = FormField(here.question, row: row + 1, column: here.column)
        if fields.contains(below) {
            enter(below)
        } else {
            let after = fields.lastIndex { $0.question == table.id }.map { $0 + 1 } ?? 0
            if fields.indices.contains(after) { enter(fields[after]) } else { _ = walk(by: 1) }
        }
    }
}

extension AnswerOption {
    /// Whether the label, or a word in it, begins with a folded letter.
    func folded(beginsWith letter: String) -> Bool {
        Folding.folded(label).hasPrefix(letter)
    }
}

extension JSONValue {
    /// Null for a text of blanks alone.
    fileprivate var unlessBlank: JSONValue {
        string?.trimmed.isEmpty == true ? .null : self
    }
}
