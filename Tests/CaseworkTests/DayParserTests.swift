import Casework
import TestSupport
import Testing

@Suite struct DayParserTests {
    /// Monday 16 November 2026, working on October.
    private func parser() throws -> DayParser {
        DayParser(
            today: try #require(Day("2026-11-16")),
            workingMonth: try #require(Month("2026-10")),
        )
    }

    @Test(arguments: [
        ("15", "2026-10-15"), ("5", "2026-10-05"), ("05", "2026-10-05"), ("31", "2026-10-31"),
        ("1507", "2026-07-15"), ("15/7", "2026-07-15"), ("15 7", "2026-07-15"),
        ("1501", "2026-01-15"), ("1612", "2025-12-16"), ("3103", "2026-03-31"),
        ("0105", "2026-05-01"),
        ("150726", "2026-07-15"), ("15072026", "2026-07-15"), ("15/7/26", "2026-07-15"),
        ("15.07.2026", "2026-07-15"), ("010298", "1998-02-01"), ("010127", "2027-01-01"),
        ("010128", "1928-01-01"), ("2026-07-15", "2026-07-15"), ("15-07-2026", "2026-07-15"),
        ("h", "2026-11-16"), ("H", "2026-11-16"), ("k", "2026-11-15"), (" k ", "2026-11-15"),
        ("-3", "2026-11-13"), ("-16", "2026-10-31"), ("+2", "2026-11-18"),
        ("sen", "2026-11-09"), ("senin", "2026-11-09"), ("min", "2026-11-15"),
        ("sel", "2026-11-10"), ("Jumat", "2026-11-13"), ("jum'at", "2026-11-13"),
        ("mon", "2026-11-09"), ("thu", "2026-11-12"), ("ahad", "2026-11-15"),
    ])
    func `short dates are read against today and the working month`(
        text: String,
        day: String,
    ) throws {
        let found = try parser().parse(text)
        #expect(found.description == day)
    }

    @Test(arguments: [
        ("", DayParser.Failure.empty), ("   ", .empty), ("x", .unreadable), ("se", .unreadable),
        ("157", .digitCount(3)), ("15072", .digitCount(5)), ("1507202", .digitCount(7)),
        ("32", .noSuchDay(day: 32, month: 10, year: 2026)),
        ("3102", .noSuchDay(day: 31, month: 2, year: 2026)),
        ("0", .noSuchDay(day: 0, month: 10, year: 2026)),
        ("290225", .noSuchDay(day: 29, month: 2, year: 2025)),
        ("-", .unreadable), ("-3x", .unreadable), ("15//7", .unreadable), ("1/2/3/4", .unreadable),
        ("15/7/2", .unreadable), ("999999999999999999999999", .digitCount(24)),
    ])
    func `what is no date says why`(text: String, failure: DayParser.Failure) throws {
        let parser = try parser()
        #expect(throws: failure) { try parser.parse(text) }
    }

    @Test func `a leap day takes the leap year nearest to the working month`() throws {
        let parser = DayParser(
            today: try #require(Day("2024-05-01")),
            workingMonth: try #require(Month("2024-04")),
        )
        #expect(try parser.parse("2902").description == "2024-02-29")
    }

    @Test func `random keys give a day or an error`() throws {
        let seed: UInt64 = 5
        var random = SeededGenerator(seed: seed)
        let keys = Array("0123456789hksenm-+/. '\u{E9}")
        let parser = try parser()
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...10, using: &random)
            let text = String((0..<count).compactMap { _ in keys.randomElement(using: &random) })
            if let day = try? parser.parse(text) {
                #expect(Day(day.description) == day, "seed \(seed) text \(text)")
            }
        }
    }
}
