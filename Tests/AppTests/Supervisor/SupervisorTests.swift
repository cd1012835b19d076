import Caseload
import Casework
import Documents
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
        #expect(lines[1].contains("[Pendamping]"))
        #expect(lines[2].contains("2 pendamping · Tahap 4, Okt-Des 2026"))
        #expect(lines[4].contains("ani") && lines[4].contains("64 %"))
        stage.press("j Enter")
        #expect(stage.lines()[1].contains("Budi"))
        stage.press("End")
        #expect(stage.frame().text.contains("240  ketik 40, sekaligus 200, perbaiki 3"))
        stage.press("Esc")
        #expect(stage.place == .supervisor && stage.lines()[4].contains("ani"))
        stage.press("Esc")
        #expect(stage.place == .families)
    }

    @Test func `Enter is offered where it opens something, and not on a worker's page`() throws {
        var stage = try stage()
        #expect(stage.frame().text.contains("Enter buka · Tab halaman · Esc kembali"))
        stage.press("j Enter")
        let page = stage.frame().text
        #expect(page.contains("Esc kembali · Tab halaman") && !page.contains("Enter buka"))
        let own = try self.stage(gathering: false).frame().text
        #expect(own.contains("Tab halaman") && !own.contains("Enter buka"))
    }

    @Test func `conflicts are counted in the same words as all else on a worker's page`() throws {
        var stage = try stage()
        var worker = try worker("ani", late: 2)
        worker.conflicts = 3
        stage.act(
            .supervisor(
                .loaded(
                    Supervision(quarter: Stage.quarter, workers: [worker], isGathering: true)
                )
            )
        )
        stage.press("Enter")
        let text = stage.frame().text
        #expect(text.contains("2 lewat waktunya") && text.contains("3 konflik"))
        #expect(!text.contains("Konflik 3"))
    }

    @Test func `a worker sees her own figures and no list`() throws {
        var stage = try stage(gathering: false)
        #expect(stage.lines()[2].contains("ani"))
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

    private func rekeying(_ record: DocumentID, sensitive: Bool = false) throws -> Rekeying {
        Rekeying(
            record: record,
            revision: "1-ab",
            quarter: Stage.quarter,
            worker: "ani",
            form: "uji/bulanan",
            isSensitive: sensitive,
            fields: ["berat": 1, "tinggi": 1],
            differences: [.init(field: "berat", first: 61, second: nil)],
            authorship: Authorship(
                how: .typed,
                by: "penyelia",
                at: "2026-11-05T08:00:00+07:00",
                device: "l",
            ),
        )
    }

    private func task(
        _ record: DocumentID,
        _ state: SampleTask.State,
        sensitive: Bool = false,
    ) throws -> SampleTask {
        SampleTask(
            record: record,
            revision: "1-ab",
            quarter: Stage.quarter,
            worker: "ani",
            label: Wording(id: "Kunjungan", en: "Visit"),
            family: "family:f1",
            familyName: sensitive ? "" : Sample.longName,
            memberName: "",
            village: "Sukamaju",
            period: "2026-11",
            isSensitive: sensitive,
            isChanged: false,
            state: state,
        )
    }

    /// With everything there is to see: figures of errors, decisions, a sample.
    private func fullStage(
        size: Size = Size(80, 24),
        language: Language = .indonesian,
    ) throws -> Stage {
        var stage = try stage(size: size, language: language)
        var rate = QualityRate()
        (rate.records, rate.fields, rate.wrong) = (2, 4, 1)
        var figures = QualityFigures()
        figures.total = rate
        figures.forms = [
            .init(
                id: "uji/bulanan",
                label: Wording(id: "Bulanan", en: "Monthly"),
                rate: rate,
                fields: [.init(id: "b", label: Wording(id: "Berat", en: "Weight"), rate: rate)],
            )
        ]
        var worker = try worker("ani", late: 2)
        worker.quality = rate
        worker.lags = [1: 2, 4: 1]
        (worker.timed, worker.timedLate, worker.mended) = (10, 2, 1)
        (worker.drawn, worker.unkeyed) = (3, 2)
        stage.act(
            .supervisor(
                .loaded(
                    Supervision(
                        quarter: Stage.quarter,
                        workers: [worker],
                        isGathering: true,
                        quality: figures,
                    )
                )
            )
        )
        stage.act(
            .supervisor(
                .sample(
                    Stage.quarter,
                    [
                        try task("visit:1", .open), try task("visit:2", .begun),
                        try task("case:3", .open, sensitive: true),
                        try task("visit:4", .done(try rekeying("visit:4"))),
                        try task("visit:5", .gone),
                    ],
                )
            )
        )
        let row = try #require(try Sample.queueRows().first)
        let decision = OfficeDecision(
            about: row.id,
            revision: row.revision,
            isAccepted: false,
            reason: "alamat \u{1B}[2J salah",
        )
        stage.act(
            .supervisor(
                .decisions(
                    .proposals,
                    [
                        DecisionRow(row: row, by: "ani"),
                        DecisionRow(row: row, by: "ani", decision: decision, isUnsent: true),
                    ],
                )
            )
        )
        return stage
    }

    @Test func `Tab turns the pages, and each has what belongs to it`() throws {
        var stage = try fullStage()
        #expect(stage.frame().text.contains("25 %"), "errors among the columns")
        stage.press("Enter")
        let page = stage.frame().text
        #expect(page.contains("salah 25 %: 1 dari 4 isian; 2 dari 3 belum"))
        #expect(page.contains("1 diperbaiki setelah ditolak"))
        stage.press("End")
        let end = stage.frame().text
        #expect(end.contains("1 hari dari layanan atau kunjungan sampai dicatat"))
        #expect(end.contains("20 % lewat waktunya: 2 dari 10"))
        #expect(end.contains("█") && end.contains("240"))
        stage.press("Esc Tab")
        #expect(stage.frame().text.contains("1 usulan menunggu putusan"))
        #expect(stage.frame().text.contains("belum terkirim"))
        stage.press("Tab")
        let sample = stage.frame().text
        #expect(sample.contains("3 dari 5 belum") && sample.contains("(terbatas)"))
        #expect(sample.contains("1 dari 2 beda") && sample.contains("Nov 2026"))
        stage.press("Tab")
        #expect(stage.frame().text.contains("Berat"))
        stage.press("S-Tab S-Tab")
        #expect(stage.state.workspace?.supervisor.view == .decisions)
    }

    @Test func `what two keyings of a restricted record say is gone with the screen`() throws {
        var stage = try fullStage()
        let page = RekeyPage(
            rekeying: try rekeying("case:3", sensitive: true),
            label: Wording(id: "Kasus", en: "Case"),
            familyName: "",
            memberName: "Désirée",
            lines: [
                .init(
                    label: Wording(id: "Apa", en: "What"),
                    row: 2,
                    first: Wording(id: "dipukul", en: "beaten"),
                    second: Wording(id: "", en: ""),
                )
            ],
        )
        stage.act(.supervisor(.compared(page)))
        let text = stage.frame().text
        #expect(text.contains("dipukul") && text.contains("(kosong)") && text.contains("Apa (2)"))
        stage.press("2 P")
        #expect(!stage.frame().text.contains("dipukul"))
    }

    @Test func `it draws at every size, without workers and before it is loaded`() throws {
        for size in EverySizeTests.sizes {
            var full = try fullStage(size: size)
            for _ in SupervisorView.allCases {
                #expect(full.frame().rows.count == size.height)
                #expect(!full.frame().text.contains("\u{1B}"))
                full.press("Tab")
            }
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
        var stage = try fullStage(language: .english)
        var text = stage.frame().text
        stage.press("Enter")
        text += stage.frame().text
        stage.press("End")
        text += stage.frame().text
        stage.press("Esc")
        for _ in SupervisorView.allCases {
            stage.press("Tab")
            text += stage.frame().text
        }
        for word in [
            "Pendamping", "Tercatat", "Waktunya", "Lewat", "keluarga", "diketik", "kewajiban",
            "isian", "menunggu", "Sampel", "belum", "putusan", "dicatat", "Putusan",
        ] {
            #expect(!text.contains(word), "found \(word)")
        }
    }
}
