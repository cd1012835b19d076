/// A CSV file's text as UTF-8 bytes, with the dialect that leads back to its own bytes.
///
/// Reading a file and encoding it again gives the same bytes: Windows-1252 is mapped as browsers
/// map it, where all 256 bytes have a character, and broken UTF-16 is refused.
package struct CSVText: Sendable {
    /// UTF-8 without byte order mark and without the `sep=` line.
    package let body: [UInt8]
    /// The `sep=` line with its line end as it stood, else empty.
    package let separatorLine: [UInt8]
    package let dialect: CSVDialect

    /// Detects encoding, delimiter, line end and quoting.
    package init(file: [UInt8]) throws(CSVError) {
        var dialect = CSVDialect()
        var text = try Self.decoded(file, &dialect)
        if let zero = text.firstIndex(of: 0) {
            throw .binary(offset: zero)
        }
        // The end-of-file sign of old DOS programs.
        if text.last == 0x1A {
            text.removeLast()
        }
        let (line, delimiter) = Self.separatorLine(of: text)
        separatorLine = Array(text[..<line])
        if line > 0 {
            text.removeSubrange(..<line)
        }
        body = text
        dialect.hasSeparatorLine = line > 0
        let habits = CSVHabits(of: text, delimiter: delimiter)
        dialect.delimiter = habits.delimiter
        dialect.lineEnd = habits.lineEnd
        dialect.quoting = habits.quoting
        self.dialect = dialect
    }

    /// This file's bytes with another body in the same encoding.
    ///
    /// A character Windows-1252 does not have becomes `?`.
    package func file(body: [UInt8]) -> [UInt8] {
        CSVText.file(body: separatorLine + body, dialect: dialect)
    }

    /// Encodes UTF-8 text, with the byte order mark if the dialect has one.
    static func file(body: [UInt8], dialect: CSVDialect) -> [UInt8] {
        switch dialect.encoding {
        case .utf8:
            dialect.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] + body : body
        case .utf16LittleEndian:
            UTF16Bytes.encode(body, bigEndian: false, mark: dialect.hasByteOrderMark)
        case .utf16BigEndian:
            UTF16Bytes.encode(body, bigEndian: true, mark: dialect.hasByteOrderMark)
        case .windows1252:
            (dialect.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + Windows1252.encode(body)
        }
    }

    private static func decoded(
        _ file: [UInt8],
        _ dialect: inout CSVDialect,
    ) throws(CSVError) -> [UInt8] {
        if file.starts(with: [0xEF, 0xBB, 0xBF]) {
            dialect.hasByteOrderMark = true
            let rest = Array(file[3...])
            if UTF8Bytes.isValid(rest) {
                return rest
            }
            // A mark in front of text that is not UTF-8: two tools wrote one file.
            dialect.encoding = .windows1252
            return Windows1252.decode(rest)
        }
        if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
            let bigEndian = file[0] == 0xFE
            dialect.hasByteOrderMark = true
            dialect.encoding = bigEndian ? .utf16BigEndian : .utf16LittleEndian
            return try UTF16Bytes.decode(file, from: 2, bigEndian: bigEndian)
        }
        if file.starts(with: [0x50, 0x4B, 0x03, 0x04])
            || file.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
        {
            throw .spreadsheet
        }
        if UTF8Bytes.isValid(file) {
            return file
        }
        dialect.encoding = .windows1252
        return Windows1252.decode(file)
    }

    /// How many bytes a leading `sep=` line takes, with its line end, and the delimiter it names.
    private static func separatorLine(of text: [UInt8]) -> (length: Int, delimiter: UInt8?) {
        // Spreadsheets also write it quoted: "sep=;"
        var index = text.first == UInt8(ascii: "\"") ? 1 : 0
        let quoted = index == 1
        let word = Array("sep=".utf8)
        guard text.count > index + word.count else { return (0, nil) }
        for (offset, letter) in word.enumerated() where text[index + offset] | 0x20 != letter | 0x20
        {
            return (0, nil)
        }
        index += word.count
        let delimiter = text[index]
        guard delimiter < 0x80, delimiter != 0x0A, delimiter != 0x0D, delimiter != 0x22 else {
            return (0, nil)
        }
        index += 1
        if quoted {
            guard index < text.count, text[index] == UInt8(ascii: "\"") else { return (0, nil) }
            index += 1
        }
        // A spreadsheet that saved the file again pads the line with empty fields.
        while index < text.count, text[index] == delimiter || text[index] == UInt8(ascii: " ") {
            index += 1
        }
        guard index < text.count else { return (index, delimiter) }
        switch text[index] {
        case 0x0A:
            return (index + 1, delimiter)
        case 0x0D:
            let both = index + 1 < text.count && text[index + 1] == 0x0A
            return (index + (both ? 2 : 1), delimiter)
        default:
            return (0, nil)
        }
    }
}
