internal import CNcurses
internal import Screen

/// Brings canvases onto the terminal through ncurses, which sends the fewest bytes it can.
///
/// Rows that equal the canvas before are not even shown to ncurses, and where a list moved by a line
/// its rows are moved and not drawn: a key costs the comparison of the grids and the drawing of two or
/// three rows.
final class Painter {
    /// Fewer rows than this are drawn sooner than moved.
    private static let worthScrolling = 5

    private var shown = Canvas(size: .zero)
    private var isStale = true
    private var isCursorVisible = true
    /// What is held is the frame that was prepared last, and nothing was forgotten since.
    private var isPrepared = false
    private var cells: UnsafeMutableBufferPointer<cchar_t>
    private var encoder: RowEncoder
    private let gate: FrameGate

    /// `output`: The descriptor that ncurses writes to.
    init(depth: ColourDepth, output: Int32) {
        encoder = RowEncoder(depth: depth)
        cells = .allocate(capacity: 256)
        gate = FrameGate(curses: output)
    }

    deinit {
        cells.deallocate()
    }

    /// Takes nothing on the terminal for granted any more.
    func forget() {
        isStale = true
        isPrepared = false
    }

    func present(_ canvas: Canvas) {
        isPrepared = false
        if let rows = changes(to: canvas) {
            gate.hold { paint(canvas, rows.rows, isAnew: rows.isAnew) }
        }
        gate.release()
    }

    /// Has ncurses make a frame that may be wanted next, without sending it.
    ///
    /// What is presented afterwards is told from this one; so that the terminal shows that and nothing
    /// else, the bytes of this one go first.
    func prepare(_ canvas: Canvas) {
        guard !isStale, shown.size == canvas.size else { return }
        if let rows = changes(to: canvas) {
            gate.hold { paint(canvas, rows.rows, isAnew: false) }
        }
        isPrepared = true
    }

    /// Sends the frame that was prepared as it is, without a look at any grid; false when there is none.
    func presentPrepared() -> Bool {
        guard isPrepared else { return false }
        isPrepared = false
        gate.release()
        return true
    }

    /// The rows that differ from what ncurses takes for shown; nil where nothing does.
    private func changes(to canvas: Canvas) -> (rows: [Int], isAnew: Bool)? {
        let isAnew = isStale || shown.size != canvas.size
        if isAnew { shown = Canvas(size: canvas.size) }
        let rows = 0..<min(canvas.size.height, Int(getmaxy(curses_stdscr())))
        let changed = rows.filter { isAnew || !canvas.rowEquals($0, of: shown) }
        guard !changed.isEmpty || shown.cursor != canvas.cursor else { return nil }
        return (changed, isAnew)
    }

    private func paint(_ canvas: Canvas, _ changed: [Int], isAnew: Bool) {
        let window = curses_stdscr()
        let columns = min(canvas.size.width, Int(getmaxx(window)))
        var isMoved = false
        if isAnew {
            werase(window)
            clearok(curses_curscr(), true)
            isStale = false
        } else {
            isMoved = scroll(canvas, changed)
        }
        if let first = changed.first, let last = changed.last {
            for row in first...last {
                let all = 0..<columns
                guard let span = isAnew ? all : canvas.changedColumns(row, of: shown) else {
                    continue
                }
                draw(row, of: canvas, columns: span.clamped(to: all))
                if !isAnew, !isMoved, canvas.differs(row, from: shown, inMoreThan: columns / 2) {
                    // In one go: ncurses would spend more on leaping over what stayed than that is long. Not
                    // where rows move: it takes them for spoilt before it moves them, and sends the neighbour too.
                    wredrawln(window, Int32(row), 1)
                }
                shown.copyRow(row, from: canvas)
            }
        }
        place(canvas.cursor)
        wnoutrefresh(window)
        doupdate()
    }

    /// Moves rows by one where the canvas shows them one higher or lower than the terminal does.
    ///
    /// - Returns: Whether it did.
    private func scroll(_ canvas: Canvas, _ changed: [Int]) -> Bool {
        guard let first = changed.first, let last = changed.last,
            last - first + 1 >= Self.worthScrolling
        else { return false }
        // A row from the middle decides which way; most of the others have to agree.
        let middle = (first + last) / 2
        guard
            let step = [1, -1].first(where: {
                canvas.rowEquals(middle, of: shown, row: middle + $0)
            })
        else { return false }
        let moved = (max(first, first - step)...min(last, last - step)).count {
            canvas.rowEquals($0, of: shown, row: $0 + step)
        }
        guard moved * 3 >= (last - first) * 2 else { return false }
        let window = curses_stdscr()
        wsetscrreg(window, Int32(first), Int32(last))
        scrollok(window, true)
        wscrl(window, Int32(step))
        scrollok(window, false)
        wsetscrreg(window, 0, getmaxy(window) - 1)
        shown.scroll(first...last, by: step)
        return true
    }

    /// Moves or hides the cursor.
    private func place(_ cursor: Point?) {
        shown.setCursor(cursor)
        guard let cursor else {
            if isCursorVisible { curs_set(0) }
            isCursorVisible = false
            return
        }
        wmove(curses_stdscr(), Int32(cursor.y), Int32(cursor.x))
        if !isCursorVisible { curs_set(1) }
        isCursorVisible = true
    }

    private func draw(_ row: Int, of canvas: Canvas, columns: Range<Int>) {
        reserve(columns.count)
        guard let cells = cells.baseAddress else { return }
        let count = canvas.withRow(row) { encoder.encode($0, columns: columns, into: cells) }
        guard count > 0 else { return }
        wmove(curses_stdscr(), Int32(row), Int32(columns.lowerBound))
        wadd_wchnstr(curses_stdscr(), cells, Int32(count))
    }

    private func reserve(_ count: Int) {
        guard cells.count < count else { return }
        cells.deallocate()
        cells = .allocate(capacity: count)
    }
}
