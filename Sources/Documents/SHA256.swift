/// SHA-256 for identifiers, never for secrets.
///
/// Source: FIPS 180-4.
///
/// Feed it in pieces of any size; it keeps one block of 64 bytes and allocates nothing.
package struct SHA256: Sendable {
    /// The eight chaining words (FIPS 180-4, 5.3.3).
    private var words = SIMD8<UInt32>(
        0x6A09_E667,
        0xBB67_AE85,
        0x3C6E_F372,
        0xA54F_F53A,
        0x510E_527F,
        0x9B05_688C,
        0x1F83_D9AB,
        0x5BE0_CD19,
    )
    /// The start of a block that is not full yet.
    private var pending = SIMD64<UInt8>()
    private var pendingCount = 0
    /// Bytes fed so far.
    private var length: UInt64 = 0

    package init() {}

    /// The digest's 32 bytes.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(bytes)
        return hasher.finalized()
    }

    /// The digest as 64 lower-case hexadecimal digits.
    package static func hex(_ bytes: [UInt8]) -> String {
        hexadecimal(digest(bytes))
    }

    /// Bytes, such as a finished digest, as lower-case hexadecimal digits.
    package static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = bytes.flatMap { byte in
            [HexDigits.lowercase(byte >> 4), HexDigits.lowercase(byte & 0xF)]
        }
        return String(decoding: digits, as: UTF8.self)
    }

    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    package mutating func update(_ text: String) {
        text.withBytes { update(UnsafeRawBufferPointer($0)) }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        length &+= UInt64(bytes.count)
        var rest = bytes[...]
        if pendingCount > 0 {
            let taken = min(64 - pendingCount, rest.count)
            keep(rest.prefix(taken))
            rest = rest.dropFirst(taken)
            guard pendingCount == 64 else { return }
            withUnsafeBytes(of: pending) { SHA256Block.compress($0, into: &words) }
            pendingCount = 0
        }
        let whole = rest.prefix(rest.count & ~63)
        SHA256Block.compress(UnsafeRawBufferPointer(rebasing: whole), into: &words)
        keep(rest.dropFirst(whole.count))
    }

    /// The digest of everything fed so far: 32 bytes.
    package func finalized() -> [UInt8] {
        let words = paddedWords()
        return (0..<32).map { index in
            UInt8(truncatingIfNeeded: words[index / 4] >> UInt32(24 - 8 * (index % 4)))
        }
    }

    /// The first 16 bytes of the digest as two big-endian words.
    func finalizedPrefix() -> (high: UInt64, low: UInt64) {
        let words = paddedWords()
        return (
            UInt64(words[0]) << 32 | UInt64(words[1]),
            UInt64(words[2]) << 32 | UInt64(words[3]),
        )
    }

    /// The words after the closing bit, the zeros and the length in bits (FIPS 180-4, 5.1.1).
    private func paddedWords() -> SIMD8<UInt32> {
        var last = self
        last.pending[last.pendingCount] = 0x80
        for index in (last.pendingCount + 1)..<64 { last.pending[index] = 0 }
        if last.pendingCount >= 56 {
            withUnsafeBytes(of: last.pending) { SHA256Block.compress($0, into: &last.words) }
            last.pending = SIMD64()
        }
        withUnsafeMutableBytes(of: &last.pending) { block in
            block.storeBytes(of: (length &* 8).bigEndian, toByteOffset: 56, as: UInt64.self)
        }
        withUnsafeBytes(of: last.pending) { SHA256Block.compress($0, into: &last.words) }
        return last.words
    }

    private mutating func keep(_ bytes: Slice<UnsafeRawBufferPointer>) {
        let start = pendingCount
        withUnsafeMutableBytes(of: &pending) { block in
            UnsafeMutableRawBufferPointer(rebasing: block[start...]).copyBytes(from: bytes)
        }
        pendingCount += bytes.count
    }
}
