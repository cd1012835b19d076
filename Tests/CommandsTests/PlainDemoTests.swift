import Casework
import Exchange
import Testing

@testable import Commands

/// The throw-away demo in plain prompts.
@Suite struct PlainDemoTests {
    @Test func `the plain demo lives on the day of its sample, whenever it is tried`() throws {
        let bench = try CommandBench()
        // The fourth of March of the year after: another quarter, and another year.
        let later = Moment(seconds: CommandBench.now.seconds + 109 * 86_400, offset: 25_200)
        let answer = bench.bare(
            ["demo", "--polos", "--families", "3"],
            lines: ["4", "", "0"],
            now: later,
        )
        #expect(answer.code == .done, "\(answer.said)")
        let today = SampleCaseload.committed.today
        #expect(today.dayNumber < later.day.dayNumber)
        // Blanks of a quarter that has only begun are due at the end of that month.
        let agenda = answer.output
        #expect(agenda.contains("2026"), "\(answer.said)")
        #expect(!agenda.contains("2027"), "\(answer.said)")
    }
}
