import Caseload
import Screen
import Testing

@testable import App

/// Cells that were written in two ways: marked, and closed until one of them is chosen.
struct EntryConflictTests {
    private func disputed() -> RecordedValue {
        RecordedValue(state: .patuh, how: .typed, by: "pdp-002", inConflict: true)
    }

    @Test(arguments: [
        (0, 1, "h"), (0, 1, "2"), (2, 1, "3a"), (2, 1, "2\r"), (2, 1, "87%"), (3, 2, "2"),
        (3, 2, "-"),
        (5, 2, "15\r"), (5, 2, "'"), (5, 2, "="),
    ])
    func `typing on it says where to settle it and changes nothing`(
        row: Int,
        column: Int,
        keys: String,
    ) throws {
        var desk = try EntrySample.desk()
        desk.recordBefore(row, column, disputed())
        desk.put(cursor: row, column)
        for (number, scalar) in keys.unicodeScalars.enumerated() {
            desk.press(scalar == "\r" ? .enter : .character(scalar))
            if number == 0 { #expect(desk.message.contains("Konflik"), "\(desk.message)") }
        }
        #expect(desk.grid?.drafts.isEmpty == true)
        desk.put(cursor: row, column)
        desk.press(.delete)
        #expect(desk.grid?.drafts.isEmpty == true)
        #expect(desk.message.contains("Konflik"))
    }

    @Test func `what fills several cells at once leaves it out`() throws {
        var desk = try EntrySample.desk()
        desk.recordBefore(3, 1, disputed())
        desk.put(cursor: 3, 0)
        desk.type("2")
        desk.put(cursor: 3, 0)
        desk.type(".")
        let before = try #require(desk.value(3, 1))
        #expect(before.inConflict && before.state == .patuh)
        desk.put(cursor: 2, 0)
        desk.recordBefore(2, 1, disputed())
        desk.type("22e")
        #expect(desk.value(2, 1)?.inConflict == true)
        #expect(desk.value(2, 1)?.attendance == nil)
    }

    @Test func `it bears its mark, and the line below says what to do`() throws {
        var desk = try EntrySample.desk()
        desk.recordBefore(3, 1, disputed())
        desk.put(cursor: 3, 1)
        var canvas = Canvas(size: desk.state.size)
        desk.state.draw(theme: .terminal, into: &canvas)
        #expect(canvas.text.contains("≠"))
        #expect(canvas.text.contains("selesaikan dulu di Konflik"))
    }
}
