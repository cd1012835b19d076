import Caseload
import Casework
import Screen
import Testing

@testable import App

/// Keys typed before the page is there, and a key that leaves behind them.
struct TypedAheadTests {
    private func waitingDesk() throws -> (desk: EntryDesk, key: String) {
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        desk.runsAtOnce = false
        let page = try EntrySample.page()
        desk.add(page)
        desk.open(page.door)
        return (desk, page.draftKey)
    }

    @Test(arguments: [Key.function(10), .control("l")])
    func `what was typed before leaving is in the draft`(leaving: Key) throws {
        var (desk, draft) = try waitingDesk()
        desk.type("hs")
        desk.press(leaving)
        #expect(!desk.state.isEnding && desk.state.workspace != nil)
        #expect(!desk.message.isEmpty)
        desk.runEffects()
        #expect(desk.state.isEnding || desk.state.workspace == nil)
        let kept = try #require(desk.drafts[draft])
        #expect(kept.changes.compactMap { $0.after?.session } == [.hadir, .sakit])
    }

    @Test(arguments: [Key.function(10), .control("l")])
    func `a second press leaves at once, and so does one with nothing typed`(leaving: Key) throws {
        var (desk, _) = try waitingDesk()
        desk.type("h")
        desk.press(leaving, leaving)
        #expect(desk.state.isEnding || desk.state.workspace == nil)
        (desk, _) = try waitingDesk()
        desk.press(leaving)
        #expect(desk.state.isEnding || desk.state.workspace == nil)
    }

    @Test func `the idle lock waits for nothing`() throws {
        var (desk, _) = try waitingDesk()
        desk.type("h")
        _ = desk.state.update(.idleTooLong)
        #expect(desk.state.workspace == nil)
    }
}
