import Casework

/// The words and signs of an expression, each with its place.
struct ExpressionLexer {
    enum Token: Hashable {
        case number(Double)
        case text(String)
        case day(Day)
        /// With its dots: `member.age`.
        case name(String)
        /// A sign, or one of the words `or and not in has`.
        case sign(String)
    }

    struct Placed {
        let token: Token
        /// In bytes from 0.
        let offset: Int
    }

    /// Words that are no names.
    static let words: Set<String> = ["or", "and", "not", "in", "has", "true", "false"]

    private let bytes: [UInt8]
    private var position = 0

    static func tokens(_ text: String) throws(ExpressionError) -> [Placed] {
        var lexer = ExpressionLexer(bytes: Array(text.utf8))
        var tokens: [Placed] = []
        while true {
            lexer.skipBlanks()
            guard lexer.position < lexer.bytes.count else { return tokens }
            let offset = lexer.position
            tokens.append(Placed(token: try lexer.next(), offset: offset))
        }
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func byte(_ ahead: Int = 0) -> UInt8 {
        position + ahead < bytes.count ? bytes[position + ahead] : 0
    }

    private mutating func skipBlanks() {
        while byte() == 0x20 || (0x09...0x0D).contains(byte()) { position += 1 }
    }

    private mutating func next() throws(ExpressionError) -> Token {
        switch byte() {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case UInt8(ascii: "'"): try quoted()
        case UInt8(ascii: "@"): try day()
        case let letter where Self.isLetter(letter): name()
        default: try sign()
        }
    }

    // MARK: Values

    private mutating func number() throws(ExpressionError) -> Token {
        let start = position
        digits()
        if byte() == UInt8(ascii: "."), Self.isDigit(byte(1)) {
            position += 1
            digits()
        }
        if byte() | 0x20 == UInt8(ascii: "e") {
            let signs = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+") ? 2 : 1
            if Self.isDigit(byte(signs)) {
                position += signs
                digits()
            }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard !Self.isNameByte(byte()) || byte() == UInt8(ascii: "-"), let number = Double(text),
            number.isFinite
        else { throw ExpressionError(offset: start, reason: .badNumber) }
        return .number(number)
    }

    private mutating func digits() {
        while Self.isDigit(byte()) { position += 1 }
    }

    private mutating func quoted() throws(ExpressionError) -> Token {
        let quote = UInt8(ascii: "'")
        let start = position
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            if byte() == quote {
                position += 1
                guard byte() == quote else {
                    return .text(String(decoding: content, as: UTF8.self))
                }
            }
            content.append(byte())
            position += 1
        }
        throw ExpressionError(offset: start, reason: .unclosedText)
    }

    private mutating func day() throws(ExpressionError) -> Token {
        let start = position
        let text = String(decoding: bytes[start...].dropFirst().prefix(10), as: UTF8.self)
        guard let day = Day(text) else { throw ExpressionError(offset: start, reason: .badDay) }
        position += 11
        guard !Self.isNameByte(byte()) else {
            throw ExpressionError(offset: start, reason: .badDay)
        }
        return .day(day)
    }

    /// Letters, digits and inner hyphens, with dots between the parts.
    private mutating func name() -> Token {
        let start = position
        while true {
            if Self.isLetter(byte()) || Self.isDigit(byte()) {
                position += 1
            } else if byte() == UInt8(ascii: "-"), Self.isLetter(byte(1)) || Self.isDigit(byte(1)) {
                position += 2
            } else if byte() == UInt8(ascii: "."), Self.isLetter(byte(1)) {
                position += 2
            } else {
                break
            }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return Self.words.contains(text) ? .sign(text) : .name(text)
    }

    // MARK: Signs

    private mutating func sign() throws(ExpressionError) -> Token {
        let first = Unicode.Scalar(byte())
        if byte(1) == UInt8(ascii: "="), ["!", "<", ">"].contains(first) {
            position += 2
            return .sign(String(first) + "=")
        }
        guard first.isASCII, "=<>+-*/()[],".unicodeScalars.contains(first) else {
            let rest = String(decoding: bytes[position...], as: UTF8.self)
            throw ExpressionError(
                offset: position,
                reason: .unknownSign(rest.first.map { String($0) } ?? ""),
            )
        }
        position += 1
        return .sign(String(first))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
    }
}
