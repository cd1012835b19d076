import Screen

/// A long page of lines with a reading cursor: the line it stands on is where a braille display is.
package struct Pager: Sendable, Equatable {
    package private(set) var lines: [TextLine] = []
    package private(set) var cursor = ListCursor()

    package init() {}

    /// Takes new lines; the reader stays on the line they were on.
    package mutating func show(_ lines: [TextLine]) {
        self.lines = lines
        cursor.refresh(count: lines.count)
    }

    /// Starts at the top, for a page about something else.
    package mutating func restart() {
        cursor.home()
    }

    package mutating func fit(height: Int) {
        guard height != cursor.height else { return }
        cursor.refresh(count: lines.count, height: height)
    }

    /// - Returns: false for a key that moves nothing.
    package mutating func press(_ key: Key) -> Bool {
        switch key {
        case .character(" "): cursor.page(by: 1)
        default: return cursor.press(key, letters: true)
        }
        return true
    }

    package mutating func point(_ mouse: MouseEvent, top: Int) -> Bool {
        cursor.point(mouse, top: top)
    }

    /// Puts the cursor on a line.
    package mutating func select(_ line: Int) {
        cursor.select(line)
    }

    /// Goes to the next heading in a direction, around the ends.
    package mutating func jump(by direction: Int) {
        let headings = lines.indices.filter { lines[$0].isHeading }
        guard let first = headings.first, let last = headings.last else { return }
        let here = cursor.selection
        let target =
            direction > 0
            ? headings.first { $0 > here } ?? first
            : headings.last { $0 < here } ?? last
        // Coming from below it stands near the top, with its section in sight.
        cursor.end()
        cursor.select(target)
    }

    /// Draws the visible lines; the focused page has the cursor.
    package func draw(into canvas: inout Canvas, _ theme: Theme, isFocused: Bool) {
        let bounds = canvas.bounds
        var cursor = cursor
        cursor.refresh(count: lines.count, height: bounds.height)
        for (row, index) in cursor.visible.enumerated() {
            let isHere = isFocused && index == cursor.selection
            let surface: Role = isHere ? .listSelected : .text
            if isHere {
                canvas.fill(bounds.row(row), style: theme.style(.listSelected))
                canvas.placeCursor(Point(0, row))
            }
            lines[index].draw(
                into: &canvas,
                at: Point(min(1, bounds.width - 1), row),
                width: bounds.width - 2,
                theme: theme,
                on: surface,
            )
        }
        let edge = Rect(x: bounds.width - 1, y: 0, width: 1, height: bounds.height)
        Scrollbar.draw(into: &canvas, in: edge, cursor: cursor, theme: theme)
    }
}
