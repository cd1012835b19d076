import Casework
import Documents
import Forms
import LocalStore
import Screen
import Testing

@testable import App
@testable import Caseload

/// What a locked screen shows of the caseload behind it: nothing.
@Suite struct LockTests {
    private static let name = "Siti Rahayu"

    /// A screen on which a name was just said, and stands in the history.
    private func stage() -> Stage {
        var stage = Stage()
        stage.load(.index(FamilyIndex(rows: Sample.rows)))
        stage.state.say("Tersimpan: Kunjungan, \(Self.name).", .done)
        stage.state.asked = LinePrompt(.backup, Self.name)
        return stage
    }

    /// Frames of a locked screen at several sizes, with every overlay that keys open over it.
    private func frames(_ stage: Stage) -> [String] {
        var frames: [String] = []
        for (width, height) in [(80, 24), (40, 12), (200, 60)] {
            for keys in ["", "C-e", "F1", "F9", "C-p"] {
                var stage = stage
                stage.resize(width, height)
                stage.press(keys)
                frames.append(stage.frame().text)
            }
        }
        return frames
    }

    @Test(arguments: ["C-l", "idle"])
    func `a locked screen shows no name, and its history none`(way: String) {
        var stage = stage()
        #expect(stage.frame().text.contains(Self.name))
        if way == "idle" { stage.act(.idleTooLong) } else { stage.press(way) }
        for frame in frames(stage) { #expect(!frame.contains(Self.name)) }
        stage.act(.locked(unkept: 0))
        for frame in frames(stage) { #expect(!frame.contains(Self.name)) }
        stage.press("C-e")
        #expect(stage.state.overlay == nil, "nobody reads on behind the lock")
        // Nor does the one whose profile is opened next.
        stage.unlock()
        stage.press("C-e")
        #expect(!stage.frame().text.contains(Self.name))
        #expect(!stage.state.messages.all.contains { $0.text.contains(Self.name) })
        // A failure of now must not ask what the one before was asked.
        stage.act(.failed(.tooLongToCopy))
        #expect(!stage.frame().text.contains(Self.name))
    }

    @Test func `what comes in behind the lock is not shown, only that something failed`() {
        var stage = stage()
        stage.press("C-l")
        let look = Look(
            id: "visit:1",
            at: "2026-11-05T09:00:00+07:00",
            by: Self.name,
            what: .record,
            door: .record,
        )
        stage.act(.privacy(.looks([look], of: nil)))
        stage.act(.loaded(.nothing("family:1")))
        stage.act(.cleaning(.exported(path: "/\(Self.name)", count: 1)))
        #expect(stage.state.overlay == nil && stage.state.messages.all.isEmpty)
        for frame in frames(stage) { #expect(!frame.contains(Self.name)) }
        stage.act(.committed(CommitID(1), .failure(.caseload(.store(.diskFull)))))
        #expect(stage.state.messages.current?.tone == .error)
    }

    @Test func `pages that could not be kept are told at the lock, once`() {
        var stage = stage()
        stage.press("C-l")
        stage.act(.locked(unkept: 2))
        #expect(stage.state.messages.all.map(\.text) == [stage.state.words.unkeptAtLock(2)])
        #expect(stage.frame().text.contains("belum dapat disimpan"))
    }
}

@Suite struct IdleLockTests {
    @Test func `time asleep counts, and nothing is due before its time`() {
        var idle = IdleLock(1_000)
        #expect(!idle.isDue(1_000 + 299_999, minutes: 5))
        #expect(idle.isDue(1_000 + 300_000, minutes: 5))
        #expect(idle.isDue(1_000 + 8 * 3_600_000, minutes: 5))
        #expect(!idle.isDue(1_000 + 8 * 3_600_000, minutes: 0), "never")
        idle.touch(200_000)
        #expect(!idle.isDue(400_000, minutes: 5) && idle.isDue(500_000, minutes: 5))
        #expect(idle.wait(498_000, minutes: 5) == 2_000)
        #expect(idle.wait(200_000, minutes: 5) == 5_000)
        #expect(idle.wait(900_000, minutes: 5) == 1_000)
    }
}
