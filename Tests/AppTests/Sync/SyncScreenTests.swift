import Caseload
import Casework
import Documents
import LocalStore
import Replication
import Screen
import StorePeers
import Sync
import TestSupport
import Testing

@testable import App

@Suite struct SyncScreenTests {
    @Test func `6 opens the screen and asks for the log`() {
        var stage = Stage()
        stage.effects = []
        stage.press("6")
        #expect(stage.place == .sync)
        #expect(stage.syncActs.contains { if case .loadLog = $0 { true } else { false } })
        stage.press("Esc")
        #expect(stage.place == .home)
    }

    @Test func `F2 starts a sync, here and in the queue`() throws {
        var stage = Sample.syncStage(Sample.view(.idle(next: nil)))
        stage.press("F2")
        #expect(stage.syncActs.contains { if case .start = $0 { true } else { false } })
        var queue = try Sample.queueStage()
        queue.act(.sync(.view(Sample.view(.idle(next: nil)))))
        queue.effects = []
        queue.press("F2")
        #expect(queue.syncActs.contains { if case .start = $0 { true } else { false } })
    }

    @Test func `without a server F2 says where to set one`() {
        var stage = Sample.syncStage(SyncView())
        stage.press("F2")
        #expect(stage.syncActs.isEmpty)
        #expect(stage.state.messages.current?.text.contains("F6") == true)
    }

    @Test func `what a sync came to can be read to its end at 80 columns`() {
        var stage = Sample.syncStage(Sample.view(.idle(next: nil)))
        var report = Sample.report(pulled: 1_234, pushed: 56)
        report.conflicts = SyncConflicts(merged: 12, waiting: 0)
        report.waiting = 0
        stage.act(.sync(.ended(report, isAutomatic: false)))
        let text = stage.lines().map { $0.drop { $0 == " " } }.joined(separator: " ")
        #expect(text.contains("12 digabungkan, 0 masih di antrean."), "\(stage.frame().text)")
    }

