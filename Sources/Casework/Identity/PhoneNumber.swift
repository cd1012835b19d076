/// An Indonesian telephone number, whichever way it was typed: `0812…`, `812…`, `62812…`, `+62 812…`.
package struct PhoneNumber: Hashable, Sendable {
    /// `+62` and the number without its leading zero.
    package let international: String

    package enum Failure: Error, Hashable, Sendable {
        case empty
        case notDigits
        /// How many digits follow the country code; 8 to 12 are possible.
        case length(Int)
        /// Neither a mobile number (8…) nor one with an area code (2… to 7…, 9…).
        case prefix
        case spreadsheet(SpreadsheetDamage)
    }

    package init(_ text: some StringProtocol) throws(Failure) {
        if let damage = SpreadsheetDamage(text) { throw .spreadsheet(damage) }
        var digits: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte)
            case UInt8(ascii: "+") where digits.isEmpty:
                continue
            case 0x20, 0x09, 0xC2, 0xA0, UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "("), UInt8(ascii: ")"):
                continue
            default:
                throw .notDigits
            }
        }
        if digits.isEmpty { throw .empty }
        var rest = digits[...]
        if rest.starts(with: "0062".utf8) { rest = rest.dropFirst(4) }
        if rest.starts(with: "62".utf8), rest.count > 9 { rest = rest.dropFirst(2) }
        if rest.first == UInt8(ascii: "0") { rest = rest.dropFirst() }
        guard (8...12).contains(rest.count) else { throw .length(rest.count) }
        guard let head = rest.first, head >= UInt8(ascii: "2") else { throw .prefix }
        international = "+62" + String(decoding: rest, as: UTF8.self)
    }

    /// As people read it out: `0812…`.
    package var national: String { "0" + international.dropFirst(3) }
}
