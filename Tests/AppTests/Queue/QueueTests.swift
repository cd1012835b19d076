import Caseload
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

    @Test func `Enter opens the record's family and Esc comes back`() throws {
        var stage = try Sample.queueStage()
        stage.press("Enter")
        #expect(stage.place == .family)
        #expect(stage.state.workspace?.family.id == "family:f2")
        stage.press("Esc")
        #expect(stage.place == .queue)
    }

    @Test func `a refused record is shown with its reason but does not count as waiting`() throws {
        let stage = try Sample.queueStage()
        #expect(stage.state.workspace?.waiting == 4)
        let text = stage.frame().text
        #expect(text.contains("✖ 1 ditolak server"))
        #expect(text.contains("Alasan: forbidden"))
    }

    @Test func `it says honestly that nothing is sent and where everything is`() throws {
        let text = try Sample.queueStage(size: Size(160, 24)).frame().text
        #expect(
            text.contains("Belum ada yang terkirim: pengiriman datang dengan versi berikutnya.")
        )
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

    @Test func `an empty queue breaks no key`() throws {
        var stage = try Sample.queueStage()
        stage.load(.queue([]))
        stage.press("Enter j k G g y s / a Esc Esc")
        #expect(queue(stage).selected == nil)
        #expect(stage.frame().text.contains("Antrean kosong"))
    }
}
