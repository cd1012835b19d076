import Casework
import Glibc
import Screen
import TestSupport
import Testing

@testable import App
@testable import Caseload

private let isLong = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"

/// What keys do follows from their order, not from how fast the store answers.
@Suite struct KeysAheadTests {
    @Test func `a conflict is opened and chosen in before the list of them is there`() throws {
        var stage = Sample.families()
        stage.press("K Enter 1")
        #expect(stage.place == .conflicts)
        #expect(stage.lines().joined().contains("2 tombol menunggu"))
        stage.load(.conflicts(try Sample.conflicts()))
        let inbox = try #require(stage.state.workspace?.conflicts)
        #expect(stage.place == .conflicts)
        #expect(inbox.isChoosing)
        #expect(inbox.selected.map(inbox.chosen)?.values.first == 0)
    }

    @Test func `the next conflict is opened while the last decision is being written`() throws {
        var stage = try Sample.conflictStage()
        let item = try Sample.stateConflict()
        stage.press("Enter 1 F2 Enter 2")
        let decided = DecidedConflict(id: item.id, leaves: [])
        stage.act(.conflictDecided(item.id, .success(.decided(decided))))
        let inbox = try #require(stage.state.workspace?.conflicts)
        #expect(inbox.selected?.id == (try Sample.deletionConflict()).id)
        #expect(inbox.isChoosing)
        #expect(inbox.selected.map(inbox.chosen)?.isEmpty == false)
    }

    @Test func `a tab's digit waits for nothing unless something waits before it`() {
        var stage = Stage()
        stage.press("7")
        #expect(stage.place == .agenda)
        stage.press("8")
        #expect(stage.place == .records)
        stage.press("Enter 4")
        #expect(stage.place == .records)
    }

    @Test func `keys on a second visit wait for the rows of that visit`() throws {
        var stage = try Sample.queueStage()
        stage.press("Esc")
        #expect(stage.place == .home)
        // A sync has emptied it meanwhile, and the screen does not know yet.
        stage.press("4 j Enter")
        #expect(stage.place == .queue && stage.state.workspace?.keysAhead.count == 2)
        stage.load(.queue([]))
        #expect(stage.place == .queue, "there is nothing to open")
        #expect(stage.state.workspace?.keysAhead.isEmpty == true)
    }

    @Test func `an answer to what was asked before a visit is not that visit's`() throws {
        var stage = try Sample.queueStage()
        stage.effects = []
        // Asked for while the list is in view, and not answered when she comes back.
        stage.act(.storeChanged)
        stage.press("Esc 4 Enter")
        let isQueue: (Effect) -> Bool = { if case .loadQueue = $0 { true } else { false } }
        let asked = stage.effects.count(where: isQueue)
        #expect(asked > 1)
        for _ in 1..<asked {
            stage.load(.queue(try Sample.queueRows()))
            #expect(stage.place == .queue && stage.state.workspace?.keysAhead.count == 1)
        }
        stage.load(.queue([]))
        #expect(stage.place == .queue && stage.state.workspace?.keysAhead.isEmpty == true)
    }

    @Test func `what is read anew in the background holds up no key`() throws {
        var stage = try Sample.queueStage()
        stage.act(.storeChanged)
        stage.press("j")
        #expect(stage.state.workspace?.keysAhead.isEmpty == true)
    }

    @Test func `a visit that could not be answered does not hold keys for ever`() throws {
        var stage = try Sample.queueStage()
        stage.press("Esc 4 j")
        #expect(stage.state.workspace?.keysAhead.count == 1)
        stage.act(.failed(.nameMissing))
        stage.press("j")
        #expect(stage.state.workspace?.keysAhead.isEmpty == true)
    }

