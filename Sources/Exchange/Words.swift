/// Header words as people vary them: case, spaces, dots, slashes and underscores do not matter.
enum Words {
    /// The ASCII letters and digits of a text in upper case, split at everything else.
    static func of(_ text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for byte in text.utf8 {
            if let letter = letter(byte) {
                word.append(letter)
            } else if !word.isEmpty {
                words.append(String(decoding: word, as: UTF8.self))
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty {
            words.append(String(decoding: word, as: UTF8.self))
        }
        return words
    }

    /// The words run together: `No. KK`, `NO_KK` and `nokk` are one.
    static func key(_ text: String) -> String {
        var text = text
        return text.withUTF8 { key($0) }
    }

    /// The words of a UTF-8 text run together; short ones without touching the heap.
    static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { buffer in
            var count = 0
            for byte in bytes {
                guard let letter = letter(byte) else { continue }
                buffer[count] = letter
                count += 1
            }
            return count
        }
    }

    @inline(__always)
    private static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "%"):
            byte
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
            byte - 0x20
        default:
            nil
        }
    }
}
