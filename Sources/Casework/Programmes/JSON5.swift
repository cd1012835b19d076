import Documents
import FoundationEssentials

/// Reads JSON5 text, the form of programme and theme files.
///
/// Foundation's decoder makes the values. On Linux it does not tell where a text is broken, and it stops
/// the program on some bytes that are not UTF-8 (seen in 6.3.1), so `JSON5Checker` looks first.
package enum JSON5 {
    /// Where a text stops being JSON5.
    package struct Failure: Error, Hashable, Sendable {
        /// Counted from 1.
        package let line: Int
        /// In characters, counted from 1.
        package let column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    package static func value(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
        var text = bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        let plain = Array(text)
        if let offset = JSON5Checker.firstFault(plain) { throw place(of: offset, in: plain) }
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        do {
            return try decoder.decode(JSONValue.self, from: Data(plain))
        } catch {
            // The checker lets nothing through that the decoder is known to refuse.
            throw Failure(line: 1, column: 1)
        }
    }

    private static func place(of offset: Int, in bytes: [UInt8]) -> Failure {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        return Failure(line: line, column: column)
    }
}
