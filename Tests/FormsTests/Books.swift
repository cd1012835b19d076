import Casework
import Documents
import Forms
import Testing

/// Small programme files for tests, and short ways to read them.
enum Books {
    /// A desk with a complaint, its flow, lists, an alert and a mark.
    static let desk = """
        {
          id: "puskesos", name: { id: "Puskesos", en: "Desk" }, source: "s", pillar: "perlindungan",
          lists: [
            { id: "jenis", source: "s", rows: [
              { code: "kks", label: { id: "KKS", en: "Card" } },
              { code: "salur", label: { id: "Gagal salur", en: "Failed payment" }, from: "2020-01-01", to: "2024-12-31" },
              { code: "lain", label: { id: "Lainnya", en: "Other" } } ] },
            { id: "hadir", rows: [
              { code: "h", label: { id: "Hadir", en: "Present" } },
              { code: "a", label: { id: "Alpa", en: "Absent" } } ] },
          ],
          flows: [
            { id: "pengaduan", source: "s", start: "diterima",
              states: [
                { code: "diterima", label: { id: "Diterima", en: "Received" }, due: "1d" },
                { code: "ditelaah", label: { id: "Ditelaah", en: "Under review" }, due: "5d" },
                { code: "selesai", label: { id: "Selesai", en: "Settled" }, ends: true, outcome: "good" },
              ],
              steps: [
                { from: ["diterima"], to: "ditelaah", label: { id: "Telaah", en: "Review" }, key: "t", roles: ["bo"] },
                { from: ["ditelaah"], to: "selesai", label: { id: "Selesaikan", en: "Settle" }, note: "required", asks: ["hasil"] },
              ] },
          ],
          records: [
            { id: "pengaduan", kind: "complaint", label: { id: "Pengaduan", en: "Complaint" }, rhk: 6,
              about: "family", identity: "own", flow: "pengaduan", title: "{jenis} {lembaga}",
              date: "tanggal", due: "kunjungan-berikut", names: ["nama", "nik"], marks: ["lansia"],
              versions: [ { from: "2020-01-01", to: "2024-12-31", source: "old", sections: [
                  { questions: [
                    { id: "jenis", kind: "one", label: { id: "Jenis", en: "Kind" }, list: "jenis" },
                    { id: "tanggal", kind: "date", label: { id: "Tanggal", en: "Date" } } ] } ] },
                { from: "2025-01-01", source: "new", sections: [
                { label: { id: "Pelapor", en: "Caller" }, questions: [
                  { id: "tanggal", kind: "date", label: { id: "Tanggal", en: "Date" }, required: true, default: "today",
                    checks: [ { ok: "tanggal <= today", message: { id: "belum terjadi", en: "still to come" } } ] },
                  { id: "nama", kind: "text", label: { id: "Nama", en: "Name" }, length: 20 },
                  { id: "nik", kind: "nik", label: { id: "NIK", en: "NIK" } },
                  { id: "jenis", kind: "one", label: { id: "Jenis", en: "Kind" }, list: "jenis", required: true },
                  { id: "lembaga", kind: "text", label: { id: "Lembaga", en: "Body" }, shown: "jenis = 'lain'", required: true },
                ] },
                { shown: "jenis = 'kks'", questions: [
                  { id: "hilang", kind: "yesno", label: { id: "Hilang?", en: "Lost?" } },
                  { id: "saldo", kind: "money", label: { id: "Saldo", en: "Balance" }, shown: "not hilang", max: 5000000 },
                  { id: "terima", kind: "money", label: { id: "Diterima", en: "Received" } },
                  { id: "kurang", kind: "money", label: { id: "Kurang", en: "Short" }, value: "saldo - terima" },
                ] },
                { questions: [
                  { id: "anggota", kind: "table", label: { id: "Anggota", en: "Members" }, rows: "members", columns: [
                    { id: "orang", kind: "member", label: { id: "Orang", en: "Person" } },
                    { id: "hadir", kind: "one", label: { id: "Hadir", en: "Present" }, list: "hadir", required: "member.age >= 18" },
                    { id: "umur", kind: "number", label: { id: "Umur", en: "Age" }, value: "member.age" },
                    { id: "nilai", kind: "percent", label: { id: "Nilai", en: "Mark" }, shown: "hadir = 'h'" },
                  ] },
                  { id: "jumlah", kind: "shown", label: { id: "Jumlah", en: "Sum" }, value: "sum(anggota.nilai)" },
                  { id: "hasil", kind: "note", label: { id: "Hasil", en: "Result" } },
                  { id: "kunjungan-berikut", kind: "date", label: { id: "Berikut", en: "Next" },
                    checks: [ { ok: "kunjungan-berikut >= tanggal", message: { id: "sebelum hari ini", en: "before today" }, warn: true } ] },
                ] },
              ] } ] },
          ],
          alerts: [
            { id: "putus-sekolah", label: { id: "Putus sekolah", en: "Dropping out" }, about: "member", from: "2025-01-01", source: "s",
              when: "member.age < 18 and member.attendance1 < 85 and member.attendance1 < member.attendance2",
              why: { id: "Hadir {member.attendance2} % lalu {member.attendance1} %", en: "Present {member.attendance2} %, then {member.attendance1} %" },
              act: "pengaduan", weight: 8 },
          ],
          marks: [ { id: "cutoff", label: { id: "Tarik data", en: "Cut-off" }, monthly: 17, lead: "7d", from: "2025-01-01", source: "[42]" } ],
        }
        """

    static func source(_ text: String, _ file: String = "puskesos.json5") throws -> FormBook.Source
    {
        let json = try JSON5.value(Array(text.utf8))
        return FormBook.Source(id: json["id"]?.string ?? file, json: json, file: file)
    }

    static func read(_ texts: String...) throws -> FormBook.Reading {
        FormBook.reading(try texts.enumerated().map { try source($1, "file\($0).json5") })
    }

    static func book() throws -> FormBook {
        let reading = try read(desk)
        #expect(reading.faults == [])
        #expect(reading.unknownMembers == [])
        return reading.book
    }

    static func complaint() throws -> Form {
        try #require(try book().form("puskesos/pengaduan"))
    }

    /// The desk with one text replaced by another.
    static func changed(_ old: String, _ new: String) throws -> String {
        var text = desk
        let range = try #require(text.firstRange(of: old), "\(old) is not in the file")
        text.replaceSubrange(range, with: new)
        return text
    }

    static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// A mother of 40 and a son of 10, on 5 October 2026.
    static func facts(_ extra: [String: Value] = [:]) throws -> FormFacts {
        var family = Family(id: .family("f"))
        family.head = .member("ibu")
        family.desil = 2
        family.programmes = [
            Enrolment(programme: "pkh", from: try day("2020-03-01"), status: "aktif")
        ]
        var mother = Member(id: .member("ibu"), family: family.id, name: "Siti")
        mother.born = try day("1986-02-01")
        mother.sex = .female
        mother.states = [MemberState(.hamil, from: try day("2026-07-01"))]
        var son = Member(id: .member("adi"), family: family.id, name: "Adi")
        son.born = try day("2016-05-05")
        son.school = Schooling(level: "sd", grade: "4")
        return FormFacts(
            today: try day("2026-10-05"),
            date: try day("2026-10-05"),
            family: family,
            member: mother,
            members: [mother, son],
            extra: extra,
        )
    }
}

extension FormID: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}
