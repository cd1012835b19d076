import Casework
import LocalStore

/// A NIK or KK number as the projection has it: sixteen digits as a number, or whatever was recorded.
enum IdentityText {
    case digits(Int)
    case text(String)

    var isEmpty: Bool {
        switch self {
        case .digits: false
        case .text(let text): text.isEmpty
        }
    }

    /// Appends the text as searching wants it.
    func writeFolded(into bytes: inout [UInt8]) {
        switch self {
        case .digits: write(into: &bytes)
        case .text(let text): Folding.fold(text, into: &bytes)
        }
    }

    /// Appends the number's sixteen digits, or the text as recorded.
    func write(into bytes: inout [UInt8]) {
        switch self {
        case .digits(let number):
            var rest = number
            var digits: (UInt64, UInt64) = (0, 0)
            withUnsafeMutableBytes(of: &digits) { buffer in
                for place in (0..<16).reversed() {
                    buffer[place] = UInt8(truncatingIfNeeded: rest % 10) + UInt8(ascii: "0")
                    rest /= 10
                }
                bytes.append(contentsOf: buffer)
            }
        case .text(let text): bytes.append(contentsOf: text.utf8)
        }
    }
}

extension IdentityText {
    /// How a projection keeps a recorded number: sixteen digits as a number of eight bytes.
    static func column(_ text: String?) -> SQLValue {
        guard let text, !text.isEmpty else { return .null }
        let bytes = text.utf8
        guard bytes.count == 16, bytes.first != UInt8(ascii: "0"),
            bytes.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }), let number = Int(text)
        else { return .text(text) }
        return .int(number)
    }

    init(_ row: Row, _ column: Int) {
        switch row.value(column) {
        case .int(let number): self = .digits(number)
        case .text(let text): self = .text(text)
        default: self = .text("")
        }
    }
}
