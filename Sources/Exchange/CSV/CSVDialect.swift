/// How one CSV file is written, so that it can be written the same way again.
package struct CSVDialect: Sendable, Equatable {
    /// The bytes behind the characters.
    ///
    /// Windows-1252 also stands for Latin-1, which it contains.
    package enum Encoding: Sendable, Equatable {
        case utf8
        case utf16LittleEndian
        case utf16BigEndian
        case windows1252
    }

    package enum LineEnd: Sendable, Equatable {
        case lineFeed
        case carriageReturn
        case both

        /// The bytes of one line end, in ASCII.
        package var bytes: [UInt8] {
            switch self {
            case .lineFeed: [0x0A]
            case .carriageReturn: [0x0D]
            case .both: [0x0D, 0x0A]
            }
        }
    }

    package enum Quoting: Sendable, Equatable {
        /// Quotes only where a delimiter, a quote or a line end asks for them.
        case whereNeeded
        /// Quotes around every field that is not empty.
        case always
    }

    /// One of `;`, `,`, tab, or what a `sep=` line named.
    package var delimiter: UInt8
    package var encoding: Encoding
    package var hasByteOrderMark: Bool
    /// Whether the file opens with `sep=;`, which tells spreadsheets the delimiter.
    package var hasSeparatorLine: Bool
    package var lineEnd: LineEnd
    package var quoting: Quoting

    package init(
        delimiter: UInt8 = UInt8(ascii: ";"),
        encoding: Encoding = .utf8,
        hasByteOrderMark: Bool = false,
        hasSeparatorLine: Bool = false,
        lineEnd: LineEnd = .both,
        quoting: Quoting = .whereNeeded,
    ) {
        self.delimiter = delimiter
        self.encoding = encoding
        self.hasByteOrderMark = hasByteOrderMark
        self.hasSeparatorLine = hasSeparatorLine
        self.lineEnd = lineEnd
        self.quoting = quoting
    }

    /// What an Indonesian spreadsheet opens by double click: `;`, UTF-8 with its mark, CR LF.
    package static let spreadsheet = CSVDialect(hasByteOrderMark: true)
}
