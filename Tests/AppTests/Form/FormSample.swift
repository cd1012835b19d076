import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App
@testable import Caseload

/// Forms of every kind, and pages of them as the store would bring them.
enum FormSample {
    static let all = FormID("uji/semua")
    static let complaint = FormID("uji/aduan")
    static let roster = FormID("uji/pertemuan")
    static let secret = FormID("uji/rahasia")
    static let goods = FormID("uji/barang")

    static func book() throws -> FormBook {
        let json = try JSON5.value(Array(text.utf8))
        return try FormBook(programmes: [(id: "uji", json: json, file: "uji.json5")])
    }

    static func form(_ id: FormID) throws -> Form {
        try #require(try book().form(id), "\(id)")
    }

    /// A revision of a record.
    static func revision(_ generation: Int) throws -> RevisionID {
        try RevisionID("\(generation)-" + String(repeating: "a", count: 32))
    }

    /// A page as the store brings it, about the sample family.
    static func page(
        _ id: FormID,
        _ subject: RecordSubject = RecordSubject(family: Sample.familyID),
        members: [Member]? = nil,
        draft: JSONObject? = nil,
        record: FormRecord? = nil,
        version: String? = nil,
    ) throws -> FormPage {
        try page(
            of: try form(id),
            subject,
            members: members,
            draft: draft,
            record: record,
            version: version,
        )
    }

    static func page(
        of form: Form,
        _ subject: RecordSubject = RecordSubject(family: Sample.familyID),
        members: [Member]? = nil,
        draft: JSONObject? = nil,
        record: FormRecord? = nil,
        version: String? = nil,
    ) throws -> FormPage {
        let today = Stage.moment.day
        let members = try members ?? Sample.members()
        let named = version.flatMap { form.version(named: $0) }
        let version = try #require(named ?? form.version(on: today))
        let facts = FormFacts(
            today: today,
            date: today,
            family: try Sample.family(),
            member: members.first { $0.id == subject.member },
            members: members,
        )
        var page = FormPage(
            form: form,
            version: version,
            subject: subject,
            familyName: "Aminah",
            memberName: members.first { $0.id == subject.member }?.name ?? "",
            groupName: "",
            facilityName: "",
            village: "Sukamaju",
            facts: facts,
            members: members,
            facilities: [
                Facility(id: "facility:p1", kind: "puskesmas", name: "Puskesmas Cibungur"),
                Facility(id: "facility:p2", kind: "puskesmas", name: "Puskesmas Mekar"),
                Facility(id: "facility:s1", kind: "sekolah", name: "SDN 1"),
            ],
            groups: [
                Group(id: "group:g1", name: "Mawar 1"), Group(id: "group:g2", name: "Melati"),
            ],
            record: record,
            base: nil,
            draft: nil,
            presets: version.presets(facts),
            isOvertaken: false,
        )
        if let draft {
            page.draft = FormDraft(
                form: form.id,
                version: version.name,
                subject: subject,
                record: record?.id,
                answers: draft,
                begun: today,
            )
        }
        return page
    }

    /// A stage on which a form is open.
    static func stage(
        _ id: FormID,
        size: Size = Size(80, 24),
        language: Language = .indonesian,
        page: FormPage? = nil,
    ) throws -> Stage {
        let page = try page ?? self.page(id)
        var stage = Stage(size: size, language: language)
        stage.effects += stage.state.beginRecord(id, about: page.subject)
        stage.act(.form(.page(page)))
        stage.effects = []
        return stage
    }

