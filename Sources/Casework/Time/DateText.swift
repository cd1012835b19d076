/// The digits of dates, read and written without Foundation.
enum DateText {
    static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0" + String(number) : String(number)
    }

    static func fourDigits(_ number: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
    }

    /// Reads ASCII from the front of a text.
    struct Reader<Text: StringProtocol> {
        private let bytes: Text.UTF8View
        private var position: Text.UTF8View.Index

        init(_ text: Text) {
            bytes = text.utf8
            position = bytes.startIndex
        }

        var isAtEnd: Bool { position == bytes.endIndex }

        /// A number of exactly so many digits.
        mutating func number(digits: Int) -> Int? {
            var value = 0
            for _ in 0..<digits {
                guard position != bytes.endIndex else { return nil }
                let digit = bytes[position] &- UInt8(ascii: "0")
                guard digit <= 9 else { return nil }
                value = value * 10 + Int(digit)
                position = bytes.index(after: position)
            }
            return value
        }

        /// Takes this byte if it comes next.
        mutating func take(_ byte: UInt8) -> Bool {
            guard position != bytes.endIndex, bytes[position] == byte else { return false }
            position = bytes.index(after: position)
            return true
        }
    }
}
