import Exchange

/// All rows of a CSV text, for short expectations.
func rows(_ text: String) throws -> [[String]] {
    try rows(Array(text.utf8))
}

func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var reader = try CSVReader(file: bytes)
    var rows: [[String]] = []
    while let row = try reader.next() {
        rows.append((0..<row.count).map { row[$0] })
    }
    return rows
}

/// UTF-16 bytes of a text with its mark.
func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap {
        bigEndian
            ? [UInt8($0 >> 8), UInt8($0 & 0xFF)]
            : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
}
