import Casework
import Documents
import Forms
import LocalStore
import Testing

@testable import Caseload

/// The day by which a referral's answer is expected, by the shipped programmes: everywhere the same.
@Suite struct ReferralDayTests {
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        try bench.importText([
            "k.csv": "kode_keluarga;kode_pengurus;desa\nA;A1;Sukamaju\n",
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;A;Siti;P;02/02/1980
            """,
        ])
    }

    private func moment(_ day: String) throws -> Moment {
        try #require(Moment(day + "T09:00:00+07:00"))
    }

    private func day(_ text: String) -> Day { Day(text) ?? .last }

    /// A letter of 23 November whose answer is expected by 14 December.
    private func referral() throws -> DocumentID {
        let now = try moment("2026-11-23")
        let subject = RecordSubject(family: "family:A")
        let page = try #require(
            try bench.caseload.formPage(FormID("puskesos/rujukan"), subject, today: now.day)
        )
        var draft = page.begun(now.day)
        let answers: JSONObject = [
            "nama": "Siti", "instansi": "bank", "layanan": "kks", "alasan": "Kartu hilang.",
            "batas": "2026-12-14",
        ]
        for answer in answers { draft.answers[answer.name] = answer.value }
        return try RecordsBench.back(try bench.caseload.save(draft, at: now, sure: true)).id
    }

    private func step(_ id: DocumentID, _ state: String, _ date: String, due: Day? = nil) throws {
        _ = try RecordsBench.back(
            try bench.caseload.step(id, to: state, note: "sudah", due: due, at: try moment(date))
        )
    }

    /// The day by which the record is due, told by its page, the agenda, and the first day on which it is late.
    private func days(_ id: DocumentID, on text: String) throws -> [Day?] {
        let today = day(text)
        let row = try #require(try bench.caseload.recordPage(id, today: today)).row
        let list = try bench.caseload.agenda(today.quarter, today: today)
            .list(AgendaQuery(window: .all))
        let items = (0..<list.count).map { list[$0] }
        let item = items.first { if case .record = $0.what { true } else { false } }
        var late = today
        while late < day("2027-03-01") {
            let query = RecordsQuery(overdueOn: late)
            if try bench.caseload.records(query, today: late).contains(where: { $0.id == id }) {
                break
            }
            late = late.adding(days: 1)
        }
        return [row.due, item?.day, late.adding(days: -1)]
    }

    private func isAlerted(on text: String) throws -> Bool {
        let today = day(text)
        return try bench.agenda(on: today).alerts(of: "family:A")
            .contains { $0.rule.rawValue == "deteksi/rujukan-terlambat" }
    }

    @Test func `while an answer is awaited the day of the letter governs everywhere`() throws {
        let id = try referral()
        try step(id, "dikirim", "2026-11-23")
        let wanted = [Day?](repeating: day("2026-12-14"), count: 3)
        #expect(try days(id, on: "2026-11-23") == wanted)
        try step(id, "diterima", "2026-12-07")
        #expect(try days(id, on: "2026-12-07") == wanted)
        #expect(try !isAlerted(on: "2026-12-09"))
        #expect(try !isAlerted(on: "2026-12-14"))
        #expect(try isAlerted(on: "2026-12-15"))
    }

    @Test func `an answered referral is not without an answer`() throws {
        let id = try referral()
        try step(id, "dikirim", "2026-11-23")
        let page = try #require(try bench.caseload.formPage(record: id, today: day("2026-12-10")))
        var draft = page.begun(day("2026-12-10"))
        draft.answers["jawaban"] = "Kartu dicetak."
        _ = try RecordsBench.back(
            try bench.caseload.save(draft, at: try moment("2026-12-10"), sure: true)
        )
        try step(id, "dijawab", "2026-12-10")
        // A week to see whether the service came, whatever the letter asked for.
        #expect(
            try days(id, on: "2026-12-10") == [Day?](repeating: day("2026-12-17"), count: 3)
        )
        for today in ["2026-12-15", "2026-12-30"] { #expect(try !isAlerted(on: today)) }
    }

    @Test func `another day given at the step is the day of the form from then on`() throws {
        let id = try referral()
        try step(id, "dikirim", "2026-11-23", due: day("2026-12-20"))
        #expect(
            try days(id, on: "2026-11-23") == [Day?](repeating: day("2026-12-20"), count: 3)
        )
        let page = try #require(try bench.caseload.recordPage(id, today: day("2026-11-23")))
        #expect(page.record.answers["batas"] == "2026-12-20", "the letter says it too")
    }

    @Test func `the alert opens the record whose answer is late, not a new one`() throws {
        let id = try referral()
        try step(id, "dikirim", "2026-11-23")
        let alert = try #require(
            try bench.agenda(on: day("2026-12-15")).alerts(of: "family:A")
                .first { $0.rule.rawValue == "deteksi/rujukan-terlambat" }
        )
        let number = try #require(alert.record)
        #expect(try bench.caseload.document(numbered: number) == id)
        #expect(alert.act == nil && alert.actLabel?.id == "Rujukan")
    }
}
