extension VirtualScreen {
    /// Carries out one control sequence (CSI) that is whole.
    mutating func run(_ final: UInt8) {
        switch parser.prefix {
        case 0: break
        case UInt8(ascii: "?"):
            setModes(final)
            return
        default: return
        }
        let count = max(1, parameter(0, 1))
        switch Character(Unicode.Scalar(final)) {
        case "A": move(x, max(y - count, 0))
        case "B", "e": move(x, y + count)
        case "C", "a": move(x + count, y)
        case "D": move(x - count, y)
        case "E": move(0, y + count)
        case "F": move(0, y - count)
        case "G", "`": move(count - 1, y)
        case "d": move(x, count - 1)
        case "H", "f": move(parameter(1, 1) - 1, parameter(0, 1) - 1)
        case "I": move((x / 8 + count) * 8, y)
        case "Z": move(max(0, (x + 7) / 8 - count) * 8, y)
        case "J": eraseDisplay(parameter(0, 0))
        case "K": eraseLine(parameter(0, 0))
        case "X": erase(y * columns + x..<y * columns + min(columns, x + count))
        case "@": shift(by: min(count, columns))
        case "P": shift(by: -min(count, columns))
        case "L" where y >= top && y <= bottom: scroll(by: -min(count, rows), from: y)
        case "M" where y >= top && y <= bottom: scroll(by: min(count, rows), from: y)
        case "S": scroll(by: min(count, rows), from: top)
        case "T": scroll(by: -min(count, rows), from: top)
        case "b": for _ in 0..<min(count, columns) { put(lastGlyph) }
        case "r":
            top = min(max(parameter(0, 1) - 1, 0), rows - 1)
            bottom = min(max(parameter(1, rows) - 1, top), rows - 1)
            move(0, 0)
        case "s": saved = (x, y)
        case "u": (x, y) = saved
        case "m": setStyle()
        default: break
        }
    }

    /// A parameter, or what stands for an absent one.
    private func parameter(_ index: Int, _ absent: Int) -> Int {
        guard index < parser.parameters.count, parser.parameters[index] >= 0 else { return absent }
        return parser.parameters[index]
    }

    private mutating func move(_ column: Int, _ row: Int) {
        x = min(max(column, 0), columns - 1)
        y = min(max(row, 0), rows - 1)
        isWrapPending = false
    }

    private mutating func eraseDisplay(_ part: Int) {
        let here = y * columns + x
        switch part {
        case 0: erase(here..<cells.count)
        case 1: erase(0..<here + 1)
        default: erase(0..<cells.count)
        }
    }

    private mutating func eraseLine(_ part: Int) {
        let start = y * columns
        switch part {
        case 0: erase(start + x..<start + columns)
        case 1: erase(start..<start + x + 1)
        default: erase(start..<start + columns)
        }
    }

    /// Private modes: cursor keys, and the other screen, which starts empty.
    private mutating func setModes(_ final: UInt8) {
        let isSet = final == UInt8(ascii: "h")
        guard isSet || final == UInt8(ascii: "l") else { return }
        for mode in parser.parameters {
            switch mode {
            case 1: isApplicationCursor = isSet
            case 47, 1047, 1049: erase(0..<cells.count)
            default: break
            }
        }
    }

    /// Select Graphic Rendition.
    private mutating func setStyle() {
        var rest = (parser.parameters.isEmpty ? [0] : parser.parameters)[...]
        while let code = rest.popFirst() {
            switch code {
            case -1, 0: style = TextStyle()
            case 1...9: style.attributes |= 1 << UInt16(code)
            case 22: style.attributes &= ~0b110
            case 23...29: style.attributes &= ~(1 << UInt16(code - 20))
            case 30...37: style.foreground = code - 30
            case 90...97: style.foreground = code - 82
            case 38: style.foreground = colour(&rest)
            case 39: style.foreground = -1
            case 40...47: style.background = code - 40
            case 100...107: style.background = code - 92
            case 48: style.background = colour(&rest)
            case 49: style.background = -1
            default: break
            }
        }
    }

    /// The colour after 38 or 48: an index, or three parts folded into one number.
    private func colour(_ rest: inout ArraySlice<Int>) -> Int {
        switch rest.popFirst() {
        case 5: return rest.popFirst() ?? -1
        case 2:
            let parts = (0..<3).map { _ in rest.popFirst() ?? 0 }
            return 1 << 24 | parts[0] << 16 | parts[1] << 8 | parts[2]
        default: return -1
        }
    }
}
