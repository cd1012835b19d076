import Casework
import Documents
import Forms
import LocalStore
import Reports
import Testing

@testable import Caseload

/// Her own words to the lines of the month's report.
@Suite struct OwnWordsTests {
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
    }

    private func write(_ id: String, on made: String, _ answers: JSONObject) throws {
        try bench.record(
            "review:" + id,
            form: "rhk/uraian",
            on: try day(made),
            answers: answers,
        )
    }

    private func rows(_ month: Int?) throws -> [[ReportTable.Cell]] {
        let quarter = Bench.quarter
        let scope = ReportScope(quarter, month: month.map { quarter.months[$0] })
        let report = try bench.caseload.report(.rhk, scope, today: Bench.today)
        return report.sections.first { $0.table.isProse }?.table.rows ?? []
    }

    private func texts(_ month: Int?) throws -> [String] {
        try rows(month).map { row in
            row.map { cell in
                switch cell {
                case .text(let text): text
                case .wording(let wording): wording.id
                default: "?"
                }
            }
            .joined(separator: " | ")
        }
    }

    @Test func `stand under their lines in the month they are of`() throws {
        try write("o", on: "2026-10-31", ["kendala-2": "Jalan putus.", "uraian-1": "Lancar."])
        try write("n", on: "2026-11-10", ["solusi-2": "Lewat sungai."])
        #expect(
            try texts(0) == [
                "1 Penyaluran bantuan tepat sasaran dan jumlah | Uraian | Lancar.",
                "2 Pelaksanaan P2K2 | Kendala | Jalan putus.",
            ]
        )
        #expect(try texts(1) == ["2 Pelaksanaan P2K2 | Solusi | Lewat sungai."])
        // Of a whole quarter each says its month.
        #expect(try texts(nil).count == 3)
        #expect(try texts(nil)[1].contains("Kendala, Okt 2026"))
    }

    @Test func `the analysis of a month stands under line seven`() throws {
        try bench.record(
            "review:a",
            form: "rhk/analisis",
            on: try day("2026-10-31"),
            answers: ["capaian": "Semua kelompok bertemu.", "masalah": ""],
        )
        #expect(
            try texts(0) == ["7 Laporan analisis bulanan | Capaian | Semua kelompok bertemu."]
        )
    }

    @Test func `what is still open from an earlier month has said its words then`() throws {
        try bench.install(Self.open, named: "kata.json5")
        try bench.record(
            "review:k",
            form: "kata/kata",
            on: try day("2026-10-31"),
            state: "buka",
            answers: ["isi": "Belum selesai."],
        )
        #expect(try texts(0) == ["2 Pelaksanaan P2K2 | Isi | Belum selesai."])
        #expect(try texts(1).isEmpty)
    }

    private static let open = #"""
        {
          _id: "programme:kata", type: "programme", v: 1, id: "kata", source: "uji",
          name: { id: "Kata", en: "Words" }, short: { id: "Kata", en: "Words" },
          membership: { active: ["aktif"] },
          flows: [{ id: "alur", source: "uji", start: "buka",
            states: [
              { code: "buka", label: { id: "Terbuka", en: "Open" } },
              { code: "tutup", label: { id: "Tutup", en: "Closed" }, ends: true },
            ],
            steps: [{ from: ["buka"], to: "tutup", label: { id: "Tutup", en: "Close" } }] }],
          records: [{ id: "kata", kind: "review", label: { id: "Kata", en: "Words" }, about: "none",
            identity: "own", flow: "alur",
            versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
              { id: "isi", kind: "note", rhk: 2, label: { id: "Isi", en: "Text" } } ] }] }] }],
        }
        """#

    @Test func `are printed in the month's report instead of the empty lines`() throws {
        let words = PageWords(.indonesian)
        let stamp = PrintStamp(worker: "Rahmawati", at: Bench.now)
        func page() throws -> String {
            let month = Bench.quarter.months[0]
            let report = try bench.caseload.monthlyReport(month, today: Bench.today)
            return String(decoding: report.html(words, stamp), as: UTF8.self)
        }
        #expect(try page().contains("........"))
        try write(
            "o",
            on: "2026-10-31",
            ["kendala-2": "Jalan <b>putus</b>.\nDua kelompok\u{202E} batal."],
        )
        let text = try page()
        #expect(text.contains("Kendala: Jalan &lt;b&gt;putus&lt;/b&gt;."))
        #expect(text.contains("Dua kelompok") && !text.contains("\u{202E}"))
        #expect(!text.contains("Catatan, hambatan dan rencana tindak lanjut"))
    }

    @Test func `two workers' words say whose they are`() throws {
        try write("a", on: "2026-10-30", ["kendala-2": "Hujan."])
        var body = try #require(
            try bench.store.read { (reader) throws(StoreError) in
                try reader.document("review:a")?.body
            }
        )
        body["by"] = "pdp-002"
        try bench.put("review:b", body)
        #expect(try texts(0).map { $0.contains("pdp-001") } == [true, false])
        #expect(try texts(0).map { $0.contains("pdp-002") } == [false, true])
    }
}
