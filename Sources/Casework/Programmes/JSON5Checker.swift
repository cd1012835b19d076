/// Finds the first byte at which a text stops being JSON5, without making values.
///
/// Stricter than the standard where Foundation's decoder is: no `\x`, `\v` and `\0`, no surrogate pairs,
/// no blanks outside ASCII. Names without quotes are ASCII only; arrays and objects may lie 64 deep.
/// Source: spec.json5.org.
struct JSON5Checker {
    private static let depthLimit = 64
    private let bytes: [UInt8]
    private var position = 0

    /// Thrown to the top; the position stands where the fault is.
    private struct Fault: Error {}

    /// The offset of the fault, or nil for a sound text.
    static func firstFault(_ bytes: [UInt8]) -> Int? {
        if let offset = firstNotUTF8(bytes) { return offset }
        var checker = JSON5Checker(bytes: bytes)
        do throws(Fault) {
            try checker.value(depth: 0)
            try checker.skipBlanks()
            return checker.position == bytes.count ? nil : checker.position
        } catch {
            return min(checker.position, bytes.count)
        }
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private static func firstNotUTF8(_ bytes: [UInt8]) -> Int? {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }

    // MARK: Values

    private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: character), position < bytes.count else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(Fault) {
        guard depth < JSON5Checker.depthLimit else { throw Fault() }
        try skipBlanks()
        switch byte {
        case UInt8(ascii: "{"):
            try list(to: "}", depth: depth) { checker throws(Fault) in
                try checker.name()
                try checker.skipBlanks()
                guard checker.take(":") else { throw Fault() }
                try checker.value(depth: depth + 1)
            }
        case UInt8(ascii: "["):
            try list(to: "]", depth: depth) { checker throws(Fault) in
                try checker.value(depth: depth + 1)
            }
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            try string()
        default:
            try word()
        }
    }

    /// The opening sign, elements with commas between them and perhaps one behind the last.
    private mutating func list(
        to end: Unicode.Scalar,
        depth: Int,
        element: (inout JSON5Checker) throws(Fault) -> Void,
    ) throws(Fault) {
        position += 1
        try skipBlanks()
        while !take(end) {
            try element(&self)
            try skipBlanks()
            if take(",") {
                try skipBlanks()
            } else if byte != UInt8(ascii: end) {
                throw Fault()
            }
        }
    }

    private mutating func name() throws(Fault) {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            return try string()
        }
        guard JSON5Checker.isNameByte(byte), !DayParser.isDigit(byte) else { throw Fault() }
        while JSON5Checker.isNameByte(byte) { position += 1 }
    }

    private mutating func string() throws(Fault) {
        let start = position
        let quote = byte
        position += 1
        while position < bytes.count, byte != quote {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { throw Fault() }
            let isEscape = byte == UInt8(ascii: "\\")
            position += 1
            if isEscape { try escape() }
        }
        guard position < bytes.count else {
            position = start  // The quote that is never closed says more than the end of the text.
            throw Fault()
        }
        position += 1
    }

    private mutating func escape() throws(Fault) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "/"),
            UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
            UInt8(ascii: "t"), UInt8(ascii: "\n"):
            position += 1
        case UInt8(ascii: "u"):
            let digits = bytes[(position + 1)...].prefix(4)
            let isHex = digits.count == 4 && digits.allSatisfy(JSON5Checker.isHexDigit)
            let code = isHex ? UInt32(String(decoding: digits, as: UTF8.self), radix: 16) : nil
            // Zero and halves of surrogate pairs: letters beyond U+FFFF are written as they are.
            guard let code, code > 0, Unicode.Scalar(code) != nil else { throw Fault() }
            position += 5
        default:
            throw Fault()
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        DayParser.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }

    /// The words true, false and null, or a number.
    ///
    /// Infinity and NaN are refused: nothing here has that size.
    private mutating func word() throws(Fault) {
        let start = position
        while JSON5Checker.isNameByte(byte) || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        {
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if ["true", "false", "null"].contains(text) || JSON5Checker.isNumber(text) { return }
        position = start
        throw Fault()
    }

    private static func isNumber(_ text: String) -> Bool {
        let plain = text.hasPrefix("+") || text.hasPrefix("-") ? text.dropFirst() : text[...]
        if plain.hasPrefix("0x") || plain.hasPrefix("0X") {
            let digits = plain.dropFirst(2)
            return digits.utf8.allSatisfy(isHexDigit) && Int64(digits, radix: 16) != nil
        }
        let head = plain.hasPrefix(".") ? plain.dropFirst() : plain
        guard let first = head.utf8.first, DayParser.isDigit(first) else { return false }
        if plain.hasPrefix("0"), let second = plain.utf8.dropFirst().first,
            DayParser.isDigit(second)
        {
            return false
        }
        let isDecimal = plain.utf8.allSatisfy {
            DayParser.isDigit($0) || "+-.eE".utf8.contains($0)
        }
        return isDecimal && Double(plain.hasSuffix(".") ? plain + "0" : plain)?.isFinite == true
    }

    // MARK: Between values

    private mutating func skipBlanks() throws(Fault) {
        while position < bytes.count {
            switch byte {
            case 0x09...0x0D, 0x20:
                position += 1
            case UInt8(ascii: "/"):
                try skipComment()
            default:
                return
            }
        }
    }

    private mutating func skipComment() throws(Fault) {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        if next == UInt8(ascii: "/") {
            while position < bytes.count, byte != UInt8(ascii: "\n") { position += 1 }
            return
        }
        guard next == UInt8(ascii: "*") else { throw Fault() }
        var end = position + 3
        while end < bytes.count,
            bytes[end] != UInt8(ascii: "/") || bytes[end - 1] != UInt8(ascii: "*")
        {
            end += 1
        }
        guard end < bytes.count else { throw Fault() }
        position = end + 1
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        DayParser.isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
