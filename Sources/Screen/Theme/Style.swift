/// How a cell looks: two colours and attributes.
package struct Style: Hashable, Sendable {
    package var foreground: Colour
    package var background: Colour
    package var attributes: Attributes

    package init(
        foreground: Colour = .terminal,
        background: Colour = .terminal,
        attributes: Attributes = [],
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// Written out because it is asked for cell by cell.
    @inlinable
    package static func == (left: Style, right: Style) -> Bool {
        left.foreground.index == right.foreground.index
            && left.background.index == right.background.index
            && left.attributes.rawValue == right.attributes.rawValue
    }

    /// The terminal's own look.
    package static let plain = Style()

    /// What a terminal can do to a character beside colouring it.
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let underline = Attributes(rawValue: 4)
        package static let reverse = Attributes(rawValue: 8)
        package static let italic = Attributes(rawValue: 16)

        /// The names theme files use.
        static let names: [(name: String, attribute: Attributes)] = [
            ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
            ("italic", .italic),
        ]
    }
}
