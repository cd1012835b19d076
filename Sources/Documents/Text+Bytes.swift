/// Texts compared as the bytes they are stored and sent as.
///
/// `String ==` treats texts of equal Unicode meaning as one ("é" in one scalar and in two). Names, ids
/// and revisions must not: SQLite, CouchDB and our digests tell them apart, so we do.
extension String {
    /// Whether both texts have the same UTF-8 bytes.
    ///
    /// Cost: one pass, none if the lengths differ.
    package func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return withBytes { mine in
            other.withBytes { theirs in
                for index in mine.indices where mine[index] != theirs[index] { return false }
                return true
            }
        }
    }

    /// Whether this text comes first when both are ordered by their UTF-8 bytes.
    package func precedesInBytes(_ other: String) -> Bool {
        withBytes { mine in
            other.withBytes { theirs in
                for index in 0..<min(mine.count, theirs.count) where mine[index] != theirs[index] {
                    return mine[index] < theirs[index]
                }
                return mine.count < theirs.count
            }
        }
    }

    /// The first eight UTF-8 bytes as a number with the first byte highest, zeros behind a shorter text.
    ///
    /// A text with the smaller number comes first in byte order; equal numbers say nothing.
    var bytePrefix: UInt64 {
        withBytes { bytes in
            var prefix: UInt64 = 0
            for index in 0..<min(8, bytes.count) {
                prefix |= UInt64(bytes[index]) &<< UInt64(56 &- 8 &* index)
            }
            return prefix
        }
    }

    /// Feeds the UTF-8 bytes to a hasher, in agreement with `hasSameBytes(as:)`.
    package func hashBytes(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }

    /// Lends the UTF-8 bytes without a copy, as every native string allows.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
    }
}
