import Casework
import Exchange
import TestSupport
import Testing

@Suite struct VerkomSheetTests {
    static let titles =
        "No;NIK Pengurus;Nama Pengurus;NIK Siswa;NISN;Nama Siswa;Bentuk Pendidikan;Tingkat/Kelas;"
        + "OKTOBER;;;;;NOPEMBER;;;;;DESEMBER;;;;;Ket;Nama Pendamping"
    static let parts = ";;;;;;;;Alpa;Izin;Sakit;Jml;%;Alpa;Izin;Sakit;Jml;%;Alpa;Izin;Sakit;Jml;%;;"
    static let pupil = "9901014102900001;Siti;9901011505160002;0123456789;Budi;SD;4;"

    static func form(_ rows: [String], end: String = "\r\n") -> [UInt8] {
        let lines =
            [
                "FORM VERIFIKASI KOMITMEN PENDIDIKAN TRIWULAN IV TAHUN 2026",
                "NPSN : 69900001",
                "Nama Sekolah;:;SDN 1 Sukamaju",
                "",
                titles, parts,
            ] + rows
        return Array(lines.map { $0 + end }.joined().utf8)
    }

    @Test func `the header is found by its words`() throws {
        let sheet = try VerkomSheet(file: Self.form(["1;\(Self.pupil);;;;;;;;;;;;;;;;;pdp"]))
        #expect(sheet.npsn == "69900001")
        #expect(sheet.school == "SDN 1 Sukamaju")
        #expect(sheet.quarter == Quarter("2026-Q4"))
        #expect(sheet.layout.width == 25)
        #expect(sheet.layout.months.map(\.alpa) == [8, 13, 18])
        #expect(sheet.pupils.count == 1)
        #expect(sheet.pupils[0].name == "Budi")
        #expect(sheet.pupils[0].months == [.init(), .init(), .init()])
    }

    @Test(arguments: [
        ("JANUARI;;;;;PEBRUARI;;;;;MARET", 1), ("Jul;;;;;Agt;;;;;Sept", 3),
        ("APRIL 2026;;;;;MEI 2026;;;;;JUNI 2026", 2),
    ])
    func `months are known in any spelling`(months: String, quarter: Int) throws {
        let text =
            "NPSN;1\nTahun 2026\nNo;NIK Pengurus;Nama Pengurus;NIK Siswa;NISN;Nama Siswa;Bentuk;Kelas;"
            + months + ";;;;;Ket;Pendamping\n1;\(Self.pupil)\n"
        let sheet = try VerkomSheet(file: Array(text.utf8))
        #expect(sheet.quarter == Quarter(2026, quarter))
        #expect(sheet.layout.months.map(\.alpa) == [8, 13, 18])
    }

    @Test func `a school year gives the second half its later year`() throws {
        let text =
            "Tahun Ajaran 2026/2027\n"
            + Self.titles.replacing("OKTOBER", with: "JANUARI")
            .replacing("NOPEMBER", with: "FEBRUARI").replacing("DESEMBER", with: "MARET")
            + "\n1;\(Self.pupil)\n"
        #expect(try VerkomSheet(file: Array(text.utf8)).quarter == Quarter("2027-Q1"))
    }

