import Caseload
import Casework
import Documents
import Forms
import Glibc
import LocalStore
import Screen
import TestSupport
import Testing

@testable import App

/// *Data bersih* on a real store: keys in, every act carried out, and what the store then holds.
@Suite struct CleaningStoreTests {
    /// A desk whose register has a person twice, and a family with several odd entries.
    private func desk() throws -> WalkDesk {
        var desk = try WalkDesk(families: 1)
        let caseload = try #require(desk.caseload)
        let files = [
            (
                "k.csv",
                """
                kode_keluarga;no_kk;kode_kepala;kode_pengurus;desa;desil;program
                Z1;9901012001190001;Z11;Z11;Sukamekar;2;pkh aktif 01/01/2022
                Z2;9901012001190002;Z21;Z21;Sukamekar;3;pkh aktif 01/01/2022
                Z3;9901012001190003;Z31;;Sukamekar;3;
                """,
            ),
            (
                "a.csv",
                """
                kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir;hubungan
                Z11;Z1;Siti Aminah;9901015203900001;P;12/03/1990;1
                Z21;Z2;Hj. St. Aminah;;P;12/03/1990;1
                Z31;Z3;Karto Wibowo;;L;01/02/1908;1
                """,
            ),
        ]
        let report = try caseload.importFiles(
            files.map { ImportFile(name: $0.0, bytes: Array($0.1.utf8)) },
            at: Stage.moment,
        )
        try #require(report.isStored)
        desk.press("0")
        return desk
    }

    private func cleaning(_ desk: WalkDesk) throws -> CleaningState {
        try #require(desk.state.workspace).cleaning
    }

    private func records(_ desk: WalkDesk) throws -> [RecordRow] {
        try #require(desk.caseload).records(RecordsQuery(), today: Stage.moment.day)
    }

    private func select(
        _ desk: inout WalkDesk,
        where isWanted: (CleaningState) -> Bool,
    ) throws {
        desk.press("Home")
        for _ in 0..<200 {
            if isWanted(try cleaning(desk)) { return }
            desk.press("Down")
        }
        Issue.record("not in the list: \(desk.frame())")
    }

