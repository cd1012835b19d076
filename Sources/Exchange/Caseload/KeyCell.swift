/// Cells that hold a row key, the office's own short name for a document.
enum KeyCell {
    /// The key, or why there is none: printable ASCII without blanks and colons, at most 64 bytes, so that ids stay
    /// readable in addresses and can be taken apart again.
    ///
    /// A NIK or KK number is refused, since ids travel in addresses and
    /// logs. So are 15 and 17 digits: a digit lost or doubled does not make such a number harmless.
    static func key(_ bytes: UnsafeBufferPointer<UInt8>) throws(RowKeyError) -> String {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= 64 else { throw .tooLong }
        var digits = 0
        for byte in bytes {
            guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: ":") else { throw .sign }
            if byte &- UInt8(ascii: "0") <= 9 { digits += 1 }
        }
        guard digits < 15 || digits > 17 else { throw .personNumber }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Why a cell cannot be a row key.
package enum RowKeyError: Error, Sendable, Hashable {
    case empty
    /// More than 64 bytes.
    case tooLong
    /// A space, a colon, an accented letter or another sign a key does not have.
    case sign
    /// A NIK or KK number, which must never become an id.
    case personNumber
}
