import Casework
import Documents
import Forms
import LocalStore
import Screen
import Testing

@testable import App
@testable import Caseload

/// *Tambah*: whom it is about, and which form.
@Suite struct NewRecordTests {
    private func labels(_ stage: Stage) -> [String] {
        stage.newRecord.rows.compactMap {
            if case .form(_, let label, _, _, _) = $0 { label } else { nil }
        }
    }

    @Test func `F6 adds a record anywhere, about whom she stands on`() throws {
        var stage = Sample.families()
        let family = try #require(stage.families.selected)
        stage.press("F6")
        #expect(stage.place == .newRecord)
        #expect(stage.newRecord.subject == RecordSubject(family: family))
        stage.press("Esc")
        #expect(stage.place == .families)
        var home = Stage()
        home.press("F6")
        #expect(home.newRecord.step == .person)
        #expect(home.frame().text.contains("ketik nama, NIK, desa · Enter pilih · atau nama"))
        home.press("Esc")
        #expect(home.place == .home)
    }

    @Test func `who was found in a family is named before its holder`() {
        var stage = Stage()
        var family = Sample.row("f8", "Rini Utami", village: "Sukamekar", group: "", members: 3)
        family.head = "Yusuf Wijaya"
        stage.load(.index(FamilyIndex(rows: [family])))
        stage.press("F6")
        stage.type("yusuf")
        #expect(stage.frame().text.contains("Yusuf Wijaya (kel. Rini Utami)"))
        stage.press("Backspace Backspace Backspace Backspace Backspace")
        stage.type("rini")
        #expect(!stage.frame().text.contains("(kel."))
    }

    @Test func `on a narrow screen families of one name are told apart by village and card`() {
        var stage = Stage(size: Size(40, 12))
        let dewis = ["f8", "f9"].map {
            Sample.row($0, "Dewi", village: "Sukamekar", group: "", members: 3)
        }
        stage.load(.index(FamilyIndex(rows: dewis)))
        stage.press("F6")
        stage.type("dewi")
        expectFrame(
            stage,
            """
             1  Tambah          2026-Q4 · Antrean 0
             Tambah catatan: tentang siapa?
             Cari: dewi
               Dewi                Sukamekar …0008
                 Sukamekar · KK 9901010101200008
               Dewi                Sukamekar …0009
               dewi (di luar data)
               Tempat dewi (di luar data)
            """,
        )
        #expect(stage.lines()[10].contains("Enter pilih"), "\(stage.lines())")
        func press(_ row: Int) {
            stage.act(.input(.mouse(MouseEvent(.press, at: Point(5, row)))))
        }
        // The line below belongs to the row above it.
        press(4)
        #expect(stage.newRecord.cursor.selection == 0)
        press(5)
        #expect(stage.newRecord.cursor.selection == 1)
        #expect(stage.lines()[5].contains("Sukamekar · KK 9901010101200009"), "\(stage.lines())")
        stage.resize(80, 24)
        let line = stage.lines().first { $0.contains("0008") } ?? ""
        #expect(line.hasSuffix("Sukamekar · KK 9901010101200008"), "\(line)")
        #expect(stage.lines()[2] == " Nama, NIK, KK, desa: dewi")
    }

    @Test func `words narrow in both languages, and each must be there`() throws {
        var stage = try NewRecordSample.stage()
        stage.type("p2k2 sesi")
        #expect(labels(stage) == ["Sesi P2K2"])
        stage.press("C-u")
        stage.type("child")
        #expect(labels(stage) == ["Kasus anak"])
        stage.press("C-u")
        stage.type("perlindungan")
        #expect(labels(stage) == ["Pengaduan"])
        stage.type(" zzz")
        #expect(labels(stage).isEmpty)
        #expect(stage.frame().text.contains("Tidak ditemukan. Esc menghapus ketikan."))
    }

    @Test func `forms used lately come first, drafts are marked`() throws {
        let draft = FormDraft(
            form: FormSample.goods,
            version: "2020-01-01",
            subject: RecordSubject(family: Sample.familyID),
            answers: ["apa": "Kursi"],
            begun: Stage.moment.day,
        )
        let stage = try NewRecordSample.stage(
            recent: [FormSample.goods, FormSample.complaint],
            drafts: [draft],
        )
        #expect(labels(stage).prefix(2) == ["Bantuan barang", "Pengaduan"])
        #expect(stage.frame().text.contains("Bantuan barang [draf]"))
    }

    @Test func `a restricted draft puts no mark beside its form`() throws {
        var draft = FormDraft(
            form: FormSample.goods,
            version: "2020-01-01",
            subject: RecordSubject(family: Sample.familyID),
            answers: ["apa": "Kursi"],
            begun: Stage.moment.day,
        )
        draft.isSensitive = true
        let stage = try NewRecordSample.stage(recent: [FormSample.goods], drafts: [draft])
        #expect(!stage.frame().text.contains("[draf]"))
    }

