internal import CNcurses
internal import Screen

/// Turns rows of a canvas into the cells of ncurses.
struct RowEncoder {
    private var pairs: ColourPairs
    private var widths = WidthGuard()
    private var style = Style.plain
    /// A blank in `style`, as `setcchar` makes it: most cells have the style of the one before.
    private var blank = cchar_t()

    init(depth: ColourDepth) {
        pairs = ColourPairs(depth: depth)
        blank = makeBlank()
    }

    /// Writes some columns of a row and answers how many cells it filled; a wide character fills one.
    ///
    /// `columns` ends where the terminal does or between two characters.
    mutating func encode(
        _ source: UnsafeBufferPointer<Cell>,
        columns: Range<Int>,
        into cells: UnsafeMutablePointer<cchar_t>,
    ) -> Int {
        var count = 0
        var column = columns.lowerBound
        while column < columns.upperBound {
            let cell = source[column]
            if cell.style != style {
                style = cell.style
                blank = makeBlank()
            }
            let next = column + 1
            let isWide = next < source.count && source[next].glyph.isContinuation
            // A wide character whose other half the terminal has no column for.
            let glyph = isWide && next >= columns.upperBound ? .blank : cell.glyph
            column += isWide ? 2 : 1
            guard widths.agrees(glyph, isWide: isWide) else {
                // The C library here is older or newer than our table: what it would place elsewhere
                // shows as question marks, in the columns we measured.
                for _ in 0..<(isWide ? 2 : 1) {
                    cells[count] = blank
                    cells[count].chars.0 = wchar_t(bitPattern: UInt32(UInt8(ascii: "?")))
                    count += 1
                }
                continue
            }
            // Set here and not by `setcchar`, which would measure and copy for each cell again what
            // `SafeText` has made sure of: a third of what a frame cost.
            let points = glyph.codePoints
            cells[count] = blank
            if points.0 != 0 { cells[count].chars.0 = wchar_t(bitPattern: points.0) }
            cells[count].chars.1 = wchar_t(bitPattern: points.1)
            cells[count].chars.2 = wchar_t(bitPattern: points.2)
            count += 1
        }
        return count
    }

    private mutating func makeBlank() -> cchar_t {
        var cell = cchar_t()
        let attributes = pairs.attributes(of: style)
        let pair = pairs.number(for: style)
        let text: [wchar_t] = [0x20, 0]
        setcchar(&cell, text, attributes, pair, nil)
        return cell
    }
}
