import Caseload
import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

/// Steps of a complaint that go on in a form, by keys on a real store with the shipped programmes.
@Suite struct FollowingStepTests {
    private static let complaint = FormID("puskesos/pengaduan")
    private static let referral = FormID("puskesos/rujukan")

    /// A complaint of somebody of a family, in hand.
    private func complaint(_ desk: WalkDesk, to office: String?) throws -> DocumentID {
        let caseload = try #require(desk.caseload)
        let family = try caseload.familyIndex().id(0)
        let page = try #require(
            try caseload.formPage(
                Self.complaint,
                RecordSubject(family: family),
                today: Stage.moment.day,
            )
        )
        var draft = page.begun(Stage.moment.day)
        draft.answers["nama"] = "Mak Ijah"
        draft.answers["layanan"] = "kks"
        draft.answers["isi"] = "Kartu mati"
        draft.answers["tujuan"] = office.map { .string($0) }
        guard case .saved(let back, _) = try caseload.save(draft, at: Stage.moment, sure: true)
        else {
            Issue.record("not saved")
            return ""
        }
        for state in ["ditelaah", "ditindaklanjuti"] {
            _ = try caseload.step(back.id, to: state, note: "ya", at: Stage.moment)
        }
        return back.id
    }

    /// Takes the step *Rujuk*.
    private func refer(_ id: DocumentID, _ desk: inout WalkDesk) {
        desk.open(id)
        desk.press("l")
        desk.type("u")
        #expect(desk.state.workspace?.record.step?.to == "dirujuk", "\(desk.frame())")
        desk.press("F2")
    }

    @Test func `the step that refers opens the referral at once, and Esc leaves it`() throws {
        var desk = try WalkDesk(families: 2)
        let id = try complaint(desk, to: "faskes")
        refer(id, &desk)
        #expect(desk.place == .form, "\(desk.frame())")
        #expect(desk.form.page?.form.id == Self.referral)
        #expect(desk.form.answers["nama"] == "Mak Ijah")
        #expect(desk.form.answers["alasan"] == "Kartu mati")
        #expect(desk.form.answers["instansi"] == "puskesmas")
        desk.press("Esc")
        #expect(desk.place == .record, "\(desk.frame())")
        let page = try #require(desk.state.workspace?.record.page)
        #expect(page.record.id == id && page.record.state == "dirujuk")
        #expect(try #require(desk.caseload).formDrafts().isEmpty, "nothing was begun")
    }

    @Test func `where its referral is there and goes on no other one is opened`() throws {
        var desk = try WalkDesk(families: 2)
        let id = try complaint(desk, to: "faskes")
        refer(id, &desk)
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)\n\(desk.frame())")
        let caseload = try #require(desk.caseload)
        let query = RecordsQuery(forms: [Self.referral])
        #expect(try caseload.records(query, today: Stage.moment.day).count == 1)
        _ = try caseload.step(id, to: "ditindaklanjuti", note: "ya", at: Stage.moment)
        refer(id, &desk)
        #expect(desk.place == .record, "\(desk.frame())")
        #expect(desk.state.workspace?.record.page?.record.state == "dirujuk")
    }

    @Test func `a step whose answer is missing puts the cursor on its question`() throws {
        var desk = try WalkDesk(families: 2)
        let id = try complaint(desk, to: nil)
        desk.open(id)
        desk.press("l")
        desk.type("u")
        #expect(desk.place == .form, "\(desk.frame())")
        #expect(desk.form.here == FormField("tujuan"))
        let cursor = try #require(desk.cursor)
        let lines = desk.frame().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[cursor.y].contains("Dirujuk ke"), "\(lines[cursor.y])\n\(desk.frame())")
        #expect(desk.message.contains("Dirujuk ke"), "\(desk.message)")
        // Once it is answered the step goes on by itself.
        desk.state.workspace?.form.set(.string("bank"), at: FormField("tujuan"), .other)
        desk.press("F2")
        if desk.place == .form { desk.press("F2") }
        #expect(desk.state.workspace?.record.step?.to == "dirujuk", "\(desk.frame())")
        desk.press("F2")
        #expect(desk.form.page?.form.id == Self.referral, "\(desk.frame())")
    }

    @Test func `saved without the answer that a step asks, the record says that it was not taken`()
        throws
    {
        var desk = try WalkDesk(families: 2)
        let id = try complaint(desk, to: nil)
        desk.open(id)
        desk.press("l")
        desk.type("u")
        desk.state.workspace?.form.set(.string("Kartu hilang"), at: FormField("isi"), .other)
        desk.press("F2")
        if desk.place == .form { desk.press("F2") }
        #expect(desk.place == .record, "\(desk.frame())")
        #expect(desk.state.workspace?.record.step == nil)
        #expect(desk.message.contains("«Rujuk» belum dicatat: Dirujuk ke"), "\(desk.message)")
        #expect(desk.state.workspace?.record.page?.record.state == "ditindaklanjuti")
    }

    @Test func `a form left without saving takes the step along that opened it`() throws {
        var desk = try WalkDesk(families: 2)
        let id = try complaint(desk, to: nil)
        desk.open(id)
        desk.press("l")
        desk.type("u")
        desk.press("Esc")
        #expect(desk.place == .record && desk.state.workspace?.record.step == nil)
        #expect(desk.state.workspace?.record.wanted == nil)
        #expect(!desk.message.contains("belum dicatat"), "\(desk.message)")
    }

    @Test func `an answered complaint is told in the agenda and on its family's page`() throws {
        var desk = try WalkDesk(families: 2)
        let id = try complaint(desk, to: "faskes")
        refer(id, &desk)
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        let caseload = try #require(desk.caseload)
        let query = RecordsQuery(forms: [Self.referral])
        let referral = try #require(
            try caseload.records(query, today: Stage.moment.day).first?.id
        )
        _ = try caseload.step(referral, to: "dikirim", at: Stage.moment)
        var draft = try #require(
            try caseload.formPage(record: referral, today: Stage.moment.day)
        ).begun(Stage.moment.day)
        draft.answers["jawaban"] = "Kartu aktif lagi."
        _ = try caseload.save(draft, at: Stage.moment, sure: true)
        _ = try caseload.step(referral, to: "dijawab", at: Stage.moment)
        let family = try caseload.familyIndex().id(0)
        desk.perform(desk.state.openFamily(family))
        desk.takeMail()
        desk.act(.input(.resize(Size(120, 60))))
        // The line is broken where the column ends.
        let said = desk.frame().contains("dijawab, sampaikan kepada keluarga")
        #expect(said, "\(desk.frame())")
        desk.press("7")
        let rows = desk.frame().split(separator: "\n")
        #expect(
            rows.contains { $0.contains("Pengaduan: sudah dijawab") },
            "\(desk.frame())",
        )
    }
}
