import Caseload
@testable import Casework
import Screen
import Testing

@testable import App

/// One key, one cell: states, sessions, going back, repeating, jumping.
struct EntryKeysTests {
    @Test func `the sample page has a cell of every kind`() throws {
        let rows = try EntrySample.page().rows
        #expect(
            rows.map(\.obligation) == [
                "p2k2", "kks-dipegang", "hadir-sekolah", "timbang", "vitamin-a-merah",
                "ukur-tinggi", "perkembangan",
            ]
        )
        #expect(
            rows.map(\.input) == [.session, .state, .attendance, .state, .state, .dated, .dated]
        )
    }

    @Test func `a digit sets the state and moves on along the row and to the next`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 0)
        desk.type("123")
        #expect(desk.state(3, 0) == .patuh)
        #expect(desk.state(3, 1) == .tidak)
        #expect(desk.state(3, 2) == .izin)
        #expect(desk.entry.cursor == CellPlace(4, 1), "the next row has a cell in August alone")
        desk.type("0")
        #expect(desk.state(4, 1) == .tidakBerlaku)
    }

    @Test func `a digit that is no state changes nothing and says so`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 0)
        desk.type("7")
        #expect(desk.state(3, 0) == nil)
        #expect(desk.entry.cursor == CellPlace(3, 0))
        #expect(desk.message.contains("1 patuh"))
    }

    @Test func `a session takes its letters and the digits`() throws {
        var desk = try EntrySample.desk()
        desk.type("hsa")
        #expect(desk.value(0, 0)?.session == .hadir)
        #expect(desk.value(0, 1)?.session == .sakit)
        #expect(desk.value(0, 2)?.session == .alfa)
        #expect((0..<3).map { desk.state(0, $0) } == [.patuh, .izin, .tidak])
        desk.put(cursor: 0, 0)
        desk.type("230")
        #expect(desk.value(0, 0)?.session == .alfa)
        #expect(desk.value(0, 1)?.session == .sakit)
        #expect(desk.value(0, 2)?.session == nil)
        #expect(desk.state(0, 2) == .tidakBerlaku)
    }

    @Test(arguments: [(0, 0), (2, 1), (3, 2), (5, 2)])
    func `a hyphen says tidak in any cell`(row: Int, column: Int) throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: row, column)
        desk.type("-")
        #expect(desk.state(row, column) == .tidak)
        #expect(desk.entry.cursor != CellPlace(row, column))
    }

    @Test func `months to come are passed over, and a value typed there is refused by its month`()
        throws
    {
        var desk = try EntrySample.desk(on: "2026-08-20")
        desk.put(cursor: 3, 0)
        desk.type("11")
        #expect(desk.entry.cursor == CellPlace(4, 1), "September has not begun")
        desk.put(cursor: 3, 2)
        desk.type("1")
        #expect(desk.state(3, 2) == nil)
        #expect(desk.message.contains("September belum mulai"))
        #expect(desk.entry.cursor == CellPlace(3, 2))
    }

    @Test func `Backspace goes back one and takes the typing there away`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 0)
        desk.type("12")
        desk.press("Backspace")
        #expect(desk.entry.cursor == CellPlace(3, 1))
        #expect(desk.state(3, 1) == nil)
        #expect(desk.state(3, 0) == .patuh)
        desk.press("Backspace")
        #expect(desk.state(3, 0) == nil)
    }

    @Test func `Backspace at the end of the page clears the last cell, not the one before`() throws
    {
        var desk = try EntrySample.desk()
        desk.put(cursor: 5, 2)
        desk.type("--")
        #expect(desk.entry.cursor == CellPlace(6, 2))
        desk.press("Backspace")
        #expect(desk.state(6, 2) == nil)
        #expect(desk.state(5, 2) == .tidak)
    }

    @Test func `Backspace and digits never take a record back, Delete does when saved`() throws {
        var desk = try EntrySample.desk()
        desk.recordBefore(3, 0, RecordedValue(state: .patuh, how: .imported))
        desk.put(cursor: 3, 1)
        desk.press("Backspace")
        #expect(desk.state(3, 0) == .patuh)
        desk.press("Delete")
        #expect(desk.grid?.typed(at: CellPlace(3, 0)) == .takenBack)
        #expect(desk.value(3, 0) == nil)
        desk.press("F2")
        #expect(desk.committed.last?.before?.state == .patuh)
        #expect(desk.committed.last?.after == nil)
    }

    @Test func `typing what is recorded already is no change`() throws {
        var desk = try EntrySample.desk()
        desk.recordBefore(3, 0, RecordedValue(state: .patuh, how: .imported, by: "Tono"))
        desk.put(cursor: 3, 0)
        desk.type("1")
        #expect(desk.grid?.drafts.isEmpty == true)
        #expect(desk.entry.cursor == CellPlace(3, 1))
    }

    @Test func `a full stop repeats the value to the end of the row`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 0)
        desk.type("2.")
        #expect((0..<3).map { desk.state(3, $0) } == [.tidak, .tidak, .tidak])
        #expect(desk.entry.cursor == CellPlace(4, 1))
    }

    @Test func `an apostrophe takes the value from above`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 1)
        desk.type("3")
        desk.put(cursor: 4, 1)
        desk.type("'")
        #expect(desk.state(4, 1) == .izin)
    }

    @Test func `cells that do not apply refuse with their reason`() throws {
        var desk = try EntrySample.desk()
        let page = try EntrySample.page()
        let place = CellPlace(3, 0)
        var changed = page
        let cell = try #require(page.rows[3].cells[0]?.cell)
        changed.rows[3].cells[0]?.cell = ObligationCell(
            obligation: cell.obligation,
            member: cell.member,
            category: cell.category,
            period: cell.period,
            due: cell.due,
            counted: cell.counted,
            standing: .not(.notYetBorn),
        )
        desk.add(changed)
        desk.open(changed.door)
        desk.put(cursor: place.row, place.column)
        desk.type("1")
        #expect(desk.state(3, 0) == nil)
        #expect(desk.message.contains("belum lahir"))
    }

    // MARK: Moving

    @Test func `a letter jumps to the next name, the same letter to the one after`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 2, 0)
        desk.type("d")
        #expect(desk.entry.cursor == CellPlace(3, 0), "Dewi's first row")
        desk.type("f")
        #expect(desk.entry.cursor.row == 2, "Fauzi is a word of Ahmad's name")
        desk.press("F7")
        desk.type("z")
        #expect(desk.message.contains("«z»"))
    }

    @Test func `quick letters spell a name, slow ones begin anew`() throws {
        let quarter = try #require(Quarter(2026, 3))
        var people = try EntryPeople(quarter: quarter, seed: 4)
        var page = people.roster(.posyandu, people: 4)
        let names = ["Budi", "Siti", "Sri", "Indah"]
        var index = -1
        var member = page.rows[0].member
        for row in page.rows.indices {
            if index < 0 || page.rows[row].member != member { index += 1 }
            member = page.rows[row].member
            page.rows[row].memberName = names[index]
        }
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        desk.add(page)
        desk.open(page.door)
        func name() -> String { desk.grid?.row(desk.entry.cursor.row)?.memberName ?? "" }
        desk.type("s")
        #expect(name() == "Siti")
        desk.type("r")
        #expect(name() == "Sri", "sr extends the prefix")
        _ = desk.state.update(.clock(Moment(seconds: desk.state.moment.seconds + 5, offset: 0)))
        desk.type("i")
        #expect(name() == "Indah", "after a pause i is a name of its own")
    }

    @Test func `capitals and a slash reach names whose letter is a value`() throws {
        var desk = try EntrySample.desk()
        desk.type("A")
        #expect(desk.entry.cursor.row == 2)
        #expect(desk.grid?.drafts.isEmpty == true)
        desk.put(cursor: 0, 0)
        desk.type("/a")
        #expect(desk.entry.cursor.row == 2)
        #expect(desk.grid?.drafts.isEmpty == true)
        desk.press("Esc")
        #expect(desk.state.workspace?.place == .entry, "Esc ends the search first")
    }

    @Test func `up and down keep to the month past rows without it`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 0, 0)
        desk.press("Down")
        #expect(desk.entry.cursor == CellPlace(1, 2))
        desk.press("Down")
        #expect(desk.entry.cursor == CellPlace(2, 0))
    }

    @Test func `Space leads to the blanks that plus leaves open`() throws {
        var desk = try EntrySample.desk()
        desk.press("Space")
        #expect(desk.entry.cursor == CellPlace(5, 2))
        desk.press("Space")
        #expect(desk.entry.cursor == CellPlace(6, 2))
        desk.press("Space")
        #expect(desk.entry.cursor == CellPlace(5, 2))
    }

    @Test func `a group's list is filled month by month unless F7 says otherwise`() throws {
        let quarter = try #require(Quarter(2026, 3))
        var people = try EntryPeople(quarter: quarter, seed: 2)
        let page = people.roster(.group, people: 3)
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        desk.add(page)
        desk.open(page.door)
        desk.type("1111")
        #expect(desk.entry.cursor == CellPlace(1, 1))
        #expect((0..<3).map { desk.state($0, 0) } == [.patuh, .patuh, .patuh])
        desk.press("F7")
        desk.type("1")
        #expect(desk.entry.cursor == CellPlace(1, 2))
    }

    @Test func `Home and End go to the ends of the row, then of the page`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 1)
        desk.press("Home")
        #expect(desk.entry.cursor == CellPlace(3, 0))
        desk.press("Home")
        #expect(desk.entry.cursor == CellPlace(0, 0))
        desk.press("End", "End")
        #expect(desk.entry.cursor == CellPlace(6, 2))
    }

    @Test func `F4 offers what the cell can say and sets it`() throws {
        var desk = try EntrySample.desk()
        desk.put(cursor: 3, 0)
        desk.press("F4")
        #expect(desk.frame().text.contains("Tak berlaku"))
        desk.type("2")
        #expect(desk.state.overlay == nil)
        #expect(desk.state(3, 0) == .tidak)
    }

    @Test func `digits never lead away from the page`() throws {
        var desk = try EntrySample.desk()
        for row in 0..<7 {
            desk.put(cursor: row, 2)
            desk.type("5")
            #expect(desk.state.workspace?.place == .entry)
            desk.press("Esc")
            if desk.state.workspace?.place != .entry { desk.open(try EntrySample.page().door) }
        }
    }
}
