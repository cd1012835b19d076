import Casework
import TestSupport
import Testing

@Suite struct DayTests {
    @Test func `every day number from year 1 to 9999 comes back`() throws {
        var day = Day.first
        var steps = 0
        for number in stride(from: Day.first.dayNumber, through: Day.last.dayNumber, by: 97) {
            day = Day(dayNumber: number)
            steps += day.dayNumber == number ? 1 : 0
        }
        #expect(steps == (Day.last.dayNumber - Day.first.dayNumber) / 97 + 1)
        #expect(try #require(Day(1970, 1, 1)).dayNumber == 0)
        #expect(Day(dayNumber: Day.last.dayNumber) == .last)
        #expect(Day(dayNumber: Int.min) == .first)
        #expect(Day(dayNumber: Int.max) == .last)
    }

    @Test func `days follow one another through leap years and centuries`() throws {
        for (text, next) in [
            ("2024-02-28", "2024-02-29"), ("2024-02-29", "2024-03-01"),
            ("2023-02-28", "2023-03-01"), ("1900-02-28", "1900-03-01"),
            ("2000-02-28", "2000-02-29"), ("2025-12-31", "2026-01-01"),
        ] {
            let day = try #require(Day(text))
            #expect(day.adding(days: 1).description == next)
            #expect(day.adding(days: 1).adding(days: -1) == day)
            #expect(day < day.adding(days: 1))
        }
    }

    @Test(arguments: [
        "2026-2-1", "2026-02-30", "2026-13-01", "2026-00-10", "0000-01-01", "2026-10-05 ",
        "26-10-05", "2026/10/05", "", "2026-10-0५", "٢٠٢٦-10-05",
    ])
    func `text that is no day is not read`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `week days are those of the calendar`() throws {
        #expect(try #require(Day("2026-10-05")).weekday == .monday)
        #expect(try #require(Day("2000-02-29")).weekday == .tuesday)
        #expect(try #require(Day("1945-08-17")).weekday == .friday)
        #expect(Day.first.weekday == .monday)
    }

    @Test(arguments: [
        ("2020-10-15", "2026-10-14", 5), ("2020-10-15", "2026-10-15", 6),
        ("2020-02-29", "2026-02-27", 5), ("2020-02-29", "2026-02-28", 6),
        ("2020-02-29", "2024-02-28", 3), ("2020-02-29", "2024-02-29", 4),
        ("2026-10-15", "2026-10-14", -1), ("2026-10-15", "2026-10-15", 0),
        ("2025-12-31", "2026-12-30", 0), ("2025-12-31", "2026-12-31", 1),
    ])
    func `ages turn on the birthday`(born: String, at: String, age: Int) throws {
        #expect(try #require(Day(born)).age(at: #require(Day(at))) == age)
    }

    @Test func `months added and months lived agree on every day`() {
        let seed: UInt64 = 11
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            let born = Day(dayNumber: Int.random(in: 0...30_000, using: &random))
            let months = Int.random(in: 0...1200, using: &random)
            let reached = born.adding(months: months)
            #expect(born.ageInMonths(at: reached) == months, "seed \(seed) \(born) \(months)")
            #expect(
                born.ageInMonths(at: reached.adding(days: -1)) == months - 1,
                "seed \(seed) \(born) \(months)",
            )
        }
    }

    @Test func `arithmetic stops at the ends of the calendar`() {
        #expect(Day.last.adding(days: .max) == .last)
        #expect(Day.first.adding(days: .min) == .first)
        #expect(Day.last.adding(months: .max).year == 9999)
        #expect(Day.first.adding(years: .min).year == 1)
    }

    @Test func `months and quarters know their days`() throws {
        let month = try #require(Month("2024-02"))
        #expect(month.lastDay.description == "2024-02-29")
        #expect(month.adding(-2).description == "2023-12")
        #expect(month.months(until: month.adding(25)) == 25)
        let quarter = try #require(Quarter("2026-Q4"))
        #expect(quarter.months.map(\.description) == ["2026-10", "2026-11", "2026-12"])
        #expect(quarter.next.description == "2027-Q1")
        #expect(quarter.span.description == "2026-10-01/2026-12-31")
        #expect(try #require(Day("2026-03-31")).quarter.description == "2026-Q1")
        #expect(Quarter("2026-Q5") == nil)
        #expect(Month("2026-13") == nil)
    }

    @Test(arguments: ["2026", "2026-Q4", "2026-10", "2026-10-05"])
    func `a period reads back from its text`(text: String) {
        #expect(PeriodID(text)?.text == text)
    }

    @Test(arguments: ["", "0000", "2026-", "2026-1", "2026-Q0", "2026-10-5", "abcd", "2026-q4"])
    func `other text is no period`(text: String) {
        #expect(PeriodID(text) == nil)
    }
}
