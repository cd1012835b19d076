/// One column of one row: what it shows and how.
package struct Cell: Hashable, Sendable {
    package var glyph: Glyph
    package var style: Style

    /// Written out because grids are compared cell by cell at each key.
    @inline(__always)
    package static func == (left: Cell, right: Cell) -> Bool {
        left.glyph.bits == right.glyph.bits
            && left.style.foreground.index == right.style.foreground.index
            && left.style.background.index == right.style.background.index
            && left.style.attributes.rawValue == right.style.attributes.rawValue
    }

    package static let blank = Cell(glyph: .blank, style: .plain)
}
