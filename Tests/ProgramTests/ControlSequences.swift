/// What a program sent to a terminal, taken apart as ECMA-48 and xterm have it.
struct ControlSequences {
    struct Sequence: Equatable {
        /// Whether it is `ESC [`; else `ESC` and the final byte alone.
        var isCSI: Bool
        var parameters: String
        var final: UInt8
    }

    private(set) var sequences: [Sequence] = []
    /// Bytes and sequences that no screen of ours has a reason to send, with where they stand.
    private(set) var foreign: [String] = []

    init(_ bytes: [UInt8]) {
        var place = 0
        while place < bytes.count {
            switch bytes[place] {
            case 0x1B: place = escape(bytes, place)
            // Backspace, tab, newline and return move the cursor; shift in and out choose a character set.
            case 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F: place += 1
            case 0x00..<0x20, 0x7F:
                foreign.append("control \(bytes[place]) at \(place)")
                place += 1
            case 0xC2 where place + 1 < bytes.count && bytes[place + 1] < 0xA0:
                foreign.append("C1 \(bytes[place + 1]) at \(place)")
                place += 2
            case 0xE2 where Self.isMark(bytes, place), 0xD8 where Self.isMark(bytes, place):
                foreign.append("a mark of writing direction at \(place)")
                place += 3
            default: place += 1
            }
        }
    }

    /// U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
    private static func isMark(_ bytes: [UInt8], _ place: Int) -> Bool {
        guard place + 1 < bytes.count else { return false }
        if bytes[place] == 0xD8 { return bytes[place + 1] == 0x9C }
        guard place + 2 < bytes.count else { return false }
        switch (bytes[place + 1], bytes[place + 2]) {
        case (0x80, 0x8E), (0x80, 0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return true
        default: return false
        }
    }

    /// Reads one escape sequence and gives the place after it.
    private mutating func escape(_ bytes: [UInt8], _ start: Int) -> Int {
        guard start + 1 < bytes.count else { return start + 1 }
        var place = start + 1
        switch bytes[place] {
        case UInt8(ascii: "["):
            place += 1
            let first = place
            while place < bytes.count, !(0x40...0x7E).contains(bytes[place]) { place += 1 }
            guard place < bytes.count else { return place }
            let parameters = String(decoding: bytes[first..<place], as: UTF8.self)
            sequences.append(Sequence(isCSI: true, parameters: parameters, final: bytes[place]))
            return place + 1
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
            UInt8(ascii: "X"), UInt8(ascii: "k"):
            foreign.append(
                "a string sequence ESC \(Character(Unicode.Scalar(bytes[place]))) at \(start)"
            )
            return place + 1
        case UInt8(ascii: "("), UInt8(ascii: ")"): return place + 2
        default:
            sequences.append(Sequence(isCSI: false, parameters: "", final: bytes[place]))
            return place + 1
        }
    }
}
