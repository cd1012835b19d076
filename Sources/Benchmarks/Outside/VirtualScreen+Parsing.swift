extension VirtualScreen {
    /// Where in an escape sequence the last byte left off.
    struct Parser {
        enum State {
            case ground, escape, charset, control, string, stringEscape
        }

        var state = State.ground
        var parameters: [Int] = []
        var hasParameter = false
        /// The byte `?`, `>`, `<` or `=` after the bracket; 0 for none.
        var prefix: UInt8 = 0
        var intermediate: UInt8 = 0
        /// A UTF-8 character that is not whole yet.
        var partial: UInt32 = 0
        var missing = 0
    }

    /// Takes a program's bytes, cut anywhere.
    mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            switch parser.state {
            case .ground: ground(byte)
            case .escape: escape(byte)
            case .charset: parser.state = .ground
            case .control: control(byte)
            case .string:
                if byte == 0x07 { parser.state = .ground }
                if byte == 0x1B { parser.state = .stringEscape }
            case .stringEscape: parser.state = byte == UInt8(ascii: "\\") ? .ground : .string
            }
        }
    }

    private mutating func ground(_ byte: UInt8) {
        switch byte {
        case 0x08:
            x = max(0, x - 1)
            isWrapPending = false
        case 0x09: x = min(columns - 1, (x / 8 + 1) * 8)
        case 0x0A...0x0C:
            lineFeed()
            isWrapPending = false
        case 0x0D:
            x = 0
            isWrapPending = false
        case 0x1B: parser.state = .escape
        case 0x20...0x7E: put(Unicode.Scalar(byte))
        case 0x80...0xBF where parser.missing > 0:
            parser.partial = parser.partial << 6 | UInt32(byte & 0x3F)
            parser.missing -= 1
            if parser.missing == 0 { put(Unicode.Scalar(parser.partial) ?? "\u{FFFD}") }
        case 0xC0...0xDF: (parser.partial, parser.missing) = (UInt32(byte & 0x1F), 1)
        case 0xE0...0xEF: (parser.partial, parser.missing) = (UInt32(byte & 0x0F), 2)
        case 0xF0...0xF7: (parser.partial, parser.missing) = (UInt32(byte & 0x07), 3)
        default: break
        }
    }

    private mutating func escape(_ byte: UInt8) {
        parser.state = .ground
        switch byte {
        case UInt8(ascii: "["):
            parser.parameters = []
            parser.hasParameter = false
            parser.prefix = 0
            parser.intermediate = 0
            parser.state = .control
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
            UInt8(ascii: "_"):
            parser.state = .string
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "#"), UInt8(ascii: "%"):
            parser.state = .charset
        case UInt8(ascii: "7"): saved = (x, y)
        case UInt8(ascii: "8"): (x, y) = saved
        case UInt8(ascii: "D"): lineFeed()
        case UInt8(ascii: "M"): reverseLineFeed()
        case UInt8(ascii: "E"):
            x = 0
            lineFeed()
        default: break
        }
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            if !parser.hasParameter { parser.parameters.append(0) }
            parser.hasParameter = true
            let value = parser.parameters.removeLast()
            parser.parameters.append(min(99_999, value * 10 + Int(byte - UInt8(ascii: "0"))))
        case UInt8(ascii: ";"), UInt8(ascii: ":"):
            if !parser.hasParameter { parser.parameters.append(-1) }
            parser.hasParameter = false
        case UInt8(ascii: "<")...UInt8(ascii: "?"): parser.prefix = byte
        case 0x20...0x2F: parser.intermediate = byte
        case 0x40...0x7E:
            parser.state = .ground
            guard parser.intermediate == 0 else { return }
            run(byte)
        default: break
        }
    }
}
