import Caseload
import Screen

extension FilterPicker {
    /// Draws the choice as a box over the list, what is in force marked by its sign.
    package func draw(into canvas: inout Canvas, _ filter: FamilyFilter, _ scene: Scene) {
        let words = scene.words
        let rows = FamiliesState.pickerHeight(in: canvas.bounds.size)
        let widest = found.reduce(0) { max($0, SafeText($1.label).width) }
        let frame = canvas.bounds.centred(Size(min(60, max(36, widest + 8)), rows + 3))
        canvas.fill(frame, style: scene.style(.dialog))
        canvas.box(
            frame,
            title: SafeText(words.filterTitle),
            style: scene.style(.dialogBorder),
            titleStyle: scene.style(.dialogTitle),
        )
        canvas.within(frame.inset()) { inner in
            line.draw(
                into: &inner,
                in: inner.bounds.row(0),
                style: scene.style(.fieldFocused),
                focused: true,
                hint: SafeText(words.filterHint),
                hintStyle: scene.style(.fieldHint),
            )
            var cursor = cursor
            cursor.refresh(count: found.count, height: max(0, inner.bounds.height - 1))
            if cursor.isEmpty {
                inner.put(
                    SafeText(words.nothingFound).cut(to: inner.bounds.width),
                    at: Point(0, 1),
                    style: scene.style(.dialog),
                )
            }
            for (row, number) in cursor.visible.enumerated() {
                let entry = found[number]
                let isHere = number == cursor.selection
                let sign = filter.contains(entry.term) ? "[x] " : "[ ] "
                let style = scene.style(isHere ? .dialogSelected : .dialog)
                let width = inner.bounds.width
                let count = SafeText(entry.families.map { " " + words.number($0) } ?? "")
                inner.put(
                    SafeText(sign + entry.label),
                    at: Point(0, row + 1),
                    style: style,
                    width: max(0, width - count.width),
                )
                inner.put(count, at: Point(max(0, width - count.width), row + 1), style: style)
            }
            // Once something is chosen the braille reader is on the entry, not on the empty line.
            if line.isEmpty, !cursor.isEmpty {
                inner.placeCursor(Point(1, cursor.selection - cursor.top + 1))
            }
        }
    }
}
