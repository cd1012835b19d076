import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App
@testable import Caseload

@Suite struct CleaningScreenTests {
    @Test func `the screen looks for duplicates when it is first come to, and not again`() {
        var stage = Stage()
        stage.press("0")
        #expect(stage.place == .cleaning)
        #expect(stage.cleaningActs.count == 1)
        guard case .duplicates? = stage.cleaningActs.first else {
            Issue.record("no search was asked for")
            return
        }
        stage.act(.cleaning(.duplicates(CleaningSample.duplicates)))
        stage.effects = []
        stage.press("1 0")
        #expect(stage.cleaningActs.isEmpty)
        stage.press("F5")
        #expect(stage.cleaningActs.count == 1)
    }

    @Test(arguments: [Size(80, 24), Size(40, 12)])
    func `a pair's programmes have their names, and the keys for it are told`(size: Size) throws {
        var stage = Stage(size: size, names: ProgrammeNames(try Sample.programmes()))
        stage.press("0")
        stage.act(.cleaning(.duplicates(CleaningSample.duplicates)))
        stage.press("Enter")
        var page = CleaningSample.page()
        page.left.family.programmes = ["pkh", "sembako"].map { Enrolment(programme: $0) }
        page.right.family.programmes = [Enrolment(programme: "sembako")]
        stage.act(.cleaning(.pair(page)))
        let hint = stage.lines().dropLast().last ?? ""
        #expect(hint.contains("g gabung · b bukan ganda"), "\(hint)")
        stage.press("End")
        let text = stage.frame().text
        #expect(text.contains("PKH, Sembako") && !text.contains("pkh"), "\(text)")
    }

    @Test func `Esc stops a search, and leaves the screen only then`() {
        var stage = Stage()
        stage.press("0")
        stage.act(.cleaning(.progress(.duplicates, 40)))
        #expect(stage.lines().contains { $0.contains("40%") })
        stage.effects = []
        stage.press("Esc")
        guard case .stop? = stage.cleaningActs.first else {
            Issue.record("nothing was stopped")
            return
        }
        #expect(stage.place == .cleaning)
        stage.act(.cleaning(.stopped(.duplicates)))
        stage.press("Esc")
        #expect(stage.place == .home)
    }

    @Test func `a list that is turned to while another is made says so, and is made after it`() {
        var stage = Stage()
        stage.press("0")
        stage.act(.cleaning(.progress(.duplicates, 40)))
        stage.effects = []
        stage.press("Tab")
        #expect(stage.cleaningActs.isEmpty, "one list at a time")
        #expect(stage.lines().contains { $0.contains("Menunggu daftar Ganda selesai") })
        stage.act(.cleaning(.duplicates(CleaningSample.duplicates)))
        guard case .anomalies? = stage.cleaningActs.first else {
            Issue.record("the list that waited was not made")
            return
        }
        stage.act(.cleaning(.progress(.anomalies, 10)))
        #expect(stage.lines().contains { $0.contains("10%") })
        stage.effects = []
        stage.act(.cleaning(.anomalies(CleaningSample.anomalies)))
        #expect(stage.cleaningActs.isEmpty, "once is enough")
    }

    @Test func `Enter puts a pair side by side and marks what contradicts`() throws {
        var stage = CleaningSample.stage()
        stage.press("Enter")
        guard case .pair(let left, let right)? = stage.cleaningActs.first else {
            Issue.record("no pair was asked for")
            return
        }
        #expect([left, right] == ["member:A1", "member:A4"])
        stage.act(.cleaning(.pair(CleaningSample.page())))
        let lines = stage.lines()
        let conflict = Theme.terminal.mark(.conflict).string
        let same = Theme.terminal.mark(.patuh).string
        #expect(lines.contains { $0.contains("No KK") && $0.contains(conflict) })
        #expect(lines.contains { $0.contains("Lahir") && $0.contains(same) })
        // Likely the same person, but not the same letters.
        #expect(!lines.contains { $0.contains("Nama") && $0.contains(same) })
        #expect(lines.contains { $0.contains("1 dari 2") })
        #expect(lines.contains { $0.contains("g gabung") && !$0.contains("Enter") }, "\(lines)")
        // n goes on to the next pair while comparing; p back.
        stage.effects = []
        stage.press("n")
        guard case .pair(let next, _)? = stage.cleaningActs.first else {
            Issue.record("the next pair was not asked for")
            return
        }
        #expect(next == "member:A5")
        stage.press("p Esc")
        #expect(stage.place == .cleaning && !stage.cleaning.isComparing)
    }

