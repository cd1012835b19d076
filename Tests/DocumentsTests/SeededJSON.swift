import TestSupport

/// Valid JSON in every legal spelling, and the same with a few bytes wrong.
struct SeededJSON {
    private var generator: SeededGenerator
    private var text: [UInt8] = []
    private var nameCount = 0

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func document() -> [UInt8] {
        text = []
        nameCount = 0
        value(depth: 0)
        return text
    }

    /// One to three bytes inserted, removed or replaced, from the bytes JSON cares about.
    mutating func damaged(_ document: [UInt8]) -> [UInt8] {
        let alphabet =
            Array("{}[]:,\"\\/u0123456789abcdefDdEe+-. \n\ttrufalsn\u{1}\u{7F}".utf8) + [
                0xC3, 0xA9,
            ]
        var bytes = document
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            let byte = alphabet[Int.random(in: alphabet.indices, using: &generator)]
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes.insert(byte, at: place)
            case 1 where place < bytes.count: bytes.remove(at: place)
            case 2 where place < bytes.count: bytes[place] = byte
            default: break
            }
        }
        return bytes
    }

    private mutating func value(depth: Int) {
        space()
        switch Int.random(in: 0..<(depth < 5 ? 9 : 6), using: &generator) {
        case 0: write(["null", "true", "false"].randomElement(using: &generator) ?? "null")
        case 1, 2: number()
        case 3, 4, 5: string(isName: false)
        case 6: list("[", "]") { $0.value(depth: depth + 1) }
        default:
            list("{", "}") { writer in
                writer.string(isName: true)
                writer.space()
                writer.write(":")
                writer.value(depth: depth + 1)
            }
        }
        space()
    }

    private mutating func list(_ open: String, _ close: String, item: (inout SeededJSON) -> Void) {
        write(open)
        space()
        for index in 0..<Int.random(in: 0..<6, using: &generator) {
            if index > 0 { write(",") }
            space()
            item(&self)
        }
        write(close)
    }

    /// Few enough digits that a `Double` holds them, because that is what the other reader makes of it.
    private mutating func number() {
        if Bool.random(using: &generator) { write("-") }
        write(String(Int.random(in: 0..<10_000_000, using: &generator)))
        if Bool.random(using: &generator) {
            write("." + String(Int.random(in: 0..<10_000, using: &generator)))
        }
        if Int.random(in: 0..<3, using: &generator) == 0 {
            write(["e", "E", "e+", "e-", "E-0"].randomElement(using: &generator) ?? "e")
            write(String(Int.random(in: 0..<20, using: &generator)))
        }
    }

    /// Names are made to differ, since readers disagree about repeated ones.
    private mutating func string(isName: Bool) {
        let pieces = [
            "a", "desa", " ", "é", "e\u{301}", "字", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u0041",
            "\\u00e9", "\\ud83d\\ude00", "\\uFFFE", "\u{7F}", "\u{2028}", "\\u0000",
            "abcdefghijklmnop",
        ]
        write("\"")
        for _ in 0..<Int.random(in: 0..<5, using: &generator) {
            write(pieces.randomElement(using: &generator) ?? "")
        }
        if isName {
            nameCount += 1
            write("#\(nameCount)")
        }
        write("\"")
    }

    private mutating func space() {
        guard Int.random(in: 0..<4, using: &generator) == 0 else { return }
        write([" ", "\n", "\t", "\r\n", "   "].randomElement(using: &generator) ?? " ")
    }

    private mutating func write(_ piece: String) {
        text += piece.utf8
    }
}
