/// The grid of cells a screen is drawn on before the terminal compares it with what it shows.
///
/// Coordinates are relative to the part being drawn (`within`); whatever falls outside is dropped, so
/// every draw is safe at any size, 0 by 0 included. Cells own no memory: drawing a frame on a canvas
/// that is used again allocates nothing per cell.
package struct Canvas: Sendable {
    /// The whole grid.
    package let size: Size
    var cells: [Cell]
    /// Where the terminal's cursor stands, on the whole grid; nil hides it.
    package internal(set) var cursor: Point?
    /// Where (0, 0) of the part being drawn lies on the whole grid.
    var origin: Point = .zero
    /// What may be written, on the whole grid.
    var clip: Rect
    /// The size of the part being drawn.
    var partSize: Size
    /// What was drawn on it before, to be taken again.
    var pieces = CanvasPieces()

    package init(size: Size) {
        self.size = size
        partSize = size
        clip = Rect(size: size)
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// The part being drawn, in its own coordinates.
    package var bounds: Rect { Rect(size: partSize) }

    /// Empties every cell and takes the cursor away.
    package mutating func clear(_ style: Style = .plain) {
        let blank = Cell(glyph: .blank, style: style)
        cells.withUnsafeMutableBufferPointer { $0.update(repeating: blank) }
        cursor = nil
    }

    /// Draws in a part of this canvas, with its top left corner as (0, 0) and nothing outside it.
    package mutating func within(_ rect: Rect, _ draw: (inout Canvas) -> Void) {
        let outer = (origin, clip, partSize)
        let absolute = rect.offset(by: origin)
        clip = clip.intersection(absolute)
        origin = absolute.origin
        partSize = rect.size
        draw(&self)
        (origin, clip, partSize) = outer
    }

    /// Puts the cursor there, or nowhere if the place is outside the part being drawn.
    package mutating func placeCursor(_ point: Point) {
        let absolute = Point(origin.x + point.x, origin.y + point.y)
        cursor = clip.contains(absolute) ? absolute : nil
    }

    package mutating func hideCursor() {
        cursor = nil
    }

    /// The cell at a place of the whole grid; blank outside it.
    package subscript(x: Int, y: Int) -> Cell {
        guard x >= 0, y >= 0, x < size.width, y < size.height else { return .blank }
        return cells[y * size.width + x]
    }

    /// Whether a row shows the same here as one, the same if not said, on another canvas of this size.
    package func rowEquals(_ row: Int, of other: Canvas, row otherRow: Int? = nil) -> Bool {
        let start = row * size.width
        let shift = ((otherRow ?? row) - row) * size.width
        return cells.withUnsafeBufferPointer { mine in
            other.cells.withUnsafeBufferPointer { theirs in
                for index in start..<start + size.width where mine[index] != theirs[index + shift] {
                    return false
                }
                return true
            }
        }
    }

    /// The columns from the first to the last that show something else than on another canvas of this size, never
    /// half of a wide character; nil where the rows are equal.
    package func changedColumns(_ row: Int, of other: Canvas) -> Range<Int>? {
        let start = row * size.width
        return cells.withUnsafeBufferPointer { mine in
            other.cells.withUnsafeBufferPointer { theirs in
                func isSecondHalf(_ column: Int) -> Bool {
                    column < size.width
                        && (mine[start + column].glyph.isContinuation
                            || theirs[start + column].glyph.isContinuation)
                }
                var first = 0
                while first < size.width, mine[start + first] == theirs[start + first] {
                    first += 1
                }
                guard first < size.width else { return nil }
                var end = size.width
                while mine[start + end - 1] == theirs[start + end - 1] { end -= 1 }
                while first > 0, isSecondHalf(first) { first -= 1 }
                while isSecondHalf(end) { end += 1 }
                return first..<end
            }
        }
    }

    /// Whether a row shows something else than on another canvas of this size in more than so many columns.
    package func differs(_ row: Int, from other: Canvas, inMoreThan count: Int) -> Bool {
        let range = row * size.width..<(row + 1) * size.width
        return cells.withUnsafeBufferPointer { mine in
            other.cells.withUnsafeBufferPointer { theirs in
                range.count { mine[$0] != theirs[$0] } > count
            }
        }
    }

    /// Reads one row without copying it.
    package func withRow<T>(_ row: Int, _ body: (UnsafeBufferPointer<Cell>) -> T) -> T {
        cells.withUnsafeBufferPointer { all in
            body(UnsafeBufferPointer(rebasing: all[row * size.width..<(row + 1) * size.width]))
        }
    }

    /// Takes over one row of a canvas of the same width.
    package mutating func copyRow(_ row: Int, from other: Canvas) {
        precondition(other.size.width == size.width, "rows of one width")
        let range = row * size.width..<(row + 1) * size.width
        cells.withUnsafeMutableBufferPointer { mine in
            other.cells.withUnsafeBufferPointer { theirs in
                for index in range { mine[index] = theirs[index] }
            }
        }
    }

    /// Moves rows up by one, or down where `step` is -1; the row that comes in is blank.
    package mutating func scroll(_ rows: ClosedRange<Int>, by step: Int) {
        precondition(abs(step) == 1, "rows move by one")
        let width = size.width
        let count = (rows.count - 1) * width
        let (upper, lower) = (rows.lowerBound * width, (rows.lowerBound + 1) * width)
        cells.withUnsafeMutableBufferPointer { cells in
            guard let base = cells.baseAddress else { return }
            let (to, from) = step > 0 ? (upper, lower) : (lower, upper)
            (base + to).update(from: base + from, count: count)
            let blank = (step > 0 ? rows.upperBound : rows.lowerBound) * width
            (base + blank).update(repeating: .blank, count: width)
        }
    }

    /// Puts the cursor at a place of the whole grid without looking at the part being drawn.
    package mutating func setCursor(_ point: Point?) {
        cursor = point
    }
}

extension Canvas: Equatable {
    /// Whether both show the same; what they remember does not count.
    package static func == (left: Canvas, right: Canvas) -> Bool {
        left.size == right.size && left.cursor == right.cursor && left.cells == right.cells
    }
}
