import Casework
import Screen

/// A choice over a list: all there is to choose, narrowed by typing, switched with Enter.
package struct ChoicePicker<Term: Hashable & Sendable>: Sendable {
    package struct Entry: Sendable, Equatable {
        package var term: Term
        package var label: String
        /// How many it lets through; nil where nobody counted.
        package var count: Int?
        /// For typing.
        fileprivate var text: String

        package init(_ term: Term, _ label: String, count: Int? = nil) {
            self.term = term
            self.label = label
            self.count = count
            text = Folding.folded(label)
        }
    }

    package private(set) var line = LineEditor(limit: 60)
    package private(set) var cursor = ListCursor()
    package private(set) var found: [Entry]
    private let all: [Entry]

    package init(_ entries: [Entry], height: Int) {
        all = entries
        found = entries
        cursor.refresh(count: found.count, height: height)
    }

    package var selected: Term? {
        found.indices.contains(cursor.selection) ? found[cursor.selection].term : nil
    }

    /// The rows inside its frame and below its line, on a screen of a size.
    static func height(in size: Size) -> Int {
        max(1, min(18, size.height - 4))
    }

    package mutating func fit(_ size: Size) {
        cursor.refresh(count: found.count, height: Self.height(in: size))
    }

    /// Moves or narrows; false for a key without use here.
    package mutating func press(_ key: Key) -> Bool {
        if cursor.press(key) { return true }
        switch line.handle(key) {
        case .changed: search()
        case .handled: break
        case .ignored: return false
        }
        return true
    }

    package mutating func paste(_ text: String) {
        if line.insert(text) { search() }
    }

    private mutating func search() {
        let asked = Folding.folded(line.text).split(separator: " ")
        found = all.filter { entry in asked.allSatisfy { entry.text.contains($0) } }
        cursor.refresh(count: found.count, selected: 0)
    }
}

// MARK: Drawing

extension ChoicePicker {
    /// Draws the choice as a box, what is in force marked by its sign.
    package func draw(
        into canvas: inout Canvas,
        title: String,
        hint: String,
        _ scene: Scene,
        isOn: (Term) -> Bool,
    ) {
        let rows = Self.height(in: canvas.bounds.size)
        let widest = found.reduce(0) { max($0, SafeText($1.label).width) }
        let frame = canvas.bounds.centred(Size(min(60, max(36, widest + 12)), rows + 3))
        canvas.fill(frame, style: scene.style(.dialog))
        canvas.box(
            frame,
            title: SafeText(title),
            style: scene.style(.dialogBorder),
            titleStyle: scene.style(.dialogTitle),
        )
        canvas.within(frame.inset()) { inner in
            line.draw(
                into: &inner,
                in: inner.bounds.row(0),
                style: scene.style(.fieldFocused),
                focused: true,
                hint: SafeText(hint),
                hintStyle: scene.style(.fieldHint),
            )
            var cursor = cursor
            cursor.refresh(count: found.count, height: max(0, inner.bounds.height - 1))
            if cursor.isEmpty {
                let nothing = SafeText(scene.words.nothingFound).cut(to: inner.bounds.width)
                inner.put(nothing, at: Point(0, 1), style: scene.style(.dialog))
            }
            for (row, number) in cursor.visible.enumerated() {
                let entry = found[number]
                let isHere = number == cursor.selection
                draw(entry, isOn(entry.term), isHere, into: &inner, y: row + 1, scene)
            }
            // Once something is chosen the braille reader is on the entry, not on the empty line.
            if line.isEmpty, !cursor.isEmpty {
                inner.placeCursor(Point(1, cursor.selection - cursor.top + 1))
            }
        }
    }

    private func draw(
        _ entry: Entry,
        _ isOn: Bool,
        _ isHere: Bool,
        into canvas: inout Canvas,
        y: Int,
        _ scene: Scene,
    ) {
        let style = scene.style(isHere ? .dialogSelected : .dialog)
        let width = canvas.bounds.width
        let count = SafeText(entry.count.map { " " + scene.words.number($0) } ?? "")
        canvas.put(
            SafeText((isOn ? "[x] " : "[ ] ") + entry.label),
            at: Point(0, y),
            style: style,
            width: max(0, width - count.width),
        )
        canvas.put(count, at: Point(max(0, width - count.width), y), style: style)
    }
}