    @Test func `a sync that was asked for is the one in sight when it ends`() {
        var stage = Sample.syncStage(Sample.view(.idle(next: nil)))
        stage.press("j j j")
        #expect(stage.state.workspace?.sync.cursor.selection == 3)
        stage.act(.sync(.ended(Sample.report(), isAutomatic: true)))
        stage.act(.sync(.log(Sample.syncLog(), releases: [])))
        #expect(
            stage.state.workspace?.sync.cursor.selection == 3,
            "what came by itself moves nothing",
        )
        stage.act(.sync(.ended(Sample.report(), isAutomatic: false)))
        stage.act(.sync(.log(Sample.syncLog(), releases: [])))
        #expect(stage.state.workspace?.sync.cursor.selection == 0)
    }

    @Test func `the queue's count and the sentence beside it say the same`() {
        for (waiting, sentence) in [
            (0, "Antrean kosong: semua sudah di server"),
            (5, "Antrean 5: sudah di meja atau stik, belum sampai di server"),
        ] {
            var stage = Sample.syncStage(Sample.view(.idle(next: nil)))
            stage.state.workspace?.waiting = waiting
            stage.act(.clock(Stage.moment))
            #expect(stage.frame().text.contains(sentence), "\(stage.frame().text)")
            #expect(!stage.frame().text.contains("Tidak ada yang menunggu"))
        }
    }

    private static let sums: [(DeliverySum, Int, String)] = [
        (DeliverySum(), 0, "Antrean kosong: belum ada catatan yang perlu dikirim"),
        (
            DeliverySum(byStick: 2), 0,
            "Antrean kosong: 2 catatan di server menurut stik, belum dipastikan lewat jaringan",
        ),
        (DeliverySum(atDesk: 3), 3, "Antrean 3: semua di meja, belum sampai di server"),
        (
            DeliverySum(unsent: 2, onStick: 2, atDesk: 3), 5,
            "Antrean 5: 3 di meja, 2 di stik, belum sampai di server",
        ),
    ]

    @Test(arguments: sums)
    func `nothing is said to be at the server that only a desk or a stick has`(
        left: DeliverySum,
        waiting: Int,
        sentence: String,
    ) {
        var view = Sample.view(.idle(next: nil))
        view.left = left
        var stage = Sample.syncStage(view)
        stage.state.workspace?.waiting = waiting
        stage.act(.clock(Stage.moment))
        let text = stage.lines().map { $0.drop { $0 == " " } }.joined(separator: " ")
        #expect(text.contains(sentence), "\(stage.frame().text)")
        #expect(!text.contains("semua sudah di server"), "\(stage.frame().text)")
    }

    @Test func `home tells how much of the queue is at the desk and how much only here`() {
        for (left, sentence) in [
            (DeliverySum(atDesk: 3), "◑ Antrean 3: semua di meja"),
            (DeliverySum(unsent: 1, atDesk: 2), "○ Antrean 3: 2 di meja, 1 hanya di sini"),
            (DeliverySum(unsent: 3), "○ 3 catatan dalam antrean"),
        ] {
            var home = Sample.home()
            (home.waiting, home.left) = (left.waiting, left)
            for size in [Size(80, 24), Size(41, 24)] {
                var stage = Sample.syncStage(Sample.view(.idle(next: nil)), size: size)
                stage.press("1")
                stage.load(.home(stage.state.today.quarter, home))
                #expect(stage.frame().text.contains(sentence), "\(stage.frame().text)")
            }
        }
    }

    @Test func `without a server nothing is said of what a stick or an earlier desk has`() throws {
        var stage = try Sample.queueStage(size: Size(160, 24))
        stage.load(.queue([try Sample.queueRow(1, "Budi", delivery: .desk)]))
        let text = stage.frame().text
        #expect(!text.contains("belum ada yang dikirim"), "\(text)")
        #expect(text.contains("belum tentu sampai di server"), "\(text)")
    }

    @Test func `a refused record is told wherever the queue is, and nowhere that all is well`() {
        var view = Sample.view(.idle(next: nil))
        view.left = DeliverySum(refused: 1)
        for size in [Size(80, 24), Size(200, 60), Size(40, 12)] {
            var stage = Sample.syncStage(view, size: size)
            stage.state.workspace?.waiting = 0
            stage.act(.clock(Stage.moment))
            let text = stage.frame().text
            #expect(stage.lines()[0].contains("Antrean 0 ✖1"), "\(text)")
            #expect(!stage.lines()[0].contains("✓"), "\(text)")
            #expect(text.contains("1 catatan ditolak server"), "\(text)")
            #expect(!text.contains("semua sudah di server"), "\(text)")
        }
        var home = Sample.home()
        home.waiting = 0
        home.refused = 1
        var stage = Sample.syncStage(view)
        stage.press("1")
        stage.load(.home(stage.state.today.quarter, home))
        #expect(
            stage.frame().text.contains("1 ditolak server: hanya ada di laptop ini"),
            "\(stage.frame().text)",
        )
    }

    @Test func `the queue with only a refused record says what to do`() throws {
        var stage = try Sample.queueStage()
        stage.act(.sync(.view(Sample.view(.idle(next: nil)))))
        stage.load(.queue([try Sample.queueRow(5, "Siti", delivery: .refusedByServer)]))
        let text = stage.frame().text
        #expect(text.contains("hanya ada di laptop ini"), "\(text)")
        #expect(!text.contains("semua sudah di server"), "\(text)")
        #expect(stage.lines()[0].contains("Antrean 0 ✖1"), "\(text)")
    }

    @Test func `what waits at the desk is not green`() {
        var view = Sample.view(.waiting(until: Sample.now + 10_000, because: .atDesk(1)))
        view.left = DeliverySum(atDesk: 1)
        var stage = Sample.syncStage(view)
        stage.state.workspace?.waiting = 1
        stage.act(.clock(Stage.moment))
        #expect(stage.frame().text.contains("1 catatan di meja, belum sampai di server."))
        #expect(!stage.lines()[0].contains("✓"), "\(stage.lines()[0])")
        view.status = .idle(next: nil)
        stage.act(.sync(.view(view)))
        #expect(!stage.lines()[0].contains("✓"), "\(stage.lines()[0])")
    }

    @Test func `the year stands in the title at 80 columns, whatever sign is beside it`() {
        for status in [
            SyncStatus.idle(next: nil), .running(since: 0),
            .waiting(until: Sample.now + 9_000, because: .gathering),
            .failed(.noRight(detail: ""), again: nil),
        ] {
            var stage = Sample.syncStage(Sample.view(status, lastDone: nil))
            stage.state.workspace?.waiting = 1_035
            stage.act(.clock(Stage.moment))
            let title = stage.lines()[0]
            #expect(title.contains("2026"), "\(title)")
            #expect(!title.contains("–"), "\(title)")
        }
    }

    @Test func `a family that the office takes back tells what keeps it here`() {
        var stage = Sample.syncStage(Sample.view(.idle(next: nil)))
        stage.load(.index(Sample.index()))
        stage.act(
            .sync(
                .log(
                    Sample.syncLog(),
                    releases: [
                        PendingRelease(family: "family:f1", records: 3, drafts: 1),
                        PendingRelease(family: "family:f5"),
                    ],
                )
            )
        )
        let text = stage.lines().map { $0.drop { $0 == " " } }.joined(separator: " ")
        #expect(
            text.contains(
                "Aminah: ditarik kantor; masih di sini sampai 3 catatan sampai di server dan 1 draf disimpan atau dibuang."
            ),
            "\(stage.frame().text)",
        )
        #expect(text.contains("Siti Rahmah: ditarik kantor; hilang dari laptop ini"))
    }

    @Test func `F8 stops a running sync and does nothing else`() {
        var stage = Sample.syncStage(Sample.running(.pushing, .sending))
        stage.press("F8")
        #expect(stage.syncActs.contains { if case .stop = $0 { true } else { false } })
        #expect(stage.frame().text.contains("Menghentikan sinkron"))
        stage.act(.sync(.view(Sample.view(.idle(next: nil)))))
        #expect(!stage.frame().text.contains("Menghentikan"))
        stage.effects = []
        stage.press("F8")
        #expect(stage.syncActs.isEmpty)
    }

    @Test func `a second sync cannot be asked for while one runs`() {
        var stage = Sample.syncStage(Sample.running(.pulling))
        stage.press("F2 F4")
        #expect(stage.syncActs.isEmpty)
        #expect(stage.state.overlay == nil)
    }

    @Test func `the title tells age and trouble in every state`() {
        let states: [(SyncView, String)] = [
            (Sample.view(.idle(next: nil)), "Antrean 0 ✓5m"),
            (Sample.view(.idle(next: nil), lastDone: 180), "Antrean 0 ✓3j"),
            (Sample.view(.idle(next: nil), lastDone: 7_200), "Antrean 0 ✓5h"),
            (Sample.view(.idle(next: nil), lastDone: nil), "Antrean 0 ✓"),
            (Sample.running(.pushing, .sending), "Antrean 0 »5m"),
            (Sample.view(.waiting(until: 0, because: .gathering)), "Antrean 0 …5m"),
            (
                Sample.view(.waiting(until: 0, because: .failure(.noLink(detail: "")))),
                "Antrean 0 !5m",
            ),
        ]
        for (view, text) in states {
            var stage = Stage()
            stage.act(.sync(.view(view)))
            let title = stage.lines()[0]
            #expect(title.hasSuffix(text), "\(title)")
            #expect(title.contains("2 Keluarga"), "the tabs keep their names: \(title)")
            #expect(title.contains("7 Agenda"), "the tabs keep their names: \(title)")
        }
    }

    @Test func `without a server the title says nothing of syncing`() {
        var stage = Stage()
        let before = stage.lines()[0]
        stage.act(.sync(.view(SyncView())))
        #expect(stage.lines()[0] == before)
    }

    @Test func `a running sync that hears nothing is no longer shown as well`() {
        var view = Sample.running(.pushing, .sending, written: 3)
        view.quietSeconds = 12
        let stage = Sample.syncStage(view)
        #expect(stage.frame().text.contains("belum ada jawaban 12 detik"))
        #expect(stage.lines()[0].contains("»?"))
    }

    @Test func `a sync that ended refreshes the list, the cursor stays on its record`() throws {
        var stage = try Sample.queueStage()
        stage.press("j j")
        let before = stage.state.workspace?.queue.selected?.id
        stage.effects = []
        stage.act(.sync(.ended(Sample.report(pulled: 3, pushed: 2), isAutomatic: true)))
        #expect(stage.effects.contains { if case .loadQueue = $0 { true } else { false } })
        #expect(stage.state.workspace?.waiting == 4)
        stage.load(.queue(try Sample.queueRows() + [try Sample.queueRow(9, "Baru")]))
        #expect(stage.state.workspace?.queue.selected?.id == before)
    }

    @Test func `in the list of families the cursor stays too`() {
        var stage = Sample.families()
        stage.press("j j j")
        let before = stage.families.selected
        stage.act(.sync(.ended(Sample.report(pulled: 3), isAutomatic: true)))
        stage.load(.index(Sample.index()))
        #expect(stage.families.selected == before)
    }

    @Test func `what nobody asked for speaks up only where something is to be done`() throws {
        var stage = Stage()
        stage.act(.sync(.ended(Sample.report(pushed: 9), isAutomatic: true)))
        #expect(stage.state.messages.current == nil)
        let failed = Sample.report(.failed(.opening, .noLink(detail: "")))
        stage.act(.sync(.ended(failed, isAutomatic: true)))
        #expect(stage.state.messages.current == nil)
        var refused = Sample.report(pushed: 9)
        refused.push?.refused = [
            SyncRefusal(
                id: "check:m:x:2026-10",
                revision: try RevisionID("1-" + String(repeating: "c", count: 32)),
                outcome: .refused(error: "forbidden", reason: "tanpa tanggal"),
            )
        ]
        stage.act(.sync(.ended(refused, isAutomatic: true)))
        #expect(stage.state.messages.current?.tone == .warning)
        stage.act(.sync(.ended(failed, isAutomatic: false)))
        #expect(stage.state.messages.current?.tone == .error)
    }

    @Test func `only a complete sync is told as done`() {
        var stage = Stage()
        stage.act(.sync(.ended(Sample.report(pushed: 9), isAutomatic: false)))
        #expect(stage.state.messages.current?.tone == .done)
        var unconfirmed = Sample.report(pushed: 9)
        unconfirmed.push?.unconfirmed = 9
        stage.act(.sync(.ended(unconfirmed, isAutomatic: false)))
        #expect(stage.state.messages.current?.tone == .warning)
        #expect(stage.state.messages.current?.text.contains("9 belum dipastikan") == true)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `no key is dropped while a sync tells of its progress`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var alone = Sample.families()
        var beside = Sample.families()
        let keys = [
            "j", "k", "/", "s", "i", "t", "Backspace", "Esc", "Down", "Up", "G", "g", "Enter",
        ]
        for _ in 0..<200 {
            let key = keys.randomElement(using: &generator) ?? "j"
            alone.press(key)
            beside.press(key)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                let count = Int.random(in: 0..<900, using: &generator)
                beside.act(.sync(.view(Sample.running(.pulling, .fetching, written: count))))
            case 1: beside.act(.sync(.view(Sample.view(.idle(next: nil)))))
            case 2:
                beside.act(.sync(.ended(Sample.report(pulled: 1), isAutomatic: true)))
                beside.load(.index(Sample.index()))
            default: break
            }
            #expect(alone.place == beside.place, "seed \(seed)")
            #expect(alone.families.selected == beside.families.selected, "seed \(seed)")
            #expect(alone.families.line.text == beside.families.line.text, "seed \(seed)")
        }
    }

    @Test func `typing on an entry page goes on through a sync`() throws {
        var stage = try Sample.opened()
        stage.press("c")
        let door = stage.state.workspace?.entry.door
        #expect(door != nil)
        stage.press("1 1 2")
        let waiting = stage.state.workspace?.keysAhead
        stage.act(.sync(.view(Sample.running(.pushing, .sending))))
        stage.act(.sync(.ended(Sample.report(pulled: 4), isAutomatic: true)))
        #expect(stage.place == .entry)
        #expect(stage.state.workspace?.entry.door == door)
        #expect(stage.state.workspace?.keysAhead == waiting)
    }

    @Test func `a lock forgets syncing, and news that come late do no harm`() {
        var stage = Sample.syncStage(Sample.running(.pushing))
        stage.press("C-l")
        stage.act(.sync(.ended(Sample.report(), isAutomatic: true)))
        stage.act(.sync(.view(Sample.view(.idle(next: nil)))))
        stage.act(.sync(.log(Sample.syncLog(), releases: [])))
        #expect(stage.state.workspace == nil)
        #expect(stage.state.messages.current == nil)
    }

    @Test(arguments: [Size(80, 24), Size(40, 12), Size(200, 60)])
    func `a login that was taken before is told as that, with when it is tried again`(size: Size) {
        let error = PeerError.loginNoLongerTaken(detail: "Name or password is incorrect.")
        let wait = SyncStatus.waiting(until: Sample.now + 900_000, because: .failure(error))
        let stage = Sample.syncStage(Sample.view(wait), size: size)
        let words = stage.lines().flatMap { $0.split(separator: " ") }
        let text = words.joined(separator: " ")
        #expect(text.contains("padahal sebelumnya diterima"), "\(stage.frame().text)")
        #expect(text.contains("Dicoba lagi pukul 09.15."), "\(stage.frame().text)")
    }
}
