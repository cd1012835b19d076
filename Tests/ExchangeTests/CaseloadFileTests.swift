import Casework
import Documents
import Exchange
import TestSupport
import Testing

@Suite struct CaseloadFileTests {
    static let today = Day(2026, 11, 20) ?? .first

    static func read(_ text: String) throws -> [ImportedRow] {
        try read(Array(text.utf8))
    }

    static func read(_ bytes: [UInt8]) throws -> [ImportedRow] {
        var file = try CaseloadFile(file: bytes, named: "x.csv", today: today)
        var rows: [ImportedRow] = []
        while let row = file.next() { rows.append(row) }
        return rows
    }

    static func body(_ row: ImportedRow) throws -> JSONValue {
        guard case .document(let document) = row.content else {
            throw Refused(findings: row.findings)
        }
        return .object(document.body)
    }

    struct Refused: Error { var findings: [Finding] }

    static let members = "kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir;hubungan"

    @Test func `a member row becomes a member document`() throws {
        let header =
            Self.members + ";kode_ibu;nisn;kode_sekolah;jenjang;kelas;kode_posyandu;hamil;hpl;"
            + "disabilitas;korban_ham;no_hp;Nama Bank\n"
        let row =
            "A1;K1;Siti Ma'ruf;9901015203900001;perempuan;12 Maret 1990;Istri;A9;12345678;S1;smu;11;"
            + "P1;ya;20/02/2027;berat 01/02/2020;2024-05-01;0812-3456-7890;BRI\n"
        let read = try Self.read(header + row)
        #expect(read.count == 1)
        let expected: JSONValue = [
            "_id": "member:A1", "type": "member", "v": 1, "family": "family:K1",
            "name": "Siti Ma'ruf", "nik": "9901015203900001", "sex": "P", "born": "1990-03-12",
            "relation": 2, "mother": "member:A9", "nisn": "0012345678",
            "school": ["facility": "facility:S1", "level": "SMA", "class": "11"],
            "posyandu": "facility:P1",
            "states": [
                ["state": "hamil", "due": "2027-02-20"],
                ["state": "disabilitas-berat", "from": "2020-02-01"],
                ["state": "korban-ham", "from": "2024-05-01"],
            ],
            "phone": "+6281234567890", "nama_bank": "BRI",
        ]
        #expect(try Self.body(read[0]) == expected)
        #expect(try Member(Self.body(read[0])).states.count == 3)
        #expect(read[0].findings.map(\.reason) == [.identityWarning(.unknownProvince(99))])
        #expect(
            read[0].references.map(\.target.rawValue)
                == ["family:K1", "member:A9", "facility:S1", "facility:P1"]
        )
    }

    @Test func `a family row becomes a family document`() throws {
        let text = """
            NO KK,Kode Keluarga,Kepala Keluarga,kode_pengurus,Alamat,RT,Desa/Kelurahan,Kelompok,Desil,Program
            '9901012001190001,K1,A2,A1,"Dusun II, No. 3",001,Sukamaju,G1,2,PKH aktif 01/01/2022 | bpnt tidak aktif 2020-03-01 2021-01-31

            """
        let expected: JSONValue = [
            "_id": "family:K1", "type": "family", "v": 1, "kk": "9901012001190001",
            "head": "member:A2", "pengurus": "member:A1", "address": "Dusun II, No. 3",
            "rt": "001", "village": "Sukamaju", "group": "group:G1", "desil": 2,
            "programmes": [
                ["programme": "pkh", "from": "2022-01-01", "status": "aktif"],
                [
                    "programme": "bpnt", "from": "2020-03-01", "to": "2021-01-31",
                    "status": "tidak-aktif",
                ],
            ],
        ]
        #expect(try Self.body(Self.read(text)[0]) == expected)
        #expect(try Family(Self.body(Self.read(text)[0])).programmes.count == 2)
    }

    @Test func `facilities and groups become documents`() throws {
        let school = try Self.read(
            "kode_fasilitas;jenis;nama;npsn;jenjang\nS1;Madrasah;MIN 1;69900001;mi\n"
        )
        #expect(try Facility(Self.body(school[0])).kind == "sekolah")
        #expect(try Facility(Self.body(school[0])).level == "MI")
        let group = try Self.read("kode_kelompok;nama;kode_ketua\nG1;Melati;A1\n")
        #expect(try Group(Self.body(group[0])).chair == "member:A1")
    }

    @Test func `columns may come in any order and case`() throws {
        let text = "TGL LAHIR;Nama;Kode Keluarga;L/P;KODE ANGGOTA\n2010-01-02;Budi;K1;L;A1\n"
        #expect(try Self.body(Self.read(text)[0])["born"] == "2010-01-02")
    }

    @Test(arguments: [
        ("15/03/2015", "2015-03-15"), ("5-3-2015", "2015-03-05"), ("15.03.2015", "2015-03-15"),
        ("2015/03/15", "2015-03-15"), ("2015-3-5", "2015-03-05"), ("15 Maret 2015", "2015-03-15"),
        ("15-Mar-2015", "2015-03-15"), ("15 PEBRUARI 2015", "2015-02-15"),
        ("2015-03-15 00:00:00", "2015-03-15"), ("2015-03-15T00:00:00", "2015-03-15"),
    ])
    func `dates are read as clerks write them`(text: String, day: String) throws {
        let rows = try Self.read("\(Self.members)\nA1;K1;B;;L;\(text);3\n")
        #expect(try Self.body(rows[0])["born"]?.string == day)
    }

    @Test(arguments: [
        "30/02/2015", "30/02/15", "1/2/3", "42078", "Maret 2015", "15/03", "x", "15/13/2015",
    ])
    func `what is no whole date is refused`(text: String) throws {
        let rows = try Self.read("\(Self.members)\nA1;K1;B;;L;\(text);3\n")
        #expect(rows[0].findings.map(\.reason) == [.notADate])
        #expect(rows[0].findings[0].severity == .error)
        #expect(rows[0].findings[0].column == 6)
        #expect(rows[0].findings[0].header == "tanggal_lahir")
    }

    @Test(arguments: [
        ("15/03/15", "2015-03-15"), ("20/11/26", "2026-11-20"), ("21/11/26", "1926-11-21"),
        ("12/03/90", "1990-03-12"), ("29/02/00", "2000-02-29"),
    ])
    func `two digits of a year are taken as the latest that fits, with a warning`(
        text: String,
        day: String,
    ) throws {
        let rows = try Self.read("\(Self.members)\nA1;K1;B;;L;\(text);3\n")
        #expect(try Self.body(rows[0])["born"]?.string == day)
        #expect(rows[0].findings.map(\.reason) == [.shortYear])
    }

    @Test(arguments: ["6", "13", "Kelas 6B", "XII IPA 2", "VIa", "kls. 1"])
    func `a class is kept as it is written`(text: String) throws {
        let row = try Self.read("\(Self.members);kelas\nA1;K1;B;;L;2015-03-15;3;\(text)\n")[0]
        #expect(row.findings.isEmpty)
        #expect(try Self.body(row)["school"]?["class"]?.string == text)
    }

    @Test func `an RT that is no number is left out, one with its word is not`() throws {
        let rows = try Self.read("kode_keluarga;rt;rw\nK1;x;002\nK2;RT 003;1A\nK3;-;\n")
        #expect(rows.map { $0.findings.map(\.header) } == [["rt"], ["rw"], []])
        #expect(rows.flatMap { $0.findings.map(\.severity) } == [.valueOmitted, .valueOmitted])
        let bodies = try rows.map { try Self.body($0) }
        #expect(bodies.map { $0["rt"]?.string } == [nil, "003", nil])
        #expect(bodies.map { $0["rw"]?.string } == ["002", nil, nil])
    }

    @Test(arguments: [
        ("2086-11-21", FindingReason.dateInFuture), ("2099-01-01", .dateInFuture),
        ("1906-11-19", .dateTooOld), ("1800-01-01", .dateTooOld),
    ])
    func `a birth that cannot be refuses the row at its column`(
        born: String,
        reason: FindingReason,
    ) throws {
        let row = try Self.read("\(Self.members)\nA1;K1;B;;L;\(born);3\n")[0]
        #expect(row.findings.map(\.reason) == [reason])
        #expect(row.findings.map(\.severity) == [.error])
        #expect(row.findings.map(\.header) == ["tanggal_lahir"])
        guard case .refused = row.content else {
            Issue.record("stored")
            return
        }
    }

    @Test(arguments: ["2026-11-21", "2086-11-20"])
    func `a birth to come is doubted and stored, for the clock may be behind`(born: String) throws {
        let row = try Self.read("\(Self.members)\nA1;K1;B;;L;\(born);3\n")[0]
        #expect(row.findings.map(\.reason) == [.dateInFuture])
        #expect(row.findings.map(\.severity) == [.warning])
        #expect(try Self.body(row)["born"]?.string == born)
    }

    @Test(arguments: ["2026-11-20", "1906-11-20"])
    func `a birth at the edge of what can be is stored`(born: String) throws {
        let row = try Self.read("\(Self.members)\nA1;K1;B;;L;\(born);3\n")[0]
        #expect(row.findings.isEmpty)
        #expect(try Self.body(row)["born"]?.string == born)
    }

    @Test func `titles above the header are passed over`() throws {
        let text =
            "DATA ANGGOTA KELUARGA;;;\nKecamatan Contoh, 2026\n\n\(Self.members)\nA1;K1;B;;L;2015-03-15;3\n"
        let rows = try Self.read(text)
        #expect(rows.map(\.row) == [5])
        #expect(try Self.body(rows[0])["_id"] == "member:A1")
    }

    @Test func `a column of numbers cut by a spreadsheet is noticed at the end`() throws {
        let lines = (1...6).map { "A\($0);K1;B;990101150315\(1000 + $0 * 10);L;2015-03-15;3\n" }
        var file = try CaseloadFile(
            file: Array((Self.members + "\n" + lines.joined()).utf8),
            named: "x",
            today: Self.today,
        )
        while file.next() != nil {}
        #expect(file.finish().map(\.reason) == [.trailingZeros(rows: 2...7)])
    }

    @Test(arguments: [
        ("", FindingReason.missing), ("A 1", .key(.sign)), ("A:1", .key(.sign)),
        ("9901011603150001", .key(.personNumber)),
        (String(repeating: "x", count: 65), .key(.tooLong)),
    ])
    func `a row without a proper key is refused`(key: String, reason: FindingReason) throws {
        let rows = try Self.read("\(Self.members)\n\(key);K1;B;;L;2015-03-15;3\n")
        #expect(rows[0].findings.map(\.reason) == [reason])
        #expect(rows[0].findings[0].severity == .error)
    }

    @Test func `the same key twice refuses the second row`() throws {
        let rows = try Self.read(
            "\(Self.members)\nA1;K1;B;;L;2015-03-15;3\nA1;K1;C;;L;2015-03-15;3\n"
        )
        #expect(rows[1].findings.map(\.reason) == [.repeatedKey(row: 2)])
    }

    @Test func `references nobody knows are told with their column`() throws {
        let row = try Self.read("\(Self.members)\nA1;K1;B;;L;2015-03-15;3\n")[0]
        #expect(row.missing(file: "x.csv") { $0 == "family:K1" }.isEmpty)
        let missing = row.missing(file: "x.csv", severity: .error) { _ in false }
        #expect(missing.map(\.column) == [2])
        #expect(missing.map(\.header) == ["kode_keluarga"])
    }

    @Test func `a missing column stops the file with its name`() throws {
        var file = try CaseloadFile(
            file: Array("kode_anggota;nama\nA1;B\n".utf8),
            named: "x",
            today: Self.today,
        )
        #expect(
            file.headerFindings.map(\.reason) == [
                .missingColumn("kode_keluarga"), .missingColumn("jenis_kelamin"),
                .missingColumn("tanggal_lahir"),
            ]
        )
        #expect(file.next() == nil)
    }

    @Test func `an open quote costs its own line and no other`() throws {
        let rows = try Self.read(
            "\(Self.members)\nA1;K1;B;;L;2015-03-15;3\nA2;K1;\"C;;L;2015-03-15;3\n"
                + (3...150).map { "A\($0);K1;D;;L;2015-03-15;3\n" }.joined()
        )
        #expect(rows.count == 150)
        #expect(rows.indices.filter { (try? Self.body(rows[$0])) == nil } == [1])
        #expect(try Self.body(rows[149])["_id"] == "member:A150")
        #expect(rows[1].findings[0].row == 3)
        #expect(rows[1].findings[0].header == "nama")
        #expect(
            rows[1].findings[0].reason
                == .csv(.unterminatedQuote(CSVPosition(row: 3, line: 3, column: 3)))
        )
    }

    @Test func `control characters are warned of`() throws {
        let rows = try Self.read(
            "\(Self.members)\nA1;K1;B\u{1B}[31m;;L;2015-03-15;3\nA2;K1;B\u{202E};;L;2015-03-15;3\n"
        )
        #expect(
            rows.map { $0.findings.map(\.reason) } == [[.controlCharacters], [.controlCharacters]]
        )
    }

    @Test func `a file of no known kind is refused`() {
        for text in ["", "\n\n", "a;b;c\n1;2;3\n", "# x\n"] {
            #expect(throws: CaseloadFileError.unknownKind) { try Self.read(text) }
        }
    }

    @Test(arguments: CaseloadKind.allCases)
    func `the template reads back cleanly and its sample is left out`(kind: CaseloadKind) throws {
        let template = CaseloadTemplate.file(kind)
        let rows = try Self.read(template)
        #expect(rows.map { $0.findings.map(\.reason) } == [[.sampleRow]])
    }

    @Test(arguments: CaseloadKind.allCases.filter { $0 != .records })
    func `a sample row that was changed is imported`(kind: CaseloadKind) throws {
        let template = String(decoding: CaseloadTemplate.file(kind), as: UTF8.self)
        let changed = template.replacing("Contoh", with: "Baru")
        let rows = try Self.read(changed)
        #expect(rows.count == 1)
        _ = try Self.body(rows[0])
        #expect(rows[0].findings.allSatisfy { $0.severity < .valueOmitted })
    }

    @Test func `checks and events are read from their rows`() throws {
        let text = """
            kode_anggota;kewajiban;layanan;periode;keadaan;tanggal;alpa;izin;sakit;hari_efektif;kehadiran;berat_kg;nilai;oleh
            A1;hadir-sekolah;;2026-10;patuh;;1;0;2;24;;;;rina
            A2;p2k2;;2026-10;;;;;;;s;;;
            A3;;timbang;;;05/10/2026;;;;;;11,5;lila=14,2 | cara=digital;
            A4;timbang;;2026-10;entah;;;;;;;;;
            A5;timbang;;Oktober;patuh;;;;;;;;;

            """
        let rows = try Self.read(text)
        guard case .record(let check) = rows[0].content,
            case .record(let session) = rows[1].content,
            case .record(let event) = rows[2].content
        else {
            Issue.record("not records")
            return
        }
        #expect(check.id == "check:A1:hadir-sekolah:2026-10")
        let document = check.document(
            family: "family:K1",
            programme: "pkh",
            rule: "pkh@2019-01-01",
            authorship: Authorship(
                how: .imported,
                by: "x",
                at: "2026-11-01T08:00:00+07:00",
                device: "d",
            ),
        )
        #expect(try Check(document).facts?.attendance?.effective == 24)
        #expect(document["by"] == "rina")
        #expect(document["how"] == "imported")
        guard case .check(_, _, let state, let facts) = session.subject else {
            Issue.record("the second row is no check")
            return
        }
        #expect(state == .izin)
        #expect(facts?.session == .sakit)
        #expect(event.id == "event:A3:timbang:2026-10-05")
        guard case .event(_, _, let values) = event.subject else {
            Issue.record("the third row is no event")
            return
        }
        #expect(values == ["weightKg": 11.5, "lila": 14.2, "cara": "digital"])
        #expect(rows[3].findings.map(\.severity) == [.error, .error])
        #expect(rows[4].findings.map(\.reason) == [.unreadable])
    }

    @Test func `columns nobody knows are kept under names of their own`() throws {
        let rows = try Self.read("kode_kelompok;nama;Hari Temu;name\nG1;Melati;Senin;x\n")
        let document = try #require(try Self.body(rows[0]).object)
        #expect(document["hari_temu"] == "Senin" && document["kolom_name_2"] == "x")
    }

    @Test func `documents written as rows are read back the same`() throws {
        let text =
            Self.members + ";hamil;hpl;melahirkan;disabilitas;meninggal;keadaan;no_hp\n"
            + "A1;K1;=Siti;;P;1990-01-01;2;2026-05-01;2027-02-05;;ringan;;hamil 2020-01-01 2020-10-01 | lain sampai 2021-01-01;+628123456789\n"
            + "A2;K1;Budi;;L;1990-01-01;1;;;;berat 2020-01-01;ya;;\n"
        let rows = try Self.read(text)
        var writer = CSVWriter()
        writer.row(CaseloadExport.header(.members))
        for row in rows {
            writer.row(CaseloadExport.row(.members, try #require(try Self.body(row).object)))
        }
        let again = try Self.read(writer.take())
        #expect(try again.map(Self.body) == rows.map(Self.body))
    }
}
