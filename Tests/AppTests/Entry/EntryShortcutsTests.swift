import Caseload
import Casework
import Screen
import Testing

@testable import App

/// Keys that save keys: a month of the row by its number, one visit from anywhere, a pile without asking.
struct EntryShortcutsTests {
    // MARK: Months by number

    @Test(arguments: [
        ("!", 0, CheckState.tidak), ("@", 1, .tidak), ("#", 2, .tidak), ("$", 0, .izin),
        ("%", 1, .izin), ("^", 2, .izin),
    ])
    func `a shifted digit sets its month of the row from anywhere in it`(
        key: String,
        column: Int,
        state: CheckState,
    ) throws {
        for begun in 0..<3 {
            var desk = try EntrySample.desk()
            desk.put(cursor: 3, begun)
            desk.type(key)
            #expect(desk.state(3, column) == state, "from \(begun)")
            #expect(desk.grid?.drafts.count == 1)
            #expect(desk.entry.cursor == desk.entry.nextPlace(after: CellPlace(3, column)))
            desk.press("C-z")
            #expect(desk.grid?.drafts.isEmpty == true)
        }
    }

    @Test func `a shifted digit marks a session as the letter does`() throws {
        var desk = try EntrySample.desk()
        desk.type("#$")
        #expect(desk.value(0, 2)?.session == .alfa)
        #expect(
            desk.value(0, 0)?.session == nil,
            "after the last month the next row has the cursor",
        )
        desk.put(cursor: 0, 1)
        desk.type("$")
        #expect(desk.value(0, 0)?.session == .sakit)
    }

    @Test func `a month without a cell in the row is refused and the cursor stays`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 4, 1)
        desk.type("!")
        #expect(desk.entry.cursor == CellPlace(4, 1))
        #expect(desk.grid?.drafts.isEmpty == true)
        #expect(!desk.message.isEmpty)
    }

    @Test func `a percent sign behind a number is still a percent`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 2, 0)
        desk.type("40%")
        #expect(desk.value(2, 0)?.attendance?.percent == 40)
        #expect(desk.value(2, 1) == nil)
    }

    // MARK: One visit

    @Test func `a full stop behind day and month is the whole visit`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 5, 2)
        desk.type("1208.")
        let day = try EntrySample.day("2026-08-12")
        #expect(desk.value(5, 2)?.dates == [day] && desk.value(6, 2)?.dates == [day])
    }

    @Test func `a full stop behind a day alone may be the one of 20.08 and does nothing`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 5, 2)
        desk.type("12.")
        #expect(desk.value(5, 2) == nil && desk.entry.typing == .date("12"))
    }

    @Test func `from a row that says nothing a full stop takes the visit of the same person`()
        throws
    {
        var desk = try EntrySample.desk()
        desk.put(cursor: 5, 2)
        desk.type("1208.")
        desk.press("C-z")
        desk.put(cursor: 3, 0)
        desk.type(".")
        let day = try EntrySample.day("2026-08-12")
        #expect(desk.value(5, 2)?.dates == [day] && desk.value(6, 2)?.dates == [day])
        #expect((0..<3).allSatisfy { desk.value(3, $0) == nil })
        // Ahmad above has no dated service: his row has nothing to repeat.
        desk.put(cursor: 2, 0)
        desk.type(".")
        #expect(desk.entry.cursor == CellPlace(2, 0) && desk.value(2, 0) == nil)
    }

    @Test func `after a visit the cursor stands on the next person's first row`() throws {
        let quarter = try #require(Quarter(2026, 3))
        var people = try EntryPeople(quarter: quarter, seed: 4)
        let page = people.roster(.posyandu, people: 6)
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        desk.add(page)
        desk.open(page.door)
        desk.type(" 1208.")
        let here = desk.entry.cursor.row
        let row = try #require(desk.grid?.row(here))
        #expect(here > 0 && page.rows[here - 1].member != row.member)
        let visited = desk.grid?.drafts.count ?? 0
        #expect(visited > 0)
        desk.type(".")
        #expect((desk.grid?.drafts.count ?? 0) > visited, "and from there a full stop goes on")
        #expect(desk.grid?.changes.allSatisfy { !($0.after?.dates.isEmpty ?? true) } == true)
    }

    // MARK: A pile without asking

    @Test func `an asterisk fills and asks no more in this pile, and the count is told before`()
        throws
    {
        let quarter = try #require(Quarter(2026, 3))
        var people = try EntryPeople(quarter: quarter, seed: 5)
        let pages = (0..<3).map { _ in
            let family = people.family(members: 4)
            return people.page(family.family, family.members)
        }
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        for page in pages { desk.add(page) }
        desk.open(pages[0].door, worklist: pages.map(\.door))
        desk.press("+", "*")
        #expect(desk.entry.door == pages[1].door)
        let count = try #require(desk.grid?.batchFill(on: desk.state.today).places.count)
        #expect(count > 0)
        #expect(desk.entry.hint(desk.state.words).hasPrefix("+ \(count) patuh"))
        let before = desk.committed.count
        desk.press("+")
        #expect(desk.state.overlay == nil)
        #expect(desk.committed.count == before + count)
        #expect(desk.entry.door == pages[2].door)
        // Another pile asks again.
        desk.open(pages[2].door, worklist: [pages[2].door])
        desk.press("+")
        #expect(desk.state.overlay != nil)
    }
}
