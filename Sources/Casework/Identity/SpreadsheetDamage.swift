/// What a spreadsheet does to a 16-digit number that was not kept as text.
package enum SpreadsheetDamage: Hashable, Sendable {
    /// `1,27503E+15`, or `1,27503E+015` from LibreOffice: only so many digits are left.
    case exponent(significantDigits: Int)
    /// `1275034101900001.0`, `1.275.034.101.900.001,00`: a number with decimals; the last digit before
    /// them may have become 0.
    case decimals

    /// Recognises damage in a single value; nil for anything else, whole numbers included.
    package init?(_ text: some StringProtocol) {
        var digits = 0
        var exponentDigits = 0
        var separators = 0
        var digitsAfterSeparator = 0
        var sawExponent = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if sawExponent {
                    exponentDigits += 1
                } else {
                    digits += 1
                    digitsAfterSeparator += 1
                }
            case UInt8(ascii: "."), UInt8(ascii: ","):
                if sawExponent { return nil }
                separators += 1
                digitsAfterSeparator = 0
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                if sawExponent || digits == 0 { return nil }
                sawExponent = true
            case UInt8(ascii: "+"):
                if !sawExponent || exponentDigits > 0 { return nil }
            case UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "\t"):
                continue
            default:
                return nil
            }
        }
        if sawExponent {
            guard (1...3).contains(exponentDigits) else { return nil }
            self = .exponent(significantDigits: digits)
        } else if separators > 0, (1...2).contains(digitsAfterSeparator),
            digits - digitsAfterSeparator >= 15
        {
            self = .decimals
        } else {
            return nil
        }
    }
}

/// Finds rows in a row whose number ends in 0: the mark of a column that lost its 16th digit.
///
/// One number in ten ends in 0 by right, so a single one says nothing; five on end are one chance in
/// a hundred thousand. A column of three or four rows is flagged when every one of them ends so.
package struct TrailingZeroRuns: Sendable {
    private var runs: [ClosedRange<Int>] = []
    private var current: (first: Int, last: Int, count: Int)?
    private var total = 0
    private var zeros = 0

    package init() {}

    /// Notes the next number of the column, given by the row it stands in.
    package mutating func add(row: Int, endsInZero: Bool) {
        total += 1
        guard endsInZero else {
            close()
            return
        }
        zeros += 1
        current = (current?.first ?? row, row, (current?.count ?? 0) + 1)
    }

    /// The suspicious stretches of rows, first to last.
    package mutating func finish() -> [ClosedRange<Int>] {
        if let current, current.count < 5, total >= 3, zeros == total {
            runs.append(current.first...current.last)
        } else {
            close()
        }
        current = nil
        return runs
    }

    private mutating func close() {
        if let current, current.count >= 5, current.first <= current.last {
            runs.append(current.first...current.last)
        }
        current = nil
    }
}
