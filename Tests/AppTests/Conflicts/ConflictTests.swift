import Casework
import Documents
import Screen
import Testing

@testable import App
@testable import Caseload

@Suite struct ConflictTests {
    private func inbox(_ stage: Stage) -> ConflictsState {
        stage.state.workspace?.conflicts ?? ConflictsState()
    }

    /// The decisions that were asked for.
    private func decisions(_ stage: Stage) -> [(id: DocumentID, choices: [FieldPath: Int])] {
        stage.effects.compactMap { effect in
            guard case .decideConflict(let item, let choices) = effect else { return nil }
            return (item.id, choices)
        }
    }

    private func decided(_ id: DocumentID) -> DecidedConflict {
        DecidedConflict(id: id, leaves: [])
    }

    @Test func `K leads there from home and from the queue, and Esc back`() throws {
        var stage = try Sample.queueStage()
        stage.press("K")
        #expect(stage.place == .conflicts)
        stage.press("Esc")
        #expect(stage.place == .queue)
        stage.press("1 K")
        #expect(stage.place == .conflicts)
    }

    @Test func `nothing is chosen beforehand, and Enter decides nothing by itself`() throws {
        var stage = try Sample.conflictStage()
        stage.press("Enter Enter Enter F2 Right Right Down Enter")
        #expect(decisions(stage).isEmpty)
        #expect(inbox(stage).isChoosing)
        #expect(stage.state.messages.current?.tone == .hint)
        stage.press("Left F2")
        #expect(decisions(stage).isEmpty)
    }

