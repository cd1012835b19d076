/// Numbers: the grammar is checked, the value is left as it is written.
extension JSONParser {
    /// The number that starts here, and `at` behind it.
    mutating func number() throws(JSONError) -> JSONNumber {
        let start = at
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        guard at < end else { throw failure(.endsTooSoon) }
        let isZero = bytes[at] == UInt8(ascii: "0")
        if isZero {
            at += 1
            if at < end, isDigit(bytes[at]) { throw failure(.numberMalformed) }
        } else {
            try digits()
        }
        let isWhole = try !fraction()
        let isPlain = try !exponent()
        let slice = UnsafeBufferPointer(start: bytes + start, count: at - start)
        // "-0" and whatever `Int` cannot hold keep their text.
        if isWhole, isPlain, let value = integer(slice), !(isZero && slice.count > 1) {
            return JSONNumber(value)
        }
        return JSONNumber(checkedText: String(decoding: slice, as: UTF8.self))
    }

    private mutating func fraction() throws(JSONError) -> Bool {
        guard at < end, bytes[at] == UInt8(ascii: ".") else { return false }
        at += 1
        try digits()
        return true
    }

    private mutating func exponent() throws(JSONError) -> Bool {
        guard at < end, bytes[at] | 0x20 == UInt8(ascii: "e") else { return false }
        at += 1
        if at < end, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
        try digits()
        return true
    }

    private mutating func digits() throws(JSONError) {
        guard at < end, isDigit(bytes[at]) else { throw failure(.numberMalformed) }
        while at < end, isDigit(bytes[at]) { at += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }

    /// The value of an optional sign and digits; `nil` if it does not fit.
    private func integer(_ slice: UnsafeBufferPointer<UInt8>) -> Int? {
        let isNegative = slice[0] == UInt8(ascii: "-")
        var value = 0
        // Counted downwards, because there is one more negative number than positive ones.
        for byte in slice[(isNegative ? 1 : 0)...] {
            let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
            let digit = Int(byte &- UInt8(ascii: "0"))
            let (difference, underflowed) = product.subtractingReportingOverflow(digit)
            if overflowed || underflowed { return nil }
            value = difference
        }
        if isNegative { return value }
        return value == Int.min ? nil : -value
    }
}