    static let text = #"""
        {
          _id: "programme:uji", type: "programme", v: 1, id: "uji", source: "uji",
          name: { id: "Program uji", en: "Test programme" }, short: { id: "Uji", en: "Test" },
          membership: { active: ["aktif"] },
          lists: [
            { id: "jenis", source: "uji", rows: [
              { code: "pengaduan", label: { id: "Pengaduan", en: "Complaint" } },
              { code: "informasi", label: { id: "Informasi", en: "Information" } },
              { code: "usul", label: { id: "Usul", en: "Proposal" } } ] },
            { id: "hadir", source: "uji", rows: [
              { code: "H", label: { id: "Hadir", en: "Present" } },
              { code: "S", label: { id: "Sakit", en: "Sick" } },
              { code: "A", label: { id: "Alfa", en: "Absent" } } ] },
            { id: "layanan", source: "uji", rows: [
              { code: "imun", label: { id: "Imunisasi", en: "Immunisation" }, group: "kesehatan" },
              { code: "jkn", label: { id: "Kartu JKN mati", en: "JKN card inactive" }, group: "kesehatan" },
              { code: "pip", label: { id: "PIP belum cair", en: "PIP not paid" }, group: "pendidikan" },
              { code: "kks", label: { id: "Kartu KKS hilang", en: "KKS card lost" }, group: "bantuan" },
              { code: "sembako", label: { id: "Sembako tidak masuk", en: "Food aid missing" }, group: "bantuan" } ] },
            { id: "dua-belas", source: "uji", rows: [
              { code: "a01", label: { id: "Satu", en: "One" } }, { code: "a02", label: { id: "Dua", en: "Two" } },
              { code: "a03", label: { id: "Tiga", en: "Three" } }, { code: "a04", label: { id: "Empat", en: "Four" } },
              { code: "a05", label: { id: "Lima", en: "Five" } }, { code: "a06", label: { id: "Enam", en: "Six" } },
              { code: "a07", label: { id: "Tujuh", en: "Seven" } }, { code: "a08", label: { id: "Delapan", en: "Eight" } },
              { code: "a09", label: { id: "Sembilan", en: "Nine" } }, { code: "a10", label: { id: "Sepuluh", en: "Ten" } },
              { code: "a11", label: { id: "Sebelas", en: "Eleven" } }, { code: "a12", label: { id: "Duabelas", en: "Twelve" } } ] },
          ],
          records: [
            { id: "semua", kind: "assessment", label: { id: "Semua jenis isian", en: "All kinds of answers" }, about: "family",
              short: { id: "Semua", en: "All" }, identity: "own", date: "tanggal", due: "janji", pillar: "jaminan",
              versions: [
                { from: "2020-01-01", to: "2026-06-30", source: "uji", sections: [{ questions: [
                  { id: "nama", kind: "text", label: { id: "Nama lama", en: "Old name" } } ] }] },
                { from: "2026-07-01", source: "uji", sections: [
                { label: { id: "Pertama", en: "First" }, questions: [
                  { id: "nama", kind: "text", label: { id: "Nama", en: "Name" }, length: 40, hint: { id: "Seperti di KTP", en: "As on the KTP" } },
                  { id: "cerita", kind: "note", label: { id: "Cerita", en: "Story" }, length: 2000 },
                  { id: "berat", kind: "number", label: { id: "Berat", en: "Weight" }, unit: "kg", min: 1, max: 200 },
                  { id: "uang", kind: "money", label: { id: "Pendapatan sebulan", en: "Monthly income" } },
                  { id: "persen", kind: "percent", label: { id: "Kehadiran", en: "Attendance" } },
                  { id: "punya", kind: "yesno", label: { id: "Punya tabungan?", en: "Any savings?" }, required: true },
                  { id: "bank", kind: "text", label: { id: "Di bank mana?", en: "At which bank?" }, shown: "punya", required: true },
                  { id: "jenis", kind: "one", label: { id: "Jenis", en: "Kind" }, list: "jenis" },
                  { id: "dua-belas", kind: "some", label: { id: "Alat rumah", en: "Household goods" }, list: "dua-belas" } ] },
                { label: { id: "Kedua", en: "Second" }, questions: [
                  { id: "tanggal", kind: "date", label: { id: "Tanggal", en: "Date" }, default: "today", required: true,
                    checks: [{ ok: "tanggal <= today", message: { id: "Tanggal belum tiba", en: "That day has not come" } }] },
                  { id: "janji", kind: "date", label: { id: "Kunjungan berikut", en: "Next visit" },
                    checks: [{ ok: "janji > tanggal", message: { id: "Sebelum kunjungan ini", en: "Before this visit" }, warn: true }] },
                  { id: "bulan", kind: "month", label: { id: "Bulan", en: "Month" } },
                  { id: "orang", kind: "member", label: { id: "Anggota", en: "Member" } },
                  { id: "hadirin", kind: "members", label: { id: "Yang hadir", en: "Present" } },
                  { id: "faskes", kind: "facility", label: { id: "Puskesmas", en: "Health centre" }, facility: "puskesmas" },
                  { id: "kelompok", kind: "group", label: { id: "Kelompok", en: "Group" } },
                  { id: "nik", kind: "nik", label: { id: "NIK", en: "NIK" } },
                  { id: "kk", kind: "kk", label: { id: "Nomor KK", en: "KK number" } },
                  { id: "layanan", kind: "code", label: { id: "Layanan", en: "Service" }, list: "layanan" },
                  { id: "barang", kind: "table", label: { id: "Barang", en: "Goods" }, length: 4, columns: [
                    { id: "apa", kind: "text", label: { id: "Apa", en: "What" }, required: true },
                    { id: "banyak", kind: "number", label: { id: "Banyak", en: "Count" } },
                    { id: "harga", kind: "money", label: { id: "Harga", en: "Price" } },
                    { id: "jumlah", kind: "money", label: { id: "Jumlah", en: "Total" }, value: "banyak * harga" } ] },
                  { id: "foto", kind: "photo", label: { id: "Foto", en: "Photo" } },
                  { id: "total", kind: "shown", label: { id: "Total", en: "Total" }, value: "sum(barang.jumlah)" } ] } ] } ] },
            { id: "aduan", kind: "complaint", label: { id: "Pengaduan", en: "Complaint" }, about: "none", identity: "own",
              pillar: "perlindungan", names: ["nama", "nik"], date: "tanggal",
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ label: { id: "Penyampai", en: "Who" }, questions: [
                { id: "nama", kind: "text", label: { id: "Nama", en: "Name" }, required: true, default: "member.name", length: 80 },
                { id: "nik", kind: "nik", label: { id: "NIK", en: "NIK" }, default: "member.nik" } ] },
                { label: { id: "Pengaduan", en: "Complaint" }, questions: [
                { id: "tanggal", kind: "date", label: { id: "Diterima tanggal", en: "Received on" }, required: true, default: "today" },
                { id: "jenis", kind: "one", label: { id: "Jenis", en: "Kind" }, required: true, list: "jenis", default: "'pengaduan'" },
                { id: "layanan", kind: "code", label: { id: "Layanan", en: "Service" }, required: true, list: "layanan" },
                { id: "isi", kind: "note", label: { id: "Isi", en: "What it is" }, required: true, length: 4000 } ] } ] }] },
            { id: "pertemuan", kind: "session", label: { id: "Sesi P2K2", en: "P2K2 session" }, about: "group", identity: "day",
              date: "tanggal",
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "tanggal", kind: "date", label: { id: "Tanggal pertemuan", en: "Day" }, required: true, default: "today" },
                { id: "daftar", kind: "table", label: { id: "Keluarga di kelompok", en: "Families" }, rows: "members", length: 60, columns: [
                  { id: "pengurus", kind: "member", label: { id: "Pengurus", en: "Holder" }, required: true },
                  { id: "hadir", kind: "one", label: { id: "H/S/A", en: "H/S/A" }, list: "hadir" },
                  { id: "wakil", kind: "yesno", label: { id: "Diwakili", en: "Stand-in" }, shown: "hadir = 'H'" } ] },
                { id: "isi", kind: "shown", label: { id: "Terisi", en: "Marked" }, value: "count(daftar.hadir)" } ] }] }] },
            { id: "rahasia", kind: "case", label: { id: "Kasus anak", en: "Child case" }, about: "member", identity: "own", sensitive: true,
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "isi", kind: "note", label: { id: "Isi", en: "What it is" }, required: true } ] }] }] },
            { id: "barang", kind: "aid", label: { id: "Bantuan barang", en: "Goods given" }, about: "family", identity: "month",
              pillar: "jaminan",
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "apa", kind: "text", label: { id: "Barang", en: "Goods" }, required: true } ] }] }] },
          ],
        }
        """#
}

extension Stage {
    var form: FormState { state.workspace?.form ?? FormState() }
    var newRecord: NewRecordState { state.workspace?.newRecord ?? NewRecordState() }

    /// The draft as the store has it after all that was asked for; nil where there is none.
    func keptDraft() -> FormDraft? {
        var kept: FormDraft?
        for effect in effects {
            switch effect {
            case .form(.keep(let draft)): kept = draft
            case .form(.drop): kept = nil
            default: break
            }
        }
        return kept
    }

    /// The drafts that were to be saved.
    var savedDrafts: [FormDraft] {
        effects.compactMap { if case .form(.save(_, let draft, _)) = $0 { draft } else { nil } }
    }

    /// The number of the last save.
    var saveID: CommitID? {
        effects.compactMap { if case .form(.save(let id, _, _)) = $0 { id } else { nil } }.last
    }

    /// Goes to a question's place.
    mutating func go(to question: String, row: Int? = nil, column: String? = nil) {
        let field = FormField(question, row: row, column: column)
        guard state.workspace?.form.fields.contains(field) == true else {
            Issue.record("no place \(field)")
            return
        }
        state.workspace?.form.enter(field)
    }

    func answer(_ question: String) -> JSONValue? { form.answers[question] }
}
