import Caseload
import Casework
import Documents
import Forms
import Reports
import Screen
import Testing

@testable import App
@testable import Caseload

@Suite struct ProfileTests {
    private func set(_ stage: Stage) -> WorkerProfile? {
        stage.effects.compactMap {
            if case .supervisor(.setProfile(let profile)) = $0 { profile } else { nil }
        }.last
    }

    private func told(_ profile: WorkerProfile, _ stage: inout Stage, isNew: Bool = false) {
        stage.act(
            .supervisor(.profile(profile, known: ["anak", "bencana", "lansia"], isNew: isNew))
        )
    }

    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60)])
    func `the desk's role is found by its words, chosen, and told`(size: Size) throws {
        var stage = Sample.families(size: size)
        told(WorkerProfile(desk: .frontOffice), &stage)
        stage.press("C-p")
        stage.type("peran meja")
        stage.press("Enter")
        let shown = stage.frame().text
        #expect(
            shown.contains("[x] Front office") && shown.contains("[ ] Back office"),
            "\(shown)",
        )
        stage.press("4")
        #expect(set(stage) == WorkerProfile(desk: .backOffice))
        told(WorkerProfile(desk: .backOffice), &stage, isNew: true)
        #expect(stage.state.messages.current?.text.contains("Back office") == true)
    }

    @Test func `specialisms are turned on one after another, and the agenda asks by them`() throws {
        var stage = try Sample.agendaStage()
        told(WorkerProfile(), &stage)
        stage.press("m")
        #expect(stage.frame().text.contains("[ ] anak"))
        stage.press("1")
        #expect(set(stage) == WorkerProfile(marks: ["anak"]))
        #expect(stage.frame().text.contains("[x] anak"), "the menu stays")
        stage.press("3")
        #expect(set(stage) == WorkerProfile(marks: ["anak", "lansia"]))
        stage.press("1 Esc")
        #expect(set(stage) == WorkerProfile(marks: ["lansia"]))
        stage.effects = []
        told(WorkerProfile(marks: ["lansia"]), &stage)
        let query = try #require(stage.state.workspace?.agenda.query)
        #expect(query.own == ["lansia"])
        stage.act(.agenda(.loaded(AgendaPage(try Sample.board(), query))))
        #expect(stage.frame().text.contains("Agenda"))
        stage.press("F7")
        #expect(stage.frame().text.contains("Kekhususan saya saja"))
    }

    @Test func `a supervisor sees who is good at what`() throws {
        var stage = Sample.families()
        stage.press("P")
        var (ani, budi) = (WorkerStanding(name: "ani"), WorkerStanding(name: "budi"))
        ani.marks = ["anak", "lansia"]
        ani.desk = .backOffice
        budi.marks = ["lansia"]
        let found = Supervision(quarter: Stage.quarter, workers: [ani, budi], isGathering: true)
        stage.act(.supervisor(.loaded(found)))
        let shown = stage.frame().text
        #expect(
            shown.contains("anak (1): ani") && shown.contains("lansia (2): ani, budi"),
            "\(shown)",
        )
        stage.press("Enter")
        #expect(stage.frame().text.contains("Peran meja: Back office · Kekhususan: anak, lansia"))
    }

    @Test(arguments: [Size(80, 24), Size(40, 12)])
    func `a step is shown with the role in which it was taken`(size: Size) throws {
        var stage = try Sample.recordStage("ditelaah", size: size)
        var page = try Sample.recordPage("ditelaah")
        page.record.steps[0].role = "fo"
        page.record.steps[1].role = "manajer"
        stage.act(.record(.page(page)))
        var seen = stage.frame().text
        for _ in 0..<6 {
            stage.press("PgDn")
            seen += stage.frame().text
        }
        #expect(
            seen.contains("Rahmawati (FO)") && seen.contains("pdp-002")
                && seen.contains("(manajer)"),
            "\(seen)",
        )
    }
}
