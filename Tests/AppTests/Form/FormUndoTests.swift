import Caseload
import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

/// Ctrl-Z of a form's first save, on a real store: nothing that was typed is lost.
@Suite struct FormUndoTests {
    private static let complaint = FormID("puskesos/pengaduan")

    private func saved(_ desk: inout WalkDesk) throws -> JSONObject {
        desk.begin(Self.complaint, about: RecordSubject())
        desk.turn(to: "nama")
        desk.type("Mak Ijah")
        desk.state.workspace?.form.set(.string("kks"), at: FormField("layanan"), .other)
        desk.turn(to: "isi")
        desk.type("Kartu hilang")
        let typed = desk.form.answers
        desk.press("F2")
        #expect(desk.place == .home, "\(desk.message)")
        return typed
    }

    private func records(_ desk: WalkDesk) throws -> [RecordRow] {
        let query = RecordsQuery(forms: [Self.complaint])
        return try #require(desk.caseload).records(query, today: Stage.moment.day)
    }

    private func drafts(_ desk: WalkDesk) throws -> [FormDraft] {
        try #require(desk.caseload).formDrafts()
    }

    @Test func `opens the form again with all its answers, and saves it anew`() throws {
        var desk = try WalkDesk(families: 2)
        let typed = try saved(&desk)
        desk.press("C-z")
        #expect(desk.place == .form, "\(desk.message)")
        #expect(desk.form.answers == typed)
        #expect(desk.message.contains("terbuka lagi"), "\(desk.message)")
        #expect(try records(desk).isEmpty && drafts(desk).count == 1)
        desk.press("F2")
        #expect(try records(desk).count == 1 && drafts(desk).isEmpty)
    }

    @Test func `Ctrl-Y brings the record back and leaves the form`() throws {
        var desk = try WalkDesk(families: 2)
        _ = try saved(&desk)
        desk.press("C-z C-y")
        #expect(desk.place == .home, "\(desk.message)")
        #expect(try records(desk).count == 1 && drafts(desk).isEmpty)
        desk.press("C-z")
        #expect(desk.place == .form)
        #expect(try records(desk).isEmpty)
    }

    @Test func `what is typed on after it is not done away with by Ctrl-Y`() throws {
        var desk = try WalkDesk(families: 2)
        _ = try saved(&desk)
        desk.press("C-z")
        desk.turn(to: "isi")
        desk.type(" kemarin")
        let typed = desk.form.answers
        desk.press("C-y")
        #expect(desk.place == .form && desk.form.answers == typed)
        #expect(desk.message.contains("F2 menyimpannya"), "\(desk.message)")
        // Left, its draft stays beside the record that comes back.
        desk.press("Esc C-y")
        #expect(try records(desk).count == 1)
        #expect(try drafts(desk).map(\.answers) == [typed])
    }

    @Test func `a draft that was begun since stays, and the record can come back`() throws {
        var desk = try WalkDesk(families: 2)
        _ = try saved(&desk)
        desk.begin(Self.complaint, about: RecordSubject())
        desk.turn(to: "isi")
        desk.type("Yang lain")
        desk.press("Esc")
        desk.press("C-z")
        #expect(try records(desk).isEmpty)
        #expect(try drafts(desk).map { $0.answers["isi"] } == ["Yang lain"])
        #expect(desk.message.contains("Ctrl-Y"), "\(desk.message)")
        desk.press("C-y")
        #expect(try records(desk).count == 1)
    }

    @Test func `a record's own page is not left standing when its form is open again`() throws {
        var desk = try WalkDesk(families: 2)
        _ = try saved(&desk)
        desk.open(try #require(try records(desk).first).id)
        desk.press("C-z")
        #expect(desk.place == .form)
        desk.press("Esc")
        #expect(desk.place == .home, "\(desk.frame())")
    }
}
