/// Why compressed bytes could not be read.
enum GzipError: Error, Equatable {
    case damaged
    /// The content is longer than the limit: a bomb, or simply too much.
    case tooLong
}

/// Bodies with `Content-Encoding: gzip`.
///
/// Ours because no library we may link has a public inflater: libcurl decodes its own answers only.
/// Source: RFC 1952.
enum Gunzip {
    /// The content of one or several gzip members; more than `limit` bytes of it is an error.
    static func decompressed(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
        var content: [UInt8] = []
        var rest = bytes[...]
        repeat {
            rest = try member(rest, limit: limit, into: &content)
        } while !rest.isEmpty
        return content
    }

    /// Appends one member's content; returns what stands behind it.
    private static func member(
        _ bytes: ArraySlice<UInt8>,
        limit: Int,
        into content: inout [UInt8],
    ) throws(GzipError) -> ArraySlice<UInt8> {
        guard bytes.count >= 18, bytes.starts(with: [0x1F, 0x8B, 8]) else { throw .damaged }
        let flags = bytes[bytes.startIndex + 3]
        guard flags & 0xE0 == 0 else { throw .damaged }
        var rest = bytes.dropFirst(10)
        if flags & Flag.extra != 0 {
            guard rest.count >= 2 else { throw .damaged }
            let length = Int(rest[rest.startIndex]) | Int(rest[rest.startIndex + 1]) << 8
            rest = rest.dropFirst(2 + length)
        }
        for flag in [Flag.name, Flag.comment] where flags & flag != 0 {
            guard let end = rest.firstIndex(of: 0) else { throw .damaged }
            rest = rest[(end + 1)...]
        }
        if flags & Flag.headCheck != 0 { rest = rest.dropFirst(2) }
        let start = content.count
        var inflater = Inflater(rest)
        try inflater.run(limit: limit, into: &content)
        rest = rest.dropFirst(inflater.consumed)
        guard rest.count >= 8 else { throw .damaged }
        let made = content[start...]
        guard number(rest) == CRC32.checksum(made),
            number(rest.dropFirst(4)) == UInt32(truncatingIfNeeded: made.count)
        else { throw .damaged }
        return rest.dropFirst(8)
    }

    /// Bits of the header's fourth byte.
    private enum Flag {
        static let headCheck: UInt8 = 2
        static let extra: UInt8 = 4
        static let name: UInt8 = 8
        static let comment: UInt8 = 16
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// The check sum of gzip (RFC 1952, section 8).
enum CRC32 {
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { sum, _ in
            sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1
        }
    }
}
