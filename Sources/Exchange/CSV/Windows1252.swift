/// Windows-1252 with all 256 bytes mapped, as the WHATWG Encoding Standard does, so that it is
/// reversible.
///
/// The five bytes without a character (81, 8D, 8F, 90, 9D) stand for the C1 controls of the same
/// number.
enum Windows1252 {
    /// Characters of the bytes 80 to 9F.
    private static let high: [UInt32] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]

    /// The bytes as UTF-8.
    static func decode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
                continue
            }
            let scalar = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt32(byte)
            if scalar < 0x800 {
                text.append(UInt8(0xC0 | scalar >> 6))
            } else {
                text.append(UInt8(0xE0 | scalar >> 12))
                text.append(UInt8(0x80 | (scalar >> 6) & 0x3F))
            }
            text.append(UInt8(0x80 | scalar & 0x3F))
        }
        return text
    }

    /// UTF-8 text as Windows-1252; characters it does not have become `?`.
    static func encode(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0..<0x80, 0xA0...0xFF:
                bytes.append(UInt8(scalar.value))
            default:
                let place = high.firstIndex(of: scalar.value)
                bytes.append(place.map { UInt8(0x80 + $0) } ?? UInt8(ascii: "?"))
            }
        }
        return bytes
    }
}
