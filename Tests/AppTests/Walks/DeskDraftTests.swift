import Caseload
import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

/// Drafts of the desk on a real store: whoever comes next is somebody else, and nobody's words are lost.
@Suite struct DeskDraftTests {
    private func begin(_ whom: String, _ form: String, _ desk: inout WalkDesk) {
        desk.press("Esc Esc Esc 1 F6")
        desk.type(whom)
        for _ in 0..<60 {
            switch desk.state.workspace?.newRecord.selected {
            case .stranger?, .place?: break
            default:
                desk.press("Down")
                continue
            }
            break
        }
        desk.press("Enter")
        desk.type(form)
        desk.press("Enter")
    }

    private func village(_ desk: WalkDesk) throws -> String {
        try #require(desk.state.workspace?.families.index.villages.first).name
    }

    @Test(arguments: [("pengaduan", "nama"), ("penjangkauan", "nama")])
    func `a second walk-in has a form of her own`(form: String, question: String) throws {
        var desk = try WalkDesk(families: 3)
        begin("mak ijah", form, &desk)
        #expect(desk.place == .form, "\(desk.frame())")
        #expect(desk.form.answers[question] == "mak ijah")
        desk.turn(to: question)
        desk.type(" binti dul")
        desk.press("Esc")
        begin("pak harto", form, &desk)
        #expect(desk.place == .form, "\(desk.frame())")
        #expect(desk.form.answers[question] == "pak harto", "\(desk.frame())")
        #expect(!desk.frame().contains("ijah"))
        desk.turn(to: question)
        desk.type(" bin kadir")
        desk.press("Esc")
        // Both are there, and each is gone on with by her own name.
        let drafts = try #require(desk.caseload).formDrafts()
        #expect(
            Set(drafts.compactMap { $0.answers[question]?.string })
                == ["mak ijah binti dul", "pak harto bin kadir"]
        )
        begin("Mak Ijah", form, &desk)
        #expect(desk.place == .newRecord, "\(desk.frame())")
        #expect(desk.frame().contains("Lanjutkan draf mak ijah binti dul"), "\(desk.frame())")
        #expect(!desk.frame().contains("harto"))
        desk.press("Enter")
        #expect(desk.form.answers[question] == "mak ijah binti dul")
    }

    @Test func `two bodies of one village are begun side by side and saved apart`() throws {
        var desk = try WalkDesk(families: 3)
        let village = try village(desk)
        begin(village, "business group", &desk)
        #expect(desk.form.page?.form.id == FormID("pemberdayaan/kube"), "\(desk.frame())")
        desk.turn(to: "nama")
        desk.type("KUBE Mawar")
        desk.press("Esc")
        begin(village, "business group", &desk)
        #expect(desk.place == .newRecord, "\(desk.frame())")
        #expect(desk.frame().contains("Lanjutkan draf KUBE Mawar"), "\(desk.frame())")
        #expect(desk.frame().contains("Mulai baru; draf tetap ada"))
        desk.press("Down Enter")
        #expect(desk.place == .form && desk.form.answers["nama"] == nil, "\(desk.frame())")
        desk.turn(to: "nama")
        desk.type("KUBE Melati")
        desk.press("Esc")
        let caseload = try #require(desk.caseload)
        var names = try caseload.formDrafts().compactMap { $0.answers["nama"]?.string }
        #expect(names.sorted() == ["KUBE Mawar", "KUBE Melati"])
        #expect(Set(try caseload.formDrafts().map(\.key)).count == 2)

        // Saving one leaves the other as it is.
        begin(village, "business group", &desk)
        #expect(desk.state.workspace?.newRecord.rows.count == 3, "\(desk.frame())")
        let rows = desk.state.workspace?.newRecord.rows ?? []
        let melati = rows.firstIndex {
            if case .draft(_, "KUBE Melati", _, _) = $0 { true } else { false }
        }
        for _ in 0..<(try #require(melati)) { desk.press("Down") }
        desk.press("Enter")
        #expect(desk.form.answers["nama"] == "KUBE Melati")
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)\n\(desk.frame())")
        names = try caseload.formDrafts().compactMap { $0.answers["nama"]?.string }
        #expect(names == ["KUBE Mawar"])
        // Only one is left: it is offered, and a new one takes the place that is free.
        begin(village, "business group", &desk)
        desk.press("Down Enter")
        #expect(desk.place == .form && desk.form.answers["nama"] == nil)
    }
}
