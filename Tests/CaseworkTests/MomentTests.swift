import Testing

@testable import Casework

@Suite struct MomentTests {
    @Test(arguments: [
        ("2026-11-15T12:00:00+07:00", 1_794_718_800, 25_200, "2026-11-15"),
        ("2026-11-15T00:30:00+07:00", 1_794_677_400, 25_200, "2026-11-15"),
        ("1969-12-31T23:59:59-00:30", 1_799, -1_800, "1969-12-31"),
        ("1970-01-01T00:00:00+00:00", 0, 0, "1970-01-01"),
    ])
    func `a moment is written with its zone and read back`(
        text: String,
        seconds: Int,
        offset: Int,
        day: String,
    ) throws {
        let moment = Moment(seconds: seconds, offset: offset)
        #expect(moment.description == text)
        #expect(Moment(text) == moment)
        #expect(moment.day == Day(day))
    }

    @Test func `the day turns at local midnight`() {
        let before = Moment(seconds: 1_794_675_599, offset: 25_200)
        let after = Moment(seconds: 1_794_675_600, offset: 25_200)
        #expect(before.day.description == "2026-11-14" && before.secondOfDay == 86_399)
        #expect(after.day.description == "2026-11-15" && after.secondOfDay == 0)
        #expect(before < after)
    }

    @Test(arguments: [
        "", "2026-11-15", "2026-11-15T12:00:00", "2026-11-15T25:00:00Z", "2026-02-30T12:00:00Z",
        "2026-11-15T12:00:00+7:00", "2026-11-15T12:00:00Z ", "2026-11-15 12:00:00Z",
    ])
    func `other text is no moment`(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test func `zulu time is read, and an absurd clock does not trap`() {
        #expect(Moment("1970-01-01T00:00:10Z") == Moment(seconds: 10, offset: 0))
        for seconds in [Int.min, Int.max] {
            #expect(!Moment(seconds: seconds, offset: 90_000).description.isEmpty)
        }
    }

    @Test func `a day lies in its quarter`() throws {
        let day = try #require(Day(2026, 11, 15))
        #expect(Quarter(containing: day).description == "2026-Q4")
    }
}
