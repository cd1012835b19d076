import Caseload
import Casework
import Documents
import Screen
import Testing

@testable import App

@Suite struct HomeTests {
    private func stage(_ summary: HomeSummary = Sample.home(), size: Size = Size(80, 24)) -> Stage {
        var stage = Sample.families(size: size)
        stage.press("1")
        stage.load(.home(Stage.quarter, summary))
        stage.effects = []
        return stage
    }

    private func home(_ stage: Stage) -> HomeState { stage.state.workspace?.home ?? HomeState() }

    @Test func `the first row is what to do next`() {
        #expect(home(stage()).selected == .draft(.family("family:f5")))
        var summary = Sample.home()
        summary.drafts = []
        #expect(home(stage(summary)).selected == .unfinished)
    }

    @Test func `Enter on a draft opens its page`() {
        var stage = stage()
        stage.press("Enter")
        #expect(stage.place == .entry)
        #expect(stage.state.workspace?.entry.door == .family("family:f5"))
    }

    @Test
    func `Enter on the unfinished begins with the first of them and leads back to their list`() {
        var stage = stage()
        stage.press("j j Enter")
        #expect(stage.place == .entry)
        #expect(stage.families.filter.status == .overdue)
        stage.press("Esc")
        #expect(stage.place == .families)
        #expect(stage.families.list.count == 3)
    }

    @Test func `Enter on the unfinished waits for the counts that tell who they are`() {
        var stage = Stage()
        let index = Sample.index()
        stage.load(.index(index))
        stage.load(.home(Stage.quarter, Sample.home()))
        stage.press("j j Enter 1")
        #expect(stage.place == .home)
        stage.load(.progress(Stage.quarter, Sample.progress(index)))
        #expect(stage.place == .entry)
        #expect(stage.families.filter.status == .overdue)
        #expect(stage.state.workspace?.keysAhead == [.key("1")], "that one is for the page")
    }

    @Test func `with nothing overdue Enter goes on with the blanks of the running month`() {
        var summary = Sample.home()
        summary.drafts = []
        summary.unfinished = 0
        var stage = stage(summary)
        #expect(stage.frame().text.contains("bulan ini masih ada yang kosong"))
        stage.press("Enter")
        #expect(stage.families.filter.status == .due)
    }

    @Test func `Enter on a village and on a programme opens the list narrowed to it`() throws {
        var stage = stage()
        stage.state.words.names = ProgrammeNames(try Sample.programmes())
        stage.press("G Enter")
        #expect(stage.place == .families)
        #expect(stage.families.filter == FamilyFilter(village: stage.families.index.villages[2]))
        stage.press("1 g Tab Enter")
        #expect(stage.families.filter == FamilyFilter(programme: "pkh"))
    }

    @Test func `what home narrowed the list to does not stay for who comes by the digit`() {
        var stage = stage()
        stage.press("G Enter")
        #expect(!stage.families.filter.isEmpty)
        // Back from a family of that list it is still there, by the digit from elsewhere it is not.
        stage.press("Enter Esc")
        #expect(!stage.families.filter.isEmpty)
        stage.press("1 2")
        #expect(stage.place == .families && stage.families.filter.isEmpty)
        // A filter of her own stays.
        let own = FamilyFilter(village: stage.families.index.villages[0])
        stage.state.workspace?.families.change(own)
        stage.press("1 2")
        #expect(stage.families.filter == own)
    }

    @Test func `Enter on the queue and the backup goes there`() {
        var stage = stage()
        stage.press("j j j Enter")
        #expect(stage.place == .queue)
        stage.press("1 j Enter")
        guard case .line(let prompt) = stage.state.overlay else {
            Issue.record("no prompt came up")
            return
        }
        #expect(prompt.purpose == .backup)
    }

    @Test func `a slash begins to search the families`() {
        var stage = stage()
        stage.press("/")
        stage.type("aminah")
        #expect(stage.place == .families)
        #expect(stage.families.list.count == 1)
    }

    @Test func `the cursor stays on its row over new figures`() {
        var stage = stage()
        stage.press("G k")
        let before = home(stage).selected
        var summary = Sample.home()
        summary.drafts = []
        stage.load(.home(Stage.quarter, summary))
        #expect(home(stage).selected == before)
    }

    @Test func `figures of another quarter are left aside`() {
        var stage = stage()
        stage.press("]")
        stage.load(.home(Stage.quarter, Sample.home()))
        #expect(home(stage).summary == nil)
    }

    @Test func `an empty store tells how to begin`() {
        var stage = stage(Sample.home(isEmpty: true))
        let text = stage.frame().text
        #expect(text.contains("pendamping import --template"))
        #expect(text.contains("Impor"))
        stage.press("Enter")
        guard case .line(let prompt) = stage.state.overlay else {
            Issue.record("no prompt came up")
            return
        }
        #expect(prompt.purpose == .importFiles)
    }

    @Test(
        arguments: [
            (nil, true), ("2026-10-20T08:00:00+07:00", true), ("2026-11-04T23:00:00+07:00", false),
            ("2027-01-01T00:00:00+07:00", false), ("kemarin", true),
        ] as [(String?, Bool)]
    )
    func `a backup that is missing or old is a warning`(last: String?, warns: Bool) {
        #expect(BackupAge(last: last, now: Stage.moment).isWarning == warns)
    }

    @Test func `from 120 columns the villages stand beside what to do`() {
        let lines = stage(size: Size(120, 30)).lines()
        #expect(lines[1].contains("Tahap 4") && lines[1].contains("│ Desa"))
    }
}
