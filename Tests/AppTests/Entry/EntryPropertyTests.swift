import Caseload
import Casework
import Screen
import TestSupport
import Testing

@testable import App

/// What holds whatever is typed; every failure names its seed.
struct EntryPropertyTests {
    private static let keys: [Key] =
        [
            "0", "1", "2", "3", "4", "9", "a", "i", "s", "e", "h", "d", "b", "z", "A", "S", "%",
            ",", ".",
        ]
        + ["'", "\"", "-", "=", "+", "/", "Space", "Up", "Down", "Left", "Right", "Home", "End"]
        + ["PgUp", "PgDn", "Tab", "S-Tab", "Enter", "Esc", "Backspace", "Delete", "F4", "F7"]
        + ["C-z", "C-y"]

    /// A page of any shape: rows and cells of seeded people knocked out, some recorded before.
    private static func page(_ seed: UInt64, _ random: inout SeededGenerator) throws -> EntryPage {
        let quarter = try #require(Quarter(2026, 3))
        var people = try EntryPeople(quarter: quarter, seed: seed)
        let kind = Int.random(in: 0..<4, using: &random)
        var page: EntryPage
        if kind == 3 {
            let (family, members) = people.family(members: people.number(1...8))
            page = people.page(family, members)
        } else {
            page = people.roster(EntryPeople.Roster.allCases[kind], people: people.number(0...6))
        }
        page.rows.removeAll { _ in Int.random(in: 0..<8, using: &random) == 0 }
        for row in page.rows.indices {
            for column in page.rows[row].cells.indices {
                switch Int.random(in: 0..<10, using: &random) {
                case 0: page.rows[row].cells[column] = nil
                case 1, 2:
                    let value = RecordedValue(state: .tidak, how: .imported)
                    page.rows[row].cells[column]?.recorded = value
                default: break
                }
            }
            if Int.random(in: 0..<12, using: &random) == 0 { page.rows[row].cells.removeLast() }
        }
        return page
    }

    private static func desk(_ seed: UInt64, _ random: inout SeededGenerator) throws -> EntryDesk {
        let days = ["2026-10-05", "2026-08-20", "2026-06-01"]
        let today = days[Int.random(in: 0..<3, using: &random)]
        let sizes = [Size(80, 24), Size(40, 12), Size(200, 60), Size(1, 1), Size(13, 5)]
        var desk = EntryDesk(
            size: sizes[Int.random(in: 0..<5, using: &random)],
            today: try EntrySample.day(today),
        )
        let page = try page(seed, &random)
        desk.add(page)
        desk.open(page.door)
        return desk
    }

    private static func isOnPage(_ desk: EntryDesk) -> Bool {
        guard let grid = desk.grid else { return false }
        let cursor = desk.entry.cursor
        guard !grid.page.rows.isEmpty else { return cursor == CellPlace(0, 0) }
        return grid.page.rows.indices.contains(cursor.row)
            && (0..<max(1, grid.columns)).contains(cursor.column)
    }

    @Test(arguments: UInt64(1)...60)
    func `random keys keep the cursor on the page, the draft kept, and typed cells typed`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        var desk = try Self.desk(seed, &random)
        for step in 0..<150 {
            let key = Self.keys[Int.random(in: 0..<Self.keys.count, using: &random)]
            let before = desk.grid?.drafts ?? [:]
            let cursor = desk.entry.cursor
            let hadOverlay = desk.state.overlay != nil
            desk.press(key)
            if desk.state.workspace?.place != .entry, let door = desk.entry.door { desk.open(door) }
            let note = "seed \(seed), step \(step), \(key)"
            #expect(Self.isOnPage(desk), "\(note)")
            let now = desk.grid?.drafts ?? [:]
            let mayTake: Set<Key> = ["Backspace", "Delete", "C-z", "C-y", "+"]
            // Plus saves where nothing is to fill. A question or menu that is answered acts for other keys.
            if !mayTake.contains(key), !hadOverlay {
                for (cell, _) in before where now[cell] == nil {
                    // Typed over with what is recorded already.
                    let place = desk.grid?.place(of: cell)
                    #expect(place?.row == cursor.row, "\(note) lost \(cell)")
                }
            }
            let kept = desk.pages.values.first.flatMap { desk.drafts[$0.draftKey] }
            #expect(
                Set((kept?.changes ?? []).map { CellKey($0.cell) }) == Set(now.keys),
                "\(note): the kept draft is not what is typed",
            )
            if step.isMultiple(of: 10) { _ = desk.frame() }
        }
    }

    @Test(arguments: UInt64(101)...140)
    func `undoing all gives the original, redoing all the final page`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var desk = try Self.desk(seed, &random)
        let original = desk.grid?.drafts
        let typing: [Key] = Self.keys.filter { !["C-z", "C-y", "+", "Esc", "F4"].contains($0) }
        for _ in 0..<120 {
            desk.press(typing[Int.random(in: 0..<typing.count, using: &random)])
            if desk.state.overlay != nil { desk.press("Esc") }
        }
        if desk.entry.typing != .nothing { desk.press("Esc") }
        let final = desk.grid
        let steps = desk.entry.history.done.count
        for _ in 0..<steps { desk.press("C-z") }
        #expect(desk.grid?.drafts == original, "seed \(seed)")
        #expect(desk.grid?.schoolDays.isEmpty == true, "seed \(seed)")
        #expect(desk.entry.history.done.isEmpty, "seed \(seed)")
        for _ in 0..<steps { desk.press("C-y") }
        #expect(desk.grid?.drafts == final?.drafts, "seed \(seed)")
        #expect(desk.grid?.schoolDays == final?.schoolDays, "seed \(seed)")
    }

    @Test(arguments: UInt64(201)...230)
    func `a sitting that is cut off at any key goes on where it stood`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var desk = try Self.desk(seed, &random)
        for _ in 0..<Int.random(in: 1..<80, using: &random) {
            desk.press(Self.keys[Int.random(in: 0..<Self.keys.count, using: &random)])
            if desk.state.overlay != nil { desk.press("Esc") }
            if desk.state.workspace?.place != .entry, let door = desk.entry.door { desk.open(door) }
        }
        let typed = desk.grid?.drafts ?? [:]
        guard let door = desk.entry.door else { return }
        var other = EntryDesk(today: desk.state.today)
        other.pages = desk.pages
        other.drafts = desk.drafts
        other.open(door)
        #expect(other.grid?.drafts == typed, "seed \(seed)")
    }

    @Test func `a long roster takes a key in no time`() throws {
        let quarter = try #require(Quarter(2026, 3))
        var people = try EntryPeople(quarter: quarter, seed: 9)
        let page = people.roster(.school, people: 300)
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        desk.add(page)
        desk.open(page.door)
        for _ in 0..<300 { desk.type("a2") }
        #expect(Self.isOnPage(desk))
    }
}
