import App
import Caseload
import Casework
import Documents
import LocalStore
import TestSupport
import Testing

@testable import Commands

@Suite struct SuperviseTests {
    /// A store of a supervisor with a record of two workers.
    private func bench(_ role: WorkerRole = .supervisor) throws -> CommandBench {
        let bench = try CommandBench()
        try bench.fill()
        try bench.caseload { caseload in
            for name in ["ani", "budi"] {
                try caseload.store.write { (writer) throws(StoreError) in
                    try writer.put(
                        DocumentID("check:A000001-1:\(name):2026-10"),
                        [
                            "type": "check", "v": 1, "member": "member:A000001-1",
                            "family": "family:K000001", "programme": "pkh",
                            "obligation": .string(name), "rule": "pkh/2022-01-01",
                            "period": "2026-10", "state": "patuh", "how": "typed",
                            "by": .string(name), "at": "2026-11-02T09:00:00+07:00",
                            "device": "laptop-b",
                        ],
                    )
                }
            }
            try Caseload.set(Worker(name: "penyelia-1", device: "p"), role, in: caseload.store)
        }
        return bench
    }

    @Test func `it tells what the screen tells, the sample's error rates too`() throws {
        let bench = try bench()
        try bench.caseload { caseload in
            let quarter = CommandBench.now.day.quarter
            let drawn = try caseload.drawSample(quarter, seed: "benih", at: CommandBench.now)
            #expect(drawn.records == 2)
            let tasks = try caseload.sampleTasks(quarter)
            let saved = try caseload.noteNoPaper(
                try #require(tasks.first).record,
                quarter,
                at: CommandBench.now,
            )
            #expect(saved.backs.count == 1)
        }
        let answer = try bench.json("supervise")
        #expect(answer["role"] == "penyelia" && answer["quarter"] == "2026-Q4")
        let workers = answer["supervise"]?.array ?? []
        let names = workers.compactMap { $0["name"]?.string }
        #expect(names.contains("ani") && names.contains("budi"))
        #expect(!names.contains("penyelia-1"))
        let ani = try #require(workers.first { $0["name"] == "ani" })
        #expect(ani["records"]?["check"] == 1 && ani["drawn"] == 1 && ani["unkeyed"] == 0)
        #expect(ani["quality"]?["withoutPaper"] == 1 && ani["quality"]?["perMille"] == nil)
        #expect(answer["quality"]?["total"]?["withoutPaper"] == 1)
        var screen: Supervision?
        try bench.caseload { caseload in
            screen = try caseload.supervision(
                CommandBench.now.day.quarter,
                today: CommandBench.now.day,
            )
        }
        #expect(screen?.workers.map(\.name) == names)
        #expect(
            screen?.workers.map(\.late) == workers.map { $0["late"]?.int ?? -1 }
        )
        let text = bench.run("supervise")
        #expect(
            text.code == .done && text.output.contains("ani") && text.output.contains("penyelia")
        )
        #expect(text.output.contains("1 tanpa kertas"))
    }

    @Test func `one worker alone, and a name that nobody bears`() throws {
        let bench = try bench()
        let answer = try bench.json("supervise", "--worker", "budi")
        #expect(answer["supervise"]?.array?.count == 1)
        let nobody = bench.run("supervise", "--worker", "siapa", "--json")
        #expect(nobody.code == .failed)
        #expect(try nobody.json["error"]?.string?.isEmpty == false)
        let wrong = bench.run("supervise", "--quarter", "kapan")
        #expect(wrong.code == .wrongUse && wrong.errors.contains("2026-Q4"), "\(wrong.said)")
    }

    @Test func `a plain worker is told of herself alone`() throws {
        let bench = try bench(.worker)
        let answer = try bench.json("supervise")
        #expect(answer["role"] == "pendamping")
        let names = (answer["supervise"]?.array ?? []).compactMap { $0["name"]?.string }
        #expect(!names.contains("ani") && !names.contains("budi"))
    }

    @Test func `init gives a role, a plain worker's by itself, and none that nobody knows`() throws
    {
        let plain = try CommandBench()
        try plain.initialise()
        try plain.caseload { caseload in
            let role = try caseload.role()
            #expect(role == .worker)
        }
        let bench = try CommandBench()
        _ = try bench.json("init", "--label", "Kantor", "--role", "penyelia")
        try bench.caseload { caseload in
            let role = try caseload.role()
            #expect(role == .supervisor)
        }
        let wrong = try CommandBench()
        let answer = wrong.run("init", "--role", "raja")
        #expect(answer.code == .wrongUse && answer.errors.contains("penyelia"), "\(answer.said)")
    }
}
