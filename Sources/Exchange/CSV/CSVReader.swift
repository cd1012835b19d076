/// Reads a CSV file row by row: RFC 4180 and what clerks' programs make of it.
///
/// One pass over the bytes; a row holds places, not strings, so that a file of 400,000 rows costs
/// little more than the fields one looks at. A quote opens a field only at its start; inside a
/// plain field it is a letter. Rows may be short or long; blank lines are rows too.
package struct CSVReader: Sendable {
    package let text: CSVText
    /// Bytes of the UTF-8 text read so far, for progress against `byteCount`.
    package private(set) var offset = 0
    package var byteCount: Int { text.body.count }

    private var rowNumber = 0
    private var line: Int
    private var fields: [CSVRow.Field] = []

    /// Detects the dialect of a whole file.
    package init(file: [UInt8]) throws(CSVError) {
        self.init(try CSVText(file: file))
    }

    package init(_ text: CSVText) {
        self.text = text
        line = text.separatorLine.isEmpty ? 1 : 2
    }

    /// The next row; nil at the end.
    ///
    /// A quote that never closes, or that a later line's opening quote would have to close, spoils its own
    /// line alone: it is thrown, and the next call goes on with the line after.
    package mutating func next() throws(CSVError) -> CSVRow? {
        guard offset < text.body.count else { return nil }
        rowNumber += 1
        let firstLine = line
        fields.removeAll(keepingCapacity: true)
        let scan = text.body.withUnsafeBufferPointer {
            Self.scan($0, from: offset, delimiter: text.dialect.delimiter, into: &fields)
        }
        line += scan.lines
        offset = scan.next
        if let opening = scan.unterminatedLine {
            throw .unterminatedQuote(
                CSVPosition(row: rowNumber, line: firstLine + opening, column: fields.count + 1)
            )
        }
        return CSVRow(number: rowNumber, line: firstLine, text: text.body, fields: fields)
    }

    private struct Scan {
        /// Where the next row starts.
        var next: Int
        /// Lines ended inside and at the end of the row.
        var lines: Int
        /// Lines into the row where a quote opens that never closes.
        var unterminatedLine: Int?
    }

    /// Finds the fields of the row at `start`.
    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        delimiter: UInt8,
        into fields: inout [CSVRow.Field],
    ) -> Scan {
        var index = start
        var lines = 0
        let end = bytes.count
        while true {
            let fieldStart = index
            var form = CSVRow.Form.plain
            if index < end, bytes[index] == UInt8(ascii: "\"") {
                let opening = lines
                guard let close = closingQuote(bytes, after: index, &form, &lines),
                    lines == opening || isEnd(bytes, close + 1, delimiter)
                else {
                    let next = lineAfter(bytes, index)
                    return Scan(next: next, lines: opening + 1, unterminatedLine: opening)
                }
                index = close + 1
            }
            while index < end {
                let byte = bytes[index]
                if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
                index += 1
                if form == .quoted { form = .escaped }
            }
            fields.append(CSVRow.Field(start: fieldStart, end: index, form: form))
            guard index < end else {
                return Scan(next: end, lines: lines)
            }
            let byte = bytes[index]
            index += 1
            if byte == delimiter { continue }
            if byte == 0x0D, index < end, bytes[index] == 0x0A {
                index += 1
            }
            return Scan(next: index, lines: lines + 1)
        }
    }

    /// Whether a field that closes before `index` ends there.
    private static func isEnd(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ index: Int,
        _ delimiter: UInt8,
    ) -> Bool {
        index >= bytes.count || bytes[index] == delimiter || bytes[index] == 0x0A
            || bytes[index] == 0x0D
    }

    /// Where the line after that of `index` starts.
    private static func lineAfter(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        guard index < bytes.count else { return index }
        let isBoth = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        return index + (isBoth ? 2 : 1)
    }

    /// Place of the quote that closes the one at `opening`, nil if none does.
    private static func closingQuote(
        _ bytes: UnsafeBufferPointer<UInt8>,
        after opening: Int,
        _ form: inout CSVRow.Form,
        _ lines: inout Int,
    ) -> Int? {
        form = .quoted
        var index = opening + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else {
                    return index
                }
                form = .escaped
                index += 2
            case 0x0A:
                lines += 1
                index += 1
            case 0x0D:
                // CR LF counts at its LF.
                if index + 1 >= bytes.count || bytes[index + 1] != 0x0A { lines += 1 }
                index += 1
            default:
                index += 1
            }
        }
        return nil
    }
}
