import Caseload
import Casework
import Documents
import Forms
import LocalStore
import Screen
import Testing

@testable import App

/// `r` on a record, where a draft of the same form about the same is there already; on a real store.
@Suite struct DraftedFollowUpTests {
    private static let complaint = FormID("puskesos/pengaduan")
    private static let visit = FormID("kunjungan/keluarga")

    private func records(_ desk: WalkDesk, _ form: FormID) throws -> [RecordRow] {
        try #require(desk.caseload).records(RecordsQuery(forms: [form]), today: Stage.moment.day)
    }

    private func complained(_ desk: inout WalkDesk) throws -> DocumentID {
        let before = Set(try records(desk, Self.complaint).map(\.id))
        desk.begin(Self.complaint, about: try family(desk))
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        return try #require(
            try records(desk, Self.complaint).map(\.id).first { !before.contains($0) }
        )
    }

    private func family(_ desk: WalkDesk) throws -> RecordSubject {
        RecordSubject(family: try #require(desk.state.workspace?.families.list).id(0))
    }

    /// `r` on a record, then the form of a visit.
    private func follow(_ id: DocumentID, _ desk: inout WalkDesk) {
        desk.open(id)
        desk.press("r")
        desk.type("kunjungan keluarga")
        desk.press("Enter")
        #expect(desk.place == .form && desk.form.page?.form.id == Self.visit, "\(desk.frame())")
    }

    private func note(_ text: String, _ desk: inout WalkDesk) {
        desk.turn(to: "keadaan")
        desk.type(text)
        #expect(desk.form.answers["keadaan"]?.string == text)
    }

    @Test func `one that was begun by itself comes out of the record it is opened from`() throws {
        var desk = try WalkDesk(families: 3)
        let id = try complained(&desk)
        desk.begin(Self.visit, about: try family(desk))
        note("Sehat", &desk)
        desk.press("Esc")
        follow(id, &desk)
        #expect(desk.form.answers["keadaan"] == "Sehat", "what was typed is kept")
        #expect(desk.form.draft?.follows == id)
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        let made = try #require(try records(desk, Self.visit).first)
        let page = try #require(desk.caseload).recordPage(made.id, today: Stage.moment.day)
        #expect(page?.record.follows == id)
    }

    @Test func `one that comes out of another record stays by that one`() throws {
        var desk = try WalkDesk(families: 3)
        let first = try complained(&desk)
        let second = try complained(&desk)
        follow(first, &desk)
        note("Sehat", &desk)
        desk.press("Esc")
        follow(second, &desk)
        #expect(desk.form.answers["keadaan"] == nil && desk.form.draft?.follows == second)
        note("Sakit", &desk)
        desk.press("Esc")
        let drafts = try #require(desk.caseload).formDrafts()
        #expect(Set(drafts.map(\.follows)) == [first, second])
        for (id, text) in [(first, "Sehat"), (second, "Sakit")] {
            follow(id, &desk)
            #expect(desk.form.answers["keadaan"]?.string == text)
            desk.press("Esc")
        }
        // From a list each is the one it stands for.
        for draft in drafts {
            let effects = desk.state.resume(draft)
            desk.perform(effects)
            desk.takeMail()
            #expect(desk.form.draft?.key == draft.key && desk.form.answers == draft.answers)
            desk.press("Esc")
        }
    }
}
