// For `rounded()`, which calls the C library's mathematics in builds without optimisation.
internal import Glibc

/// Numbers in cells as people and spreadsheets write them.
enum CellNumber {
    enum Result<Value: Sendable & Equatable>: Sendable, Equatable {
        case blank
        case value(Value)
        case bad
    }

    /// A count of zero or more: `3`, `3,0`, `3.00`; blank for nothing or a dash.
    static func count(_ text: String) -> Result<Int> {
        switch decimal(text) {
        case .blank: .blank
        case .bad: .bad
        case .value(let number):
            number >= 0 && number <= 9_999 && number == number.rounded()
                ? .value(Int(number)) : .bad
        }
    }

    /// A percent of zero or more: `95`, `95 %`, `95,5%`, `95.5`.
    static func percent(_ text: String) -> Result<Double> {
        var text = Substring(text)
        if text.last == "%" {
            text.removeLast()
            while text.last == " " { text.removeLast() }
        }
        switch decimal(text) {
        case .blank: return .blank
        case .value(let number) where number >= 0 && number <= 9_999: return .value(number)
        default: return .bad
        }
    }

    /// A plain decimal number with comma or point and no other signs; blank for nothing or a dash.
    static func decimal(_ text: some StringProtocol) -> Result<Double> {
        if text.isEmpty || text == "-" || text == "–" { return .blank }
        var whole = 0.0
        var scale = 1.0
        var afterSign = false
        var digits = 0
        var negative = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                whole = whole * 10 + Double(byte - UInt8(ascii: "0"))
                if afterSign { scale *= 10 }
            case UInt8(ascii: ","), UInt8(ascii: "."):
                guard !afterSign else { return .bad }
                afterSign = true
            case UInt8(ascii: "-") where index == 0:
                negative = true
            default:
                return .bad
            }
        }
        guard digits > 0, digits <= 15 else { return .bad }
        return .value((negative ? -whole : whole) / scale)
    }

    /// A long number without the apostrophe, `="..."` or spaces that kept a spreadsheet off it.
    static func bare(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) { return text }
        var text = Substring(text)
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 3 {
            text = text.dropFirst(2).dropLast()
        }
        if let first = text.first, first == "'" || first == "`" || first == "’" {
            text = text.dropFirst()
        }
        // Grouped for reading: 9901 0141 0290 0001.
        let grouped = text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: " ")
        }
        return grouped ? String(text.filter { $0 != " " }) : shortExponent(text)
    }

    /// A damaged number the way Excel writes it: LibreOffice's exponent has three digits,
    /// `9,9E+015`.
    private static func shortExponent(_ text: Substring) -> String {
        guard text.utf8.count > 5, text.dropLast(2).uppercased().hasSuffix("E+0") else {
            return String(text)
        }
        return String(text.dropLast(3) + text.suffix(2))
    }
}
