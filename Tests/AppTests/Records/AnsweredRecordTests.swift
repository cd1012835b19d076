import Caseload
import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

/// A complaint, the referral that comes out of it, and its end, by keys on a real store.
@Suite struct AnsweredRecordTests {
    private static let complaint = FormID("puskesos/pengaduan")
    private static let referral = FormID("puskesos/rujukan")

    private func complained(_ desk: inout WalkDesk, service: String = "kks") throws -> DocumentID {
        desk.begin(Self.complaint, about: RecordSubject())
        desk.turn(to: "nama")
        desk.type("Mak Ijah")
        desk.turn(to: "isi")
        desk.type("Kartu mati")
        desk.state.workspace?.form.set(.string(service), at: FormField("layanan"), .other)
        desk.press("F2")
        if desk.place == .form { desk.press("F2") }
        #expect(desk.place != .form, "\(desk.message)")
        return try first(Self.complaint, desk)
    }

    private func first(_ form: FormID, _ desk: WalkDesk) throws -> DocumentID {
        let query = RecordsQuery(forms: [form], showsSensitive: true)
        let rows = try #require(desk.caseload).records(query, today: Stage.moment.day)
        return try #require(rows.first).id
    }

    private func referred(_ desk: inout WalkDesk, from complaint: DocumentID) throws -> DocumentID {
        desk.open(complaint)
        desk.press("r")
        #expect(desk.place == .newRecord)
        // What follows from a complaint stands on top: no name has to be typed.
        #expect(desk.frame().contains("Lanjutan catatan ini"), "\(desk.frame())")
        desk.press("Enter")
        #expect(desk.form.page?.form.id == Self.referral, "\(desk.frame())")
        #expect(desk.form.answers["nama"] == "Mak Ijah")
        #expect(desk.form.answers["alasan"] == "Kartu mati")
        #expect(!desk.form.isTyped, "nobody typed it")
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        return try first(Self.referral, desk)
    }

    /// Sends the referral and notes its answer.
    private func answer(_ referral: DocumentID, _ desk: inout WalkDesk) throws {
        let caseload = try #require(desk.caseload)
        _ = try caseload.step(referral, to: "dikirim", at: Stage.moment)
        var draft = try #require(
            try caseload.formPage(record: referral, today: Stage.moment.day)
        ).begun(Stage.moment.day)
        draft.answers["jawaban"] = "Kartu\naktif lagi."
        _ = try caseload.save(draft, at: Stage.moment, sure: true)
        desk.open(referral)
        desk.press("l")
        desk.type("j")
        #expect(desk.state.workspace?.record.step?.to == "dijawab", "\(desk.frame())")
        desk.press("F2")
    }

    @Test func `the step that answers it offers to close the complaint with the answer`() throws {
        var desk = try WalkDesk(families: 2)
        let complaint = try complained(&desk)
        let referral = try referred(&desk, from: complaint)
        try answer(referral, &desk)
        #expect(desk.frame().contains("Pengaduan"), "\(desk.frame())")
        guard case .question? = desk.state.overlay else {
            Issue.record("not asked: \(desk.message)")
            return
        }
        desk.press("b")
        #expect(desk.state.workspace?.record.page?.record.id == complaint)
        let step = try #require(desk.state.workspace?.record.step)
        #expect(step.to == "selesai" && step.note.text == "Kartu aktif lagi.")
        desk.press("F2")
        let page = try #require(desk.state.workspace?.record.page)
        #expect(page.record.state == "selesai")
        #expect(page.record.steps.last?.note == "Kartu aktif lagi.")
    }

    @Test func `left open, the complaint says that it was answered and what closes it`() throws {
        var desk = try WalkDesk(families: 2)
        let complaint = try complained(&desk)
        let referral = try referred(&desk, from: complaint)
        try answer(referral, &desk)
        desk.press("t")
        #expect(desk.state.workspace?.record.page?.record.id == referral)
        desk.press("8")
        let rows = desk.frame().split(separator: "\n")
        #expect(rows.contains { $0.contains("Dijawab: ") }, "\(desk.frame())")
        desk.open(complaint)
        let text = desk.frame()
        #expect(text.contains("Diterima · Rujukan: Dijawab"), "\(text)")
        #expect(text.contains("lalu Selesaikan"), "\(text)")
        // What is to be done first stands on the page, the key for it on the line below, and both at the step.
        let task = "Rujukan: sudah dijawab, sampaikan kepada keluarga"
        #expect(text.contains(task), "\(text)")
        let hint = desk.frame().split(separator: "\n").suffix(2).first ?? ""
        #expect(hint.contains("l lalu Selesaikan"), "\(text)")
        desk.press("l")
        desk.type("s")
        #expect(desk.state.workspace?.record.step?.note.text == "Kartu aktif lagi.")
        #expect(desk.frame().contains("│ " + task), "\(desk.frame())")
        desk.press("Esc l")
        desk.type("t")
        #expect(desk.state.workspace?.record.step != nil, "\(desk.frame())")
        #expect(!desk.frame().contains("│ " + task), "another step: \(desk.frame())")
    }

    @Test func `a referral that came out of nothing says itself what its answer leaves to be done`()
        throws
    {
        let task = "Sekarang: sudah dijawab, sampaikan kepada keluarga"
        var desk = try WalkDesk(families: 2)
        desk.begin(Self.referral, about: RecordSubject())
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        let referral = try first(Self.referral, desk)
        desk.open(referral)
        #expect(!desk.frame().contains("Sekarang:"), "\(desk.frame())")
        try answer(referral, &desk)
        #expect(desk.frame().contains(task), "\(desk.frame())")
        // Of one that a complaint waits for, the complaint says it.
        var other = try WalkDesk(families: 2)
        let answered = try referred(&other, from: try complained(&other))
        try answer(answered, &other)
        other.press("t")
        #expect(!other.frame().contains("Sekarang:"), "\(other.frame())")
    }

    @Test func `a restricted complaint is closed by one yes, and tells nothing in the question`()
        throws
    {
        var desk = try WalkDesk(families: 2)
        let complaint = try complained(&desk, service: "kekerasan")
        desk.perform(desk.state.openRecord(complaint))
        desk.takeMail()
        desk.press("l b")
        #expect(desk.state.workspace?.record.page?.record.id == complaint, "\(desk.frame())")
        desk.press("r Enter")
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        let referral = try first(Self.referral, desk)
        let caseload = try #require(desk.caseload)
        _ = try caseload.step(referral, to: "dikirim", at: Stage.moment)
        var draft = try #require(
            try caseload.formPage(record: referral, today: Stage.moment.day)
        ).begun(Stage.moment.day)
        draft.answers["jawaban"] = "Ditangani."
        _ = try caseload.save(draft, at: Stage.moment, sure: true)
        desk.perform(desk.state.openRecord(referral))
        desk.takeMail()
        desk.press("l b l")
        desk.type("j")
        desk.press("F2")
        guard case .question? = desk.state.overlay else {
            Issue.record("not asked: \(desk.message)\n\(desk.frame())")
            return
        }
        let asked = desk.frame()
        #expect(asked.contains("masih terbuka") && !asked.contains("Pengaduan"), "\(asked)")
        desk.press("b")
        #expect(desk.state.workspace?.record.page?.record.id == complaint, "\(desk.frame())")
        #expect(desk.state.workspace?.record.step?.to == "selesai")
    }
}
