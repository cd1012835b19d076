import Caseload
import Casework
import Documents
import Screen
import Testing

@testable import App

@Suite struct PrivacyScreenTests {
    @Test func `the log of looks tells when, who, what and from where`() throws {
        var stage = Stage()
        stage.load(.index(Sample.index()))
        stage.press("C-p")
        stage.type("log lihat")
        stage.press("Enter")
        guard case .privacy(.loadLooks(nil))? = stage.effects.last else {
            Issue.record("nothing is asked")
            return
        }
        let look = Look(
            id: "family:f1",
            at: "2026-11-05T08:30:00+07:00",
            by: "Rahmawati",
            what: .family,
            door: .family,
            family: "family:f1",
        )
        stage.act(.privacy(.looks([look], of: nil)))
        let text = stage.frame().text
        #expect(text.contains("5 Nov 2026 08.30 · Rahmawati"), "\(text)")
        #expect(text.contains("(Aminah)") && text.contains("layar keluarga"), "\(text)")
        stage.press("Esc")
        #expect(stage.state.overlay == nil)
    }

    @Test func `the log of exports tells the number of each file`() throws {
        var stage = Stage()
        stage.press("C-p")
        stage.type("log ekspor")
        stage.press("Enter")
        guard case .privacy(.loadExports)? = stage.effects.last else {
            Issue.record("nothing is asked")
            return
        }
        let entry = ExportEntry(
            at: Stage.moment,
            by: "Rahmawati",
            what: "kartu 2026-Q4",
            format: "html",
            rows: 4,
            path: "/home/r/kartu.html",
            number: 12,
        )
        stage.act(.privacy(.exports([entry])))
        #expect(stage.frame().text.contains("#12 · "))
        stage.act(.privacy(.exports([])))
        #expect(stage.frame().text.contains("Belum ada ekspor"))
    }

    @Test func `on a family's page a key writes its data, and the file is told and noted`() throws {
        var desk = try WalkDesk(families: 3)
        desk.press("2 Enter")
        #expect(desk.place == .family, "\(desk.frame())")
        desk.press("d")
        #expect(desk.frame().contains("Seluruh keluarga"), "\(desk.frame())")
        desk.press("Enter C-u")
        desk.type(desk.file("data.doc"))
        desk.press("Enter")
        #expect(desk.frame().contains(".html atau .json"), "\(desk.frame())")
        desk.press("C-u")
        desk.type(desk.file("data.json"))
        desk.press("Enter")
        #expect(desk.message.contains("data.json"), "\(desk.message)")
        let caseload = try #require(desk.caseload)
        #expect(try caseload.exports().map(\.what) == ["data keluarga"])
        let looks = try caseload.looks()
        #expect(looks.contains { $0.what == .file } && looks.contains { $0.door == .family })
        desk.press("L")
        #expect(desk.frame().contains("data keluarga #1"), "\(desk.frame())")
    }

    @Test func `the home screen says that something is past its term`() throws {
        var stage = Stage()
        var summary = HomeSummary(
            total: .init(name: "", families: 2, tally: Tally(expected: 4, recorded: 4)),
            villages: [],
            programmes: [],
            unfinished: 0,
            waiting: 0,
            lastBackup: nil,
            drafts: [],
        )
        stage.load(.home(Stage.quarter, summary))
        #expect(!stage.frame().text.contains("lewat masa simpan"))
        summary.pastTerm = 1_200
        stage.load(.home(Stage.quarter, summary))
        #expect(stage.frame().text.contains("1.200 catatan lewat masa simpan"))
    }
}
