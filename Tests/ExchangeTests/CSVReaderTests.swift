import Exchange
import Testing

@Suite struct CSVReaderTests {
    @Test(arguments: [";", ",", "\t"])
    func `the delimiter most rows agree on is the delimiter`(delimiter: String) throws {
        let text =
            ["nama", "gelar", "rt"].joined(separator: delimiter)
            + "\n"
            + ["Siti", "\"S.Pd, M.Pd; dan\tlain\"", "01"].joined(separator: delimiter)
            + "\n"
        let reader = try CSVReader(file: Array(text.utf8))
        #expect(reader.text.dialect.delimiter == Array(delimiter.utf8)[0])
        #expect(try rows(text)[1] == ["Siti", "S.Pd, M.Pd; dan\tlain", "01"])
    }

    @Test func `a sep line names the delimiter and is no row`() throws {
        var reader = try CSVReader(file: Array("sep=|\r\na|b\r\n".utf8))
        let row = try #require(try reader.next())
        #expect(row.number == 1)
        #expect(row.line == 2)
        #expect([row[0], row[1]] == ["a", "b"])
        #expect(reader.text.dialect.hasSeparatorLine)
    }

    @Test(arguments: ["\"sep=;\"\n", "SEP=;\n", "sep=;;;\n"])
    func `a sep line that a spreadsheet saved again still counts`(first: String) throws {
        #expect(try rows(first + "a;b\n") == [["a", "b"]])
    }

    @Test func `a quote inside a field does not hide delimiters`() throws {
        let text = "nama;papan 5\" x;b,c\n1;2;3\n4;5;6\n"
        #expect(try CSVReader(file: Array(text.utf8)).text.dialect.delimiter == UInt8(ascii: ";"))
        #expect(try rows(text).map(\.count) == [3, 3, 3])
    }

    @Test func `hints do not decide the delimiter`() throws {
        let text = "# a, b, c, d, e, f\n# g, h, i, j, k, l\nkode;nama\n1;x\n"
        #expect(try CSVReader(file: Array(text.utf8)).text.dialect.delimiter == UInt8(ascii: ";"))
    }

