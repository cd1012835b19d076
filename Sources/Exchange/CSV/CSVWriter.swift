/// Writes CSV rows in a dialect; text cells are defused, so that no spreadsheet runs them as
/// formulas.
package struct CSVWriter: Sendable {
    package enum Cell: Sendable, Equatable {
        /// Text people typed: defused where a spreadsheet would take it for a formula, and without what a
        /// terminal acts on.
        case text(String)
        /// Numbers, codes and dates the program makes, and cells copied from the ministry's own
        /// file.
        case literal(String)
        case empty
    }

    package let dialect: CSVDialect
    /// UTF-8 text so far, without byte order mark.
    private var body: [UInt8] = []
    private let lineEnd: [UInt8]
    private var taken = false

    package init(dialect: CSVDialect = .spreadsheet) {
        self.dialect = dialect
        lineEnd = dialect.lineEnd.bytes
        if dialect.hasSeparatorLine {
            body += Array("sep=".utf8) + [dialect.delimiter] + lineEnd
        }
    }

    package mutating func row(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { body.append(dialect.delimiter) }
            switch cell {
            case .text(let text): append(FormulaGuard.defused(HarmlessText.cleaned(text)))
            case .literal(let text): append(text)
            case .empty: break
            }
        }
        body.append(contentsOf: lineEnd)
    }

    /// A row of header words or other texts of the program's own.
    package mutating func row(literals: [String]) {
        row(literals.map(Cell.literal))
    }

    /// The rows since the last call as bytes of the dialect, the byte order mark before the first.
    ///
    /// Call it now and then to stream a long file.
    package mutating func take() -> [UInt8] {
        var dialect = dialect
        dialect.hasByteOrderMark = dialect.hasByteOrderMark && !taken
        taken = true
        defer { body.removeAll(keepingCapacity: true) }
        return CSVText.file(body: body, dialect: dialect)
    }

    /// Bytes of UTF-8 text that wait for `take`.
    package var pendingCount: Int { body.count }

    private mutating func append(_ text: String) {
        CSVWriter.append(text, delimiter: dialect.delimiter, quoting: dialect.quoting, to: &body)
    }

    /// Appends one field, quoted as the dialect wants it.
    static func append(
        _ text: String,
        delimiter: UInt8,
        quoting: CSVDialect.Quoting,
        to body: inout [UInt8],
    ) {
        var text = text
        text.withUTF8 { bytes in
            guard !bytes.isEmpty else { return }
            let special = bytes.contains {
                $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
            }
            guard special || quoting == .always else {
                body.append(contentsOf: bytes)
                return
            }
            body.append(UInt8(ascii: "\""))
            for byte in bytes {
                if byte == UInt8(ascii: "\"") { body.append(byte) }
                body.append(byte)
            }
            body.append(UInt8(ascii: "\""))
        }
    }
}
