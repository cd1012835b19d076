import Screen

/// What a terminal would show of a program's bytes: enough of an xterm for what ncurses, less and fzf
/// send under `TERM=xterm-256color`.
///
/// Kept so that a case can see when a text stands on the screen and which read changed a cell. Modes,
/// titles and queries are read over; nobody answers.
struct VirtualScreen {
    struct Cell: Equatable {
        var glyph: Unicode.Scalar = " "
        var style = TextStyle()
    }

    let columns: Int
    let rows: Int
    var cells: [Cell]
    var x = 0
    var y = 0
    /// The last column was written and the next character wraps first.
    var isWrapPending = false
    var style = TextStyle()
    var top = 0
    var bottom: Int
    var saved = (x: 0, y: 0)
    /// DECCKM: cursor keys are to be sent as `ESC O`.
    var isApplicationCursor = false
    /// Whether a cell has changed since this was last set to false.
    var hasChanged = false
    var lastGlyph: Unicode.Scalar = " "
    var parser = Parser()

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        bottom = rows - 1
        cells = Array(repeating: Cell(), count: columns * rows)
    }

    /// The text of one row.
    func row(_ row: Int) -> String {
        var text = String.UnicodeScalarView()
        for cell in cells[row * columns..<(row + 1) * columns] where cell.glyph != "\0" {
            text.append(cell.glyph)
        }
        return String(text)
    }

    /// All rows, a line feed after each.
    var text: String {
        (0..<rows).map { row($0) + "\n" }.joined()
    }

    func contains(_ text: String) -> Bool {
        (0..<rows).contains { row($0).contains(text) }
    }

    // MARK: Writing

    mutating func set(_ index: Int, _ cell: Cell) {
        guard cells[index] != cell else { return }
        cells[index] = cell
        hasChanged = true
    }

    mutating func put(_ glyph: Unicode.Scalar) {
        let width = CharacterWidth.columns(of: glyph)
        guard width > 0 else { return }
        if isWrapPending || x + width > columns {
            x = 0
            lineFeed()
        }
        isWrapPending = false
        lastGlyph = glyph
        set(y * columns + x, Cell(glyph: glyph, style: style))
        // The right half of a wide character holds nothing.
        if width == 2 { set(y * columns + x + 1, Cell(glyph: "\0", style: style)) }
        x += width
        if x >= columns {
            x = columns - 1
            isWrapPending = true
        }
    }

    mutating func lineFeed() {
        if y == bottom { scroll(by: 1, from: top) } else { y = min(rows - 1, y + 1) }
    }

    mutating func reverseLineFeed() {
        if y == top { scroll(by: -1, from: top) } else { y = max(0, y - 1) }
    }

    /// Moves the rows of the region up (or down, below 0), blank ones coming in.
    mutating func scroll(by count: Int, from first: Int) {
        let rows = count > 0 ? Array(first...bottom) : (first...bottom).reversed()
        for row in rows {
            let source = row + count
            for column in 0..<columns {
                let isInside = source >= first && source <= bottom
                set(
                    row * columns + column,
                    isInside ? cells[source * columns + column] : blank,
                )
            }
        }
    }

    /// What erasing leaves: a space in the background colour of now.
    var blank: Cell {
        var style = TextStyle()
        style.background = self.style.background
        return Cell(glyph: " ", style: style)
    }

    mutating func erase(_ range: Range<Int>) {
        for index in range.clamped(to: 0..<cells.count) { set(index, blank) }
    }

    /// Shifts the rest of the row right (below 0: left) from the cursor.
    mutating func shift(by count: Int) {
        let start = y * columns
        let old = Array(cells[start..<start + columns])
        for column in x..<columns {
            let source = column - count
            set(start + column, source >= x && source < columns ? old[source] : blank)
        }
    }
}

/// Colours and attributes of a cell.
struct TextStyle: Equatable {
    var foreground = -1
    var background = -1
    /// Bit n is SGR attribute n.
    var attributes: UInt16 = 0
}
