import Caseload
import Casework
import Screen
import Testing

@testable import App

/// School attendance: numbers with their units.
struct EntrySheetTests {
    private func desk() throws -> EntryDesk {
        var desk = try EntrySample.desk()
        desk.put(cursor: 2, 0)
        return desk
    }

    @Test func `days missed with the days taught make the state at the threshold itself`() throws {
        var desk = try desk()
        desk.type("20e3a")
        #expect(
            desk.value(2, 0)?.attendance
                == (try Attendance(alpa: 3, izin: 0, sakit: 0, effective: 20))
        )
        #expect(desk.state(2, 0) == .patuh, "17 of 20 is 85 %")
        desk.type("4a")
        #expect(desk.state(2, 0) == .tidak)
        #expect(desk.entry.cursor == CellPlace(2, 0), "a unit stays in the cell")
    }

    @Test func `parts of different units add up in one cell`() throws {
        var desk = try desk()
        desk.type("22e1a2i")
        desk.type("1s")
        #expect(
            desk.value(2, 0)?.attendance
                == (try Attendance(alpa: 1, izin: 2, sakit: 1, effective: 22))
        )
    }

    @Test func `a capital adds one day`() throws {
        var desk = try desk()
        desk.type("22eAAS")
        #expect(
            desk.value(2, 0)?.attendance
                == (try Attendance(alpa: 2, izin: 0, sakit: 1, effective: 22))
        )
    }

    @Test func `days missed wait for the days taught, and nothing is guessed meanwhile`() throws {
        var desk = try desk()
        desk.type("3a")
        #expect(desk.value(2, 0) == nil)
        #expect(desk.entry.hint(desk.state.words).contains("22e"))
        desk.press("Right")
        #expect(desk.entry.cursor == CellPlace(2, 0))
        desk.press("F2")
        #expect(desk.committed.isEmpty)
        desk.type("20e")
        #expect(desk.value(2, 0)?.attendance?.alpa == 3)
        #expect(desk.state(2, 0) == .patuh)
    }

    @Test(arguments: ["Down", "Right", "Enter", "Tab"])
    func `after a move that was refused the next pupil's days do not go into this one's cell`(
        move: String
    ) throws {
        var desk = try desk()
        desk.type("3a")
        desk.press(try #require(Key(move)))
        #expect(desk.entry.cursor == CellPlace(2, 0))
        let said = desk.state.messages.current?.text ?? ""
        #expect(said.hasPrefix("Kursor tetap pada"), "\(said)")
        desk.type("2i")
        #expect(desk.entry.typing.waitingDays?.izin == 0)
        desk.type("S")
        #expect(desk.entry.typing.waitingDays?.sakit == 0)
        desk.type("20e")
        #expect(
            desk.value(2, 0)?.attendance?.alpa == 3 && desk.value(2, 0)?.attendance?.izin == 0
        )
        // With the days taught the cell can be left, and more can be added to it.
        desk.type("2i")
        #expect(desk.value(2, 0)?.attendance?.izin == 2)
    }

    @Test func `a state with a point goes on to the end of the row, a percentage keeps its point`()
        throws
    {
        var desk = try desk()
        desk.type("2.")
        #expect((0..<3).filter { desk.state(2, $0) == .tidak }.count > 1)
        #expect(desk.entry.typing == .nothing)
        desk.put(cursor: 2, 0)
        desk.type("86.5%")
        #expect(desk.value(2, 0)?.attendance?.percent == 86.5)
    }

    @Test func `both readings of a sheet stand on a line of 80 columns`() throws {
        let days = try Attendance(alpa: 10, izin: 10, sakit: 10, effective: 31)
        let desk = try desk()
        let cell = try #require(desk.grid?.cell(at: CellPlace(2, 0))?.cell)
        for language in [Language.indonesian, .english] {
            let words = Words(language)
            let value = RecordedValue(state: .tidak, attendance: days, how: .typed)
            let line = words.draftLine(value, cell.obligation)
            #expect(SafeText(line).width <= 78, "\(line)")
            let blank = words.notRecordedLine(
                cell,
                batch: false,
                today: cell.due.last,
            )
            #expect(SafeText(blank).width <= 78, "\(blank)")
        }
    }

    @Test func `a state typed beside waiting days keeps both`() throws {
        var desk = try desk()
        desk.type("3a2")
        desk.press("Enter")
        #expect(desk.state(2, 0) == .tidak)
        #expect(desk.value(2, 0)?.attendance?.alpa == 3)
        #expect(desk.entry.cursor == CellPlace(2, 1))
    }

    @Test func `nobody counts days taught for a pupil who missed none`() throws {
        var desk = try desk()
        desk.type("0a")
        #expect(desk.state(2, 0) == .patuh)
    }

    @Test func `a percent stands by itself, with a decimal comma`() throws {
        var desk = try desk()
        desk.type("84,9%")
        #expect(desk.value(2, 0)?.attendance?.percent == 84.9)
        #expect(desk.state(2, 0) == .tidak)
        desk.put(cursor: 2, 1)
        desk.type("85%")
        #expect(desk.state(2, 1) == .patuh)
    }

    @Test(arguments: ["Enter", "Tab", "Right", "Down"])
    func `a bare number is a state when the cell is left`(key: String) throws {
        var desk = try desk()
        desk.type("2")
        #expect(desk.value(2, 0) == nil)
        desk.press(try #require(Key(key)))
        #expect(desk.state(2, 0) == .tidak)
        #expect(desk.entry.cursor != CellPlace(2, 0))
    }

    @Test func `a letter that is no unit ends a state and jumps`() throws {
        var desk = try desk()
        desk.type("2d")
        #expect(desk.state(2, 0) == .tidak)
        #expect(desk.entry.cursor.row == 3)
    }

    @Test func `a number that is no state asks for its unit and stays`() throws {
        var desk = try desk()
        desk.type("22")
        desk.press("Right")
        #expect(desk.entry.typing == .number("22"))
        #expect(desk.message.contains("22 apa?"))
        desk.press("Esc")
        #expect(desk.entry.typing == .nothing)
        #expect(desk.state.workspace?.place == .entry)
    }

    @Test func `more days missed than taught are refused`() throws {
        var desk = try desk()
        desk.type("10e11a")
        #expect(desk.value(2, 0) == nil)
        #expect(desk.message.contains("10"))
    }

    @Test func `days taught hold for the school's sheet and weigh what was typed anew`() throws {
        let quarter = try #require(Quarter(2026, 3))
        var people = try EntryPeople(quarter: quarter, seed: 3)
        let page = people.roster(.school, people: 4)
        var desk = EntryDesk(today: try EntrySample.day("2026-10-05"))
        desk.add(page)
        desk.open(page.door)
        desk.type("20e3a")
        desk.press("Enter")
        desk.type("4a")
        #expect(desk.state(0, 0) == .patuh)
        #expect(desk.state(1, 0) == .tidak)
        desk.type("30e")
        #expect(desk.value(0, 0)?.attendance?.effective == 30)
        #expect(desk.state(1, 0) == .patuh, "26 of 30 is more than 85 %")
        #expect(desk.value(2, 0) == nil, "days taught alone record nobody")
        desk.press("C-z")
        #expect(desk.value(1, 0)?.attendance?.effective == 20)
        desk.press("+", "+")
        #expect(
            desk.recorded(2, 0)?.attendance
                == (try Attendance(alpa: 0, izin: 0, sakit: 0, effective: 20))
        )
        #expect(desk.recorded(2, 1)?.attendance == nil, "August's days are not known")
    }

    @Test func `a school's days taught are known on the next family's page`() throws {
        var desk = try desk()
        desk.type("20e")
        var other = try EntrySample.page()
        other.door = .family(.family("g"))
        desk.add(other)
        desk.open(other.door)
        desk.put(cursor: 2, 0)
        desk.type("3a")
        #expect(desk.value(2, 0)?.attendance?.effective == 20)
        desk.put(cursor: 2, 1)
        desk.type("3a")
        #expect(desk.value(2, 1) == nil, "the other month's are not")
    }

    @Test func `both readings of sickness are told`() throws {
        var desk = try desk()
        desk.type("20e4s")
        let text = desk.entry.details(desk.state.words, lines: 12).joined(separator: "\n")
        #expect(text.contains("80 %"))
        #expect(text.contains("100 %"))
    }
}

extension EntryDesk {
    /// What the store says about a cell of the open page.
    func recorded(_ row: Int, _ column: Int) -> RecordedValue? {
        guard let door = entry.door, let rows = pages[door]?.rows, rows.indices.contains(row) else {
            return nil
        }
        return rows[row].cells[column]?.recorded
    }
}
