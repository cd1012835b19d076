import Casework
import Documents
import Forms
import LocalStore
import Reports
import Testing

@testable import Caseload

/// The month's roster of meals: who gets them stands there, and only what fell short is filled in.
@Suite struct MonthRosterTests {
    private static let form = FormID("permakanan/bulan")
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        try bench.importText([
            "k.csv": """
            kode_keluarga;kode_pengurus;desa
            A;A1;Sukamaju
            B;B1;Sukamaju
            C;C1;Sukamaju
            D;D1;Wanareja
            E;E1;Sukamaju
            """,
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;A;Siti;P;02/02/1950
            B1;B;Budi;L;02/02/1951
            C1;C;Citra;P;02/02/1952
            D1;D;Dewi;P;02/02/1953
            E1;E;Endang;P;02/02/1954
            """,
        ])
        for key in ["A", "B", "C", "D"] {
            var answers: JSONObject = ["sasaran": "lansia", "pokmas": "Mekar"]
            if key == "C" { answers["berhenti"] = "pindah" }
            try bench.record(
                "membership:" + key,
                form: "permakanan/penerima",
                family: DocumentID("family:" + key),
                member: DocumentID("member:" + key + "1"),
                on: try day("2026-09-01"),
                answers: answers,
            )
        }
    }

    private func page(_ place: String = "Sukamaju") throws -> FormPage {
        try #require(
            try bench.caseload.formPage(
                Self.form,
                RecordSubject(place: place),
                today: Bench.today,
            )
        )
    }

    @Test func `those of the place for whom a membership stands have a row with the whole month`()
        throws
    {
        let rows = try #require(try page().begun(Bench.today).answers["penerima"]?.array)
        #expect(rows.map { $0["orang"]?.string } == ["member:B1", "member:A1"])
        #expect(rows.map { $0["hari"]?.int } == [30, 30], "November has thirty days")
        let other = try page("Wanareja").begun(Bench.today).answers["penerima"]?.array
        #expect(other?.compactMap { $0["orang"]?.string } == ["member:D1"])
        #expect(try page("Cibodas").begun(Bench.today).answers["penerima"] == nil)
    }

    @Test func `of several bodies those of the one that is named stand there`() throws {
        try bench.record(
            "membership:E",
            form: "permakanan/penerima",
            family: "family:E",
            member: "member:E1",
            on: try day("2026-09-01"),
            answers: ["sasaran": "lansia", "pokmas": "Melati"],
        )
        let page = try page()
        #expect(page.presets["penerima"] == nil && page.presets["nama"] == nil)
        func named(_ name: String, over old: JSONObject) -> JSONObject {
            var answers = old
            answers["nama"] = .string(name)
            return page.rostered(answers, over: old)
        }
        func people(_ answers: JSONObject) -> [String] {
            answers["penerima"]?.array?.compactMap { $0["orang"]?.string } ?? []
        }
        let half = named("Mel", over: page.presets)
        #expect(people(half).isEmpty)
        let first = named("melati", over: half)
        #expect(people(first) == ["member:E1"])
        let second = named("Mekar", over: first)
        #expect(people(second) == ["member:B1", "member:A1"])
        var typed = second
        typed["penerima"] = [["orang": "member:A1", "hari": 12]]
        #expect(people(named("Melati", over: typed)) == ["member:A1"])
    }

    @Test func `what fell short is taken off, two meals a day`() throws {
        let page = try page()
        var draft = page.begun(Bench.today)
        draft.answers["nama"] = "Mekar"
        draft.answers["kecuali"] = [
            ["siapa": "member:A1", "hari-itu": "2026-11-03", "hasil": "tidak-ada", "porsi": 0],
            ["siapa": "member:A1", "hari-itu": "2026-11-04", "hasil": "ditolak", "porsi": 1],
        ]
        let answers = page.version.completed(draft.answers, page.facts)
        #expect(answers["orang-hari"]?.int == 60)
        #expect(answers["hilang"]?.int == 3)
        #expect(answers["sampai"]?.int == 117)
        #expect(answers["nilai"]?.int == 117 * 15_000)
    }

    @Test func `a day of another month is refused beside the field`() throws {
        let page = try page()
        var draft = page.begun(Bench.today)
        draft.answers["nama"] = "Mekar"
        draft.answers["kecuali"] = [
            ["siapa": "member:A1", "hari-itu": "2026-08-03", "hasil": "tidak-ada", "porsi": 0]
        ]
        let findings = page.version.findings(draft.answers, page.facts)
        #expect(
            findings.contains { finding in
                if case .rule(let text) = finding.message {
                    text.id == "Bukan bulan ini."
                } else {
                    false
                }
            },
            "\(findings)",
        )
    }

    @Test func `the report of aid adds up the months' meals by village`() throws {
        for (number, place) in ["Sukamaju", "Wanareja"].enumerated() {
            var body: JSONObject = [
                "type": "aid", "v": 1, "form": "permakanan/bulan", "version": "2024-01-01",
                "date": "2026-10-31", "by": "pdp-001", "at": "2026-10-31T09:00:00+07:00",
                "device": "laptop-a", "how": "typed",
            ]
            body["place"] = .string(place)
            body["answers"] = ["nama": "Mekar", "sampai": JSONValue(100 + number)]
            try bench.put(DocumentID("aid:m\(number)"), body)
        }
        let report = try bench.caseload.report(
            .aid,
            ReportScope(Bench.quarter),
            today: Bench.today,
        )
        let sums = try #require(
            report.sections.first { $0.table.title.id == "Isian yang dijumlahkan" }
        ).table.rows
        #expect(
            sums.contains { row in
                row[1] == .wording(Wording(id: "Porsi sampai", en: "Meals that arrived"))
                    && row[4] == .count(201)
            },
            "\(sums)",
        )
        let villages = try #require(
            report.sections.first { $0.table.title.id == "Menurut desa" }
        ).table.rows
        #expect(
            villages == [
                [.text("Sukamaju"), .count(1), .count(0), .count(0), .count(1), .count(0)],
                [.text("Wanareja"), .count(1), .count(0), .count(0), .count(1), .count(0)],
                [
                    .wording(ReportTable.totalLabel), .count(2), .count(0), .count(0), .count(2),
                    .count(0),
                ],
            ]
        )
        let one = try bench.caseload.report(
            .aid,
            ReportScope(Bench.quarter, village: "Sukamaju"),
            today: Bench.today,
        )
        #expect(!one.sections.contains { $0.table.title.id == "Menurut desa" })
    }
}
