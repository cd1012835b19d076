/// Letters outside ASCII.
extension Folding {
    /// Folds the sequence at `index` and returns how many bytes it took, at least one.
    static func foldWide(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at index: Int,
        into output: inout [UInt8],
    ) -> Int {
        let lead = bytes[index]
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        guard next & 0xC0 == 0x80 else {
            output.append(lead)
            return 1
        }
        switch lead {
        case 0xC2:
            // Latin-1 signs: no-break space and the like divide words, the acute accent goes.
            if next != 0xB4 { output.append(contentsOf: [lead, next]) }
            return 2
        case 0xC3, 0xC4, 0xC5:
            let scalar = Int(lead & 0x1F) << 6 | Int(next & 0x3F)
            let letters = latin[scalar - 0xC0]
            if letters.0 == 0 {
                output.append(lead)
                output.append(next)
            } else {
                output.append(letters.0)
                if letters.1 != 0 { output.append(letters.1) }
            }
            return 2
        case 0xCA where (0xB9...0xBF).contains(next):
            return 2  // U+02B9 to U+02BF, the letters used as apostrophes
        case 0xCC:
            return 2  // U+0300 to U+033F, combining accents
        case 0xCD where next <= 0xAF:
            return 2  // U+0340 to U+036F, more of them
        case 0xE2:
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            if next == 0x80, (0x98...0x9B).contains(third) { return 3 }  // curly apostrophes
            output.append(lead)
            return 1
        default:
            output.append(lead)
            return 1
        }
    }

    /// U+00C0 to U+017F as one or two plain letters; zero where there is none.
    private static let latin: [(UInt8, UInt8)] = {
        let latin1 = "6a ae c 4e 4i d n 5o - o 4u y th"
        let runs =
            "\(latin1) ss \(latin1) y "
            + "6a 8c 4d 10e 8g 4h 10i 2ij 2j 3k 10l 9n 6o 2oe 6r 8s 6t 12u 2w 3y 6z s"
        var table: [(UInt8, UInt8)] = []
        for run in runs.split(separator: " ") {
            let letters = Array(run.drop { $0.isNumber }.utf8)
            let count = Int(run.prefix { $0.isNumber }) ?? 1
            let entry = (letters[0], letters.count > 1 ? letters[1] : 0)
            let isNone = letters[0] == UInt8(ascii: "-")
            table.append(contentsOf: repeatElement(isNone ? (0, 0) : entry, count: count))
        }
        precondition(table.count == 0x180 - 0xC0, "one entry for each letter")
        return table
    }()
}
