/// Writes into one row of the grid, inside the clip, and mends wide characters it cuts in two.
struct Pen {
    private let clip: Range<Int>
    private let base: Int
    private let rowEnd: Int
    private let style: Style

    init(canvas: Canvas, row: Int, style: Style) {
        clip = canvas.clip.minX..<canvas.clip.maxX
        base = row * canvas.size.width
        rowEnd = canvas.size.width
        self.style = style
    }

    /// Blanks the left half of a wide character whose right half is about to be written over.
    func open(_ column: Int, _ cells: UnsafeMutableBufferPointer<Cell>) {
        let first = max(column, clip.lowerBound)
        guard first > 0, first < rowEnd, cells[base + first].glyph.isContinuation else { return }
        cells[base + first - 1].glyph = .blank
    }

    /// Blanks the right half of a wide character whose left half has been written over.
    func close(_ column: Int, _ cells: UnsafeMutableBufferPointer<Cell>) {
        let next = min(column, clip.upperBound)
        guard next > 0, next < rowEnd, cells[base + next].glyph.isContinuation else { return }
        cells[base + next].glyph = .blank
    }

    func fill(_ columns: Range<Int>, _ glyph: Glyph, _ cells: UnsafeMutableBufferPointer<Cell>) {
        for column in columns.clamped(to: clip) {
            cells[base + column] = Cell(glyph: glyph, style: style)
        }
    }

    /// Writes the characters that end at or before the limit and answers the column after them.
    func write(
        _ text: SafeText,
        from start: Int,
        limit: Int,
        _ cells: UnsafeMutableBufferPointer<Cell>,
    ) -> Int {
        text.isASCII
            ? writeASCII(text.string, from: start, limit: limit, cells)
            : writeScalars(text.string, from: start, limit: limit, cells)
    }

    private func writeASCII(
        _ string: String,
        from start: Int,
        limit: Int,
        _ cells: UnsafeMutableBufferPointer<Cell>,
    ) -> Int {
        var string = string
        return string.withUTF8 { bytes in
            let end = max(start, min(start + bytes.count, limit))
            for column in (start..<end).clamped(to: clip) {
                cells[base + column] = Cell(
                    glyph: Glyph(ascii: bytes[column - start]),
                    style: style,
                )
            }
            return end
        }
    }

    private func writeScalars(
        _ string: String,
        from start: Int,
        limit: Int,
        _ cells: UnsafeMutableBufferPointer<Cell>,
    ) -> Int {
        var column = start
        var last: Int?
        for scalar in string.unicodeScalars {
            let columns = CharacterWidth.columns(of: scalar)
            if columns == 0 {
                if let last {
                    cells[base + last].glyph = cells[base + last].glyph.marked(with: scalar)
                }
                continue
            }
            guard column + columns <= limit else { break }
            last = place(Glyph(scalar), columns: columns, at: column, cells)
            column += columns
        }
        return column
    }

    /// Writes one character and answers its cell, or nil where the clip swallows it.
    ///
    /// Of a wide character that lies across the clip's edge the visible half becomes a space.
    private func place(
        _ glyph: Glyph,
        columns: Int,
        at column: Int,
        _ cells: UnsafeMutableBufferPointer<Cell>,
    ) -> Int? {
        if columns == 1 {
            guard clip.contains(column) else { return nil }
            cells[base + column] = Cell(glyph: glyph, style: style)
            return column
        }
        guard clip.contains(column), clip.contains(column + 1) else {
            fill(column..<column + 2, .blank, cells)
            return nil
        }
        cells[base + column] = Cell(glyph: glyph, style: style)
        cells[base + column + 1] = Cell(glyph: .continuation, style: style)
        return column
    }
}
