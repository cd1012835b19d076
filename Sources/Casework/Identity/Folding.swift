/// Folds names to one spelling, so that searching for one way of writing finds the others.
///
/// Case, accents and apostrophes go; doubled letters become one; other signs become single blanks; and
/// the spellings from before the reforms of 1947 and 1972 take today's form:
///
/// | old | today | where |
/// |---|---|---|
/// | oe | u | everywhere (*Soekarno*) |
/// | dj, tj, sj | j, c, sy | everywhere (*Djoko*, *Tjipto*, *Sjarif*) |
/// | ch, kh | h | everywhere (*Rachmat*, *Khairul*): the same names are written with all three |
/// | nj | ny | at the start of a word, or where the word shows another old spelling |
/// | j | y | where the word shows another old spelling, or after h (*Jahja*, *Wahjoe*) |
///
/// The last two are held back because *Banjar* and *Joko* are today's spelling. Text and query go
/// through the same function, so folding too much only finds more, never less. Bytes that are not
/// letters of a Latin script pass unchanged. Cost: one pass, no allocation but the output's growth.
package enum Folding {
    /// Appends the folded form of UTF-8 bytes to `output`.
    package static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        // One look at the table for all letters: a global costs a check each time.
        asciiFold.withUnsafeBufferPointer { table in
            output.reserveCapacity(output.count + bytes.count + 1)
            fold(bytes, table, into: &output)
        }
    }

    private static func fold(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ table: UnsafeBufferPointer<UInt8>,
        into output: inout [UInt8],
    ) {
        let start = output.count
        var wordStart = start
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            let folded = table[Int(byte)]
            if folded > Sign.blank {
                output.append(folded)
                index += 1
            } else if folded == Sign.dropped {
                index += 1
            } else if folded == Sign.blank {
                closeWord(from: &wordStart, in: &output)
                index += 1
            } else {
                index += foldWide(bytes, at: index, into: &output)
            }
        }
        closeWord(from: &wordStart, in: &output)
        if output.count > start, output[output.count - 1] == UInt8(ascii: " ") {
            output.removeLast()
        }
    }

    package static func fold(_ text: String, into output: inout [UInt8]) {
        var text = text
        text.withUTF8 { fold($0, into: &output) }
    }

    package static func folded(_ text: String) -> String {
        var output: [UInt8] = []
        fold(text, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    // MARK: Single letters

    enum Sign {
        /// Start of a longer UTF-8 sequence.
        static let wide: UInt8 = 0
        static let dropped: UInt8 = 1
        static let blank: UInt8 = 2
    }

    private static let asciiFold: [UInt8] = (0..<256).map { code in
        let byte = UInt8(code)
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return byte
        case UInt8(ascii: "'"), UInt8(ascii: "`"): return Sign.dropped
        case 0x80...: return Sign.wide
        default: return Sign.blank
        }
    }

    // MARK: Words

    /// Rewrites the word that began at `wordStart` and puts one blank behind it.
    private static func closeWord(
        from wordStart: inout Int,
        in output: inout [UInt8],
    ) {
        guard output.count > wordStart else { return }
        OldSpelling.rewrite(&output, from: wordStart)
        output.append(UInt8(ascii: " "))
        wordStart = output.count
    }
}
