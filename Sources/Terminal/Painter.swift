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
    private var encoder: RowEncoder

    init(depth: ColourDepth) {
        encoder = RowEncoder(depth: depth)
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
        guard let cells = cells.baseAddress else { return }
        let count = canvas.withRow(row) { encoder.encode($0, columns: columns, into: cells) }
        guard count > 0 else { return }
        wmove(curses_stdscr(), Int32(row), 0)
        wadd_wchnstr(curses_stdscr(), cells, Int32(count))
    }

    private func reserve(_ count: Int) {
        guard cells.count < count else { return }
        cells.deallocate()
        cells = .allocate(capacity: count)
    }
}