    @Test func `a form that is called so comes before one that has the word elsewhere`() throws {
        var stage = try NewRecordSample.stage()
        // *Kasus anak* is called so; *Semua jenis isian*, earlier in the file, is an assessment.
        stage.type("as")
        #expect(labels(stage) == ["Kasus anak", "Semua jenis isian"])
    }

    @Test func `Tab turns from the family to its members, group, village and nobody`() throws {
        var stage = try NewRecordSample.stage()
        var seen: [RecordSubject] = [stage.newRecord.subject]
        for _ in 0..<9 {
            stage.press("Tab")
            seen.append(stage.newRecord.subject)
        }
        #expect(seen[1].member == "member:ayah" && seen[7].member == "member:nenek")
        #expect(seen[8] == RecordSubject(group: "group:g1"))
        #expect(seen[9] == RecordSubject(place: "Sukamaju"))
        stage.press("Tab")
        #expect(stage.newRecord.subject == RecordSubject())
        stage.press("Tab")
        #expect(stage.newRecord.subject == RecordSubject(family: Sample.familyID))
    }

    @Test func `a form about a member asks who of the family`() throws {
        var stage = try NewRecordSample.stage()
        stage.type("kasus")
        stage.press("Enter")
        #expect(stage.newRecord.step == .member(FormSample.secret))
        #expect(stage.frame().text.contains(" panah memilih · Enter pilih · Esc kembali"))
        stage.type("sumi")
        stage.press("Enter")
        let subject = RecordSubject(family: Sample.familyID, member: "member:nenek")
        #expect(stage.form.door == .new(FormSample.secret, subject))
        stage.press("Esc")
        #expect(stage.place == .home)
    }

    @Test func `a form about a member that is begun from the family asks who first`() throws {
        var stage = Stage()
        let family = RecordSubject(family: Sample.familyID)
        stage.effects += stage.state.beginRecord(FormSample.secret, about: family)
        #expect(stage.place == .form)
        stage.act(.form(.gone))
        #expect(stage.place == .newRecord)
        stage.act(.form(.choices(try NewRecordSample.page(family))))
        #expect(stage.newRecord.step == .member(FormSample.secret))
        stage.press("Down Enter")
        let ibu = RecordSubject(family: Sample.familyID, member: "member:ibu")
        #expect(stage.form.door == .new(FormSample.secret, ibu))
        stage.act(.form(.page(try FormSample.page(FormSample.secret, ibu))))
        stage.type("Isi")
        stage.press("F2")
        #expect(stage.savedDrafts.last?.subject == ibu)
        // Nothing that tells about whom it is stays on the message line.
        let back = RecordChangeBack(
            id: "case:1",
            form: FormSample.secret,
            before: nil,
            after: try FormSample.revision(1),
        )
        let id = try #require(stage.saveID)
        stage.act(.form(.saved(id, .success(.saved(back, waiting: 1)))))
        #expect(stage.state.messages.current?.text == "Tersimpan: Catatan terbatas.")
    }

    @Test func `families that come after the search began are found`() throws {
        var stage = Stage()
        stage.press("F6")
        stage.type("aminah")
        #expect(stage.newRecord.rows == [.stranger("aminah"), .otherPlace("aminah")])
        stage.load(.index(Sample.index()))
        #expect(stage.newRecord.rows.count == 3)
    }

    @Test func `a form's name typed where a person is asked for leads on to whom, and it opens`()
        throws
    {
        var stage = Stage()
        stage.load(.index(Sample.index()))
        stage.press("F6")
        stage.act(.form(.choices(try NewRecordSample.page(RecordSubject()))))
        stage.type("bantuan bar")
        #expect(labels(stage) == ["Bantuan barang"])
        #expect(stage.frame().text.contains("Formulir: pilih dulu, lalu tentang siapa"))
        stage.press("Enter")
        #expect(stage.newRecord.step == .person && stage.newRecord.line.isEmpty)
        #expect(stage.frame().text.contains("Bantuan barang: tentang siapa?"))
        // Esc takes the form back first, and leaves the screen next.
        stage.press("Esc")
        #expect(stage.place == .newRecord && !stage.frame().text.contains("Bantuan barang:"))
        stage.type("barang")
        stage.press("Enter")
        stage.type("aminah")
        stage.press("Enter")
        #expect(stage.newRecord.step == .form && stage.place == .newRecord)
        let subject = RecordSubject(family: "family:f1")
        stage.act(.form(.choices(try NewRecordSample.page(subject))))
        #expect(stage.place == .form)
        guard case .new(FormSample.goods, let about)? = stage.form.door else {
            Issue.record("another form: \(String(describing: stage.form.door))")
            return
        }
        #expect(about.family == "family:f1")
    }

