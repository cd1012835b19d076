import Caseload
import Casework
import Screen
import Testing

@testable import App

/// Dated services.
struct EntryDatesTests {
    private func desk(on today: String = "2026-10-05") throws -> EntryDesk {
        var desk = try EntrySample.desk(on: today)
        desk.put(cursor: 5, 2)
        return desk
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test(arguments: [
        ("15", "2026-09-15"), ("7", "2026-09-07"), ("1208", "2026-08-12"),
        ("120826", "2026-08-12"),
        ("12/8", "2026-08-12"),
    ])
    func `digits make a date and Enter moves on`(typed: String, date: String) throws {
        var desk = try desk()
        desk.type(typed)
        #expect(desk.entry.echoedDate == (try day(date)))
        desk.press("Enter")
        #expect(desk.value(5, 2)?.dates == [try day(date)])
        #expect(desk.entry.cursor == CellPlace(6, 2))
    }

    @Test func `the full date is echoed while it is typed and after`() throws {
        var desk = try desk()
        desk.type("1208")
        #expect(desk.entry.hint(desk.state.words).contains("Rabu, 12 Agustus 2026"))
        desk.press("Tab")
        #expect(desk.message.contains("Rabu, 12 Agustus 2026"))
    }

    @Test func `too few dates leave the state open, enough of them meet it`() throws {
        var desk = try desk()
        desk.type("1208,")
        #expect(desk.value(5, 2)?.dates.count == 1)
        #expect(desk.state(5, 2) == nil, "height is due twice a year")
        desk.type("9")
        desk.press("Enter")
        #expect(desk.value(5, 2)?.dates == [try day("2026-08-12"), try day("2026-09-09")])
        #expect(desk.state(5, 2) == .patuh)
    }

    @Test func `Backspace takes the last date away`() throws {
        var desk = try desk()
        desk.type("1208,9")
        desk.press("Enter", "Backspace")
        #expect(desk.value(5, 2)?.dates == [try day("2026-08-12")])
        desk.press("Backspace")
        #expect(desk.value(5, 2) == nil)
    }

    @Test func `a date outside the window stays half typed with the reason`() throws {
        var desk = try desk()
        desk.type("120825")
        desk.press("Enter")
        #expect(desk.value(5, 2) == nil)
        #expect(desk.entry.typing == .date("120825"))
        #expect(desk.message.contains("di luar"))
        desk.press("Backspace", "Backspace")
        desk.press("Enter")
        #expect(desk.value(5, 2)?.dates == [try day("2026-08-12")])
    }

    @Test func `a day the calendar lacks is refused`() throws {
        var desk = try desk()
        desk.type("31")
        desk.press("Enter")
        // September has 30 days; August has a 31st and the cell counts the whole year.
        #expect(desk.value(5, 2)?.dates == [try day("2026-08-31")])
        desk.put(cursor: 6, 2)
        desk.type("3102")
        desk.press("Enter")
        #expect(desk.value(6, 2) == nil)
    }

    @Test(arguments: [
        ("h", "2026-10-05"), ("k", "2026-10-04"), ("-3", "2026-10-02"), ("sen", "2026-09-28"),
    ])
    func `the editor takes words too`(typed: String, date: String) throws {
        var desk = try desk()
        desk.press("=")
        desk.type(typed)
        desk.press("Enter")
        #expect(desk.value(5, 2)?.dates == [try day(date)])
        #expect(desk.entry.cursor == CellPlace(6, 2))
    }

    @Test func `the editor stays open with what is wrong`() throws {
        var desk = try desk()
        desk.press("Enter")
        desk.type("apa")
        desk.press("Enter")
        guard case .line(let prompt) = desk.state.overlay else {
            Issue.record("the line is gone")
            return
        }
        #expect(prompt.complaint != nil)
        desk.press("Esc")
        #expect(desk.state.overlay == nil)
        #expect(desk.value(5, 2) == nil)
    }

    @Test func `the dates typed last are offered by one key`() throws {
        var desk = try desk()
        desk.type("1208")
        desk.press("Enter")
        #expect(desk.entry.offeredDates == [try day("2026-08-12")])
        #expect(desk.entry.hint(desk.state.words).contains("' 12 Agu"))
        desk.type("'")
        #expect(desk.value(6, 2)?.dates == [try day("2026-08-12")])
    }

    @Test func `one visit goes into all blank services of the person`() throws {
        var desk = try desk()
        desk.type("1208")
        desk.press("Enter")
        desk.put(cursor: 5, 2)
        desk.press("Delete")
        desk.type(".")
        #expect(desk.value(5, 2)?.dates == [try day("2026-08-12")])
        #expect(desk.value(6, 2)?.dates == [try day("2026-08-12")])
        #expect(desk.message.contains("2 layanan"))
        desk.press("C-z")
        #expect(desk.value(5, 2) == nil)
        #expect(desk.value(6, 2) == nil)
    }

    @Test func `a visit adds to dates that are recorded but too few`() throws {
        var desk = try desk()
        let april = try day("2026-04-02")
        desk.recordBefore(6, 2, RecordedValue(state: nil, dates: [april], how: .imported))
        desk.put(cursor: 5, 2)
        desk.type("1208")
        desk.press("Enter", "Backspace")
        desk.type(".")
        #expect(desk.value(5, 2)?.dates.count == 1)
        #expect(desk.value(6, 2)?.dates == [april, try day("2026-08-12")])
        #expect(desk.state(6, 2) == .patuh)
    }

    @Test func `a bare day is one that has been, where the cell counts several`() throws {
        var desk = try EntrySample.desk(on: "2026-09-10")
        desk.put(cursor: 5, 2)
        desk.type("12")
        #expect(desk.entry.echoedDate == (try day("2026-08-12")))
        desk.press("Backspace", "Backspace")
        desk.type("9")
        #expect(desk.entry.echoedDate == (try day("2026-09-09")))
    }

    @Test func `a date to come is taken with a warning`() throws {
        var desk = try desk(on: "2026-09-10")
        desk.type("2009")
        desk.press("Enter")
        #expect(desk.value(5, 2)?.dates == [try day("2026-09-20")])
        #expect(desk.state.messages.current?.tone == .warning)
    }

    @Test func `met without a date only where the programme allows it`() throws {
        var desk = try desk()
        desk.press("F4")
        #expect(desk.frame().text.contains("perlu tanggal"))
        desk.type("1")
        #expect(desk.value(5, 2) == nil)
    }
}
