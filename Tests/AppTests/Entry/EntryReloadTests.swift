import Caseload
import Casework
import Screen
import Testing

@testable import App

/// A page that comes again while it is being typed on.
struct EntryReloadTests {
    @Test func `a reload moves neither the cursor nor the typing`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 1)
        desk.type("2")
        desk.type("/")
        let page = try EntrySample.page()
        _ = desk.state.update(.loaded(.entry(page, draft: nil)))
        #expect(desk.entry.cursor == CellPlace(3, 2))
        #expect(desk.state(3, 1) == .tidak)
    }

    @Test func `the cursor follows its row when rows come and go`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 1)
        desk.type("2")
        var page = try EntrySample.page()
        page.rows.removeFirst(2)
        _ = desk.state.update(.loaded(.entry(page, draft: nil)))
        #expect(desk.entry.cursor == CellPlace(1, 2))
        #expect(desk.state(1, 1) == .tidak)
    }

    @Test func `typing whose row is gone stays and comes back with the row`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 0)
        desk.type("2")
        var page = try EntrySample.page()
        page.rows.removeSubrange(3...4)
        _ = desk.state.update(.loaded(.entry(page, draft: nil)))
        #expect(desk.grid?.drafts.count == 1)
        #expect(desk.grid?.savable.isEmpty == true)
        _ = desk.state.update(.loaded(.entry(try EntrySample.page(), draft: nil)))
        #expect(desk.state(3, 0) == .tidak)
    }

    @Test func `a half typed number survives a reload`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 2, 0)
        desk.type("2")
        _ = desk.state.update(.loaded(.entry(try EntrySample.page(), draft: nil)))
        desk.type("2e")
        #expect(desk.grid?.schoolDays(at: CellPlace(2, 0)) == 22)
    }

    @Test func `what was typed before leaving the page can be taken back after coming again`()
        throws
    {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 0)
        desk.type("2")
        desk.put(cursor: 3, 1)
        desk.type("1")
        let page = try EntrySample.page()
        let draft = try #require(desk.drafts[page.draftKey])
        #expect(draft.changes.count == 2)
        var entry = EntryState()
        entry.open(page.door)
        entry.take(page, draft: draft, on: desk.state.today)
        #expect(entry.grid?.drafts.count == 2)
        #expect(entry.undo() != nil)
        #expect(entry.grid?.drafts.isEmpty == true)
        #expect(entry.undo() == nil)
        #expect(entry.redo() != nil)
        #expect(entry.draft?.changes.count == 2)
        var bare = EntryState()
        bare.open(page.door)
        bare.take(page, draft: nil, on: desk.state.today)
        #expect(bare.undo() == nil)
    }

    @Test(arguments: ["2", "3a", "3a1"])
    func `half a value is in the draft and comes back in a new sitting`(typed: String) throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 2, 0)
        desk.type(typed)
        let typing = desk.entry.typing
        #expect(typing != .nothing)
        let page = try EntrySample.page()
        let draft = try #require(desk.drafts[page.draftKey])
        var entry = EntryState()
        entry.open(page.door)
        entry.take(page, draft: draft, on: desk.state.today)
        #expect(entry.cursor == CellPlace(2, 0))
        #expect(entry.typing == typing)
    }

    @Test func `a jump lands on what is still blank, not on a month that is filled`() throws {
        var desk = try EntrySample.desk()
        let grid = try #require(desk.grid)
        let row = try #require(
            grid.page.rows.indices.first { row in
                grid.firstBlank(of: row, on: desk.state.today) == 0
                    && grid.page.rows[row].input == .attendance
                    && grid.page.rows[row].member != grid.page.rows[0].member
            }
        )
        let letter = try #require(grid.page.rows[row].memberName.unicodeScalars.first)
        desk.put(cursor: 0, 0)
        desk.press(.character(letter))
        #expect(desk.entry.cursor == CellPlace(row, 0))
        desk.type("80%")
        desk.put(cursor: 0, 0)
        desk.press(.character(letter))
        let next = try #require(desk.grid?.firstBlank(of: row, on: desk.state.today))
        #expect(next > 0)
        #expect(desk.entry.cursor == CellPlace(row, next))
    }

    @Test func `a half typed value that is taken away again leaves no draft`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 2, 0)
        desk.type("2")
        desk.press(.backspace)
        #expect(desk.drafts.isEmpty)
    }

    @Test func `another family's page that comes late is left aside`() throws {
        var desk = try EntrySample.desk()
        desk.type("h")
        var other = try EntrySample.page()
        other.door = .family(.family("other"))
        _ = desk.state.update(.loaded(.entry(other, draft: nil)))
        #expect(desk.entry.door == .family(.family("f")))
        #expect(desk.grid?.drafts.count == 1)
    }

    @Test func `an empty page has hints and takes every key`() throws {
        var desk = try EntrySample.desk()
        var page = try EntrySample.page()
        page.rows = []
        page.door = .family(.family("none"))
        desk.add(page)
        desk.open(page.door)
        for key: Key in [
            "1", "a", "Down", "Tab", "Enter", "F2", "F4", "Delete", "Backspace", ".", "'",
        ] {
            desk.press(key)
        }
        #expect(desk.entry.cursor == CellPlace(0, 0))
        #expect(desk.frame().text.contains("Tidak ada kewajiban"))
    }

    @Test func `what the store recorded meanwhile as typed is no draft any more`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 0)
        desk.type("2")
        var page = try EntrySample.page()
        page.rows[3].cells[0]?.recorded = RecordedValue(state: .tidak, how: .imported)
        _ = desk.state.update(.loaded(.entry(page, draft: nil)))
        #expect(desk.grid?.drafts.isEmpty == true)
    }
}