    @Test func `a form that was named opens at once about someone new`() throws {
        var stage = Stage()
        stage.load(.index(Sample.index()))
        stage.press("F6")
        stage.act(.form(.choices(try NewRecordSample.page(RecordSubject()))))
        stage.type("pengaduan")
        stage.press("Enter")
        stage.type("Mak Ijah")
        stage.press("Enter")
        #expect(stage.place == .form && stage.form.stranger == "Mak Ijah")
    }

    @Test func `on a wide screen what is said of a form stands beside its name`() throws {
        let lines = try NewRecordSample.stage(size: Size(200, 60)).lines()
        let row = try #require(lines.first { $0.contains("Bantuan barang") })
        #expect(row.trimmed.count < 100, "\(row)")
        let narrow = try #require(
            try NewRecordSample.stage().lines().first { $0.contains("Bantuan barang") }
        )
        #expect(narrow.count > 70, "there it stands at the edge")
    }

    @Test func `part of a form's word is no form where a person is asked for`() throws {
        var stage = Stage()
        stage.load(.index(Sample.index()))
        stage.press("F6")
        stage.act(.form(.choices(try NewRecordSample.page(RecordSubject()))))
        for text in ["gad", "ba", "aduan zzz"] {
            stage.type(text)
            #expect(labels(stage).isEmpty, "\(text)")
            stage.press("C-u")
        }
    }

    @Test func `the palette finds a form and asks about whom, or takes whom she stands on`() throws
    {
        var stage = Stage()
        stage.load(.index(Sample.index()))
        stage.load(.forms(try FormSample.book()))
        stage.press("C-p")
        stage.type("goods given")
        #expect(stage.frame().text.contains("Tambah: Bantuan barang"), "\(stage.frame().text)")
        stage.press("Enter")
        #expect(stage.place == .newRecord && stage.newRecord.step == .person)
        stage.press("Esc Esc")
        var there = Sample.families()
        there.load(.forms(try FormSample.book()))
        let family = try #require(there.families.selected)
        there.press("C-p")
        there.type("goods given")
        there.press("Enter")
        #expect(there.newRecord.subject == RecordSubject(family: family))
        there.act(.form(.choices(try NewRecordSample.page(RecordSubject(family: family)))))
        #expect(there.form.door == .new(FormSample.goods, RecordSubject(family: family)))
    }

    @Test func `a form that fits nobody here says whom it needs`() throws {
        var stage = Stage()
        stage.press("F6 Enter")
        stage.act(.form(.choices(try NewRecordSample.page(RecordSubject()))))
        stage.type("p2k2")
        stage.press("Enter")
        #expect(stage.place == .newRecord)
        #expect(stage.state.messages.current?.text.contains("kelompok") == true)
    }

    @Test func `keys typed before the list is here are played when it comes`() throws {
        var stage = Stage()
        stage.effects += stage.state.beginRecord(
            nil,
            about: RecordSubject(family: Sample.familyID),
        )
        stage.type("barang")
        stage.press("Enter")
        #expect(stage.place == .newRecord)
        stage.act(.form(.choices(try NewRecordSample.page(RecordSubject(family: Sample.familyID)))))
        #expect(stage.place == .form)
    }

    @Test func `without any form it says why`() throws {
        var stage = Stage(size: Size(40, 12))
        let subject = RecordSubject(family: Sample.familyID)
        stage.effects += stage.state.beginRecord(nil, about: subject)
        stage.act(.form(.choices(NewRecordPage(subject: subject, forms: []))))
        #expect(stage.frame().text.contains("Belum ada formulir"))
    }

    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60)])
    func `every size has the cursor on the typed line`(size: Size) throws {
        let stage = try NewRecordSample.stage(size: size)
        #expect(stage.frame().cursor?.y == 2)
    }

    @Test func `at 80 by 24 the forms under their programme`() throws {
        let stage = try NewRecordSample.stage(recent: [FormSample.goods])
        expectFrame(
            stage,
            """
             1 Beranda 2 Keluarga 3 4 5 6 7 Agenda 8 9 0  Tambah        2026-Q4 · Antrean 0
             Tentang Keluarga Aminah · Sukamaju  (1/11)
             Formulir:
             Baru dipakai
               Bantuan barang                                                          UJI
             UJI · Jaminan sosial
               Semua jenis isian                                               Semua · UJI
             UJI · Perlindungan sosial
               Pengaduan                                                               UJI
             UJI
               Sesi P2K2                                                               UJI
               Kasus anak                                                              UJI
            """,
        )
    }
}
