extension SealedFile {
    /// Whether a file can be a sealed one at all, by its first page: salt and cipher text look like noise.
    ///
    /// Texts, pictures, archives, plain databases and pages of zeroes do not.
    package static func looksSealed(_ path: String) throws(StoreError) -> Bool {
        guard try Files.exists(path) else { throw .missingStore(path: path) }
        let start = try Files.read(path, limit: Connection.pageSize)
        guard start.count >= 512 else { return false }
        let known: [[UInt8]] = [
            Array("SQLite format 3".utf8), [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6],
            [0xFF, 0xD8, 0xFF],
            Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0x1F, 0x8B, 8], Array("7z".utf8),
            [0xFD, 0x37, 0x7A, 0x58, 0x5A],
        ]
        guard !known.contains(where: start.starts(with:)) else { return false }
        // Of 4096 bytes of noise no value comes more than about 40 times, and over 250 values come at
        // all; text and headers have a few hundred of their favourites.
        var counts = [Int](repeating: 0, count: 256)
        for byte in start { counts[Int(byte)] += 1 }
        let most = start.count / 256 + 48
        return counts.allSatisfy { $0 <= most }
    }
}
