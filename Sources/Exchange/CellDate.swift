import Casework

/// Dates in cells as clerks and spreadsheets write them; the day comes first unless four digits do.
///
/// `15/03/2015`, `15-3-2015`, `15.03.2015`, `2015-03-15`, `2015/03/15`, `15 Maret 2015`,
/// `15-Mar-2015`, each also with a midnight time behind it.
enum CellDate {
    /// The date of a trimmed cell; nil if there is none in it, or one without a whole year.
    static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        guard let parts = Parts(bytes) else { return named(bytes) }
        if parts.first.digits == 4, parts.last.digits <= 2 {
            return Day(parts.first.value, parts.middle.value, parts.last.value)
        }
        guard parts.first.digits <= 2, parts.last.digits == 4 else { return nil }
        return Day(parts.last.value, parts.middle.value, parts.first.value)
    }

    static func day(_ text: String) -> Day? {
        var text = text
        return text.withUTF8 { day($0) }
    }

    /// The date of a cell whose year has two digits, as LibreOffice saves `15/03/2015`.
    ///
    /// The latest day that is not after `latest`: the century is a guess, so tell somebody.
    static func dayOfShortYear(
        _ bytes: UnsafeBufferPointer<UInt8>,
        notAfter latest: Day,
    ) -> Day? {
        guard let parts = Parts(bytes), parts.first.digits <= 2, parts.last.digits == 2 else {
            return nil
        }
        let century = latest.year / 100 * 100
        let candidates = [century, century - 100].compactMap { century in
            Day(century + parts.last.value, parts.middle.value, parts.first.value)
        }
        return candidates.first { $0 <= latest }
    }

    /// Three numbers with `/`, `-` or `.` between them.
    private struct Parts {
        var first = (value: 0, digits: 0)
        var middle = (value: 0, digits: 0)
        var last = (value: 0, digits: 0)

        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            var part = 0
            scan: for index in bytes.indices {
                let byte = bytes[index]
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    let digit = Int(byte - UInt8(ascii: "0"))
                    switch part {
                    case 0: first = (first.value * 10 + digit, first.digits + 1)
                    case 1: middle = (middle.value * 10 + digit, middle.digits + 1)
                    default: last = (last.value * 10 + digit, last.digits + 1)
                    }
                    guard first.digits <= 4, middle.digits <= 2, last.digits <= 4 else {
                        return nil
                    }
                case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    part += 1
                    guard part < 3 else { return nil }
                case UInt8(ascii: " "), UInt8(ascii: "T"):
                    guard last.digits > 0, Self.isMidnight(bytes, from: index + 1) else {
                        return nil
                    }
                    break scan
                default:
                    return nil
                }
            }
            guard first.digits > 0, middle.digits > 0, last.digits > 0 else { return nil }
        }

        /// Whether only zeros and colons follow, as spreadsheets add to dates.
        private static func isMidnight(
            _ bytes: UnsafeBufferPointer<UInt8>,
            from start: Int,
        ) -> Bool {
            start < bytes.count
                && bytes[start...].allSatisfy {
                    UInt8(ascii: "0") == $0 || $0 == 0x3A || $0 == 0x2E
                }
        }
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
}
