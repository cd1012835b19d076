import App
import Caseload
import Casework
import Documents
import TestSupport
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

    /// A referral to the mental hospital, due soon.
    private func restricted() throws -> (bench: CommandBench, id: DocumentID, name: String) {
        let bench = try CommandBench()
        try bench.fill()
        let families = try bench.json("families")["families"]?.array ?? []
        let holders = families.compactMap { $0["holder"]?.string }
        let name = try #require(holders.first)
        let path = bench.home.file("rujukan.json")
        try Bytes.write(
            #"{"instansi":"rsj","layanan":"odgj","alasan":"Gaduh gelisah.","batas":"2026-11-20"}"#,
            to: path,
        )
        let made = try bench.json(
            "fill",
            "puskesos/rujukan",
            path,
            "--member",
            "A000001-1",
            "--sure",
        )
        let id = try #require(made["fill"]?["id"]?.string)
        return (bench, DocumentID(id), name)
    }

    @Test func `a restricted record says its day, and is opened by a yes that is noted`() throws {
        let (bench, id, name) = try restricted()
        let told = bench.plain(["4", "", "0"])
        let line = try #require(
            told.output.split(separator: "\n").first { $0.contains("catatan terbatas") },
            "\(told.said)",
        )
        #expect(!line.contains(name) && !line.contains("Rujukan") && line.contains("Nov"))
        let number = String(line.prefix { $0.isNumber })
        func looks() throws -> [DocumentID] {
            var found: [DocumentID] = []
            try bench.caseload { found = try $0.looks().map(\.id) }
            return found
        }
        let kept = bench.plain(["4", number, "", "", "0"])
        #expect(kept.output.contains("Tidak dibuka."), "\(kept.said)")
        #expect(!kept.output.contains("Rumah sakit jiwa"), "\(kept.said)")
        #expect(try looks().isEmpty)
        let opened = bench.plain(["4", number, "ya", "", "", "0"])
        #expect(opened.output.contains("Rumah sakit jiwa"), "\(opened.said)")
        #expect(try looks() == [id])
    }

    @Test func `the job agenda tells of a restricted record when and where alone`() throws {
        let (bench, id, name) = try restricted()
        let all = try bench.json("agenda", "--window", "all")["agenda"]?.array ?? []
        let item = try #require(all.first { $0["kind"]?.string == "restricted" })
        let members = Set(item.object?.names ?? [])
        #expect(members.isSubset(of: ["kind", "section", "day", "village", "rw", "rt"]))
        let text = bench.run("agenda", "--window", "all").output
        #expect(text.contains("catatan terbatas") && !text.contains("Rujukan"))
        #expect(!text.contains(id.rawValue), "\(name)")
    }

    @Test func `an empty store has an empty agenda`() throws {
        let bench = try CommandBench()
        _ = try bench.initialise()
        let answer = bench.plain(["4", "0"])
        #expect(answer.code == .done, "\(answer.said)")
    }
}
