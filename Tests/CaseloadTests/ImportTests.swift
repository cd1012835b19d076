import Casework
import Documents
import Exchange
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct ImportTests {
    private func sampleFiles() throws -> [(String, [UInt8])] {
        try [
            "keluarga.csv", "anggota.csv", "fasilitas.csv", "kelompok.csv", "catatan.csv",
            "verkom-69900001.csv", "verkom-69900007.csv", "verkom-69900009.csv",
        ]
        .map { ($0, try Bench.sampleData($0)) }
    }

    private func file(_ report: ImportReport, _ name: String) throws -> ImportReport.FileResult {
        try #require(report.files.first { $0.name == name })
    }

    private func reasons(_ report: ImportReport) -> [FindingReason] {
        report.findings.findings.filter { $0.severity == .error }.map(\.reason)
    }

    @Test func `the sample data is stored whole, and a second time nothing is written`() throws {
        let bench = try Bench()
        let files = try sampleFiles()
        let report = try bench.importFiles(files)
        #expect(report.isStored)
        #expect(try file(report, "keluarga.csv").added == 300)
        #expect(try file(report, "anggota.csv").added > 1000)
        #expect(try file(report, "catatan.csv").added > 500)
        for name in ["keluarga.csv", "anggota.csv", "fasilitas.csv", "kelompok.csv"] {
            #expect(try file(report, name).refused == 0, "\(name)")
        }
        #expect(try file(report, "catatan.csv").refused == 0, "\(reasons(report).prefix(5))")
        #expect(try bench.rows().count == 300)
        // The register stays here; records wait.
        let records = report.files.filter { $0.kind == .verkom || $0.name == "catatan.csv" }
        #expect(report.waiting == records.map(\.added).reduce(0, +))
        let before = try bench.sequence()
        let again = try bench.importFiles(files)
        #expect(again.files.allSatisfy { $0.added == 0 && $0.changed == 0 })
        #expect(again.files.map(\.refused) == report.files.map(\.refused))
        #expect(try bench.sequence() == before)
        #expect(again.waiting == report.waiting)
    }

    private let families = """
        kode_keluarga;kode_pengurus;desa;kode_kelompok
        K1;A1;Sukamaju;G1
        K2;A2;Sukamaju;
        """
    private let members = """
        kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
        A1;K1;Siti;P;01/02/1980
        A2;K2;Rahayu;P;01/02/1981
        """
    private let groups = "kode_kelompok;nama;desa\nG1;Melati;Sukamaju\n"

    @Test func `a changed row updates its document and no other, and says so`() throws {
        let bench = try Bench()
        try bench.importText(["k.csv": families, "a.csv": members, "g.csv": groups])
        let before = try bench.sequence()
        let report = try bench.importText([
            "k.csv": families,
            "a.csv": members.replacing("Rahayu", with: "Rahayu Ningsih")
                + "\nA3;K2;Baru;L;01/03/2020",
            "g.csv": groups,
        ])
        let result = try file(report, "a.csv")
        #expect(result.added == 1 && result.changed == 1 && result.unchanged == 1)
        #expect(try file(report, "k.csv").unchanged == 2)
        #expect(try bench.sequence() == before + 2)
        #expect(try bench.rows().map(\.holder).sorted() == ["Rahayu Ningsih", "Siti"])
        #expect(try bench.document("member:A2")?.local == true)
    }

    @Test func `files are read in the order of what they name, however they are given`() throws {
        let bench = try Bench()
        let report = try bench.importFiles([
            ("1-anggota.csv", Array(members.utf8)), ("2-keluarga.csv", Array(families.utf8)),
            ("3-kelompok.csv", Array(groups.utf8)),
        ])
        #expect(report.findings.findings.isEmpty)
        #expect(report.files.map(\.name) == ["1-anggota.csv", "2-keluarga.csv", "3-kelompok.csv"])
        #expect(report.files.map(\.added) == [2, 2, 1])
    }

    @Test func `what a row names must be in the files or in the store`() throws {
        let bench = try Bench()
        let report = try bench.importText([
            "k.csv": families,
            "a.csv": members + "\nA4;K9;Tersesat;L;01/03/2020",
        ])
        let found = report.findings.findings.filter { $0.reason == .unknownReference }
        // A member without a family is refused; a family without its group is kept.
        #expect(found.map(\.severity).sorted() == [.warning, .error])
        let error = try #require(found.first { $0.severity == .error })
        #expect(error.file == "a.csv" && error.row == 4 && error.header == "kode_keluarga")
        #expect(try file(report, "a.csv").refused == 1)
        #expect(try bench.document("member:A4") == nil)
        // Next time the families are in the store.
        let next = try bench.importText([
            "a.csv":
                "kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir\nA5;K1;Ada;L;01/03/2020"
        ])
        #expect(next.findings.findings.isEmpty && next.files[0].added == 1)
    }

    @Test func `a head or holder that nobody is draws a word`() throws {
        let bench = try Bench()
        let report = try bench.importText([
            "k.csv": "kode_keluarga;kode_kepala;kode_pengurus;desa\nK1;A7;A1;Desa\nK2;;A2;Desa",
            "a.csv": members,
        ])
        let finding = try #require(report.findings.findings.first)
        #expect(report.findings.findings.count == 1)
        #expect(finding.reason == .unknownReference && finding.header == "kode_kepala")
        #expect(finding.severity == .warning && finding.row == 2)
    }

    @Test func `all or nothing stores nothing when a row is refused`() throws {
        let bench = try Bench()
        let before = try bench.sequence()
        let bad = members + "\nA4;K1;Tanggal;L;40/13/2020"
        let report = try bench.importText(
            ["k.csv": families, "a.csv": bad, "g.csv": groups],
            allOrNothing: true,
        )
        #expect(!report.isStored && report.hasErrors)
        #expect(try bench.sequence() == before)
        #expect(try bench.rows().isEmpty)
        let loose = try bench.importText(["k.csv": families, "a.csv": bad, "g.csv": groups])
        #expect(loose.isStored && loose.hasErrors)
        #expect(try file(loose, "a.csv").added == 2)
        let good = try bench.importText(
            ["k.csv": families, "a.csv": members, "g.csv": groups],
            allOrNothing: true,
        )
        #expect(good.isStored)
    }

    @Test func `an import that is stopped leaves no trace`() throws {
        let bench = try Bench()
        let before = try bench.sequence()
        let files = Bench.sample(families: 700, seed: 1).map {
            ImportFile(name: $0.0, bytes: $0.1)
        }
        var steps = 0
        #expect(throws: CaseloadError.store(.cancelled)) {
            try bench.caseload.importFiles(files, at: Bench.now) { step in
                steps += 1
                #expect(step.read <= step.total)
                return steps < 5
            }
        }
        #expect(steps == 5)
        #expect(try bench.sequence() == before)
        #expect(try bench.rows().isEmpty)
    }

    @Test func `the office's own document stands above a file's row`() throws {
        let bench = try Bench()
        try bench.importText(["k.csv": families, "a.csv": members, "g.csv": groups])
        try bench.store.write { (writer) throws(StoreError) in
            try writer.put("family:K1", ["type": "family", "village": "Kantor"])
        }
        let report = try bench.importText(["k.csv": families.replacing("Sukamaju", with: "Baru")])
        #expect(report.findings.findings.contains { $0.reason == .outranked && $0.row == 2 })
        #expect(try bench.rows().map(\.village) == ["Kantor", "Baru"])
    }

    @Test func `files that are none of ours are told apart and stop nothing`() throws {
        let bench = try Bench()
        let report = try bench.importFiles([
            ("kelompok.csv", Array(groups.utf8)),
            ("empty.csv", []),
            ("letter.csv", Array("Yth. Bapak;Ibu\nhalo;apa kabar\n".utf8)),
            ("sheet.csv", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]),
            ("rules.json5", Array("{ id: \"x\" }".utf8)),
            ("text.json5", Array("{ id: ".utf8)),
        ])
        #expect(report.files[0].added == 1)
        #expect(report.findings.errorCount == 3)
        #expect(report.files.dropFirst().prefix(3).allSatisfy { $0.kind == .unknown })
        #expect(report.programmes.count == 2)
        #expect(
            report.programmes.allSatisfy { if case .refused = $0.result { true } else { false } }
        )
        #expect(report.hasErrors && report.isStored)
    }

    /// A cell's text: without blanks and control characters around it.
    private func trimmed(_ value: String) -> String {
        let scalars = Array(value.unicodeScalars)
        let inner = scalars.drop { $0.value <= 0x20 }.reversed().drop { $0.value <= 0x20 }
        return String(String.UnicodeScalarView(inner.reversed()))
    }

    @Test(arguments: [
        "\u{1B}[2J\u{1B}]0;x\u{07}", "\u{202E}kanan", "=1+1", "a\u{0}b", "\u{9B}31m",
        String(repeating: "panjang ", count: 1300), "'; DROP TABLE member; --", "{\"a\":1}",
        "baris\nkedua", "Siti \"Aminah\"", "é́́", "👨‍👩‍👧",
    ])
    func `a hostile value is data like any other`(value: String) throws {
        let bench = try Bench()
        let quoted = "\"" + value.replacing("\"", with: "\"\"") + "\""
        // A zero byte makes a file no text at all; it is refused whole.
        let report = try bench.importText([
            "k.csv": "kode_keluarga;kode_pengurus;desa;alamat\nK1;A1;\(quoted);\(quoted)\n",
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;K1;\(quoted);P;01/02/1980
            """,
        ])
        guard !value.contains("\u{0}") else {
            #expect(report.findings.errorCount == 2)
            return
        }
        #expect(report.files.map(\.added) == [1, 1], "\(reasons(report))")
        let row = try #require(try bench.rows().first)
        #expect(row.holder == trimmed(value), "stored as it came")
        #expect(row.village == row.holder)
        let page = try #require(
            try bench.caseload.familyPage("family:K1", Bench.quarter, today: Bench.today)
        )
        #expect(page.members.map(\.name) == [row.holder])
        #expect(page.family.address == row.holder)
        let index = try bench.caseload.familyIndex()
        #expect(index.search(String(value.prefix(60))).count == 1)
        let again = try bench.importText([
            "k.csv": "kode_keluarga;kode_pengurus;desa;alamat\nK1;A1;\(quoted);\(quoted)\n"
        ])
        #expect(again.files[0].unchanged == 1)
    }

    @Test func `an imported record never overwrites what the worker entered or took back`() throws {
        let bench = try Bench()
        try bench.importText([
            "k.csv": families.replacing("kode_kelompok", with: "kode_kelompok;program")
                .replacing("G1", with: "G1;pkh aktif 01/01/2020")
                .replacing("Sukamaju;\n", with: "Sukamaju;;\n"),
            "a.csv": members, "g.csv": groups,
        ])
        let obligation = try #require(
            try bench.caseload.entryPage(
                .family("family:K1"),
                Bench.quarter,
                today: Bench.quarter.lastDay,
            )?.rows.first
        )
        #expect(obligation.input == .session)
        func records(_ state: String) -> String {
            "kode_anggota;kewajiban;periode;keadaan\nA1;\(obligation.obligation);2026-10;\(state)\n"
        }
        let first = try bench.importText(["c.csv": records("patuh")])
        #expect(first.files[0].added == 1, "\(reasons(first))")
        let changed = try bench.importText(["c.csv": records("izin")])
        #expect(changed.files[0].changed == 1)
        _ = try bench.caseload.record(
            member: "A1",
            obligation: obligation.obligation,
            period: "2026-10",
            .session(.alfa),
            at: Bench.now,
        )
        let refused = try bench.importText(["c.csv": records("patuh")])
        #expect(refused.files[0].unchanged == 1)
        #expect(refused.findings.findings.map(\.reason) == [.recordedOtherwise])
        let id = DocumentID.check(
            member: "member:A1",
            obligation: obligation.obligation,
            period: .month(try #require(Month("2026-10"))),
        )
        #expect(try bench.document(id)?.body["state"] == "tidak")
        let wrong = try bench.importText([
            "c.csv": """
            kode_anggota;kewajiban;periode;keadaan
            A1;terbang;2026-10;patuh
            A9;\(obligation.obligation);2026-10;patuh
            A2;\(obligation.obligation);2026-10;patuh
            """
        ])
        #expect(wrong.files[0].refused == 3)
        let found = wrong.findings.findings.filter { $0.severity == .error }.map(\.reason)
        #expect(found.count == 3)
        #expect(found.contains(.unknownReference) && found.contains(.notOwed))
    }

    @Test func `unknown programmes and card numbers used amiss are told by their column`() throws {
        let bench = try Bench()
        let card = "9901010101150001"
        let families = """
            kode_keluarga;no_kk;desa;program
            K1;\(card);Sukamaju;pkh aktif 01/01/2022 | xyz aktif 01/01/2022
            K2;\(card);Sukamaju;pkh aktif 01/01/2022
            """
        let members = """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir;nik
            A1;K1;Budi;L;01/01/2015;\(card)
            """
        let report = try bench.importText(["a.csv": members, "k.csv": families])
        let told = report.findings.findings.filter { $0.severity == .warning }
        func reasons(_ row: Int, _ header: String) -> [FindingReason] {
            told.filter { $0.row == row && $0.header == header }.map(\.reason)
        }
        #expect(reasons(2, "program") == [.unknownProgramme(known: ["pkh", "sembako"])])
        #expect(reasons(3, "program").isEmpty)
        #expect(reasons(3, "no_kk").contains(.identityWarning(.cardUsedTwice)))
        #expect(!reasons(3, "no_kk").contains(.identityWarning(.usedTwice)))
        #expect(reasons(2, "nik").contains(.identityWarning(.equalsFamilyCard)))
        #expect(report.files.allSatisfy { $0.refused == 0 })
    }
}
