import Casework
import Documents
import Exchange
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// A small caseload with a programme that has a form of each sort.
struct RecordsBench {
    let bench: Bench

    var caseload: Caseload { bench.caseload }

    static let complaint: FormID = FormID("uji/aduan")
    static let monthly: FormID = FormID("uji/bulanan")
    static let visit: FormID = FormID("uji/kunjungan")
    static let secret: FormID = FormID("uji/kasus")
    static let session: FormID = FormID("uji/pertemuan")
    /// Restricted by an answer.
    static let report: FormID = FormID("uji/laporan")

    init(bench: Bench) {
        self.bench = bench
    }

    init(seed: UInt64 = 1) throws {
        bench = try Bench(seed: seed)
        try Self.fill(bench)
    }

    static func fill(_ bench: Bench) throws {
        try bench.importText([
            "g.csv": "kode_kelompok;nama\nG1;Melati\n",
            "k.csv": """
            kode_keluarga;kode_pengurus;desa;kode_kelompok;program
            K1;A1;Sukamaju;G1;pkh aktif 01/01/2020
            K2;B1;Tirtasari;G1;
            """,
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;K1;Siti;P;01/02/1985
            A2;K1;Budi;L;01/02/2016
            B1;K2;Rahayu;P;01/02/1985
            """,
        ])
        try bench.install(programme)
    }

    static let family = RecordSubject(family: "family:K1")
    static let other = RecordSubject(family: "family:K2")

    /// A new draft of a form with these answers.
    func draft(
        _ form: FormID,
        _ subject: RecordSubject = Self.family,
        _ answers: JSONObject = [:],
    ) throws -> FormDraft {
        let page = try #require(try caseload.formPage(form, subject, today: Bench.today))
        var draft = page.begun(Bench.today)
        for answer in answers { draft.answers[answer.name] = answer.value }
        return draft
    }

    /// A record that was saved.
    @discardableResult
    func saved(
        _ form: FormID,
        _ subject: RecordSubject = Self.family,
        _ answers: JSONObject = [:],
        at moment: Moment = Bench.now,
    ) throws -> RecordChangeBack {
        let draft = try draft(form, subject, answers)
        // As on the screen: what is typed is kept at each key.
        try caseload.keep(draft)
        return try Self.back(try caseload.save(draft, at: moment, sure: true))
    }

    static func back(_ outcome: FormOutcome) throws -> RecordChangeBack {
        guard case .saved(let back, _) = outcome else {
            throw NotSaved(outcome: String(describing: outcome))
        }
        return back
    }

    struct NotSaved: Error {
        let outcome: String
    }

    static let complaintAnswers: JSONObject = [
        "perihal": "kebakaran", "pelapor": "Mak Ijah", "isi": "Rumah habis terbakar.",
    ]

    static func day(_ text: String) -> Day { Day(text) ?? .last }

    static let programme = #"""
        {
          _id: "programme:uji", type: "programme", v: 1, id: "uji", source: "uji",
          name: { id: "Program uji", en: "Test programme" }, short: { id: "Uji", en: "Test" },
          membership: { active: ["aktif"] },
          lists: [{ id: "perihal", source: "uji", rows: [
            { code: "kebakaran", label: { id: "Rumah terbakar", en: "House fire" } },
            { code: "pangan", label: { id: "Kurang pangan", en: "Lack of food" } },
          ] }],
          flows: [{ id: "alur", source: "uji", start: "diterima",
            states: [
              { code: "diterima", label: { id: "Diterima", en: "Received" }, due: "1d" },
              { code: "ditelaah", label: { id: "Ditelaah", en: "In review" }, due: "7d" },
              { code: "selesai", label: { id: "Selesai", en: "Done" }, ends: true, outcome: "good" },
              { code: "ditolak", label: { id: "Ditolak", en: "Refused" }, ends: true, outcome: "bad" },
            ],
            steps: [
              { from: ["diterima"], to: "ditelaah", label: { id: "Telaah", en: "Review" } },
              { from: ["ditelaah"], to: "selesai", label: { id: "Selesai", en: "Finish" }, asks: ["hasil"] },
              { from: ["diterima", "ditelaah"], to: "ditolak", label: { id: "Tolak", en: "Refuse" }, note: "required" },
              { from: ["selesai"], to: "ditelaah", label: { id: "Buka lagi", en: "Open again" } },
            ] }],
          records: [
            { id: "aduan", kind: "complaint", label: { id: "Pengaduan", en: "Complaint" }, words: ["sambat"], pillar: "perlindungan",
              about: "family", identity: "own", flow: "alur", title: "{perihal} {pelapor}", marks: ["bencana"],
              date: "tanggal", due: "janji", names: ["pelapor"],
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "tanggal", kind: "date", label: { id: "Tanggal", en: "Date" }, default: "today" },
                { id: "perihal", kind: "one", label: { id: "Perihal", en: "About" }, list: "perihal", required: true },
                { id: "pelapor", kind: "text", label: { id: "Pelapor", en: "Reporter" } },
                { id: "isi", kind: "note", label: { id: "Isi", en: "Text" } },
                { id: "janji", kind: "date", label: { id: "Janji", en: "Promise" } },
                { id: "hasil", kind: "note", label: { id: "Hasil", en: "Result" } },
              ] }] }] },
            { id: "bulanan", kind: "visit", label: { id: "Kunjungan bulanan", en: "Monthly visit" },
              short: { id: "Bulanan", en: "Monthly" },
              about: "family", identity: "month", date: "tanggal",
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "tanggal", kind: "date", label: { id: "Tanggal", en: "Date" }, default: "today" },
                { id: "berat", kind: "number", label: { id: "Berat", en: "Weight" }, required: true, min: 0,
                  checks: [{ ok: "berat < 200", message: { id: "Berat sekali", en: "Very heavy" }, warn: true }] },
                { id: "dua-kali", kind: "shown", label: { id: "Dua kali", en: "Twice" }, value: "berat * 2" },
              ] }] }] },
            { id: "kunjungan", kind: "visit", label: { id: "Kunjungan", en: "Visit" }, pillar: "rehabilitasi",
              about: "member", identity: "own", due: "berikut",
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "catatan", kind: "note", label: { id: "Catatan", en: "Note" } },
                { id: "berikut", kind: "date", label: { id: "Berikut", en: "Next" } },
              ] }] }] },
            { id: "kasus", kind: "case", label: { id: "Kasus", en: "Case" }, about: "member", identity: "own",
              sensitive: true, flow: "alur", title: "{apa}",
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "apa", kind: "text", label: { id: "Apa", en: "What" }, required: true },
                { id: "hasil", kind: "note", label: { id: "Hasil", en: "Result" } },
              ] }] }] },
            { id: "laporan", kind: "referral", label: { id: "Laporan", en: "Report" }, about: "member", identity: "own",
              sensitive: "perihal = 'kebakaran' or member.hasRestrictedCase", flow: "alur", title: "{perihal}", date: "tanggal", rhk: 6, marks: ["anak"],
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "tanggal", kind: "date", label: { id: "Tanggal", en: "Date" }, default: "today" },
                { id: "perihal", kind: "one", label: { id: "Perihal", en: "About" }, list: "perihal", required: true },
                { id: "hasil", kind: "note", label: { id: "Hasil", en: "Result" } },
              ] }] }] },
            { id: "pertemuan", kind: "session", label: { id: "Pertemuan", en: "Session" }, about: "group",
              identity: "day", date: "tanggal",
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "tanggal", kind: "date", label: { id: "Tanggal", en: "Date" }, default: "today" },
                { id: "hadir", kind: "number", label: { id: "Hadir", en: "Present" } },
              ] }] }] },
          ],
        }
        """#
}

extension Bench {
    /// Takes a programme file; fails the test where it is refused.
    @discardableResult
    func install(
        _ text: String,
        named name: String = "uji.json5",
    ) throws -> ProgrammeUpdate.Result {
        let updates = try caseload.installProgrammes([(name, Array(text.utf8))])
        let result = try #require(updates.first).result
        if case .refused(let error) = result { throw error }
        return result
    }

    /// What becomes of a programme file that may be refused.
    func tried(_ text: String, named name: String = "uji.json5") throws -> ProgrammeUpdate.Result {
        try #require(
            try caseload.installProgrammes([(name, Array(text.utf8))]).first
        ).result
    }
}
