internal import CNcurses
internal import Screen

/// Brings canvases onto the terminal through ncurses, which sends the fewest bytes it can.
///
/// Rows that equal the canvas before are not even shown to ncurses, so a key that changes two rows
/// costs the comparison of the grids and the drawing of two rows.
final class Painter {
    private var shown = Canvas(size: .zero)
    private var isStale = true
    private var isCursorVisible = true
    private var cells: UnsafeMutableBufferPointer<cchar_t>
    private var pairs: ColourPairs
    private var widths = WidthGuard()

    init(depth: ColourDepth) {
        pairs = ColourPairs(depth: depth)
        cells = .allocate(capacity: 256)
    }

    deinit {
        cells.deallocate()
    }

    /// Takes nothing on the terminal for granted any more.
    func forget() {
        isStale = true
    }

    func present(_ canvas: Canvas) {
        let window = curses_stdscr()
        var isChanged = false
        if isStale || shown.size != canvas.size {
            werase(window)
            clearok(curses_curscr(), true)
            shown = Canvas(size: canvas.size)
            isStale = false
            isChanged = true
        }
        let columns = min(canvas.size.width, Int(getmaxx(window)))
        for row in 0..<min(canvas.size.height, Int(getmaxy(window)))
        where !canvas.rowEquals(row, of: shown) {
            draw(row, of: canvas, columns: columns)
            shown.copyRow(row, from: canvas)
            isChanged = true
        }
        if place(canvas.cursor) || isChanged {
            wnoutrefresh(window)
            doupdate()
        }
    }

    /// Moves or hides the cursor and answers whether that is news to the terminal.
    private func place(_ cursor: Point?) -> Bool {
        let isMoved = shown.cursor != cursor
        shown.setCursor(cursor)
        guard let cursor else {
            if isCursorVisible { curs_set(0) }
            isCursorVisible = false
            return isMoved
        }
        wmove(curses_stdscr(), Int32(cursor.y), Int32(cursor.x))
        if !isCursorVisible { curs_set(1) }
        isCursorVisible = true
        return isMoved
    }

    private func draw(_ row: Int, of canvas: Canvas, columns: Int) {
        reserve(columns)
        var count: Int32 = 0
        canvas.withRow(row) { source in
            var column = 0
            while column < columns {
                let cell = source[column]
                let next = column + 1
                let isWide = next < source.count && source[next].glyph.isContinuation
                // A wide character whose other half the terminal has no column for.
                let glyph = isWide && next >= columns ? .blank : cell.glyph
                count += set(glyph, style: cell.style, isWide: isWide, at: Int(count))
                column += isWide ? 2 : 1
            }
        }
        guard count > 0 else { return }
        wmove(curses_stdscr(), Int32(row), 0)
        wadd_wchnstr(curses_stdscr(), cells.baseAddress, count)
    }

    /// Fills one of the cells for ncurses and answers how many were filled.
    private func set(_ glyph: Glyph, style: Style, isWide: Bool, at index: Int) -> Int32 {
        let attributes = pairs.attributes(of: style)
        let pair = pairs.number(for: style)
        guard widths.agrees(glyph, isWide: isWide) else {
            // The C library here is older or newer than our table: what it would place elsewhere
            // shows as question marks, in the columns we measured.
            fill(index, with: (UInt32(UInt8(ascii: "?")), 0, 0), attributes, pair)
            guard isWide else { return 1 }
            fill(index + 1, with: (UInt32(UInt8(ascii: "?")), 0, 0), attributes, pair)
            return 2
        }
        fill(index, with: glyph.codePoints, attributes, pair)
        return 1
    }

    private func fill(
        _ index: Int,
        with points: (UInt32, UInt32, UInt32),
        _ attributes: attr_t,
        _ pair: Int16,
    ) {
        withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: 4) { text in
            text[0] = wchar_t(bitPattern: points.0 == 0 ? 0x20 : points.0)
            text[1] = wchar_t(bitPattern: points.1)
            text[2] = wchar_t(bitPattern: points.2)
            text[3] = 0
            setcchar(&cells[index], text.baseAddress, attributes, pair, nil)
        }
    }

    private func reserve(_ count: Int) {
        guard cells.count < count else { return }
        cells.deallocate()
        cells = .allocate(capacity: count)
    }
}
