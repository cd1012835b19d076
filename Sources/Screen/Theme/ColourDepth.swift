/// How many colours a terminal can show.
package enum ColourDepth: Int, CaseIterable, Sendable {
    /// None at all, or none wanted (NO_COLOR).
    case mono = 1
    case eight = 8
    case sixteen = 16
    case full = 256

    /// The depth for a terminal that offers this many colours.
    package init(colours: Int) {
        self =
            switch colours {
            case 256...: .full
            case 16...: .sixteen
            case 8...: .eight
            default: .mono
            }
    }
}
