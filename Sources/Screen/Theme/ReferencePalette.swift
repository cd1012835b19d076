/// The 256 colours as xterm shows them by default (its `XTerm-col.ad` and `256colres.h`), by which
/// contrast is judged.
package enum ReferencePalette {
    package struct RGB: Hashable, Sendable {
        package let red: Int
        package let green: Int
        package let blue: Int
    }

    private static let first16: [(Int, Int, Int)] = [
        (0x00, 0x00, 0x00), (0xCD, 0x00, 0x00), (0x00, 0xCD, 0x00), (0xCD, 0xCD, 0x00),
        (0x00, 0x00, 0xEE), (0xCD, 0x00, 0xCD), (0x00, 0xCD, 0xCD), (0xE5, 0xE5, 0xE5),
        (0x7F, 0x7F, 0x7F), (0xFF, 0x00, 0x00), (0x00, 0xFF, 0x00), (0xFF, 0xFF, 0x00),
        (0x5C, 0x5C, 0xFF), (0xFF, 0x00, 0xFF), (0x00, 0xFF, 0xFF), (0xFF, 0xFF, 0xFF),
    ]

    /// The colour behind a palette number; nil for the terminal's own.
    package static func rgb(_ colour: Colour) -> RGB? {
        let index = Int(colour.index)
        switch index {
        case 0..<16:
            let (red, green, blue) = first16[index]
            return RGB(red: red, green: green, blue: blue)
        case 16..<232:
            // A cube of six levels a side: 0, then 95 and on by 40.
            let level = { (step: Int) in step == 0 ? 0 : 55 + 40 * step }
            let place = index - 16
            return RGB(
                red: level(place / 36),
                green: level(place / 6 % 6),
                blue: level(place % 6),
            )
        case 232...255:
            let grey = 8 + 10 * (index - 232)
            return RGB(red: grey, green: grey, blue: grey)
        default: return nil
        }
    }

    /// The nearest of the first colours, by distance in RGB.
    static func nearest(to colour: Colour, among count: Int) -> Colour {
        guard Int(colour.index) >= count, let wanted = rgb(colour) else { return colour }
        var best = colour
        var distance = Int.max
        for number in 0..<min(count, 16) {
            let candidate = Colour(known: UInt8(number))
            guard let found = rgb(candidate) else { continue }
            let (red, green, blue) = (
                found.red - wanted.red, found.green - wanted.green, found.blue - wanted.blue,
            )
            let measured = red * red + green * green + blue * blue
            if measured < distance {
                (best, distance) = (candidate, measured)
            }
        }
        return best
    }
}