    @Test func `an answer about another pair is not shown`() {
        var stage = CleaningSample.stage()
        stage.press("j Enter")
        stage.act(.cleaning(.pair(CleaningSample.page())))
        #expect(stage.cleaning.page == nil)
    }

    @Test func `g proposes to join, keeping the entry with a number, once`() throws {
        var stage = CleaningSample.stage()
        stage.press("g g")
        #expect(stage.cleaningActs.count == 1)
        guard case .decide(let decision)? = stage.cleaningActs.first else {
            Issue.record("nothing was decided")
            return
        }
        #expect(decision.isMerge && decision.kept.id == "member:A1")
        #expect(decision.other.id == "member:A4")
        #expect(decision.reasons.contains("nama sama"))
        #expect(decision.form == FormID("pemutakhiran/gabung"))
        let decided = Self.decided(decision)
        stage.act(.cleaning(.decided(decided, waiting: 3)))
        #expect(stage.state.workspace?.waiting == 3)
        // The next open pair is under the cursor, the proposed one last.
        #expect(stage.cleaning.pair?.first.id == "member:A5")
        #expect(stage.cleaning.duplicates?.rows.last?.proposal == decided.record)
        stage.effects = []
        stage.press("End g")
        #expect(stage.cleaningActs.isEmpty, "a proposed pair is not proposed again")
        stage.press("C-z")
        guard case .form(.undo(let number, let back))? = stage.effects.last else {
            Issue.record("nothing was taken back")
            return
        }
        #expect(back == decided.back)
        stage.effects = []
        stage.act(.form(.undone(number, .success(.saved(decided.back, waiting: 2)))))
        // The list of pairs is made again; from elsewhere it would be on coming back.
        #expect(stage.cleaningActs.count == 1)
        #expect(stage.state.messages.current?.text == stage.state.words.pairUndecided)
    }

    @Test func `b notes two persons and the pair is gone`() {
        var stage = CleaningSample.stage()
        stage.press("b")
        guard case .decide(let decision)? = stage.cleaningActs.first else {
            Issue.record("nothing was decided")
            return
        }
        #expect(!decision.isMerge)
        stage.act(.cleaning(.decided(Self.decided(decision), waiting: 1)))
        #expect(stage.cleaning.duplicates?.rows.count == 1)
        #expect(stage.cleaning.duplicates?.apart == 1)
        #expect(stage.cleaning.pair?.first.id == "member:A5")
    }

    @Test func `a decision that fails can be made again`() {
        var stage = CleaningSample.stage()
        stage.press("g")
        stage.act(.cleaning(.failed(nil, .caseload(.overtaken))))
        stage.effects = []
        stage.press("g")
        #expect(stage.cleaningActs.count == 1)
    }

    @Test func `Tab goes through the lists, and the odd ones are asked for once`() {
        var stage = CleaningSample.stage()
        stage.press("Tab")
        guard case .anomalies(let least)? = stage.cleaningActs.first else {
            Issue.record("no anomalies were asked for")
            return
        }
        #expect(least == .warning)
        stage.act(.cleaning(.anomalies(CleaningSample.anomalies)))
        stage.effects = []
        stage.press("f")
        #expect(stage.place == .family)
        stage.press("Esc")
        #expect(stage.cleaning.tab == .anomalies)
        stage.effects = []
        // Two things are odd about this family; the heavier one stands first.
        stage.press("u Enter")
        guard case .prepare(let start)? = stage.cleaningActs.first else {
            Issue.record("no proposal was prepared")
            return
        }
        #expect(start.form == FormID("pemutakhiran/perbaikan"))
        #expect(start.member == "member:A8" && start.answers["kolom"]?.string == "nik")
        stage.effects = []
        stage.press("a")
        guard case .anomalies(.note)? = stage.cleaningActs.first else {
            Issue.record("light ones were not asked for")
            return
        }
    }

