import Caseload
import Casework
import Documents
import Forms
import Testing

@testable import App

/// What a record is called, each word once.
@Suite struct NamedRecordTests {
    @Test(arguments: [
        ("KUBE", "KUBE Mekar", "KUBE Mekar"), ("KUBE", "Mekar", "KUBE: Mekar"),
        ("KUBE", "", "KUBE"), ("P2K2", "P2K2", "P2K2"), ("", "Mekar", "Mekar"),
        ("Survei", "survei 3 Nov", "survei 3 Nov"), ("RST", "RSTU baru", "RST: RSTU baru"),
    ])
    func `a title that begins with its form stands alone`(
        form: String,
        title: String,
        name: String,
    ) {
        #expect(Words(.indonesian).named(form, title) == name)
    }

    @Test func `a saved visit says what it was, not the family twice`() throws {
        var desk = try WalkDesk(families: 2)
        let family = try #require(desk.state.workspace?.families.index).id(0)
        desk.begin(FormID("kunjungan/keluarga"), about: RecordSubject(family: family))
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        #expect(
            desk.message.hasPrefix("Tersimpan: Kunjungan keluarga, Keluarga "),
            "\(desk.message)",
        )
    }

    @Test func `a form that is called like its programme says it once in the list`() throws {
        var desk = try WalkDesk(families: 2)
        desk.press("F6 Enter")
        desk.type("sesi p2k2")
        #expect(!desk.frame().contains("P2K2 · P2K2"), "\(desk.frame())")
        #expect(desk.frame().contains("Sesi P2K2"), "\(desk.frame())")
    }

    @Test func `services for everybody are no programmes that one is not in`() throws {
        var desk = try WalkDesk(families: 2)
        let family = try #require(desk.state.workspace?.families.index).id(0)
        for form in ["kunjungan/keluarga", "pip/pencairan"] {
            desk.begin(FormID(form), about: RecordSubject(family: family))
            var typist = FormTypist()
            _ = typist.fill(&desk)
            desk.press("Esc Esc 1")
        }
        let page = try #require(
            try desk.caseload?.familyPage(family, Stage.quarter, today: Stage.moment.day)
        )
        let lines = FamilyText(page, desk.state.words, width: 78, today: Stage.moment.day)
            .programmes().map { $0.plain(.terminal).trimmed }
        let visits = try #require(lines.firstIndex { $0.uppercased() == "KUNJUNGAN" }, "\(lines)")
        #expect(lines[visits + 1] != "keluarga bukan peserta program ini")
    }

    @Test func `a person's own data is told in words of the catalogue`() throws {
        var desk = try WalkDesk(families: 3)
        let caseload = try #require(desk.caseload)
        let family = try #require(desk.state.workspace?.families.index).id(0)
        let file = desk.file("data.html")
        desk.press("2 Enter d Enter C-u")
        desk.type(file)
        desk.press("Enter")
        let text = String(decoding: try FileBytes.read(file), as: UTF8.self)
        #expect(text.contains("Program: PKH, Sejak: "), "\(desk.message)")
        for word in ["programme:", "from:", "status:", "level:"] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(try caseload.familyPage(family, Stage.quarter, today: Stage.moment.day) != nil)
    }
}
