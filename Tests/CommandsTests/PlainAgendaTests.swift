import App
import Caseload
import Casework
import Documents
import Testing

@testable import Commands

/// The agenda through the program's plain mode, the input as a pipe brings it.
@Suite struct PlainAgendaTests {
    private func numbered(_ output: String) -> [String] {
        output.split(separator: "\n").map(String.init).filter { line in
            line.prefix { $0.isNumber }.count > 0 && line.contains(". ")
        }
    }

    @Test func `what waits is told with a number, and the number opens what is to be done`() throws
    {
        let bench = try CommandBench()
        try bench.fill()
        var blanks = 0
        try bench.caseload { caseload in
            let today = CommandBench.now.day
            let list = try caseload.agenda(today.quarter, today: today).list(AgendaQuery())
            let first = (0..<list.count).first { number in
                if case .blanks = list[number].what { true } else { false }
            }
            blanks = try #require(first) + 1
        }
        let told = bench.plain(["4", "", "0"])
        #expect(told.code == .done, "\(told.said)")
        #expect(numbered(told.output).count >= blanks, "\(told.said)")
        #expect(told.output.contains("== "), "\(told.said)")
        // The family's blanks are asked for one after the other; one is answered, a point ends.
        let done = bench.plain(["4", "\(blanks)", "1", ".", "", "0"])
        #expect(done.code == .done, "\(done.said)")
        var waiting = 0
        try bench.caseload { waiting = try $0.waiting() }
        #expect(waiting == 1, "\(done.said)")
    }

    @Test func `a number that is not there is refused, and the agenda goes on`() throws {
        let bench = try CommandBench()
        try bench.fill()
        let answer = bench.plain(["4", "999999", "", "0"])
        #expect(
            answer.code == .done && answer.output.contains("Tidak ada dalam daftar"),
            "\(answer.said)",
        )
    }

    @Test func `an empty store has an empty agenda`() throws {
        let bench = try CommandBench()
        _ = try bench.initialise()
        let answer = bench.plain(["4", "0"])
        #expect(answer.code == .done, "\(answer.said)")
    }
}