    /// Each list is come to, left, emptied or changed by another hand, and come to again.
    @Test(arguments: ["4", "8", "3", "7", "6", "P", "2 Enter", "K"])
    func `a second visit acts on no row of the first`(way: String) throws {
        var patient = try WalkDesk(families: 4, syncs: 2)
        var hasty = try WalkDesk(families: 4, isSlow: true, syncs: 2)
        for (number, keys) in [way, "\(way) j Enter"].enumerated() {
            if number == 1 {
                try Self.record(try #require(patient.caseload))
                try Self.record(try #require(hasty.caseload))
            }
            patient.press(keys)
            hasty.press(keys)
            hasty.catchUp()
            #expect(hasty.place == patient.place, "\(keys)")
            #expect(hasty.frame() == patient.frame(), "\(keys)")
            guard number == 0 else { continue }
            for _ in 0..<3 {
                patient.press("Esc")
                hasty.press("Esc")
                hasty.catchUp()
            }
        }
    }

    /// What a command line in another window writes: the first blank cell of each family.
    private static func record(_ caseload: Caseload) throws {
        let index = try caseload.familyIndex()
        for ordinal in 0..<index.count {
            let page = try caseload.entryPage(
                .family(index.id(ordinal)),
                Stage.quarter,
                today: Stage.quarter.lastDay,
            )
            for row in page?.rows ?? [] where row.input == .state {
                let open = row.cells.compactMap(\.self).first {
                    $0.cell.applies && $0.recorded == nil
                }
                guard let cell = open?.cell else { continue }
                let change = RecordChange(
                    member: row.member,
                    family: row.family,
                    cell: cell,
                    before: nil,
                    after: RecordedValue(state: .patuh, how: .typed),
                )
                #expect(try caseload.commit([change], at: Stage.moment).saved == 1)
                break
            }
        }
    }

    @Test func `Esc gives up what waits, leads back and says so`() {
        var stage = Stage()
        stage.press("7 Enter j Esc")
        #expect(stage.place == .home)
        #expect(stage.state.workspace?.keysAhead.isEmpty == true)
        #expect(stage.state.messages.current?.text.contains("2 tombol") == true)
    }

    @Test func `what could not be loaded lets go what waited for it`() {
        var stage = Stage()
        stage.press("7 Enter j")
        stage.act(.failed(.nameMissing))
        #expect(stage.state.workspace?.keysAhead.isEmpty == true)
        #expect(stage.state.messages.current?.tone == .error)
    }

    @Test func `nobody's cat fills the memory`() {
        var stage = Stage()
        stage.press("7")
        stage.type(String(repeating: "j", count: 1_000))
        #expect(stage.state.workspace?.keysAhead.count == 400)
        stage.press("Esc")
        #expect(stage.place == .home)
    }

    @Test func `what is pasted before a form is there lands in its answer, in order`() throws {
        var stage = try FormSample.stage(FormSample.goods)
        stage.press("Esc")
        stage.effects += stage.state.beginRecord(
            FormSample.goods,
            about: RecordSubject(family: Sample.familyID),
        )
        stage.type("Kursi ")
        stage.act(.input(.paste("roda")))
        stage.type("!")
        stage.act(
            .form(
                .page(
                    try FormSample.page(FormSample.goods, RecordSubject(family: Sample.familyID))
                )
            )
        )
        #expect(stage.answer("apa") == "Kursi roda!")
    }

    /// Each is typed in one go into a store that has answered nothing yet.
    ///
    /// What *Beranda* lists grows with what was counted, so that its arrows are about what stands there.
    static let walks = [
        "Enter", "c 1", "2 Enter", "2 j j Enter c", "2 c 1 1 2", "2 Enter v v",
        "2 / s i Enter Enter c 1", "2 s s Enter", "2 Space j c 1",
        "3 j Enter 1", "3 / s d Enter 1", "2 c 1 F8 2 F8 1", "2 c [ 1", "[ 2 Enter c 1",
        "4 j Enter", "7 j Enter", "7 Tab j Enter", "8 j Enter", "9 j Enter j", "0 j Enter",
        "0 Tab j", "P Enter", "K Enter 1", "2 Enter n n c 1", "2 Enter F6 k u n Enter",
        "F6 s i Enter",
        "2 c + +", "2 c 1 C-z 2",
    ]

    @Test func `an arrow typed before the log is there moves in it`() throws {
        var hasty = try WalkDesk(families: 4, isSlow: true, syncs: 3)
        hasty.press("6 j")
        #expect(hasty.state.workspace?.keysAhead.count == 1)
        hasty.catchUp()
        let log = try #require(hasty.state.workspace?.sync)
        #expect(log.entries.count == 3 && log.cursor.selection == 1)
        #expect(log.entries.allSatisfy { $0.outcome == .done })
        #expect(log.entries.last?.pushed ?? 0 > 0, "the first took what was imported along")
    }

    @Test func `typing ahead of the store ends where waiting for it ends`() throws {
        var patient = try WalkDesk(families: 4)
        var hasty = try WalkDesk(families: 4, isSlow: true)
        try compare(&patient, &hasty, Self.walks)
    }

    /// Three sessions stand in the log of *Sinkron*, which no answer has brought yet when the keys come.
    @Test(arguments: ["6 j", "6 j j", "6 End", "6 j S", "S 6 j", "S 6 j j", "6 F6 Down 1"])
    func `typing ahead of a sync and its log ends where waiting for them ends`(
        keys: String
    ) throws {
        var patient = try WalkDesk(families: 2, syncs: 3)
        var hasty = try WalkDesk(families: 2, isSlow: true, syncs: 3)
        try compare(&patient, &hasty, [keys])
        #expect(patient.state.workspace?.sync.entries.count ?? 0 >= 3)
    }

    private func compare(
        _ patient: inout WalkDesk,
        _ hasty: inout WalkDesk,
        _ walks: [String],
    ) throws {
        for keys in walks {
            patient.press(keys)
            hasty.press(keys)
            hasty.catchUp()
            #expect(hasty.place == patient.place, "\(keys)")
            #expect(hasty.state.workspace?.keysAhead.isEmpty == true, "\(keys)")
            #expect(hasty.frame() == patient.frame(), "\(keys)")
            #expect(hasty.cursor == patient.cursor, "\(keys)")
            // Both go home before the next walk.
            for _ in 0..<4 {
                patient.press("Esc")
                hasty.press("Esc")
                hasty.catchUp()
            }
            #expect(hasty.place == .home && patient.place == .home, "\(keys)")
        }
    }

    private static let seeds: ClosedRange<UInt64> = 1...(isLong ? 200 : 2)

    @Test(arguments: seeds)
    func `random keys typed ahead end where waiting for the store ends`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var patient = try WalkDesk(families: 4)
        var hasty = try WalkDesk(families: 4, isSlow: true)
        // Not 1: what *Beranda* lists grows meanwhile.
        let keys = [
            "Enter", "Enter", "j", "k", "Down", "Tab", "c", "2", "2", "2", "3", "7", "8", "0", "4",
            "K", "P", "v", "n", "[", "]", "F6", "F2", "F8", "s", "Space",
        ]
        patient.press("2")
        hasty.press("2")
        var pressed: [String] = []
        for _ in 0..<40 {
            let key = keys[Int.random(in: keys.indices, using: &generator)]
            pressed.append(key)
            patient.press(key)
            hasty.press(key)
            if Int.random(in: 0..<6, using: &generator) == 0 { hasty.catchUp() }
        }
        hasty.catchUp()
        let typed = pressed.joined(separator: " ")
        #expect(hasty.place == patient.place, "seed \(seed): \(typed)")
        #expect(hasty.frame() == patient.frame(), "seed \(seed): \(typed)")
    }
}
