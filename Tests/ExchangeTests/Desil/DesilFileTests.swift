import Casework
import Documents
import TestSupport
import Testing

@testable import Exchange

@Suite struct DesilFileTests {
    static func read(_ text: String) throws -> [DesilRow] {
        try read(Array(text.utf8))
    }

    /// What programme files say about the columns of such lists.
    static func headers(_ named: [(id: String, headers: [String])]) throws -> DesilHeaders {
        DesilHeaders(
            try named.map { id, headers in
                try Programme(
                    json: [
                        "type": "programme", "v": 1, "id": .string(id), "source": "s",
                        "name": ["id": .string(id), "en": .string(id)],
                        "headers": .array(headers.map { .string($0) }),
                    ],
                    file: id,
                )
            }
        )
    }

    static func known() throws -> DesilHeaders {
        try headers([("pkh", ["PKH"]), ("sembako", ["BPNT", "Kartu Sembako"])])
    }

    @Test func `a new aid's column is known by the words of its file`() throws {
        let known = try Self.headers([
            ("blt", ["BLT", "BLT Desa", "BLT Kesra"]), ("bpd", ["Bantuan Pangan Darurat", "BPD"]),
        ])
        var file = try DesilFile(
            file: Array(
                "NIK;Penerima B.P.D.;BLT-Kesra;blt desa;PKH\n9901015203900001;ya;tidak;ya;ya\n".utf8
            ),
            named: "x.csv",
            known,
        )
        #expect(file.programmes == ["blt", "bpd"])
        #expect(try file.next()?.programmes == ["bpd": true, "blt": true])
    }

    static func read(_ bytes: [UInt8]) throws -> [DesilRow] {
        var file = try DesilFile(file: bytes, named: "x.csv", try known())
        var rows: [DesilRow] = []
        while let row = try file.next() { rows.append(row) }
        return rows
    }

    @Test func `a list is read by the words of its header, in any order and under a title`() throws
    {
        let text = """
            DAFTAR DESIL DTSEN TRIWULAN IV
            ;;;
            Nama Lengkap;Desil Nasional;No. KK;N.I.K;Peserta PKH;BPNT;Status Padan;Kelurahan;Lain
            Siti Aminah;Desil 2;'9901012001190001;9901015203900001;Ya;tidak;PADAN;Sukamekar;x
            Budi;3,0;;9901011405880004;0;V;Tidak Padan;Tirtasari;
            """
        let rows = try Self.read(text)
        #expect(rows.count == 2)
        #expect(rows[0].name == "Siti Aminah")
        #expect(rows[0].nik?.text == "9901015203900001")
        #expect(rows[0].kk?.text == "9901012001190001")
        #expect(rows[0].desil == 2)
        #expect(rows[0].programmes == ["pkh": true, "sembako": false])
        #expect(rows[0].status == .matched)
        #expect(rows[0].village == "Sukamekar")
        #expect(rows[0].findings.isEmpty)
        #expect(rows[1].desil == 3)
        #expect(rows[1].programmes == ["pkh": false, "sembako": true])
        #expect(rows[1].status == .unmatched)
        #expect(rows[1].row == 5)
    }

    @Test(
        arguments: [
            ("nik,desil\n9901015203900001,4\n", 4),
            ("\u{FEFF}nik;desil\r\n9901015203900001;D4\r\n", 4),
            ("sep=;\nNIK;DESIL DTSEN\n'9901015203900001;04\n", 4),
            ("nik;desil\n9901015203900001;-\n", nil),
            ("nik;desil\n\"9901 0152 0390 0001\";10\n", 10),
        ] as [(String, Int?)]
    )
    func `every dialect of clerks is read`(text: String, desil: Int?) throws {
        let rows = try Self.read(text)
        #expect(rows.map(\.nik?.text) == ["9901015203900001"])
        #expect(rows.map(\.desil) == [desil])
        #expect(rows.flatMap(\.findings) == [])
    }

