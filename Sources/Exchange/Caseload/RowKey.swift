import Documents

/// A register row's own key, from which its document id is made: letters, digits, `-`, `_` and `.`.
///
/// No colon, since record ids are put together with colons; never a NIK or KK number, since ids travel in
/// addresses and logs.
package struct RowKey: Sendable, Hashable {
    package let text: String

    /// Longest key, in bytes; ids of records hold a key, an obligation and a period.
    package static let limit = 64

    package init(_ bytes: UnsafeBufferPointer<UInt8>) throws(RowKeyError) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= RowKey.limit else { throw .tooLong }
        var digits = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                break
            default:
                throw .sign
            }
        }
        // 15 and 17 too: a digit lost or doubled does not make a person's number harmless.
        guard digits < 15 || digits > 17 else { throw .personNumber }
        text = String(decoding: bytes, as: UTF8.self)
    }

    package init(_ text: String) throws(RowKeyError) {
        var text = text
        var result: Result<RowKey, RowKeyError> = .failure(.empty)
        text.withUTF8 { bytes in
            do throws(RowKeyError) {
                result = .success(try RowKey(bytes))
            } catch {
                result = .failure(error)
            }
        }
        self = try result.get()
    }

    package func document(_ kind: String) -> DocumentID {
        DocumentID(kind + ":" + text)
    }
}

/// Why a cell cannot be a row key.
package enum RowKeyError: Error, Sendable, Hashable {
    case empty
    case tooLong
    /// A space, an umlaut, a colon or another sign a key does not have.
    case sign
    /// A NIK or KK number, which must never become an id.
    case personNumber
}
