import Caseload
import Casework
import Testing

@testable import App

struct WordingTests {
    @Test(arguments: [(Language.indonesian, "11.33"), (.english, "11:33")])
    func `a time of day looks the same wherever it stands`(language: Language, time: String) throws
    {
        let words = Words(language)
        let moment = try #require(Moment("2026-11-05T11:33:00+07:00"))
        #expect(words.clock(moment).hasSuffix(" " + time))
        #expect(words.time(moment.description).hasSuffix(" " + time))
    }
}
