import Exchange
import TestSupport
import Testing

@Suite struct CSVWriterTests {
    @Test func `a file is written in its dialect`() {
        var writer = CSVWriter(
            dialect: CSVDialect(hasByteOrderMark: true, hasSeparatorLine: true, lineEnd: .both)
        )
        writer.row([.text("a;b"), .literal("1"), .empty, .text("\"x\"\ny")])
        #expect(
            writer.take() == Array("\u{FEFF}sep=;\r\n\"a;b\";1;;\"\"\"x\"\"\ny\"\r\n".utf8)
        )
    }

    @Test func `the mark stands once when a file is taken in pieces`() {
        var writer = CSVWriter()
        writer.row(literals: ["a"])
        let first = writer.take()
        writer.row(literals: ["b"])
        #expect(first + writer.take() == Array("\u{FEFF}a\r\nb\r\n".utf8))
    }

    @Test(arguments: ["=1+1", "+62812", "-3", "@x", "\tx", "\rx", "＝1"])
    func `text that would run as a formula is defused and read back`(text: String) {
        #expect(FormulaGuard.defused(text) == "'" + text)
        #expect(FormulaGuard.restored("'" + text) == text)
    }

    @Test(arguments: ["Ma'ruf", "'Aisyah", "", "1-2"])
    func `other text is left alone`(text: String) {
        #expect(FormulaGuard.defused(text) == text)
        #expect(FormulaGuard.restored(text) == text)
    }

    @Test func `a text cell has nothing in it that steers a terminal, a literal is left alone`() {
        var writer = CSVWriter()
        let text = "Ani\u{1B}[2J\u{9B}31m\u{202E}\u{61C}\u{7F}\u{0}"
        writer.row([.text(text), .text("=1\r\n2\r3\t4"), .literal("A\u{7F}")])
        let written = String(decoding: writer.take(), as: UTF8.self)
        let bad = "\u{FFFD}"
        let wanted = "Ani\(bad)[2J\(bad)31m\(bad)\(bad)\(bad)\(bad);\"'=1\n2\n3\t4\";A\u{7F}\r\n"
        #expect(written == "\u{FEFF}" + wanted)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what is written is read back in every dialect`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let encodings: [CSVDialect.Encoding] = [.utf8, .utf16BigEndian, .utf16LittleEndian]
        let dialect = CSVDialect(
            delimiter: [UInt8(ascii: ";"), UInt8(ascii: ","), 0x09].randomElement(using: &random)
                ?? 0x09,
            encoding: encodings.randomElement(using: &random) ?? .utf8,
            hasByteOrderMark: true,
            hasSeparatorLine: .random(using: &random),
            lineEnd: [.both, .carriageReturn, .lineFeed].randomElement(using: &random) ?? .both,
            quoting: [.always, .whereNeeded].randomElement(using: &random) ?? .always,
        )
        let letters: [Character] = ["a", "é", ";", ",", "\t", "\"", "\n", "\r", "😀", "Z", "1"]
        var expected: [[String]] = []
        var writer = CSVWriter(dialect: dialect)
        for _ in 0..<8 {
            // The ends are letters, since a reader drops spaces there.
            let row = (0..<6).map { _ in
                "x" + String((0..<3).compactMap { _ in letters.randomElement(using: &random) })
                    + "y"
            }
            // Lines end in one way.
            expected.append(
                row.map {
                    $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                        .joined(separator: "\n")
                }
            )
            writer.row(row.map { .text($0) })
        }
        let written = writer.take()
        var reader = try CSVReader(file: written)
        if dialect.hasSeparatorLine {
            #expect(reader.text.dialect == dialect, "seed \(seed)")
        }
        var found: [[String]] = []
        while let row = try reader.next() {
            found.append((0..<row.count).map { row[$0] })
        }
        #expect(found == expected, "seed \(seed)")
    }
}
