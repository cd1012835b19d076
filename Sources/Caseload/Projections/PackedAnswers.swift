import Casework
import Documents

/// Answers that are a number or a code, in one text: a divider before each name, another before its value.
enum PackedAnswers {
    private static let start = UInt8(0x1E)
    private static let middle = UInt8(0x1F)

    /// Nil where there is no number and no code.
    ///
    /// Of a number the whole part is kept. `withCodes`: yes, no and short texts that may be a code too; else only numbers.
    static func text(_ answers: JSONObject, withCodes: Bool) -> String? {
        var bytes: [UInt8] = []
        for answer in answers {
            let value: String
            if let number = whole(answer.value) {
                value = String(number)
            } else if withCodes, let flag = answer.value.bool {
                value = flag ? "true" : "false"
            } else if withCodes, let text = answer.value.string, mayBeCode(text) {
                value = text
            } else {
                continue
            }
            bytes.append(start)
            bytes += answer.name.utf8
            bytes.append(middle)
            bytes += value.utf8
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// The value of a name, for the reading of which no text is made; nil without one.
    static func value(
        of name: [UInt8],
        in packed: UnsafeBufferPointer<UInt8>,
    ) -> Slice<UnsafeBufferPointer<UInt8>>? {
        var place = 0
        while place < packed.count {
            // At a divider.
            let first = place + 1
            let colon = first + name.count
            let isIt =
                colon < packed.count && packed[colon] == middle
                && packed[first..<colon].elementsEqual(name)
            place = packed[first...].firstIndex(of: start) ?? packed.count
            if isIt { return packed[(colon + 1)..<place] }
        }
        return nil
    }

    /// Whole rupiah, the rest cut off; nil for what is none.
    private static func whole(_ value: JSONValue) -> Int? {
        value.int ?? value.double.flatMap { Int(exactly: $0.rounded(.down)) }
    }

    /// Letters, digits and hyphens, and no date.
    private static func mayBeCode(_ text: String) -> Bool {
        guard (1...40).contains(text.utf8.count), Day(text) == nil, Month(text) == nil else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "+"):
                true
            default: false
            }
        }
    }
}
