import Casework

/// Dates in cells as clerks and spreadsheets write them; the day comes first unless four digits do.
///
/// `15/03/2015`, `15-3-2015`, `15.03.2015`, `2015-03-15`, `2015/03/15`, `15 Maret 2015`,
/// `15-Mar-2015`, each also with a midnight time behind it. Two digits of a year are refused: 15
/// may be 1915.
enum CellDate {
    /// The date of a trimmed cell; nil if there is none in it.
    static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        var numbers = (0, 0, 0)
        var lengths = (0, 0, 0)
        var part = 0
        var index = 0
        scan: while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int(byte - UInt8(ascii: "0"))
                switch part {
                case 0: (numbers.0, lengths.0) = (numbers.0 * 10 + digit, lengths.0 + 1)
                case 1: (numbers.1, lengths.1) = (numbers.1 * 10 + digit, lengths.1 + 1)
                default: (numbers.2, lengths.2) = (numbers.2 * 10 + digit, lengths.2 + 1)
                }
                guard lengths.0 <= 4, lengths.1 <= 4, lengths.2 <= 4 else { return nil }
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."):
                part += 1
                guard part < 3 else { return nil }
            case UInt8(ascii: " "), UInt8(ascii: "T"):
                if part == 2, lengths.2 > 0, isMidnight(bytes, from: index + 1) { break scan }
                return named(bytes)
            default:
                return named(bytes)
            }
            index += 1
        }
        guard part == 2, lengths.0 > 0, (1...2).contains(lengths.1) else { return nil }
        if lengths.0 == 4, (1...2).contains(lengths.2) {
            return Day(numbers.0, numbers.1, numbers.2)
        }
        guard lengths.0 <= 2, lengths.2 == 4 else { return nil }
        return Day(numbers.2, numbers.1, numbers.0)
    }

    static func day(_ text: String) -> Day? {
        var text = text
        return text.withUTF8(day)
    }

    /// Day, month name, year, with any signs between.
    private static func named(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        guard bytes.count <= 32 else { return nil }
        let words = Words.of(String(decoding: bytes, as: UTF8.self))
        guard words.count == 3, words[0].utf8.count <= 2, words[2].utf8.count == 4,
            let day = Int(words[0]), let month = MonthName.number(words[1]),
            let year = Int(words[2])
        else { return nil }
        return Day(year, month, day)
    }

    /// Whether only zeros and colons follow, as spreadsheets add to dates.
    private static func isMidnight(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        start < bytes.count
            && bytes[start...].allSatisfy {
                $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
    }
}
