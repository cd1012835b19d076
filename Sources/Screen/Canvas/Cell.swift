/// One column of one row: what it shows and how.
package struct Cell: Hashable, Sendable {
    package var glyph: Glyph
    package var style: Style

    package static let blank = Cell(glyph: .blank, style: .plain)
}
