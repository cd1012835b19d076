import Caseload
import Casework
import Screen
import Testing

@testable import App
@testable import Caseload

@Suite struct SupervisorTests {
    private func worker(_ name: String, late: Int = 0) throws -> WorkerStanding {
        var worker = WorkerStanding(name: name)
        worker.families = 120
        worker.tally = Tally(expected: 1_000, recorded: 640, notMet: 12, due: 90)
        worker.late = late
        worker.records = ["check": 600, "visit": 12]
        worker.last = "2026-11-04T16:20:00+07:00"
        worker.refused = late
        worker.pending = 30
        var day = OperatorDay()
        day.typed = 40
        day.batch = 200
        day.corrected = 3
        worker.days = [try Sample.day("2026-11-04"): day]
        return worker
    }

    private func stage(
        size: Size = Size(80, 24),
        language: Language = .indonesian,
        gathering: Bool = true,
    ) throws -> Stage {
        var stage = Sample.families(size: size, language: language)
        stage.press("P")
        let workers = [
            try worker("ani"), try worker("Budi\u{1B}[31m \u{202E}" + Sample.longName, late: 4),
        ]
        let found = Supervision(
            quarter: Stage.quarter,
            workers: gathering ? workers : [workers[0]],
            isGathering: gathering,
        )
        stage.act(.supervisor(.loaded(found)))
        return stage
    }

    @Test func `P shows a line for each worker, Enter one of them, Esc goes back`() throws {
        var stage = try stage()
        #expect(stage.place == .supervisor)
        #expect(
            stage.effects.contains {
                if case .supervisor(.load(Stage.quarter)) = $0 { true } else { false }
            }
        )
        let lines = stage.lines()
        #expect(lines[1].contains("2 pendamping · Tahap 4, Okt-Des 2026"))
        #expect(lines[3].contains("ani") && lines[3].contains("64 %"))
        stage.press("j Enter")
        #expect(stage.lines()[1].contains("Budi"))
        #expect(stage.frame().text.contains("40 diketik, 200 diisi sekaligus, 3 diperbaiki"))
        stage.press("Esc")
        #expect(stage.place == .supervisor && stage.lines()[3].contains("ani"))
        stage.press("Esc")
        #expect(stage.place == .families)
    }

    @Test func `a worker sees her own figures and no list`() throws {
        var stage = try stage(gathering: false)
        #expect(stage.lines()[1].contains("ani"))
        #expect(stage.frame().text.contains("120 keluarga ditugaskan · tercatat 64 %"))
        stage.press("Esc")
        #expect(stage.place == .families)
    }

    @Test func `an answer about another quarter is not shown`() throws {
        var stage = try stage()
        let other = Supervision(
            quarter: try #require(Quarter("2026-Q1")),
            workers: [try worker("lain")],
            isGathering: true,
        )
        stage.act(.supervisor(.loaded(other)))
        #expect(!stage.frame().text.contains("lain"))
    }

    @Test func `it draws at every size, without workers and before it is loaded`() throws {
        for size in EverySizeTests.sizes {
            var stage = try stage(size: size)
            #expect(stage.frame().rows.count == size.height)
            stage.press("Enter")
            #expect(stage.frame().rows.count == size.height)
            var empty = Sample.families(size: size)
            empty.press("P")
            #expect(empty.frame().rows.count == size.height)
            empty.act(
                .supervisor(
                    .loaded(Supervision(quarter: Stage.quarter, workers: [], isGathering: false))
                )
            )
            #expect(empty.frame().rows.count == size.height)
        }
    }

    @Test func `in English no Indonesian word is left`() throws {
        var stage = try stage(language: .english)
        var text = stage.frame().text
        stage.press("Enter")
        text += stage.frame().text
        for word in [
            "Pendamping", "Tercatat", "Kosong", "Lewat", "keluarga", "diketik", "kewajiban",
        ] {
            #expect(!text.contains(word), "found \(word)")
        }
    }
}
