/// UTF-16 files, as some spreadsheets save "Unicode text", to UTF-8 and back.
enum UTF16Bytes {
    /// The bytes from `start` as UTF-8; refuses half pairs, so that encoding gives the same bytes
    /// again.
    static func decode(
        _ bytes: [UInt8],
        from start: Int,
        bigEndian: Bool,
    ) throws(CSVError) -> [UInt8] {
        guard (bytes.count - start).isMultiple(of: 2) else {
            throw .brokenUTF16(offset: bytes.count - 1)
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 3 / 4)
        var index = start
        while index < bytes.count {
            let unit = unit(bytes, index, bigEndian)
            index += 2
            var scalar = UInt32(unit)
            if UTF16.isLeadSurrogate(unit), index < bytes.count {
                let trail = self.unit(bytes, index, bigEndian)
                guard UTF16.isTrailSurrogate(trail) else {
                    throw .brokenUTF16(offset: index)
                }
                index += 2
                scalar = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
            }
            guard let character = Unicode.Scalar(scalar) else {
                throw .brokenUTF16(offset: index - 2)
            }
            text.append(contentsOf: character.utf8)
        }
        return text
    }

    /// UTF-8 text as UTF-16, with its mark first if asked.
    static func encode(_ text: [UInt8], bigEndian: Bool, mark: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 2 + 2)
        func append(_ unit: UInt16) {
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            bytes.append(bigEndian ? high : low)
            bytes.append(bigEndian ? low : high)
        }
        if mark {
            append(0xFEFF)
        }
        for unit in String(decoding: text, as: UTF8.self).utf16 {
            append(unit)
        }
        return bytes
    }

    private static func unit(_ bytes: [UInt8], _ index: Int, _ bigEndian: Bool) -> UInt16 {
        bigEndian
            ? UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
            : UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index])
    }
}
