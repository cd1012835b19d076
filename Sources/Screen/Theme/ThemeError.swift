/// Why a theme file was refused: where in it, and what is wrong there.
package struct ThemeError: Error, Hashable, Sendable {
    /// The place, such as `roles.list.selected.fg[1]`.
    package let path: String
    package let reason: Reason

    package init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    package enum Reason: Hashable, Sendable {
        /// A table, list, text or number stood where another was needed.
        case wrongType(needed: String)
        case unknownMember(String)
        case unknownRole(String)
        case unknownMark(String)
        case unknownColour(String)
        /// A number that is no whole number from 0 up to this one.
        case colourOutOfRange(limit: Int)
        /// A list of colours must name those for 256, 16 and 8 colours.
        case colourCount(Int)
        case unknownAttribute(String)
        /// A mark takes one column, not this many.
        case markWidth(Int)
        /// A mark with a control character or another one that cannot be seen.
        case invisibleMark
    }
}
