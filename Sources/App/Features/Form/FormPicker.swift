import Casework
import Documents
import Forms
import Screen

/// F4: all that a question can be answered with, over the form; typed words narrow it.
package struct FormPicker: Sendable {
    enum Row: Sendable, Equatable {
        case heading(String)
        /// The place among the options.
        case option(Int)
    }

    let title: String
    let options: [AnswerOption]
    /// Several may be chosen: Space sets and unsets.
    let isMultiple: Bool
    private(set) var line = LineEditor(limit: 200)
    private(set) var rows: [Row] = []
    private(set) var cursor = ListCursor()
    private(set) var chosen: [String]

    init(title: String, options: [AnswerOption], isMultiple: Bool, chosen: [String]) {
        self.title = title
        self.options = options
        self.isMultiple = isMultiple
        self.chosen = chosen
        search()
        let first = options.firstIndex { $0.value == chosen.first }
        if let row = first.flatMap({ rows.firstIndex(of: .option($0)) }) { cursor.select(row) }
        stepOffHeading(by: 1)
    }

    var selected: AnswerOption? {
        guard rows.indices.contains(cursor.selection),
            case .option(let place) = rows[cursor.selection]
        else { return nil }
        return options[place]
    }

    mutating func fit(height: Int) {
        cursor.refresh(count: rows.count, height: height)
    }

    enum Outcome: Equatable {
        case open
        case closed
        case taken([String])
    }

    mutating func press(_ key: Key) -> Outcome {
        switch key {
        case .escape, .function(4):
            // Several chosen are kept: nothing that was set is dropped by going back.
            return isMultiple ? .taken(chosen) : .closed
        case .enter:
            if isMultiple { return .taken(chosen) }
            return selected.map { .taken([$0.value]) } ?? .open
        case .character(" ") where isMultiple:
            guard let value = selected?.value else { return .open }
            if let there = chosen.firstIndex(of: value) {
                chosen.remove(at: there)
            } else {
                chosen.append(value)
            }
        case .up, .down, .pageUp, .pageDown:
            cursor.press(key)
            stepOffHeading(by: key == .up || key == .pageUp ? -1 : 1)
        default:
            if line.handle(key) == .changed { search() }
        }
        return .open
    }

    mutating func paste(_ text: String) {
        if line.insert(text) { search() }
    }

    private mutating func search() {
        let found = FormState.narrowed(options, by: line.text)
        rows = []
        var heading: String?
        let grouped = found.contains { $0.group != nil }
        let order = grouped ? Self.byGroup(found) : found
        for option in order {
            if let group = option.group, group != heading {
                rows.append(.heading(group))
                heading = group
            }
            if let place = options.firstIndex(of: option) { rows.append(.option(place)) }
        }
        cursor.refresh(count: rows.count)
        cursor.home()
        stepOffHeading(by: 1)
    }

    /// Each group together, in the order in which the groups begin.
    private static func byGroup(_ options: [AnswerOption]) -> [AnswerOption] {
        var order: [String?] = []
        for option in options where !order.contains(option.group) { order.append(option.group) }
        return order.flatMap { group in options.filter { $0.group == group } }
    }

    private mutating func stepOffHeading(by step: Int) {
        guard rows.indices.contains(cursor.selection),
            case .heading = rows[cursor.selection]
        else { return }
        cursor.move(by: step)
        if rows.indices.contains(cursor.selection), case .heading = rows[cursor.selection] {
            cursor.move(by: -2 * step)
        }
    }
}

// MARK: Drawing

extension FormPicker {
    func draw(into canvas: inout Canvas, _ scene: Scene) {
        let bounds = canvas.bounds
        let style = scene.style(.dialog)
        canvas.fill(bounds, style: style)
        canvas.put(
            SafeText(" " + title),
            at: .zero,
            style: scene.style(.dialogTitle),
            width: bounds.width,
        )
        let label = SafeText(" " + scene.words.searchPrompt + " ")
        canvas.put(label, at: Point(0, 1), style: scene.style(.fieldLabel))
        line.draw(
            into: &canvas,
            in: Rect(x: label.width, y: 1, width: bounds.width - label.width - 1, height: 1),
            style: scene.style(.fieldFocused),
            focused: true,
        )
        let list = bounds.splitTop(2).rest
        var cursor = cursor
        cursor.refresh(count: rows.count, height: list.height)
        guard !rows.isEmpty else {
            canvas.put(SafeText(" " + scene.words.nothingFound), at: Point(0, 2), style: style)
            return
        }
        canvas.within(list) { part in
            for (y, row) in cursor.visible.enumerated() {
                draw(rows[row], into: &part, y: y, isHere: row == cursor.selection, scene)
            }
            let edge = Rect(x: list.width - 1, y: 0, width: 1, height: list.height)
            Scrollbar.draw(into: &part, in: edge, cursor: cursor, theme: scene.theme)
        }
    }

    private func draw(
        _ row: Row,
        into canvas: inout Canvas,
        y: Int,
        isHere: Bool,
        _ scene: Scene,
    ) {
        let width = canvas.bounds.width
        switch row {
        case .heading(let text):
            canvas.put(
                SafeText(" " + text),
                at: Point(0, y),
                style: scene.style(.listGroup),
                width: width,
            )
        case .option(let place):
            let option = options[place]
            let isChosen = chosen.contains(option.value)
            let style = scene.style(isHere ? .dialogSelected : .dialog)
            let sign: SafeText =
                isMultiple ? (isChosen ? "[x] " : "[ ] ") : (isChosen ? "• " : "  ")
            var text = SafeText(" ") + sign + SafeText(option.label)
            if !option.detail.isEmpty { text += SafeText(" · " + option.detail) }
            canvas.put(text, at: Point(0, y), style: style, width: width - 1)
        }
    }
}

// MARK: In the form

extension FormState {
    /// Opens the list of the question with the cursor; a notice where it has none.
    mutating func openPicker() -> FormNotice? {
        guard !here.isAdder, let question = question(here) else { return .noList }
        let all = options(question)
        switch question.input {
        case .choice, .choices, .search, .line: break
        default: return .noList
        }
        guard !all.isEmpty else { return .noList }
        var picker = FormPicker(
            title: words.text(question.label),
            options: all,
            isMultiple: question.input == .choices,
            chosen: chosen(here),
        )
        // What is typed of a name narrows the list at once.
        if case .line(let line) = typing, !Self.narrowed(all, by: line.text).isEmpty {
            picker.paste(line.text)
        }
        self.picker = picker
        return nil
    }

    mutating func pressPicker(_ key: Key) -> FormAnswer {
        guard var picker else { return .notMine }
        // What belongs to no list goes on to the screen's commands.
        if case .function(let number) = key.code, number != 4 { return .notMine }
        let outcome = picker.press(key)
        number += 1
        guard outcome != .open else {
            self.picker = picker
            return .moved
        }
        self.picker = nil
        guard case .taken(let values) = outcome else { return .moved }
        if picker.isMultiple {
            let order = picker.options.map(\.value)
            let sorted =
                order.filter(values.contains) + values.filter { !order.contains($0) }
            set(
                sorted.isEmpty ? .null : .array(sorted.map { .string($0) }),
                at: here,
                .other,
            )
            typing = beginning(at: here)
            return .changed
        }
        guard let value = values.first else { return .moved }
        let isFlag = question(here)?.kind == .yesno
        set(isFlag ? .bool(value == "true") : .string(value), at: here, .other)
        typing = beginning(at: here)
        number += 1
        return .changed
    }
}
