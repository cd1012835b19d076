import Caseload
import Casework
import Documents
import LocalStore
import Screen
import Testing

@testable import App

@Suite struct QueueTests {
    private func queue(_ stage: Stage) -> QueueState {
        stage.state.workspace?.queue ?? QueueState()
    }

    private func members(_ stage: Stage) -> [String] {
        queue(stage).shown.map { queue(stage).rows[$0].memberName }
    }

    @Test func `the newest record is first`() throws {
        #expect(
            members(try Sample.queueStage()) == ["Siti", "王小明", Sample.longName, "Désirée", "Budi"]
        )
    }

    @Test func `s groups by family and back, and the cursor stays on its record`() throws {
        var stage = try Sample.queueStage()
        stage.press("j j")
        let before = queue(stage).selected?.id
        stage.press("s")
        #expect(members(stage) == [Sample.longName, "Budi", "Siti", "Désirée", "王小明"])
        #expect(queue(stage).selected?.id == before)
        stage.press("s")
        #expect(queue(stage).order == .time)
    }

    @Test func `search takes words in any order, without accents, in any field`() throws {
        var stage = try Sample.queueStage()
        stage.press("/")
        stage.type("nono desiree")
        #expect(members(stage) == ["Désirée"])
        stage.press("Esc Esc")
        #expect(members(stage).count == 5)
        #expect(stage.place == .queue)
    }

    @Test func `Enter opens the record's cell and Esc comes back`() throws {
        var stage = try Sample.queueStage()
        stage.press("j j j Enter")
        #expect(stage.place == .entry)
        #expect(stage.state.workspace?.entry.door == .family("family:f2"))
        #expect(stage.state.workspace?.entry.wanted?.check == "check:m2:hadir:2026-10")
        #expect(stage.state.messages.current == nil)
        stage.press("Esc")
        #expect(stage.place == .queue)
    }

    @Test func `a record of another quarter is visited, and the working quarter comes back`() throws
    {
        var stage = try Sample.queueStage()
        var row = try Sample.queueRow(1, "Budi")
        row.family = "family:f1"
        row.member = "member:m1"
        (row.kind, row.period, row.service) = ("event", "2026-04-15", "timbang")
        stage.load(.queue([row]))
        stage.press("Enter")
        #expect(stage.place == .entry)
        #expect(stage.state.workspace?.quarter == Stage.quarter.adding(-2))
        #expect(stage.state.workspace?.entry.wanted?.service == "timbang")
        stage.press("Esc")
        #expect(stage.place == .queue && stage.state.workspace?.quarter == Stage.quarter)
        // A quarter that was chosen by key stays.
        stage.press("Enter")
        stage.state.workspace?.work(on: Stage.quarter.adding(-3))
        stage.press("Esc")
        #expect(stage.state.workspace?.quarter == Stage.quarter.adding(-3))
    }

    @Test func `a refused record is shown with its reason but does not count as waiting`() throws {
        let stage = try Sample.queueStage()
        #expect(stage.state.workspace?.waiting == 4)
        let text = stage.frame().text
        #expect(text.contains("✖ 1 ditolak server"))
        #expect(text.contains("Alasan: server tidak menyebut alasannya."))
        #expect(!text.contains("forbidden"))
    }

    @Test func `it says honestly that nothing is sent and where everything is`() throws {
        let text = try Sample.queueStage(size: Size(160, 24)).frame().text
        #expect(text.contains("Server belum diatur (6, lalu F6), jadi belum ada yang dikirim."))
        #expect(text.contains("aman dan terenkripsi di laptop ini di /data/satu"))
    }

    @Test func `the cursor stays on its record over new ones`() throws {
        var stage = try Sample.queueStage()
        stage.press("j")
        let before = queue(stage).selected?.id
        stage.load(.queue(try Sample.queueRows() + [try Sample.queueRow(9, "Baru")]))
        #expect(queue(stage).selected?.id == before)
    }

    @Test func `a record that names no family says so`() throws {
        var stage = try Sample.queueStage()
        var row = try Sample.queueRow(1, "Budi")
        row.family = nil
        stage.load(.queue([row]))
        stage.press("Enter")
        #expect(stage.place == .queue)
        #expect(stage.state.messages.current?.tone == .hint)
    }

    @Test func `Enter on a refused record opens its cell with the reason, Esc comes back`() throws {
        var stage = try Sample.queueStage()
        stage.press("Enter")
        #expect(stage.place == .entry)
        #expect(stage.state.workspace?.entry.door == .family("family:f2"))
        #expect(stage.state.workspace?.entry.wanted?.check == "check:m5:hadir:2026-10")
        #expect(stage.state.messages.current?.text.contains("tidak menyebut alasannya") == true)
        stage.press("Esc")
        #expect(stage.place == .queue)
    }

    @Test func `the quarter follows the refused record`() throws {
        var stage = try Sample.queueStage()
        var row = try Sample.queueRow(5, "Siti", delivery: .refusedByOffice)
        row.period = "2026-03"
        stage.load(.queue([row]))
        stage.press("Enter")
        #expect(stage.state.workspace?.quarter == Quarter("2026-Q1"))
    }

    @Test func `a record that is only known by its tombstone is told by its kind`() throws {
        var stage = try Sample.queueStage()
        var row = try Sample.queueRow(5, "", kind: "visit", delivery: .desk)
        (row.isDeleted, row.label, row.period) = (true, Wording(id: "", en: ""), "")
        stage.load(.queue([row]))
        let text = stage.frame().text
        #expect(text.contains("Keluarga Aminah, Sukamaju: kunjungan: catatan ditarik."), "\(text)")
    }

    @Test func `u sends a refused record again and no other, and the bar says so`() throws {
        var stage = try Sample.queueStage()
        stage.effects = []
        #expect(stage.frame().text.contains("Enter perbaiki · u kirim lagi"))
        stage.press("u j")
        #expect(!stage.frame().text.contains("u kirim lagi"), "\(stage.frame().text)")
        stage.press("u")
        let resent = stage.effects.compactMap { effect -> DocumentID? in
            if case .resend(let id) = effect { id } else { nil }
        }
        #expect(resent == ["check:m5:hadir:2026-10"])
        #expect(stage.state.messages.current?.tone == .hint)
    }

    @Test func `F7 narrows to a state and Backspace widens again`() throws {
        var stage = try Sample.queueStage()
        stage.act(.input(.key(.function(7))))
        stage.press("Down Enter")
        #expect(queue(stage).filter == .state(.local))
        #expect(members(stage) == ["王小明", Sample.longName, "Désirée", "Budi"])
        stage.press("Backspace")
        #expect(members(stage).count == 5)
    }

    @Test func `records in conflict are counted, marked and can be shown alone`() throws {
        var stage = try Sample.queueStage()
        var rows = try Sample.queueRows()
        rows[1].inConflict = true
        stage.load(.queue(rows))
        #expect(stage.frame().text.contains("1 konflik"))
        stage.act(.input(.key(.function(7))))
        stage.press("End Enter")
        #expect(members(stage) == ["Désirée"])
    }

    @Test func `delivered records are fetched when they are asked for`() throws {
        var stage = try Sample.queueStage()
        stage.effects = []
        stage.act(.input(.key(.function(7))))
        let server = try #require(QueueFilter.all.firstIndex(of: .state(.server)))
        stage.press(Array(repeating: "Down", count: server).joined(separator: " ") + " Enter")
        let asked = stage.effects.contains {
            if case .loadRecords(.server) = $0 { true } else { false }
        }
        #expect(asked)
        stage.load(.queue(try Sample.queueRows()))
        #expect(members(stage).isEmpty, "the queue's rows are none of them")
        stage.load(.records([try Sample.queueRow(7, "Tuti", delivery: .server)], .server))
        #expect(members(stage) == ["Tuti"])
        #expect(stage.frame().text.contains("di server"))
    }

    @Test func `an empty queue breaks no key`() throws {
        var stage = try Sample.queueStage()
        stage.load(.queue([]))
        stage.press("Enter j k G g y s / a Esc Esc")
        #expect(queue(stage).selected == nil)
        #expect(stage.frame().text.contains("Antrean kosong"))
    }
}
