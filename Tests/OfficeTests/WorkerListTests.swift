import Testing

@testable import Office

@Suite struct WorkerListTests {
    private func findings(_ text: String) -> [OfficeFinding] {
        do {
            _ = try WorkerList(Array(text.utf8))
            return []
        } catch {
            return error.list
        }
    }

    @Test func `A list is read whatever its separators and the order of its columns`() throws {
        let list = try WorkerList(
            Array(
                "Label,KABUPATEN,Login,Peran,Nama\nKec. 1,Kota Contoh,siti,,Siti\n,kota contoh,desk,meja,Meja 1\n"
                    .utf8
            )
        )
        #expect(
            list.rows == [
                .init(
                    row: 2,
                    name: "Siti",
                    login: "siti",
                    password: nil,
                    role: .worker,
                    regency: "Kota Contoh",
                    label: "Kec. 1",
                ),
                .init(
                    row: 3,
                    name: "Meja 1",
                    login: "desk",
                    password: nil,
                    role: .desk,
                    regency: "Kota Contoh",
                    label: "",
                ),
            ]
        )
        #expect(list.rows[0].database == "pendamping-siti")
        #expect(list.rows[1].regencyDatabase == "daerah-kota-contoh")
    }

    @Test func `a row says what she does at a desk and is good at`() throws {
        let list = try WorkerList(
            Array(
                "nama;login;kabupaten;peran_meja;kekhususan\nA;a;X;BO;Lansia, anak\nB;b;X;;\n".utf8
            )
        )
        #expect(list.rows.map(\.desk) == [.backOffice, nil])
        #expect(list.rows.map(\.marks) == [["lansia", "anak"], []])
        #expect(
            findings("nama;login;kabupaten;peran_meja\nA;a;X;kasir\n").map(\.reason) == [.deskRole]
        )
        #expect(
            findings("nama;login;kabupaten;kekhususan\nA;a;X;lansia/anak\n").map(\.reason) == [
                .marks
            ]
        )
    }

    @Test(
        arguments: [
            (
                "", "nama",
                .noHeader(expected: [
                    "nama", "login", "kata_sandi", "peran", "kabupaten", "label", "penyelia",
                    "peran_meja", "kekhususan",
                ]),
            ),
            ("nama;login\nA;a\n", "", .missingColumn("kabupaten")),
            ("nama;login;kabupaten\n", "login", .missing),
            ("nama;login;kabupaten\nA;a;\n", "kabupaten", .missing),
            ("nama;login;kabupaten\nA;a;--\n", "kabupaten", .missing),
            ("nama;login;kabupaten\nA;Siti;X\n", "login", .login),
            ("nama;login;kabupaten\nA;si ti;X\n", "login", .login),
            ("nama;login;kabupaten\nA;-a;X\n", "login", .login),
            ("nama;login;kabupaten\nA;a/b;X\n", "login", .login),
            ("nama;login;kabupaten\nA;replikator-pendamping;X\n", "login", .login),
            ("nama;login;kabupaten\nA;3201010101010001;X\n", "login", .personNumber),
            ("nama;login;kabupaten\nA;a;X\nB;a;X\n", "login", .repeated(row: 2)),
            (
                "nama;login;kabupaten\nA;a;Kota X\nB;b;Kota-X\n", "kabupaten",
                .sameDatabase("daerah-kota-x"),
            ),
            ("nama;login;kabupaten;kata_sandi\nA;a;X;pendek\n", "kata_sandi", .password),
            ("nama;login;kabupaten;peran\nA;a;X;bos\n", "peran", .role),
        ] as [(String, String, OfficeFinding.Reason)]
    )
    func `A list that would lock somebody out is refused with its place`(
        _ text: String,
        _ column: String,
        _ reason: OfficeFinding.Reason,
    ) {
        let found = findings(text)
        #expect(found.count == 1)
        #expect(found.first?.reason == reason)
    }

    @Test func `All that is wrong is told at once, and no password in it`() {
        let found = findings("nama;login;kabupaten;kata_sandi\n;A;X;rahasia\nB;b;;rahasia\n")
        #expect(found.map(\.row) == [2, 2, 2, 3, 3])
        #expect(!"\(found)".contains("rahasia"))
    }

    @Test func `The template is read back without a row`() {
        #expect(
            findings(String(decoding: WorkerList.template(), as: UTF8.self)).map(\.reason) == [
                .missing
            ]
        )
    }

    @Test func `A password book reads back, names with formulas too`() throws {
        var book = PasswordBook()
        book.set(.init(login: "a", password: "b-c", role: "pendamping", name: "A;\"x\""))
        #expect(try PasswordBook(book.file()) == book)
        #expect(throws: OfficeFinding.self) {
            try PasswordBook(Array("login;kata_sandi\na;\n".utf8))
        }
    }
}