    @Test func `a pair is found, opened, joined by a proposal, and that is taken back`() throws {
        var desk = try desk()
        try select(&desk) { $0.pair?.first.name == "Siti Aminah" }
        desk.press("Enter")
        #expect(try cleaning(desk).page?.left.member.name == "Siti Aminah")
        // Two people's data were seen.
        let sides = try #require(try cleaning(desk).page)
        let looks = try #require(desk.caseload).looks().filter { $0.door == .cleaning }
        #expect(Set(looks.map(\.id)) == [sides.left.member.id, sides.right.member.id])
        #expect(
            looks.allSatisfy { $0.what == .member && $0.family != nil && $0.member == $0.id }
        )
        desk.press("g")
        let made = try records(desk)
        #expect(made.map(\.form) == [FormID("pemutakhiran/gabung")], "\(desk.message)")
        #expect(try cleaning(desk).duplicates?.rows.last?.proposal == made.first?.id)
        // The register is as it was.
        let caseload = try #require(desk.caseload)
        #expect(
            try caseload.familyPage("family:Z2", Stage.quarter, today: Stage.moment.day) != nil
        )
        // From any screen, like all else, and made again by Ctrl-Y.
        desk.press("1 C-z")
        #expect(desk.place == .home)
        #expect(try records(desk).isEmpty)
        desk.press("C-y")
        #expect(try records(desk).map(\.id) == made.map(\.id))
        desk.press("C-z 0")
        #expect(try records(desk).isEmpty)
        try select(&desk) { $0.pair?.first.name == "Siti Aminah" }
        desk.press("b")
        #expect(try records(desk).map(\.form) == [FormID("pemutakhiran/bukan-ganda")])
        desk.press("F5")
        let open = try cleaning(desk).duplicates?.rows.map(\.first.name) ?? []
        #expect(!open.contains("Siti Aminah"))
    }

    @Test func `of a family's odd entries each can be chosen to propose`() throws {
        var desk = try desk()
        desk.press("Tab")
        try select(&desk) { $0.odd?.family == "family:Z3" }
        let odd = try #require(try cleaning(desk).odd)
        #expect(odd.anomalies.count > 1)
        var opened: [FormID] = []
        for number in odd.anomalies.indices {
            desk.press("u")
            guard case .menu(let menu)? = desk.state.overlay else {
                Issue.record("no choice: \(desk.message)")
                return
            }
            #expect(menu.commands.count == odd.anomalies.count)
            for _ in 0..<number { desk.press("Down") }
            desk.press("Enter")
            #expect(desk.place == .form, "\(odd.anomalies[number]): \(desk.message)")
            opened.append(try #require(desk.form.page).form.id)
            desk.press("Esc")
            #expect(desk.place == .cleaning)
        }
        #expect(opened == odd.anomalies.map(\.start.form))
        #expect(Set(opened).count > 1)
    }

    @Test func `a list of deciles is compared, each difference proposed, and the export logged`()
        throws
    {
        var desk = try desk()
        let list = desk.file("desil.csv")
        try Bytes.write(
            """
            NIK;No KK;Nama;Desil;PKH;Sembako
            9901015203900001;9901012001190001;Siti Aminah;5;tidak;ya
            """,
            to: list,
        )
        desk.press("o C-u")
        desk.type(list)
        desk.press("Enter")
        let comparison = try #require(try cleaning(desk).comparison, "\(desk.message)")
        let kinds = comparison.differences.map(\.kind.code)
        #expect(kinds.prefix(3) == ["desil", "program-pkh", "program-sembako"])
        try select(&desk) { $0.difference?.kind.code == "program-sembako" }
        desk.press("u")
        #expect(desk.place == .form, "\(desk.message)")
        #expect(desk.form.page?.form.id == FormID("pemutakhiran/perbaikan"))
        #expect(desk.form.answers["kolom"] == "program")
        #expect(desk.form.answers["seharusnya"] == "sembako: ya")
        #expect(desk.form.answers["tertulis"] == "sembako: tidak")
        desk.press("F2")
        #expect(
            try records(desk).map(\.form) == [FormID("pemutakhiran/perbaikan")],
            "\(desk.message)",
        )
        #expect(desk.place == .cleaning)
        desk.press("x C-u")
        let out = desk.file("beda.csv")
        desk.type(out)
        desk.press("Enter")
        let text = String(decoding: try Bytes.read(out), as: UTF8.self)
        #expect(text.contains("program-sembako"))
        var info = stat()
        #expect(stat(out, &info) == 0 && info.st_mode & 0o777 == 0o600)
        let log = try #require(desk.caseload).exports()
        #expect(log.map(\.what) == ["beda desil \(Stage.moment.day)"])
        #expect(log.first?.rows == comparison.differences.count && log.first?.path == out)
    }

    @Test func `who is in the list and not on the laptop is proposed for the register`() throws {
        var desk = try desk()
        let list = desk.file("desil.csv")
        try Bytes.write(
            """
            NIK;No KK;Nama;Desil
            9901015203900001;9901012001190001;Siti Aminah;5
            9901014107880077;9901012001190077;Marni Lestari;2
            """,
            to: list,
        )
        desk.press("o C-u")
        desk.type(list)
        desk.press("Enter")
        try select(&desk) { $0.difference?.kind == .notHere }
        desk.press("u")
        #expect(desk.place == .form, "\(desk.message)")
        #expect(desk.form.page?.form.id == FormID("pemutakhiran/usul"))
        #expect(desk.form.answers["nama"] == "Marni Lestari")
        #expect(desk.form.answers["nik"] == "9901014107880077")
        #expect(desk.form.answers["kk"] == "9901012001190077")
    }

    @Test func `each row of a list that is not on the laptop has a proposal of its own`() throws {
        var desk = try desk()
        let list = desk.file("desil.csv")
        try Bytes.write(
            """
            NIK;No KK;Nama;Desil
            9901014107880077;9901012001190077;Marni Lestari;2
            9901014107880078;9901012001190078;Wati Lestari;3
            """,
            to: list,
        )
        // A proposal about nobody in particular, begun from the menu.
        let start = ProposalStart(
            form: FormID("pemutakhiran/usul"),
            family: nil,
            member: nil,
            answers: ["nama": "Orang Lain"],
        )
        let caseload = try #require(desk.caseload)
        let today = Stage.moment.day
        let page = try #require(try caseload.formPage(start.form, start.subject, today: today))
        var draft = page.begun(today)
        draft.answers = try #require(try caseload.prepared(start, today: today))
        try caseload.keep(draft)
        desk.press("o C-u")
        desk.type(list)
        desk.press("Enter")
        for name in ["Marni Lestari", "Wati Lestari"] {
            try select(&desk) { $0.difference?.name == name }
            desk.press("u")
            #expect(desk.place == .form && desk.form.answers["nama"]?.string == name)
            desk.turn(to: "nama")
            desk.press("End")
            desk.type(" binti")
            desk.press("Esc")
        }
        // Begun once, each is gone on with.
        try select(&desk) { $0.difference?.name == "Marni Lestari" }
        desk.press("u")
        let name = desk.form.answers["nama"]?.string ?? ""
        #expect(name.contains("Marni") && name != "Marni Lestari", "\(name)")
        desk.press("Esc")
        let drafts = try #require(desk.caseload).formDrafts()
        #expect(drafts.count == 3 && Set(drafts.map(\.key)).count == 3)
        for draft in drafts {
            #expect(!draft.key.contains("9901014107880077") && !draft.key.contains("Marni"))
        }
        // Where drafts are listed, each leads to its own.
        let own = try #require(
            drafts.first { $0.answers["nama"]?.string?.contains("Wati") == true }
        )
        desk.press("Esc")
        desk.begin(own.form, about: own.subject)
        #expect(desk.form.answers["nama"]?.string?.contains("Wati") == true)
    }

    @Test func `a path that is taken is refused, and what is there stays`() throws {
        var desk = try desk()
        let list = desk.file("desil.csv")
        try Bytes.write("NIK;Nama;Desil\n9901015203900001;Siti Aminah;5\n", to: list)
        desk.press("o C-u")
        desk.type(list)
        desk.press("Enter x C-u")
        desk.type(list)
        desk.press("Enter")
        #expect(String(decoding: try Bytes.read(list), as: UTF8.self).hasPrefix("NIK;Nama"))
        #expect(try #require(desk.caseload).exports().isEmpty)
    }
}
