/// One row of a CSV file: places of its fields in the file's text, decoded when asked for.
package struct CSVRow: Sendable {
    /// Where a field's text stands, in bytes of the reader's UTF-8 text.
    struct Field: Sendable, Equatable {
        /// The field as written, quotes included; what a writer that changes one field replaces.
        var start: Int
        var end: Int
        /// How its text follows from these bytes.
        var form: Form
    }

    enum Form: UInt8, Sendable {
        /// The bytes are the text.
        case plain
        /// One quote before and one after the text.
        case quoted
        /// Quoted with doubled quotes in it or letters behind the closing quote.
        case escaped
    }

    /// Row as a spreadsheet counts it, from 1.
    package let number: Int
    /// Line where the row starts, as a text editor counts it, from 1.
    package let line: Int
    let text: [UInt8]
    let fields: [Field]

    package var count: Int { fields.count }

    /// The text of a field, counted from 0, without spaces around it; empty for fields the row does
    /// not have.
    package subscript(index: Int) -> String {
        bytes(index) { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of a field as it was written, with the spaces around it.
    func whole(_ index: Int) -> String {
        let field = fields[index]
        switch field.form {
        case .plain: return String(decoding: text[field.start..<field.end], as: UTF8.self)
        case .quoted:
            return String(decoding: text[(field.start + 1)..<(field.end - 1)], as: UTF8.self)
        case .escaped: return String(decoding: unescaped(field), as: UTF8.self)
        }
    }

    /// Whether the field is missing, empty or nothing but spaces.
    package func isEmpty(_ index: Int) -> Bool {
        bytes(index) { $0.isEmpty }
    }

    /// Whether all fields are empty.
    package var isBlank: Bool {
        fields.indices.allSatisfy { isEmpty($0) }
    }

    /// Whether this is a hint for people: its first field starts with `#`.
    package var isComment: Bool {
        bytes(0) { $0.first == UInt8(ascii: "#") }
    }

    /// Gives the field's text as UTF-8, without spaces around it, no copy made for most fields.
    package func bytes<Result>(
        _ index: Int,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result,
    ) -> Result {
        guard index < fields.count, index >= 0 else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        let field = fields[index]
        switch field.form {
        case .plain:
            return text.withUnsafeBufferPointer {
                body(CSVRow.trimmed($0, field.start, field.end))
            }
        case .quoted:
            return text.withUnsafeBufferPointer {
                body(CSVRow.trimmed($0, field.start + 1, field.end - 1))
            }
        case .escaped:
            let unescaped = unescaped(field)
            return unescaped.withUnsafeBufferPointer {
                body(CSVRow.trimmed($0, 0, unescaped.count))
            }
        }
    }

    /// The row's own column position, for reports; `index` counts from 0.
    package func position(_ index: Int) -> CSVPosition {
        CSVPosition(row: number, line: line, column: index + 1)
    }

    private func unescaped(_ field: Field) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(field.end - field.start)
        var index = field.start + 1
        var open = true
        while index < field.end {
            let byte = text[index]
            index += 1
            guard open, byte == UInt8(ascii: "\"") else {
                result.append(byte)
                continue
            }
            if index < field.end, text[index] == UInt8(ascii: "\"") {
                result.append(byte)
                index += 1
            } else {
                open = false
            }
        }
        return result
    }

    private static func trimmed(
        _ text: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ end: Int,
    ) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (start, end)
        while start < end, isSpace(text, start) > 0 {
            start += isSpace(text, start)
        }
        while start < end {
            if text[end - 1] <= 0x20 {
                end -= 1
            } else if end - start >= 2, isSpace(text, end - 2) == 2 {
                end -= 2
            } else {
                break
            }
        }
        return UnsafeBufferPointer(rebasing: text[start..<end])
    }

    /// Bytes of the space or control character at `index`; a no-break space (C2 A0) counts, 0 if
    /// none.
    @inline(__always)
    private static func isSpace(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        if text[index] <= 0x20 { return 1 }
        return text[index] == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0 ? 2 : 0
    }
}
