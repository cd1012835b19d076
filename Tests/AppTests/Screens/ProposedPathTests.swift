import Caseload
import Casework
import FoundationEssentials
import Screen
import Testing

@testable import App

/// What stands in a prompt for a file before anything is typed.
@Suite struct ProposedPathTests {
    private func proposed(_ stage: Stage) -> String? {
        guard case .line(let prompt)? = stage.state.overlay else { return nil }
        return prompt.line.text
    }

    private func run(_ id: String, on stage: inout Stage) throws {
        let command = try #require(CommandRegistry.command(named: id))
        stage.effects += CommandRegistry.run(command, in: &stage.state)
    }

    @Test(arguments: [
        ("backup", "~/cadangan-2026-11-05"), ("import", "~/impor"),
        ("sync.stick", "/media/stik/catatan.dat"), ("cleaning.list", "~/impor/desil.csv"),
    ])
    func `every prompt for a file has a name that Enter takes`(id: String, path: String) throws {
        var stage = Sample.families()
        try run(id, on: &stage)
        #expect(proposed(stage) == path)
        stage.press("Enter")
        #expect(stage.state.overlay == nil && !stage.effects.isEmpty, "Enter takes it as it is")
    }

    @Test func `the hint says how to empty the line`() throws {
        var stage = Sample.families()
        try run("backup", on: &stage)
        #expect(stage.frame().text.contains("Ctrl-U mengosongkan"))
        stage.press("C-u")
        #expect(proposed(stage) == "")
    }

    @Test func `a letter's name has the minute, and all four digits of it`() {
        let moment = Moment(seconds: Stage.moment.seconds - 3_600 * 9 + 300, offset: 25_200)
        #expect(ProposedPath.file("surat", at: moment, ".html") == "~/surat-2026-11-05-0005.html")
        #expect(
            ProposedPath.file("data", about: "family:K/1 x", Stage.moment.day, ".html")
                == "~/data-K-1-x-2026-11-05.html"
        )
    }
}
