/// One spelling per value, so that equal numbers have equal digests.
///
/// The layout is ECMAScript's (as in RFC 8785: plain digits from 1e-6 up to 1e21, else an exponent) but on
/// exact decimals: no digit is rounded away.
extension JSONNumber {
    package var canonicalText: String {
        switch form {
        case .integer(let value): String(value)
        case .text(let text): ExactDecimal(jsonNumber: text)?.canonicalText ?? text
        }
    }
}

/// `digits` × 10^`exponent`, the digits without zeros at either end; zero has no digits.
private struct ExactDecimal {
    var isNegative = false
    var digits: [UInt8] = []
    var exponent = 0

    /// Reads text of JSON's number grammar; `nil` if its exponent has more than 15 digits.
    init?(jsonNumber text: String) {
        var isFraction = false
        var written = Substring(text).utf8
        if written.first == UInt8(ascii: "-") {
            isNegative = true
            written.removeFirst()
        }
        while let byte = written.popFirst(), byte | 0x20 != UInt8(ascii: "e") {
            if byte == UInt8(ascii: ".") {
                isFraction = true
                continue
            }
            if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte) }
            if isFraction { exponent -= 1 }
        }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        if digits.isEmpty {
            isNegative = false
            exponent = 0
            return
        }
        guard !written.isEmpty else { return }
        guard written.count <= 16, let shift = Int(Substring(written)) else { return nil }
        exponent += shift
    }

    var canonicalText: String {
        guard !digits.isEmpty else { return "0" }
        let zero = UInt8(ascii: "0")
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        /// How many digits stand before the decimal point.
        let whole = digits.count + exponent
        if exponent >= 0, whole <= 21 {
            text += digits
            text += repeatElement(zero, count: exponent)
        } else if whole > 0, whole <= 21 {
            text += digits[..<whole]
            text.append(UInt8(ascii: "."))
            text += digits[whole...]
        } else if whole > -6, whole <= 0 {
            text += [zero, UInt8(ascii: ".")]
            text += repeatElement(zero, count: -whole)
            text += digits
        } else {
            text.append(digits[0])
            if digits.count > 1 {
                text.append(UInt8(ascii: "."))
                text += digits[1...]
            }
            text += (whole > 0 ? "e+" : "e").utf8
            text += String(whole - 1).utf8
        }
        return String(decoding: text, as: UTF8.self)
    }
}