    @Test func `filled cells are read and blank ones stay blank`() throws {
        let row = "1;\(Self.pupil)1;0;2;18;85,7;;;;;;0;;;;;sakit;pdp"
        let sheet = try VerkomSheet(file: Self.form([row]))
        let months = sheet.pupils[0].months
        #expect(
            months[0] == VerkomMonth(alpa: 1, izin: 0, sakit: 2, total: 18, percent: 85.7)
        )
        #expect(months[0].effectiveDays(total: .present) == 21)
        #expect(months[1].isBlank)
        #expect(months[2] == VerkomMonth(alpa: 0))
        #expect(sheet.findings.isEmpty)
    }

    @Test func `what cannot be is refused and what contradicts is warned of`() throws {
        let sheet = try VerkomSheet(
            file: Self.form([
                "1;\(Self.pupil)20;10;2;;;;;;;;;;;;;;",
                "2;\(Self.pupil)-1;x;0;;;;;;;;;;;;;;",
                "3;\(Self.pupil)0;0;0;21;50;;;;;101;;;;;;;",
                "4;1,27503E+15;Siti;9901013215160002;;Ani;SD;4;;;;;;;;;;;;;;;;;",
            ])
        )
        let found = sheet.findings.map { ($0.row, $0.column, $0.severity, $0.reason) }
        let expected: [(Int, Int, Finding.Severity, FindingReason)] = [
            (7, 9, .error, .attendance(.moreAbsentThanDays(days: 31))),
            (8, 9, .error, .notANumber),
            (8, 10, .error, .notANumber),
            (9, 13, .warning, .attendance(.percentDisagrees)),
            (9, 18, .error, .attendance(.percentOutOfRange)),
            (10, 4, .warning, .identityNumber(.day(32))),
            (10, 2, .warning, .identityNumber(.spreadsheet(.exponent(significantDigits: 6)))),
        ]
        #expect(found.count == expected.count)
        let titles = [
            "Alpa Oktober", "Alpa Oktober", "Izin Oktober", "% Oktober", "% November",
            "NIK siswa", "NIK pengurus",
        ]
        #expect(sheet.findings.map(\.header) == titles)
        for (found, expected) in zip(found, expected) {
            #expect(found.0 == expected.0 && found.1 == expected.1)
            #expect(found.2 == expected.2 && found.3 == expected.3)
        }
        #expect(sheet.pupils[0].months[0].isBlank)
        #expect(sheet.pupils.map(\.refusedMonths) == [[0], [0], [1], []])
        #expect(sheet.findings.prefix(5).map(\.extent) == [.month, .month, .month, .month, .month])
        #expect(sheet.pupils[3].nik == "9901013215160002")
    }

    @Test func `a month that cannot be read is written over as a whole, or goes as it came`() throws
    {
        let file = Self.form(["1;\(Self.pupil)12x;0;0;12;60"])
        var sheet = try VerkomSheet(file: file)
        #expect(sheet.written() == file)
        sheet.fill(pupil: 0, month: 0, VerkomMonth(percent: 90))
        #expect(sheet.written() == Self.form(["1;\(Self.pupil);;;;90"]))
        #expect(sheet.pupils[0].refusedMonths.isEmpty)
    }

    @Test(arguments: ["TRIWULAN I", "TW 1", "Kuartal 2"])
    func `a title of another quarter than the months' is told, and no quarter is taken`(
        title: String
    ) throws {
        let text = String(decoding: Self.form(["1;\(Self.pupil)0"]), as: UTF8.self)
            .replacing("TRIWULAN IV", with: title)
        let sheet = try VerkomSheet(file: Array(text.utf8))
        let named = title.hasSuffix("2") ? 2 : 1
        #expect(sheet.quarter == nil)
        #expect(sheet.quarterFault == .quarterContradicts(named: named, months: 4))
        // The payment after them may be called a stage of its own.
        let stage = text.replacing(title, with: "TAHAP I")
        #expect(try VerkomSheet(file: Array(stage.utf8)).quarter == Quarter("2026-Q4"))
    }

    @Test func `a year that the form does not name is assumed aloud`() throws {
        let text = String(decoding: Self.form(["1;\(Self.pupil)0"]), as: UTF8.self)
            .replacing(" TAHUN 2026", with: "")
        let sheet = try VerkomSheet(file: Array(text.utf8), year: 2025)
        #expect(sheet.isYearAssumed && sheet.quarter == Quarter("2025-Q4"))
        #expect(sheet.findings.first?.reason == .assumedYear(2025))
        #expect(try VerkomSheet(file: Array(text.utf8)).quarterFault == .noQuarter)
    }

    @Test func `an untouched file goes back byte for byte`() throws {
        for end in ["\n", "\r\n", "\r"] {
            let file = Self.form(
                ["1;\(Self.pupil)1;0;;\"\";;\"x\"", "", "Mengetahui,;;;"],
                end: end,
            )
            #expect(try VerkomSheet(file: file).written() == file)
        }
    }

    @Test func `filling changes the filled cells and nothing else`() throws {
        let rest = ";;;;;;;;;;;;\"a \"\"b\"\"\";pdp"
        let file = Self.form(["1;\(Self.pupil);\"\";;\(rest)", "Jumlah;;;1"])
        var sheet = try VerkomSheet(file: file)
        sheet.fill(
            pupil: 0,
            month: 0,
            VerkomMonth(alpa: 1, izin: 0, sakit: 2, effectiveDays: 21, total: .present),
        )
        let expected = Self.form([
            "1;\(Self.pupil)1;\"0\";2;18;85,7;\(rest.dropFirst(2))", "Jumlah;;;1",
        ])
        #expect(
            String(decoding: sheet.written(), as: UTF8.self)
                == String(decoding: expected, as: UTF8.self)
        )
        #expect(try VerkomSheet(file: sheet.written()).pupils == sheet.pupils)
    }

    @Test func `a total or percent that no longer follows is blanked`() throws {
        var sheet = try VerkomSheet(file: Self.form(["1;\(Self.pupil)0;0;0;21;100;x"]))
        sheet.fill(pupil: 0, month: 0, VerkomMonth(alpa: 2, izin: 0, sakit: 0))
        let expected = Self.form(["1;\(Self.pupil)2;0;0;;;x"])
        #expect(sheet.written() == expected)
        #expect(sheet.pupils[0].months[0] == VerkomMonth(alpa: 2, izin: 0, sakit: 0))
    }

    @Test func `a part that is not recorded is blanked, and a whole month too`() throws {
        var sheet = try VerkomSheet(file: Self.form(["1;\(Self.pupil)2;1;0;18;86;x"]))
        sheet.fill(pupil: 0, month: 0, VerkomMonth(alpa: 2))
        #expect(sheet.written() == Self.form(["1;\(Self.pupil)2;;;;;x"]))
        sheet.blank(pupil: 0, month: 0)
        #expect(sheet.written() == Self.form(["1;\(Self.pupil);;;;;x"]))
        #expect(sheet.pupils[0].months[0].isBlank)
    }

    @Test func `filling a short row adds the fields it lacks`() throws {
        var sheet = try VerkomSheet(file: Self.form(["1;\(Self.pupil)", "2;\(Self.pupil);;"]))
        sheet.fill(
            pupil: 0,
            month: 1,
            VerkomMonth(alpa: 0, izin: 1, sakit: 0, effectiveDays: nil, total: .absences),
        )
        let expected = Self.form(["1;\(Self.pupil);;;;;0;1;0;1", "2;\(Self.pupil);;"])
        #expect(
            String(decoding: sheet.written(), as: UTF8.self)
                == String(decoding: expected, as: UTF8.self)
        )
    }

    @Test func `a value that is there already is not rewritten`() throws {
        let file = Self.form(["1;\(Self.pupil)01; 0;2,0;18;86%"])
        var sheet = try VerkomSheet(file: file)
        sheet.fill(
            pupil: 0,
            month: 0,
            VerkomMonth(alpa: 1, izin: 0, sakit: 2, effectiveDays: 21, total: .present),
        )
        #expect(sheet.written() == file)
    }

    @Test(arguments: TotalReading.allCases)
    func `a recorded month fills the form and comes back from it`(reading: TotalReading) throws {
        let recorded = try Attendance(alpa: 1, izin: 0, sakit: 2, effective: 20)
        let month = VerkomMonth(recorded, total: reading)
        #expect(month.total == (reading == .present ? 17 : 3))
        #expect(month.percent == 85)
        #expect(month.faults(daysInMonth: 31, total: reading).isEmpty)
        let back = try #require(month.attendance(total: reading))
        #expect(back.effective == 20)
        #expect(back.absences == 3)
        #expect(
            VerkomMonth(try Attendance(percent: 90), total: reading) == VerkomMonth(percent: 90)
        )
        #expect(VerkomMonth().attendance(total: reading) == nil)
    }

    @Test func `a Latin-1 file stays one`() throws {
        var file = Self.form(["1;9901014102900001;Ren_e;;0123456789;Budi;SD;4"])
        file.replace([UInt8(ascii: "_")], with: [0xE9])
        var sheet = try VerkomSheet(file: file)
        #expect(sheet.pupils[0].caregiver == "Renée")
        #expect(sheet.written() == file)
        sheet.fill(pupil: 0, month: 0, VerkomMonth(alpa: 3))
        #expect(sheet.written() == file.dropLast(2) + Array(";3\r\n".utf8))
    }

    @Test func `a file without the form's titles is refused`() {
        #expect(throws: VerkomError.noHeader) { try VerkomSheet(file: Array("a;b\nc;d\n".utf8)) }
        #expect(throws: VerkomError.noHeader) { try VerkomSheet(file: []) }
    }

    @Test func `a sheet made from the register reads as what it was made from`() throws {
        let pupils = [
            VerkomPupil(
                caregiverNIK: "9901014102900001",
                caregiver: "=Siti",
                nik: "9901011505160002",
                nisn: "0123456789",
                name: "Ma'ruf; Zoë",
                level: "SD",
                grade: "4",
                worker: "Rina",
            ),
            VerkomPupil(nisn: "0123456780", name: "Ani"),
        ]
        let quarter = try #require(Quarter("2026-Q4"))
        for delimiter in [UInt8(ascii: ";"), UInt8(ascii: ",")] {
            let sheet = try VerkomSheet.made(
                npsn: "69900001",
                school: "SDN 1",
                quarter: quarter,
                pupils: pupils,
                dialect: CSVDialect(delimiter: delimiter, hasByteOrderMark: true),
            )
            #expect(sheet.quarter == quarter)
            #expect(sheet.npsn == "69900001")
            #expect(sheet.pupils.map(\.name) == ["Ma'ruf; Zoë", "Ani"])
            #expect(sheet.pupils[0].caregiver == "=Siti")
            // In the file it stands defused.
            #expect(String(decoding: sheet.written(), as: UTF8.self).contains("'=Siti"))
            #expect(sheet.layout.width == 25)
            #expect(sheet.findings.isEmpty)
        }
    }
}
