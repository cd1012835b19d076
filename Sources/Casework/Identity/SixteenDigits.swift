/// The part that NIK and family card numbers share: 16 digits, told apart from what spreadsheets make
/// of them.
enum SixteenDigits {
    /// The number, with blanks, dots, hyphens and a leading apostrophe passed over.
    static func parse(_ text: some StringProtocol) throws(IdentityNumberError) -> UInt64 {
        var value: UInt64 = 0
        var count = 0
        var isUniform = true
        var sawOther = false
        for byte in text.utf8 {
            let digit = byte &- UInt8(ascii: "0")
            if digit <= 9 {
                if count > 0, value % 10 != UInt64(digit) { isUniform = false }
                if count < 18 { value = value * 10 + UInt64(digit) }
                count += 1
            } else if !isFiller(byte) {
                sawOther = true
            }
        }
        if let damage = SpreadsheetDamage(text) { throw .spreadsheet(damage) }
        if sawOther { throw .notDigits }
        if count == 0 { throw .empty }
        if count != 16 { throw .length(count) }
        if isUniform { throw .allDigitsEqual }
        return value
    }

    /// All 16 digits, leading zeros included.
    static func text(_ value: UInt64) -> String {
        String(unsafeUninitializedCapacity: 16) { buffer in
            var rest = value
            for position in stride(from: 15, through: 0, by: -1) {
                buffer[position] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
            return 16
        }
    }

    /// Digits `from` up to, not including, `to`, counted from the left.
    static func part(_ value: UInt64, _ from: Int, _ to: Int) -> Int {
        Int(value / powers[16 - to] % powers[to - from])
    }

    private static let powers: [UInt64] = (0...16).map { exponent in
        (0..<exponent).reduce(1) { product, _ in product * 10 }
    }

    /// Blank, tab, no-break space (as UTF-8 or Latin-1), apostrophe, dot, hyphen.
    private static func isFiller(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0xC2, 0xA0, UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }
}