    @Test func `Latin-1 and UTF-16 are read`() throws {
        let latin = Array("nama;nik;desil\nRen".utf8) + [0xE9] + Array(";9901015203900001;1\n".utf8)
        #expect(try Self.read(latin).map(\.name) == ["René"])
        let wide = utf16("nama;nik;desil\nRené;9901015203900001;1\n", bigEndian: false)
        #expect(try Self.read(wide).map(\.name) == ["René"])
    }

    @Test func `damage is told and the rest of the row is kept`() throws {
        let rows = try Self.read(
            "nik;no kk;nama;desil;pkh\n9,90102E+15;9901012001190001;Siti;11;mungkin\n;;Budi;2;ya\n"
        )
        #expect(rows[0].nik == nil)
        #expect(rows[0].kk != nil)
        #expect(rows[0].desil == nil)
        #expect(rows[0].programmes == [:])
        #expect(
            rows[0].findings.map(\.reason) == [
                .identityNumber(.spreadsheet(.exponent(significantDigits: 6))),
                .numberOutOfRange(1...10), .unknownWord(expected: ["ya", "tidak"]),
            ]
        )
        #expect(rows[1].findings.map(\.reason) == [.missing])
        #expect(rows[1].desil == 2)
    }

    @Test func `a column of numbers cut by a spreadsheet is told with its rows`() throws {
        let lines = (1...6).map { "99010152039000\($0)0;2" }.joined(separator: "\n")
        var file = try DesilFile(
            file: Array("nik;desil\n\(lines)\n".utf8),
            named: "x.csv",
            try Self.known(),
        )
        while try file.next() != nil {}
        #expect(file.finish().map(\.reason) == [.trailingZeros(rows: 2...7)])
    }

    @Test(arguments: ["", "a;b\n1;2\n", "nama;alamat\nSiti;x\n", "desil\n2\n"])
    func `a file without numbers to look for is refused`(text: String) {
        #expect(throws: CaseloadFileError.unknownKind) { try Self.read(text) }
    }

    @Test func `a quote that never closes is told with its place`() throws {
        var file = try DesilFile(
            file: Array("nik;desil\n9901015203900001;2\n\"9901;3\n".utf8),
            named: "x.csv",
            try Self.known(),
        )
        #expect(try file.next()?.desil == 2)
        #expect(throws: CaseloadFileError.self) { try file.next() }
    }

    @Test func `differences are written defused, with the long numbers as text, and read back`()
        throws
    {
        let change = DesilChange(
            code: "desil",
            row: 7,
            family: "K1",
            name: "=HYPERLINK(1)",
            nik: "9901015203900001",
            here: "2",
            there: "3",
        )
        let bytes = DesilChanges.file([change])
        let written = try rows(bytes)
        #expect(written[0] == DesilChange.headers)
        #expect(
            written[1] == [
                "desil", "7", "K1", "", "'=HYPERLINK(1)", "'9901015203900001", "", "", "2", "3",
            ]
        )
        let numbers = DesilChange(code: "nik", here: "9901015203900001", there: "9901015203900099")
        #expect(
            try rows(DesilChanges.file([numbers]))[1].suffix(2) == [
                "'9901015203900001", "'9901015203900099",
            ],
            "what differs is itself a number that a spreadsheet would cut",
        )
        #expect(try Self.read(bytes).first?.nik?.text == "9901015203900001")
    }

    @Test func `random bytes never trap`() {
        let seed: UInt64 = 17
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "nik", ";", ",", "\n", "\"", "desil", "9901015203900001", "1,2E+15", "pkh", "ya", "é",
            "\r",
            "sep=;", "#", "'", "99",
        ]
        for _ in 0..<2_000 {
            var text = "nik;desil;pkh\n"
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                text += pieces.randomElement(using: &random) ?? ""
            }
            _ = try? Self.read(text)
            _ = try? Self.read(String(text.dropFirst(14)))
        }
    }
}
