import Casework
import Documents
import Forms
import LocalStore
import Reports
import Testing

@testable import Caseload

/// Reports of what was recorded on forms that a programme file brings.
@Suite struct RecordReportTests {
    private let scope = ReportScope(Bench.quarter)

    private func bench() throws -> Bench {
        let bench = try Bench()
        try RecordsBench.fill(bench)
        try bench.install(Self.programme)
        return bench
    }

    private func put(
        _ bench: Bench,
        _ id: String,
        _ form: String,
        family: String? = "family:K1",
        date: String = "2026-10-05",
        answers: JSONObject = [:],
        states: [(state: String, at: String)] = [],
        due: String? = nil,
    ) throws {
        var body: JSONObject = [
            "type": .string(DocumentID(id).kind), "v": 1, "form": .string("lap/" + form),
            "version": "2020-01-01", "date": .string(date), "answers": .object(answers),
            "by": "pdp-001", "at": "2026-10-05T09:00:00+07:00", "device": "laptop-a",
            "how": "typed",
        ]
        if let family { body["family"] = .string(family) }
        let steps = states.enumerated().map { place, step -> JSONValue in
            var value: JSONValue = [
                "state": .string(step.state), "by": "pdp-001", "at": .string(step.at),
                "device": "laptop-a",
            ]
            if place == states.count - 1, let due { value["due"] = .string(due) }
            return value
        }
        if !steps.isEmpty { body["steps"] = .array(steps) }
        let made = body
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.put(DocumentID(id), made, parent: nil)
        }
    }

    private func rows(_ report: Report, _ title: String) throws -> [[ReportTable.Cell]] {
        try #require(report.sections.first { $0.table.title.id == title }).table.rows
    }

    @Test func `a rare kind of case is hidden, and its total does not tell it`() throws {
        let bench = try bench()
        for number in 0..<7 {
            try put(
                bench,
                "case:a\(number)",
                "kasus",
                answers: ["jenis": "lansia"],
                states: [("buka", "2026-10-05T09:00:00+07:00")],
            )
        }
        for number in 0..<6 {
            try put(
                bench,
                "case:b\(number)",
                "kasus",
                answers: ["jenis": "anak"],
                states: [("selesai", "2026-10-05T09:00:00+07:00")],
            )
        }
        try put(
            bench,
            "case:c",
            "kasus",
            answers: ["jenis": "hiv"],
            states: [("buka", "2026-10-05T09:00:00+07:00")],
        )
        let report = try bench.caseload.report(.cases, scope, today: Bench.today)
        let rows = try rows(report, "Kasus menurut jenis PPKS")
        #expect(rows.count == 4)
        let hiv = try #require(rows.first { $0[0] == .wording(Wording(id: "HIV", en: "HIV")) })
        #expect(hiv[2] == .masked && hiv[5] == .masked)
        let others = rows.filter { $0[0] != hiv[0] && $0[5] == .masked }
        #expect(!others.isEmpty, "the total alone would tell it")
        #expect(report.notes == [ReportTable.maskNote(5)])
    }

    @Test func `aid is counted by month, with its sums of money and the families`() throws {
        let bench = try bench()
        try put(bench, "aid:1", "bantuan", answers: ["diterima": 600_000, "kurang": 0])
        try put(
            bench,
            "aid:2",
            "bantuan",
            date: "2026-11-05",
            answers: ["diterima": 500_000, "kurang": 100_000],
        )
        try put(bench, "aid:3", "bantuan", family: "family:K2", answers: [:])
        try put(bench, "aid:4", "bantuan", date: "2026-09-30", answers: ["diterima": 1])
        let report = try bench.caseload.counted(.aid, scope, today: Bench.today)
        let form = try #require(try rows(report, "Menurut formulir").first)
        #expect(form[2...6] == [.count(2), .count(1), .count(0), .count(3), .count(2)])
        let sums = try rows(report, "Isian yang dijumlahkan")
        #expect(
            sums.map { $0[3...4] } == [
                [.count(2), .money(1_100_000)], [.count(2), .money(100_000)],
            ]
        )
        let village = try bench.caseload.report(
            .aid,
            ReportScope(Bench.quarter, village: "Tirtasari"),
            today: Bench.today,
        )
        #expect(
            try rows(village, "Menurut formulir").first?[5] == .masked,
            "one family of a village",
        )
    }

    @Test func `the complaints desk's indicators follow from the steps`() throws {
        let bench = try bench()
        let received = "2026-10-05T09:00:00+07:00"
        try put(
            bench,
            "complaint:1",
            "aduan",
            states: [("buka", received), ("selesai", "2026-10-08T09:00:00+07:00")],
        )
        try put(
            bench,
            "complaint:2",
            "aduan",
            states: [("buka", received), ("selesai", "2026-10-15T09:00:00+07:00")],
        )
        try put(bench, "complaint:3", "aduan", states: [("buka", received)], due: "2026-10-06")
        try put(bench, "referral:1", "rujukan", states: [("buka", received)])
        try put(
            bench,
            "referral:2",
            "rujukan",
            states: [("buka", received), ("dijawab", "2026-10-09T09:00:00+07:00")],
        )
        let report = try bench.caseload.counted(.complaints, scope, today: Bench.today)
        let figures = try rows(report, "Indikator").map { $0[1] }
        #expect(
            figures == [
                .count(0), .count(3), .count(2), .percent(200.0 / 3), .count(3), .count(2),
                .count(1),
                .percent(50), .count(1),
            ]
        )
    }

    @Test func `the nine lines say what was done by the forms that name them`() throws {
        let bench = try bench()
        try put(bench, "visit:1", "kunjungan")
        try put(bench, "visit:2", "kunjungan", date: "2026-11-02")
        let month = try #require(Month("2026-10"))
        let made = try bench.caseload.monthlyReport(month, today: Bench.today)
        let lines = try rows(made.lines, "Sembilan butir rencana hasil kerja")
        let place = try #require(
            lines.firstIndex { $0[2] == .wording(Wording(id: "Kunjungan uji", en: "Visit")) }
        )
        #expect(lines[place][0] == .count(6) && lines[place][3] == .count(1))
        #expect(
            lines.compactMap { if case .count(let number) = $0[0] { number } else { nil } }
                == Array(1...9)
        )
        let visits = try bench.caseload.counted(.visits, scope, today: Bench.today)
        #expect(try rows(visits, "Menurut tingkat").first?.last == .count(2))
        let pillars = try bench.caseload.counted(.pillars, scope, today: Bench.today)
        #expect(
            try rows(pillars, "Menurut pilar").contains {
                $0[0] == .wording(Wording(id: "Rehabilitasi", en: "Rehabilitation"))
            }
        )
    }

    @Test func `the forms of sample-data make reports without a record too`() throws {
        let bench = try Bench(families: 10, seed: 1)
        for name in ReportName.allCases {
            let report = try bench.caseload.report(name, scope, today: Bench.today)
            #expect(report.name == name)
        }
        let book = try bench.caseload.quarterBook(scope, today: Bench.today)
        #expect(!book.reports.isEmpty && book.reports.allSatisfy { !$0.isEmpty })
    }

    /// Case of 8 September, in hand; one that ended in October, one that ended before the quarter.
    private func earlier(_ bench: Bench) throws {
        let begun = "2026-09-08T09:00:00+07:00"
        try put(
            bench,
            "case:lama",
            "kasus",
            date: "2026-09-08",
            answers: ["jenis": "lansia"],
            states: [("buka", begun)],
            due: "2026-09-20",
        )
        try put(
            bench,
            "case:usai",
            "kasus",
            date: "2026-09-08",
            answers: ["jenis": "anak"],
            states: [("buka", begun), ("selesai", "2026-10-20T09:00:00+07:00")],
        )
        try put(
            bench,
            "case:lewat",
            "kasus",
            date: "2026-08-01",
            answers: ["jenis": "anak"],
            states: [("buka", "2026-08-01T09:00:00+07:00"), ("selesai", begun)],
        )
    }

    @Test func `what was begun before the quarter and is open stays in its report`() throws {
        let bench = try bench()
        try earlier(bench)
        try put(
            bench,
            "case:baru",
            "kasus",
            answers: ["jenis": "lansia"],
            states: [("buka", "2026-10-05T09:00:00+07:00")],
        )
        let report = try bench.caseload.counted(.cases, scope, today: Bench.today)
        let rows = try rows(report, "Kasus menurut jenis PPKS")
        #expect(
            rows.map { Array($0[1...]) } == [
                [
                    .wording(Wording(id: "sebelumnya", en: "before")), .count(1), .count(0),
                    .count(0), .count(1),
                ],
                [
                    .wording(Wording(id: "baru", en: "new")), .count(1), .count(0), .count(0),
                    .count(1),
                ],
                [
                    .wording(Wording(id: "sebelumnya", en: "before")), .count(0), .count(1),
                    .count(0), .count(1),
                ],
                [.empty, .count(2), .count(1), .count(0), .count(3)],
            ]
        )
    }

    @Test func `how far records are is told from the first day to the last`() throws {
        let bench = try bench()
        try earlier(bench)
        func states(_ quarter: String) throws -> [ReportTable.Cell] {
            let scope = ReportScope(try #require(Quarter(quarter)))
            let report = try bench.caseload.counted(.pillars, scope, today: Bench.today)
            return try rows(report, "Sejauh mana").first.map { Array($0[1...7]) } ?? []
        }
        // Open at first, new, good, bad, other, open at last, overdue.
        #expect(
            try states("2026-Q3") == [0, 3, 1, 0, 0, 2, 1].map { .count($0) },
            "one ended in the quarter after, and was open when this one was over",
        )
        #expect(try states("2026-Q4") == [2, 0, 1, 0, 0, 1, 1].map { .count($0) })
        #expect(try states("2027-Q1") == [1, 0, 0, 0, 0, 1, 1].map { .count($0) })
        let later = try bench.caseload.counted(
            .pillars,
            ReportScope(try #require(Quarter("2026-Q4"))),
            today: Bench.today,
        )
        #expect(
            !later.sections.contains { $0.table.title.id == "Menurut formulir" },
            "what came before is no record of these days",
        )
    }

    @Test func `a complaint that is late on New Year's Eve is late in January`() throws {
        let bench = try bench()
        try put(
            bench,
            "complaint:des",
            "aduan",
            date: "2026-12-20",
            states: [("buka", "2026-12-20T09:00:00+07:00")],
            due: "2026-12-21",
        )
        let january = ReportScope(try #require(Quarter("2027-Q1")))
        let day = try #require(Day("2027-01-01"))
        let report = try bench.caseload.counted(.complaints, january, today: day)
        let figures = try rows(report, "Indikator").map { $0[1] }
        #expect(figures.first == .count(1) && figures.last == .count(1))
        #expect(figures[1] == .count(0), "it came in December")
    }

    @Test func `few proposals of a village are hidden in every table that tells them`() throws {
        let bench = try bench()
        for number in 0..<8 {
            try put(bench, "aid:a\(number)", "bantuan", answers: ["diterima": 100_000])
        }
        try put(bench, "complaint:1", "aduan", states: [("buka", "2026-10-05T09:00:00+07:00")])
        try put(bench, "complaint:2", "aduan", states: [("selesai", "2026-10-06T09:00:00+07:00")])
        let scope = ReportScope(Bench.quarter, village: "Sukamaju")
        let report = try bench.caseload.report(.complaints, scope, today: Bench.today)
        let all = report.sections.filter { $0.table.title != .restrictedServices }
        #expect(!all.isEmpty)
        for section in all {
            let few = section.table.rows.joined().filter { (1..<5).contains($0.magnitude ?? 0) }
            #expect(few.isEmpty, "\(section.table.title.id): \(few)")
        }
        #expect(report.isMasked && report.notes == [ReportTable.maskNote(5)])
        let aid = try bench.caseload.report(.aid, scope, today: Bench.today)
        #expect(try rows(aid, "Isian yang dijumlahkan").first?.last == .money(800_000))
        let pillars = try bench.caseload.report(.pillars, scope, today: Bench.today)
        let forms = try rows(pillars, "Menurut formulir")
        let complaint = forms.first {
            $0[0] == .wording(Wording(id: "Aduan uji", en: "Complaint"))
        }
        #expect(complaint?.suffix(2) == [.masked, .masked])
        // The lines of the performance plan and the monthly report tell no more.
        let lines = try bench.caseload.report(.rhk, scope, today: Bench.today).sections
            .flatMap(\.table.rows)
        func told(_ form: String) -> ReportTable.Cell? {
            lines.first { row in
                row.contains { if case .wording(let text) = $0 { text.id == form } else { false } }
            }?.last { if case .wording = $0 { false } else { $0 != .empty } }
        }
        #expect(told("Aduan uji") == .masked)
        #expect(told("Bantuan uji") == .count(8))
    }

    private static let programme = #"""
        {
          _id: "programme:lap", type: "programme", v: 1, id: "lap", source: "uji",
          name: { id: "Laporan uji", en: "Test" }, short: { id: "Lap", en: "Rep" },
          membership: { active: ["aktif"] },
          lists: [{ id: "ppks", source: "uji", rows: [
            { code: "lansia", label: { id: "Lansia", en: "Elderly" } },
            { code: "anak", label: { id: "Anak", en: "Child" } },
            { code: "hiv", label: { id: "HIV", en: "HIV" } },
          ] }],
          flows: [{ id: "alur", source: "uji", start: "buka",
            states: [
              { code: "buka", label: { id: "Terbuka", en: "Open" } },
              { code: "dijawab", label: { id: "Dijawab", en: "Answered" } },
              { code: "selesai", label: { id: "Selesai", en: "Done" }, ends: true, outcome: "good" },
            ],
            steps: [
              { from: ["buka"], to: "dijawab", label: { id: "Jawab", en: "Answer" }, asks: ["jawaban"] },
              { from: ["buka", "dijawab"], to: "selesai", label: { id: "Selesai", en: "Finish" } },
            ] }],
          records: [
            { id: "kasus", kind: "case", label: { id: "Kasus uji", en: "Case" }, pillar: "rehabilitasi",
              about: "family", identity: "own", flow: "alur", rhk: 6,
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "jenis", kind: "code", label: { id: "Jenis", en: "Kind" }, list: "ppks" },
                { id: "jawaban", kind: "text", label: { id: "Jawaban", en: "Answer" } },
              ] }] }] },
            { id: "aduan", kind: "complaint", label: { id: "Aduan uji", en: "Complaint" }, about: "family",
              identity: "own", flow: "alur", rhk: 6,
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "jawaban", kind: "text", label: { id: "Jawaban", en: "Answer" } },
              ] }] }] },
            { id: "rujukan", kind: "referral", label: { id: "Rujukan uji", en: "Referral" }, about: "family",
              identity: "own", flow: "alur", rhk: 6,
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "jawaban", kind: "text", label: { id: "Jawaban", en: "Answer" } },
              ] }] }] },
            { id: "bantuan", kind: "aid", label: { id: "Bantuan uji", en: "Aid" }, pillar: "jaminan",
              about: "family", identity: "own", rhk: 1,
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "diterima", kind: "money", sum: true, label: { id: "Diterima", en: "Received" } },
                { id: "kurang", kind: "money", sum: true, label: { id: "Kurang", en: "Short" } },
              ] }] }] },
            { id: "kunjungan", kind: "visit", label: { id: "Kunjungan uji", en: "Visit" }, pillar: "rehabilitasi",
              about: "family", identity: "own", rhk: 6,
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "hasil", kind: "text", label: { id: "Hasil", en: "Result" } },
              ] }] }] },
          ],
        }
        """#
}