    @Test(arguments: [Size(80, 44), Size(40, 64), Size(200, 60)])
    func `of three versions each stands with its own value and author, and can be chosen`(
        size: Size
    ) throws {
        var stage = try Sample.conflictStage(size: size)
        stage.load(.conflicts([try Sample.threeVersions()]))
        stage.press("Enter")
        let text = stage.frame().text
        if size.width >= 80 { #expect(text.contains("3 versi; yang isinya sama"), "\(text)") }
        // Under *tetap ada*: which of the two says what.
        var rest = text[...]
        for part in [
            "tetap ada", "versi 1 dari 3", "✗ tidak patuh", "oleh pdp-002", "versi 2 dari 3",
            "i izin/sakit", "oleh pdp-003",
        ] {
            let found = try #require(rest.firstRange(of: part), "\(part) in \(text)")
            rest = rest[found.upperBound...]
        }
        let taken = try #require(text.firstRange(of: "versi 3 dari 3"), "\(text)")
        #expect(text[taken.upperBound...].contains("oleh Rahmawati"), "\(text)")
        // The same numbers stand in the other group.
        #expect(text.split(separator: "versi 2 dari 3").count == 3, "\(text)")
        stage.press("1 2 F2")
        let decision = try #require(decisions(stage).first)
        #expect(decision.choices == [FieldGroup.existence.name: 0, FieldGroup.value: 1])
    }

    @Test func `two versions need no numbers`() throws {
        var stage = try Sample.conflictStage()
        stage.press("Enter")
        #expect(!stage.frame().text.contains("versi "))
    }

    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60)])
    func `a restricted record's sides are shown once she asked and the look was noted`(
        size: Size
    ) throws {
        var stage = try Sample.conflictStage(size: size)
        var items = try Sample.conflicts()
        items[0].isRestricted = true
        let id = items[0].id
        stage.load(.conflicts(items))
        stage.effects = []
        let hidden = stage.frame().text
        // On a narrow screen the sides stand behind the list.
        if size.width >= 80 { #expect(hidden.contains("terbatas"), "\(hidden)") }
        // F2 decides nothing on what is not seen.
        stage.press("F2")
        #expect(decisions(stage).isEmpty && !inbox(stage).isChoosing)
        stage.press("Enter")
        #expect(!inbox(stage).isOpen(items[0]))
        stage.press("b")
        func looks() -> Int {
            stage.effects.count { if case .record(.look(id)) = $0 { true } else { false } }
        }
        #expect(looks() == 1 && !inbox(stage).isOpen(items[0]), "not before it is noted")
        stage.act(.record(.looked(id)))
        #expect(inbox(stage).isOpen(items[0]) && inbox(stage).isChoosing)
        #expect(stage.frame().text != hidden)
        // Another one, or another screen, closes it again.
        stage.press("Esc j k")
        #expect(!inbox(stage).isOpen(items[0]))
    }

    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60)])
    func `what the sides say is a look at the record, once while they stand there`(
        size: Size
    ) throws {
        var stage = try Sample.conflictStage(size: size)
        func looks() -> [Look] {
            stage.effects.compactMap {
                if case .privacy(.see(let look)) = $0 { look } else { nil }
            }
        }
        stage.press("1 K")
        stage.load(.conflicts(try Sample.conflicts()))
        stage.effects = []
        // On a narrow screen the sides stand behind the list, and the list alone is no look.
        stage.press("j k")
        #expect(looks().isEmpty == (size.width < 60))
        stage.press("1 K")
        stage.load(.conflicts(try Sample.conflicts()))
        stage.effects = []
        stage.press("Enter Down")
        let id = try #require(inbox(stage).selected?.id)
        if size.width < 60 { #expect(looks().map(\.id) == [id]) }
        #expect(looks().allSatisfy { $0.door == .conflicts && $0.what == .record })
        // Coming back is another look.
        stage.press("Esc")
        stage.effects = []
        stage.press("1 K")
        stage.load(.conflicts(try Sample.conflicts()))
        stage.press("Enter")
        #expect(looks().map(\.id) == [id])
    }

    @Test func `an empty inbox says so once, whatever is pressed`() {
        var stage = Sample.families()
        stage.press("1 K")
        stage.load(.conflicts([]))
        stage.press("Enter")
        let text = stage.frame().text
        #expect(text.ranges(of: "Tidak ada konflik").count == 1, "\(text)")
        stage.state.messages.clearCurrent()
        #expect(!stage.frame().text.contains("Enter buka"), "there is nothing to open")
    }

    @Test func `a digit chooses and F2 decides that and nothing else`() throws {
        var stage = try Sample.conflictStage()
        stage.press("Enter 2")
        #expect(decisions(stage).isEmpty)
        stage.press("F2")
        #expect(decisions(stage).map(\.id) == ["check:m1:hadir-sekolah:2026-10"])
        #expect(decisions(stage).first?.choices == [FieldGroup.value: 1])
        // While it is being written a second press writes nothing.
        stage.press("F2 Enter")
        #expect(decisions(stage).count == 1)
    }

    @Test func `leaving the screen decides nothing and the choice is still there`() throws {
        var stage = try Sample.conflictStage()
        stage.press("Enter 1 Esc Esc K")
        stage.load(.conflicts(try Sample.conflicts()))
        #expect(decisions(stage).isEmpty)
        #expect(inbox(stage).choices.values.first == [FieldGroup.value: 0])
        stage.press("Enter Backspace F2")
        #expect(decisions(stage).isEmpty)
    }

    @Test func `where the record is to go the other choices are not asked`() throws {
        var stage = try Sample.conflictStage()
        stage.press("j Enter 1")
        #expect(inbox(stage).group == 1, "on to what is still open")
        stage.press("F2")
        #expect(decisions(stage).isEmpty)
        stage.press("Up 2 F2")
        #expect(decisions(stage).first?.choices == [FieldGroup.existence.name: 1])
    }

    @Test func `what the office has to settle only shows`() throws {
        var stage = try Sample.conflictStage()
        stage.press("G Enter 1 F2 Enter")
        #expect(decisions(stage).isEmpty)
        #expect(inbox(stage).choices.isEmpty)
        #expect(stage.frame().text.contains("kantor yang memilih"))
    }

    @Test func `a number that no value has chooses nothing`() throws {
        var stage = try Sample.conflictStage()
        stage.press("Enter 3 4 7 9 0")
        #expect(inbox(stage).choices.isEmpty)
        #expect(stage.place == .conflicts)
    }

    @Test func `in the list digits lead to the tabs as everywhere`() throws {
        var stage = try Sample.conflictStage()
        stage.press("4")
        #expect(stage.place == .queue)
    }

    @Test func `a decision leaves the list, counts down and can be taken back`() throws {
        var stage = try Sample.conflictStage()
        let item = try Sample.stateConflict()
        stage.press("Enter 1 F2")
        stage.act(.conflictDecided(item.id, .success(.decided(decided(item.id)))))
        #expect(inbox(stage).items.map(\.id).contains(item.id) == false)
        #expect(!inbox(stage).isChoosing, "the next record is not chosen for by a key too many")
        #expect(stage.state.messages.current?.tone == .done)
        #expect(stage.state.messages.current?.text.contains("Masih 1 konflik") == true)
        stage.load(.conflicts([try Sample.deletionConflict()]))
        #expect(stage.lines().first?.contains("Konflik 1") == true)
        stage.act(.input(.key(.control("z"))))
        guard case .reopenConflict(let id, decided(item.id))? = stage.effects.last else {
            Issue.record("not taken back: \(stage.effects.last.map { "\($0)" } ?? "nothing")")
            return
        }
        stage.act(.conflictReopened(id, .success(.undone)))
        #expect(stage.state.messages.current?.text.contains("terbuka lagi") == true)
        stage.act(.input(.key(.control("z"))))
        #expect(stage.state.messages.current?.tone == .hint, "taken back once")
    }

    @Test func `a decision that comes too late shows the record as it is now`() throws {
        var stage = try Sample.conflictStage()
        let item = try Sample.stateConflict()
        stage.press("Enter 1 F2")
        var changed = try Sample.stateConflict()
        changed = ConflictItem(
            id: changed.id,
            kind: changed.kind,
            family: changed.family,
            familyName: changed.familyName,
            village: changed.village,
            member: changed.member,
            memberName: changed.memberName,
            label: changed.label,
            period: changed.period,
            sides: changed.sides + [
                try Sample.conflictSide(
                    4,
                    by: "pdp-003",
                    RecordedValue(state: .izin, how: .typed),
                )
            ],
            origin: changed.origin,
            groups: changed.groups,
            hindrance: nil,
        )
        stage.act(.conflictDecided(item.id, .success(.changed(changed))))
        #expect(stage.state.messages.current?.tone == .warning)
        #expect(inbox(stage).selected?.sides.count == 3)
        #expect(inbox(stage).choices.isEmpty, "chosen between other values")
        stage.press("F2")
        #expect(decisions(stage).count == 1)
    }

    @Test func `the cursor stays on its record when others come and go`() throws {
        var stage = try Sample.conflictStage()
        stage.press("j")
        let before = inbox(stage).selected?.id
        stage.load(
            .conflicts([try Sample.stateConflict("Aa", number: 9)] + (try Sample.conflicts()))
        )
        #expect(inbox(stage).selected?.id == before)
    }

    @Test func `an empty inbox breaks no key`() throws {
        var stage = try Sample.conflictStage()
        stage.load(.conflicts([]))
        stage.press("Enter j k G g F2 F4 Backspace Right Left 9 Esc")
        #expect(decisions(stage).isEmpty)
    }

    @Test func `home tells how many wait and opens them`() throws {
        var stage = Sample.families()
        stage.press("1")
        var home = Sample.home()
        home.conflicts = 2
        stage.load(.home(Stage.quarter, home))
        #expect(stage.frame().text.contains("≠ 2 catatan konflik menunggu pilihan"))
        #expect(stage.lines().first?.contains("Konflik 2") == true)
        try stage.press("j") { $0.state.workspace?.home.selected == .conflicts }
        stage.press("Enter")
        #expect(stage.place == .conflicts)
    }

    @Test func `a record in conflict is marked in the queue`() throws {
        var stage = try Sample.queueStage()
        var row = try Sample.queueRow(1, "Budi")
        row.inConflict = true
        stage.load(.queue([row]))
        #expect(stage.frame().text.contains("≠ ✓ patuh"))
        #expect(stage.frame().text.contains("konflik: K membuka pilihannya"))
    }
}
