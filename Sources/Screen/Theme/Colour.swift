/// A colour of the terminal: one of its numbered palette, or whatever it uses by default.
package struct Colour: Hashable, Sendable {
    /// -1 for the terminal's own, else 0 to 255.
    package let index: Int16

    private init(index: Int16) {
        self.index = index
    }

    /// The terminal's own foreground or background, which we cannot know.
    package static let terminal = Colour(index: -1)

    /// A colour of the palette by number; nil outside 0 to 255.
    package init?(_ number: Int) {
        guard (0...255).contains(number) else { return nil }
        index = Int16(number)
    }

    /// A number that is known to be in range.
    init(known number: UInt8) {
        index = Int16(number)
    }
}
