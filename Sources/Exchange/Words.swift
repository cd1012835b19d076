/// Header words as people vary them: case, spaces, dots, slashes and underscores do not matter.
enum Words {
    /// The ASCII letters and digits of a text in upper case, split at everything else.
    static func of(_ text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                word.append(byte)
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                word.append(byte - 0x20)
            case UInt8(ascii: "%"):
                word.append(byte)
            default:
                if !word.isEmpty {
                    words.append(String(decoding: word, as: UTF8.self))
                    word.removeAll(keepingCapacity: true)
                }
            }
        }
        if !word.isEmpty {
            words.append(String(decoding: word, as: UTF8.self))
        }
        return words
    }

    /// The words run together: `No. KK`, `NO_KK` and `nokk` are one.
    static func key(_ text: String) -> String {
        of(text).joined()
    }
}