    @Test func `a difference proposed already says so, and its key opens that proposal`() throws {
        var stage = CleaningSample.stage()
        stage.act(.cleaning(.compared(CleaningSample.comparison)))
        guard case .proposals? = stage.cleaningActs.last else {
            Issue.record("what was proposed is not looked up")
            return
        }
        let start = try #require(CleaningSample.comparison.differences[0].start)
        let there = OpenProposal(
            id: "proposal:p1",
            form: start.form,
            family: start.family,
            member: start.member,
            answers: start.answers,
        )
        stage.act(.cleaning(.proposals([there])))
        #expect(stage.lines().contains { $0.contains("sudah diusulkan · desil 2 → 4") })
        stage.effects = []
        stage.press("u")
        #expect(stage.place == .record && stage.state.workspace?.record.id == "proposal:p1")
        #expect(stage.cleaningActs.isEmpty, "no second one is begun")
    }

    @Test func `a line whose family is not here names the key that does something`() {
        var stage = CleaningSample.stage()
        stage.act(.cleaning(.compared(CleaningSample.comparison)))
        stage.press("j Enter")
        #expect(stage.frame().text.contains("u mengusulkannya"))
        #expect(stage.place == .cleaning)
    }

    @Test func `a list is asked for, compared, proposed from and exported`() {
        var stage = CleaningSample.stage()
        stage.press("Tab")
        stage.act(.cleaning(.anomalies(CleaningSample.anomalies)))
        stage.effects = []
        stage.press("Tab o C-u")
        stage.type("/tmp/desil.csv")
        stage.press("Enter")
        guard case .compare("/tmp/desil.csv")? = stage.cleaningActs.first else {
            Issue.record("no list was read")
            return
        }
        stage.act(.cleaning(.compared(CleaningSample.comparison)))
        #expect(stage.lines().contains { $0.contains("desil 2 → 4") })
        stage.effects = []
        stage.press("u")
        guard case .prepare(let start)? = stage.cleaningActs.first else {
            Issue.record("no proposal was prepared")
            return
        }
        #expect(start.answers["seharusnya"]?.string == "4")
        stage.effects = []
        stage.press("j u")
        guard case .prepare(let entering)? = stage.cleaningActs.first else {
            Issue.record("who is not here has no form")
            return
        }
        #expect(entering.form == FormID("pemutakhiran/usul") && entering.family == nil)
        #expect(entering.answers["nama"] == "Orang Baru" && entering.answers["kk"] == nil)
        #expect(entering.answers["nik"] == "9901010101010101")
        stage.effects = []
        stage.press("x")
        #expect(stage.frame().text.contains("~/beda-desil-2026-11-05-0900.csv"))
        stage.press("C-u")
        stage.type("/tmp/beda.csv")
        stage.press("Enter")
        guard case .export(let comparison, "/tmp/beda.csv")? = stage.cleaningActs.first else {
            Issue.record("nothing was exported")
            return
        }
        #expect(comparison.differences == CleaningSample.comparison.differences)
    }

    @Test func `a list that cannot be read is told and asked for again`() {
        var stage = CleaningSample.stage()
        stage.press("o")
        stage.type("/x")
        stage.press("Enter")
        stage.act(.cleaning(.failed(.compare, .file(path: "/x", reason: .missing))))
        #expect(stage.cleaning.running == nil)
        guard case .line(let prompt)? = stage.state.overlay else {
            Issue.record("the line is not asked again")
            return
        }
        #expect(prompt.complaint?.isEmpty == false)
    }

    private static func decided(_ decision: PairDecision) -> DecidedPair {
        let record: DocumentID = "proposal:00000000000000000000000000"
        let revision: RevisionID = "1-a"
        let back = RecordChangeBack(
            id: record,
            form: decision.form,
            before: nil,
            after: revision,
        )
        return DecidedPair(decision: decision, record: record, back: back)
    }
}
