import Casework
import Caseload
import LocalStore
import Reports
import Screen
import Testing

@testable import App

@Suite struct ReportsTests {
    private func makes(_ stage: Stage) -> [(ReportName, ReportScope)] {
        stage.effects.compactMap {
            if case .reports(.make(let name, let scope)) = $0 { (name, scope) } else { nil }
        }
    }

    @Test func `arriving counts the first report of the working quarter`() throws {
        var stage = Stage()
        stage.press("9")
        #expect(stage.place == .reports)
        stage.effects = []
        stage.act(.reports(.loaded(villages: Sample.reportVillages)))
        let made = try #require(makes(stage).first)
        #expect(made.0 == .commitment && made.1 == ReportScope(Stage.quarter))
    }

    @Test func `each report that is chosen is counted, and an answer of another one is not shown`()
    {
        var stage = Sample.reportStage()
        stage.press("Down")
        #expect(makes(stage).map(\.0) == [.amounts])
        #expect(stage.state.workspace?.reports.current == nil)
        stage.act(.reports(.made(Sample.report())))
        #expect(stage.state.workspace?.reports.current == nil)
        stage.press("Up")
        stage.act(.reports(.made(Sample.report())))
        #expect(stage.state.workspace?.reports.current != nil)
    }

    @Test func `another quarter and another village count it anew`() throws {
        var stage = Sample.reportStage()
        stage.press("[")
        stage.act(.reports(.loaded(villages: Sample.reportVillages)))
        #expect(makes(stage).last?.1.quarter == Stage.quarter.previous)
        stage.press("] v Down Down Enter")
        #expect(makes(stage).last?.1.village == "Tirtasari")
        stage.act(.reports(.loaded(villages: ["Sukamaju"])))
        #expect(makes(stage).last?.1.village == nil)
    }

    @Test func `the key line of an opened report does not offer to open it`() {
        var stage = Sample.reportStage()
        #expect(stage.frame().text.contains("Enter buka · Tab grafik/tabel"))
        stage.press("Enter")
        let text = stage.frame().text
        #expect(text.contains("Tab grafik/tabel") && !text.contains("Enter buka"), "\(text)")
    }

    @Test func `Escape stops what is counted, then closes the report, then leaves`() {
        var stage = Sample.reportStage()
        stage.press("Enter")
        #expect(stage.state.workspace?.reports.isOpen == true)
        stage.act(.storeChanged)
        stage.act(.reports(.loaded(villages: Sample.reportVillages)))
        #expect(stage.state.workspace?.reports.isMaking == true)
        stage.effects = []
        stage.press("Esc")
        #expect(stage.effects.contains { if case .reports(.cancel) = $0 { true } else { false } })
        #expect(stage.state.workspace?.reports.isOpen == true)
        stage.press("Esc")
        #expect(stage.state.workspace?.reports.isOpen == false && stage.place == .reports)
        stage.press("Esc")
        #expect(stage.place == .home)
    }

    @Test func `F2 proposes a path at home and writes by its ending`() throws {
        var stage = Sample.reportStage()
        stage.press("F2")
        guard case .line(let prompt)? = stage.state.overlay else {
            Issue.record("no prompt")
            return
        }
        #expect(prompt.line.text == "~/laporan-komitmen-2026-Q4.html")
        stage.press("Backspace Backspace Backspace Backspace")
        stage.type("xls")
        stage.press("Enter")
        #expect(stage.effects.isEmpty, "an ending that says nothing is asked again")
        stage.press("Backspace Backspace Backspace")
        stage.type("csv")
        stage.press("Enter")
        guard case .reports(.write(let name, _, let path, _))? = stage.effects.last else {
            Issue.record("nothing is written: \(stage.effects)")
            return
        }
        #expect(name == .commitment && path == "~/laporan-komitmen-2026-Q4.csv")
        stage.act(
            .reports(.written(.failure(.file(path: path, reason: .exists))))
        )
        guard case .line(let again)? = stage.state.overlay else {
            Issue.record("what was typed is lost")
            return
        }
        #expect(again.line.text == path && again.complaint != nil)
        stage.press("Esc")
        let entry = ExportEntry(
            at: Stage.moment,
            by: "Rahmawati",
            what: "komitmen 2026-Q4",
            format: "csv",
            rows: 9,
            path: path,
        )
        stage.act(.reports(.written(.success(entry))))
        let said = stage.lines().suffix(3).joined()
        #expect(said.contains("~/laporan-komitmen-2026-Q4.csv"))
        #expect(stage.state.messages.all.contains { $0.text.contains("data pribadi") })
    }

    @Test(arguments: [(80, 24), (40, 12), (200, 60), (20, 5), (1, 1)])
    func `every report fits every screen, as chart and as table`(width: Int, height: Int) {
        var stage = Sample.reportStage(size: Size(width, height))
        for keys in ["Enter", "Tab", "Right Right", "End", "Tab", "Esc", "G", "g"] {
            stage.press(keys)
            for line in stage.lines() { #expect(SafeText(line).width <= width) }
        }
    }

    @Test func `with a theme of plain letters charts keep to them`() {
        let lines = ReportLines(words: PageWords(), width: 70, showsCharts: true, offset: 0)
            .lines(Sample.report())
        #expect(lines.contains { $0.plain(.terminal).contains("█") })
        for line in lines {
            #expect(line.inASCII.plain(.terminal).utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test func `each bar has its figure, a hidden one its star`() {
        var figures = Sample.reportFigures
        figures.villagePeople = [30, 3]
        figures.programmePeople = [[30], [3]]
        let report = Report.commitment(
            figures,
            ReportScope(Stage.quarter),
            today: Stage.quarter.lastDay,
            smallest: 5,
        )
        let lines = ReportLines(words: PageWords(), width: 70, showsCharts: true, offset: 0)
            .lines(report).map { $0.plain(.terminal) }
        let star = lines.first { $0.hasPrefix("Tirtasari") }
        #expect(star?.hasSuffix("* · * · * · *") == true && star?.contains("█") == false)
    }

    @Test func `the columns of a wide table come into sight one after the other`() {
        let lines = { (offset: Int) in
            ReportLines(words: PageWords(), width: 38, showsCharts: false, offset: offset)
                .lines(Sample.report()).map { $0.plain(.terminal) }
        }
        let heads = (0..<9).map { offset in lines(offset).first { $0.hasPrefix("Program") } ?? "" }
        for word in ["Orang", "Tercatat", "Patuh", "Tidak", "Kosong", "% terisi"] {
            #expect(heads.contains { $0.contains(word) }, "\(word)")
        }
        #expect(heads.allSatisfy { SafeText($0).width <= 38 })
    }
}
