internal import CNcurses
internal import Screen

/// The numbers ncurses knows colours by, given out as styles first appear.
struct ColourPairs {
    private struct Colours: Hashable {
        let foreground: Int16
        let background: Int16
    }

    private let isColoured: Bool
    private let hasDefaults: Bool
    /// Pairs the terminal can hold at once; number 0 is its own.
    private let limit: Int
    private var numbers: [Colours: Int16] = [:]
    /// Most cells have the style of the cell before.
    private var last: (colours: Colours, number: Int16)?

    init(depth: ColourDepth) {
        isColoured = depth != .mono && has_colors()
        guard isColoured else {
            hasDefaults = true
            limit = 0
            return
        }
        start_color()
        hasDefaults = use_default_colors() == OK
        // A pair's number travels as a C short.
        limit = min(Int(curses_color_pairs()), Int(Int16.max))
    }

    /// The pair for a style's colours; the terminal's own when no more fit.
    mutating func number(for style: Style) -> Int16 {
        guard isColoured else { return 0 }
        let colours = Colours(
            foreground: style.foreground.index < 0 && !hasDefaults ? 7 : style.foreground.index,
            background: style.background.index < 0 && !hasDefaults ? 0 : style.background.index,
        )
        if let last, last.colours == colours { return last.number }
        let number = numbers[colours] ?? make(colours)
        last = (colours, number)
        return number
    }

    private mutating func make(_ colours: Colours) -> Int16 {
        guard colours.foreground >= 0 || colours.background >= 0, numbers.count + 1 < limit else {
            return 0
        }
        let number = Int16(numbers.count + 1)
        guard init_pair(number, colours.foreground, colours.background) == OK else { return 0 }
        numbers[colours] = number
        return number
    }

    func attributes(of style: Style) -> attr_t {
        let wanted = style.attributes
        guard !wanted.isEmpty else { return 0 }
        var attributes: attr_t = 0
        if wanted.contains(.bold) { attributes |= curses_bold() }
        if wanted.contains(.dim) { attributes |= curses_dim() }
        if wanted.contains(.underline) { attributes |= curses_underline() }
        if wanted.contains(.reverse) { attributes |= curses_reverse() }
        if wanted.contains(.italic) { attributes |= curses_italic() }
        return attributes
    }
}
