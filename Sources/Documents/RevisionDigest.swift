/// The part of a revision behind the dash, without an allocation in its usual form.
///
/// CouchDB's digests and ours are 32 lower-case hexadecimal digits: 16 bytes, whose order is the order of
/// the digits. Any other text is kept as it is.
enum RevisionDigest: Sendable {
    case packed(high: UInt64, low: UInt64)
    /// Never 32 lower-case hexadecimal digits, so that one digest has one form.
    case text(String)

    init(text: Substring) throws(RevisionIDError) {
        guard !text.isEmpty else { throw .digestEmpty }
        let packed = text.utf8.withContiguousStorageIfAvailable { Self.packed(hexadecimal: $0) }
        self = (packed ?? nil) ?? .text(String(text))
    }

    /// The packed form; `nil` unless there are exactly 32 lower-case digits.
    static func packed(hexadecimal digits: UnsafeBufferPointer<UInt8>) -> RevisionDigest? {
        guard digits.count == 32 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for byte in digits {
            guard let value = HexDigits.lowercaseValue(byte) else { return nil }
            high = high << 4 | low >> 60
            low = low << 4 | UInt64(value)
        }
        return .packed(high: high, low: low)
    }

    var text: String {
        switch self {
        case .text(let text):
            return text
        case .packed(let high, let low):
            return String(unsafeUninitializedCapacity: 32) { buffer in
                for index in 0..<16 {
                    let shift = UInt64(60 - 4 * index)
                    buffer[index] = HexDigits.lowercase(
                        UInt8(truncatingIfNeeded: high >> shift & 0xF)
                    )
                    buffer[index + 16] = HexDigits.lowercase(
                        UInt8(truncatingIfNeeded: low >> shift & 0xF)
                    )
                }
                return 32
            }
        }
    }
}

extension RevisionDigest: Hashable, Comparable {
    static func == (left: RevisionDigest, right: RevisionDigest) -> Bool {
        switch (left, right) {
        case (.packed(let high, let low), .packed(let otherHigh, let otherLow)):
            high == otherHigh && low == otherLow
        case (.text(let left), .text(let right)):
            left.hasSameBytes(as: right)
        default:
            false
        }
    }

    /// Byte order of the texts.
    static func < (left: RevisionDigest, right: RevisionDigest) -> Bool {
        guard
            case (.packed(let high, let low), .packed(let otherHigh, let otherLow)) = (left, right)
        else { return left.text.precedesInBytes(right.text) }
        return high == otherHigh ? low < otherLow : high < otherHigh
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .packed(let high, let low):
            hasher.combine(high)
            hasher.combine(low)
        case .text(let text):
            text.hashBytes(into: &hasher)
        }
    }
}
