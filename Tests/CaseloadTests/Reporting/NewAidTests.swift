import Casework
import Documents
import Forms
import LocalStore
import Reports
import TestSupport
import Testing

@testable import Caseload

/// A new emergency aid is one file: its shortfall is in the report and its failed payments raise the alert, by what the
/// file says its questions mean and whatever they are called.
@Suite struct NewAidTests {
    private static let file = #"""
        {
          id: "bpd", name: { id: "Bantuan Pangan Darurat", en: "Emergency food money" }, source: "uji", pillar: "jaminan",
          lists: [
            { id: "jadi", source: "uji", rows: [
              { code: "utuh", label: { id: "Utuh", en: "Whole" } },
              { code: "separuh", label: { id: "Separuh", en: "Half" } },
              { code: "hilang", label: { id: "Hilang", en: "Lost" } } ] },
            { id: "lewat", source: "uji", rows: [
              { code: "lurah", label: { id: "Kantor lurah", en: "Village office" } },
              { code: "pos", label: { id: "Kantor pos", en: "Post office" } } ] } ],
          records: [
            { id: "terima", kind: "aid", label: { id: "Terima BPD", en: "BPD received" }, about: "family", identity: "own",
              date: "kapan",
              versions: [
                { from: "2026-01-01", to: "2026-06-30", source: "uji", sections: [{ questions: [
                  { id: "kapan", kind: "date", label: { id: "Kapan", en: "When" } },
                  { id: "jadinya", kind: "one", label: { id: "Jadinya", en: "Came to" }, list: "jadi" } ] }] },
                { from: "2026-07-01", source: "uji", sections: [{ questions: [
                  { id: "kapan", kind: "date", label: { id: "Kapan", en: "When" } },
                  { id: "janji", kind: "money", label: { id: "Janji", en: "Promised" }, sum: true },
                  { id: "sampai", kind: "money", label: { id: "Sampai", en: "Arrived" }, sum: true },
                  { id: "bulan-ke", kind: "number", label: { id: "Bulan ke", en: "Month number" } },
                  { id: "hilangnya", kind: "shown", label: { id: "Hilangnya", en: "Lost" }, unit: "Rp", value: "janji - sampai",
                    meaning: "short", sum: true },
                  { id: "jadinya", kind: "one", label: { id: "Jadinya", en: "Came to" }, list: "jadi", meaning: "outcome",
                    codes: { utuh: "paid", separuh: "short", hilang: "failed" }, tally: true },
                  { id: "lewatnya", kind: "one", label: { id: "Lewatnya", en: "By way of" }, list: "lewat", tally: true },
                  { id: "barang", kind: "table", label: { id: "Barang", en: "Goods" }, columns: [
                    { id: "apa", kind: "text", label: { id: "Apa", en: "What" } },
                    { id: "harga", kind: "money", label: { id: "Harga", en: "Price" }, mean: true } ] } ] }] } ] } ],
          alerts: [
            { id: "gagal", label: { id: "Gagal", en: "Failed" }, about: "family", when: "family.failedAid >= 2",
              why: { id: "{family.failedAid} kali", en: "{family.failedAid} times" }, act: "terima", from: "2026-01-01", source: "uji" } ],
        }
        """#

    private static let form = FormID("bpd/terima")

    private func bench() throws -> RecordsBench {
        let records = try RecordsBench()
        try records.bench.install(Self.file, named: "bpd.json5")
        return records
    }

    private func rows(_ report: Report, _ title: String) throws -> [[ReportTable.Cell]] {
        try #require(report.sections.first { $0.table.title.id == title }).table.rows
    }

    private func answers(_ day: String, _ code: String, _ due: Int, _ got: Int) -> JSONObject {
        [
            "kapan": .string(day), "jadinya": .string(code), "janji": JSONValue(due),
            "sampai": JSONValue(got), "bulan-ke": 11, "lewatnya": "pos",
            "barang": [["apa": "beras", "harga": 14_000], ["apa": "telur", "harga": 30_000]],
        ]
    }

    @Test func `its shortfall, its ways and its prices stand in the report of aid`() throws {
        let records = try bench()
        try records.saved(
            Self.form,
            RecordsBench.family,
            answers("2026-10-02", "separuh", 300_000, 250_000),
        )
        try records.saved(
            Self.form,
            RecordsBench.other,
            answers("2026-11-02", "utuh", 300_000, 300_000),
        )
        let report = try records.caseload.counted(
            .aid,
            ReportScope(Bench.quarter),
            today: Bench.today,
        )
        let sums = try rows(report, "Isian yang dijumlahkan").map { Array($0[1...]) }
        func label(_ id: String, _ en: String) -> ReportTable.Cell {
            .wording(Wording(id: id, en: en))
        }
        #expect(
            sums == [
                [label("Janji", "Promised"), .text(""), .count(2), .money(600_000)],
                [label("Sampai", "Arrived"), .text(""), .count(2), .money(550_000)],
                [label("Hilangnya", "Lost"), .text(""), .count(2), .money(50_000)],
                [
                    label("Harga (rata-rata)", "Price (mean)"), .text(""), .count(4),
                    .money(22_000),
                ],
            ],
            "the month's number is not added up",
        )
        let tallies = try rows(report, "Jawaban yang dihitung").map { Array($0[1...]) }
        #expect(
            tallies == [
                [label("Jadinya", "Came to"), label("Utuh", "Whole"), .count(1)],
                [label("Jadinya", "Came to"), label("Separuh", "Half"), .count(1)],
                [label("Lewatnya", "By way of"), label("Kantor pos", "Post office"), .count(2)],
            ]
        )
    }

    @Test func `two failed payments on end raise the alert, until one arrives`() throws {
        let records = try bench()
        func isAlert() throws -> Bool {
            try records.bench.agenda().everyAlert.contains { $0.rule.rawValue == "bpd/gagal" }
        }
        // What an older version asked for says nothing.
        try records.bench.put(
            "aid:lama",
            [
                "type": "aid", "v": 1, "form": "bpd/terima", "version": "2026-01-01",
                "family": "family:K1", "date": "2026-03-01", "answers": ["jadinya": "hilang"],
                "by": "pdp-001", "at": "2026-03-01T09:00:00+07:00", "device": "laptop-a",
            ],
        )
        try records.saved(
            Self.form,
            RecordsBench.family,
            answers("2026-09-02", "hilang", 300_000, 0),
        )
        #expect(try !isAlert())
        try records.saved(
            Self.form,
            RecordsBench.family,
            answers("2026-09-20", "hilang", 300_000, 0),
        )
        #expect(try isAlert())
        try records.saved(
            Self.form,
            RecordsBench.family,
            answers("2026-11-01", "utuh", 300_000, 300_000),
        )
        #expect(try !isAlert())
    }

    @Test func `codes that no list has make the report no longer than a reader reads`() throws {
        let form = try #require(try bench().caseload.formBook().form(Self.form))
        var sums = AnswerSums(form)
        for number in 0..<1_000 {
            sums.add(["jadinya": .string("asing-\(number)")], version: "2026-07-01")
        }
        sums.add(
            ["jadinya": .string(String(repeating: "x", count: 5_000))],
            version: "2026-07-01",
        )
        for code in ["asing-3", "utuh"] {
            sums.add(["jadinya": .string(code)], version: "2026-07-01")
        }
        let tally = try #require(sums.tallies.first)
        #expect(tally.answers.count == 1 + AnswerSums.mostStrangers + 1)
        #expect(tally.answers.first?.label.id == "Utuh")
        #expect(tally.answers.first { $0.label.id == "asing-3" }?.count == 2)
        #expect(tally.answers.last?.label == AnswerSums.otherCodes)
        #expect(tally.answers.reduce(0) { $0 + $1.count } == 1_003)
    }

    @Test(arguments: [
        ("outcome", "visit", true), ("outcome", "membership", true), ("outcome", "aid", false),
        ("short", "case", true), ("short", "disaster", true), ("short", "complaint", true),
        ("short", "referral", true), ("short", "session", true), ("short", "visit", false),
        ("membership", "aid", true), ("membership", "membership", false),
        ("income", "case", true), ("income", "assessment", false),
    ])
    func `a meaning that is not counted with for a kind of form is refused there`(
        _ meaning: String,
        _ kind: String,
        _ isRefused: Bool,
    ) throws {
        let question =
            switch meaning {
            case "outcome":
                #"{ id: "x", kind: "one", list: "l", meaning: "outcome", codes: { a: "paid" }, label: { id: "X", en: "X" } }"#
            case "membership":
                #"{ id: "x", kind: "one", list: "l", meaning: "membership", codes: { a: "ended" }, label: { id: "X", en: "X" } }"#
            default:
                #"{ id: "x", kind: "money", meaning: "\#(meaning)", label: { id: "X", en: "X" } }"#
            }
        let file = #"""
            { id: "arti", name: { id: "Arti", en: "Meaning" }, source: "s",
              lists: [{ id: "l", source: "s", rows: [{ code: "a", label: { id: "A", en: "A" } }] }],
              records: [{ id: "f", kind: "\#(kind)", label: { id: "F", en: "F" }, about: "family", identity: "own",
                versions: [{ from: "2020-01-01", source: "s", sections: [{ questions: [\#(question)] }] }] }] }
            """#
        let result = try RecordsBench().bench.tried(file, named: "arti.json5")
        guard case .refused(let error) = result else {
            #expect(!isRefused, "\(meaning) of \(kind) was taken")
            return
        }
        #expect(isRefused, "\(error)")
        #expect(error.file == "arti.json5")
        #expect(error.path == "records[0].versions[0].sections[0].questions[0].meaning")
        #expect(error.reason == .notTogether(kind))
    }

    @Test(arguments: [
        (#"meaning: "outcome","#, #"meaning: "short","#, "codes"),
        (#"hilang: "failed""#, #"lenyap: "failed""#, "codes.lenyap"),
        (#"hilang: "failed""#, #"hilang: "rusak""#, "codes.hilang"),
        (#"meaning: "short", sum: true"#, #"meaning: "short", tally: true"#, "tally"),
        (#"list: "lewat", tally: true"#, #"list: "lewat", sum: true"#, "sum"),
        (
            #"label: { id: "Janji", en: "Promised" }, sum"#,
            #"label: { id: "Janji", en: "Promised" }, meaning: "short", sum"#, "meaning",
        ),
        (#"date: "kapan","#, #"date: "kapan", reports: ["gaji"],"#, "reports[0]"),
    ])
    func `a file that misuses them is refused with the place`(
        _ there: String,
        _ instead: String,
        _ place: String,
    ) throws {
        let records = try RecordsBench()
        let broken = Self.file.replacing(there, with: instead)
        try #require(broken != Self.file)
        guard case .refused(let error) = try records.bench.tried(broken, named: "bpd.json5") else {
            Issue.record("\(instead) was taken")
            return
        }
        #expect(error.path.hasSuffix(place), "\(error.path)")
    }
}