    @Test func `quotes hold delimiters, quotes and line ends`() throws {
        #expect(
            try rows("a;\"b;\"\"c\"\"\r\nd\";e\r\nf\r\n") == [["a", "b;\"c\"\r\nd", "e"], ["f"]]
        )
    }

    @Test func `a quote inside a plain field is a letter`() throws {
        #expect(try rows("5\" kayu;b\n") == [["5\" kayu", "b"]])
    }

    @Test func `letters behind a closing quote are kept`() throws {
        #expect(try rows("\"a\"b;\"c\"\"d\" e;f\n") == [["ab", "c\"d e", "f"]])
    }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func `any line end ends a row`(end: String) throws {
        #expect(try rows("a;b\(end)c;d\(end)") == [["a", "b"], ["c", "d"]])
        #expect(try rows("a;b\(end)c;d") == [["a", "b"], ["c", "d"]])
        #expect(try rows("a;b\(end)\(end)c;") == [["a", "b"], [""], ["c", ""]])
    }

    @Test func `an empty file has no rows`() throws {
        #expect(try rows("").isEmpty)
        #expect(try rows([0xEF, 0xBB, 0xBF]).isEmpty)
    }

    @Test func `fields a short row does not have are empty`() throws {
        var reader = try CSVReader(file: Array("a;b;c\nd\n".utf8))
        _ = try reader.next()
        let row = try #require(try reader.next())
        #expect(row[2] == "")
        #expect(row.isEmpty(2))
    }

    @Test func `rows and lines are counted apart`() throws {
        var reader = try CSVReader(file: Array("a;\"x\r\ny\nz\"\r\n\r\nb;c\r\n".utf8))
        let first = try #require(try reader.next())
        let second = try #require(try reader.next())
        let third = try #require(try reader.next())
        #expect([first.number, second.number, third.number] == [1, 2, 3])
        #expect([first.line, second.line, third.line] == [1, 4, 5])
        #expect(second.isBlank)
    }

    @Test func `a quote that never closes is told with its place`() throws {
        var reader = try CSVReader(file: Array("a;b\n\"x\ny\";\"z\n1;2\n".utf8))
        _ = try reader.next()
        #expect(throws: CSVError.unterminatedQuote(CSVPosition(row: 2, line: 3, column: 2))) {
            try reader.next()
        }
        let after = try #require(try reader.next())
        #expect((after.number, after.line) == (3, 4))
        #expect([after[0], after[1]] == ["1", "2"])
        #expect(try reader.next() == nil)
    }

    @Test func `an open quote does not close at a later line's opening one`() throws {
        var reader = try CSVReader(file: Array("a;b\n1;\"x\n2;\"y;z\"\n3;\"u\nv\"\n".utf8))
        _ = try reader.next()
        #expect(throws: CSVError.unterminatedQuote(CSVPosition(row: 2, line: 2, column: 2))) {
            try reader.next()
        }
        let third = try #require(try reader.next())
        #expect([third[0], third[1]] == ["2", "y;z"])
        let fourth = try #require(try reader.next())
        #expect(fourth[1] == "u\nv")
        #expect(try reader.next() == nil)
    }

    @Test func `spaces and no-break spaces around a field are dropped`() throws {
        #expect(try rows(" a ;\"\u{A0} b \"; \u{A0}\n") == [["a", "b", ""]])
    }

    @Test func `a UTF-8 mark is no part of the first field`() throws {
        #expect(try rows("\u{FEFF}nik;nama\n")[0][0] == "nik")
    }

    @Test(arguments: [true, false])
    func `UTF-16 with its mark is read`(bigEndian: Bool) throws {
        let bytes = utf16("nama;x\r\nZoë 😀;é\r\n", bigEndian: bigEndian)
        #expect(try rows(bytes) == [["nama", "x"], ["Zoë 😀", "é"]])
        let text = try CSVText(file: bytes)
        #expect(text.file(body: text.body) == bytes)
    }

    @Test func `text that is not UTF-8 is Windows-1252`() throws {
        let bytes: [UInt8] = Array("nama;kode\nRen".utf8) + [0xE9, 0x3B, 0x80, 0x0A]
        #expect(try rows(bytes) == [["nama", "kode"], ["René", "€"]])
    }

    @Test func `every Windows-1252 byte comes back as itself`() throws {
        let bytes = (1...255).map { UInt8($0) }.filter { $0 != 0x22 } + [0x0A]
        let text = try CSVText(file: bytes)
        #expect(text.dialect.encoding == .windows1252)
        #expect(text.file(body: text.body) == bytes)
    }

    @Test func `files that are no text are refused by what they are`() {
        #expect(throws: CSVError.spreadsheet) {
            try CSVReader(file: [0x50, 0x4B, 0x03, 0x04, 0x00, 0x01])
        }
        #expect(throws: CSVError.spreadsheet) { try CSVReader(file: [0xD0, 0xCF, 0x11, 0xE0]) }
        #expect(throws: CSVError.binary(offset: 2)) { try CSVReader(file: [0x61, 0x3B, 0x00]) }
        #expect(throws: CSVError.brokenUTF16(offset: 4)) {
            try CSVReader(file: [0xFF, 0xFE, 0x61, 0x00, 0x62])
        }
        #expect(throws: CSVError.brokenUTF16(offset: 2)) {
            try CSVReader(file: [0xFF, 0xFE, 0x00, 0xDC])
        }
    }

    @Test func `the DOS end sign is dropped`() throws {
        #expect(try rows("a;b\r\n\u{1A}") == [["a", "b"]])
    }

    @Test func `the habits of a file are seen`() throws {
        let text = try CSVText(file: Array("\"a\",\"b\"\r\"c\",\r".utf8))
        #expect(text.dialect.quoting == .always)
        #expect(text.dialect.lineEnd == .carriageReturn)
        #expect(try CSVText(file: Array("a;b\nc;d\n".utf8)).dialect.lineEnd == .lineFeed)
    }
}
