import Casework
import Documents
import Forms
import LocalStore
import Reports
import Testing

@testable import Caseload

/// Visits that are planned: due until one is made, and counted against what was made.
@Suite struct PlannedVisitTests {
    private let bench: Bench

    init() throws {
        bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        try bench.importText([
            "g.csv": "kode_kelompok;nama;desa\nG1;Melati;Sukamaju\n",
            "k.csv": """
            kode_keluarga;kode_pengurus;desa;kode_kelompok
            A;A1;Sukamaju;G1
            B;B1;Wanareja;G1
            """,
            "a.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;A;Aminah;P;02/02/1990
            A2;A;Adi;L;02/02/2015
            B1;B;Budi;L;02/02/1985
            """,
        ])
    }

    private func plan(
        _ id: String,
        family: String = "A",
        member: String? = nil,
        made: String,
        due: String,
    ) throws {
        try bench.record(
            "review:" + id,
            form: "kunjungan/rencana",
            family: DocumentID("family:" + family),
            member: member.map { .member($0) },
            on: try day(made),
            due: try day(due),
            answers: ["tujuan": "rutin"],
        )
    }

    private func visit(
        _ id: String,
        family: String = "A",
        member: String? = nil,
        on made: String,
    ) throws {
        try bench.record(
            "visit:" + id,
            form: member == nil ? "kunjungan/keluarga" : "kunjungan/individu",
            family: DocumentID("family:" + family),
            member: member.map { .member($0) },
            on: try day(made),
            answers: ["tujuan": "rutin"],
        )
    }

    private func due() throws -> [String] {
        let list = try bench.agenda().list(AgendaQuery(window: .all))
        return try (0..<list.count).compactMap { place -> String? in
            guard case .record(let form, _, _, let document) = list[place].what,
                form.rawValue.hasPrefix("kunjungan/rencana"),
                let id = try bench.caseload.document(numbered: document)
            else { return nil }
            return "\(id.rawValue) \(list[place].day?.description ?? "")"
        }
    }

    private func awaited(_ id: String) throws -> Day? {
        let found = try bench.caseload.records(RecordsQuery(), today: Bench.today)
        return try #require(found.first { $0.id.rawValue == "review:" + id }).awaited
    }

    @Test func `a plan is due on its day until a visit about the same is recorded`() throws {
        try visit("dulu", on: "2026-10-01")
        try plan("p", made: "2026-10-10", due: "2026-10-20")
        #expect(try due() == ["review:p 2026-10-20"])
        #expect(try awaited("p") == day("2026-10-20"))
        // Of a member is another visit than that to the family.
        try visit("anggota", member: "A2", on: "2026-10-15")
        #expect(try due() == ["review:p 2026-10-20"])
        try visit("keluarga", on: "2026-10-10")
        #expect(try due().isEmpty)
        #expect(try awaited("p") == nil)
    }

    @Test func `a plan for a member is kept by a visit to her`() throws {
        try plan("p", member: "A2", made: "2026-10-10", due: "2026-10-20")
        try visit("keluarga", on: "2026-10-15")
        #expect(try due().count == 1)
        try visit("anggota", member: "A2", on: "2026-10-22")
        #expect(try due().isEmpty)
    }

    @Test func `each plan takes a visit of its own, the earliest day first`() throws {
        try plan("nanti", made: "2026-10-01", due: "2026-11-20")
        try plan("dulu", made: "2026-10-01", due: "2026-10-20")
        try visit("1", on: "2026-10-19")
        #expect(try due() == ["review:nanti 2026-11-20"])
        #expect(try awaited("dulu") == nil)
        #expect(try awaited("nanti") != nil)
        try visit("2", on: "2026-10-25")
        #expect(try due().isEmpty)
    }

    @Test func `work with a group is planned, and done by its session`() throws {
        try bench.record(
            "review:g",
            form: "kunjungan/rencana-kelompok",
            group: "group:G1",
            on: try day("2026-10-10"),
            due: try day("2026-11-10"),
        )
        #expect(try due() == ["review:g 2026-11-10"])
        try bench.record(
            "session:s",
            form: "p2k2/sesi",
            group: "group:G1",
            on: try day("2026-11-08"),
        )
        #expect(try due().isEmpty)
    }

    @Test func `a plan is no visit`() throws {
        try plan("p", made: "2026-10-10", due: "2026-12-20")
        let id: DocumentID = "family:A"
        _ = try #require(try bench.caseload.familyPage(id, Bench.quarter, today: Bench.today))
        let report = try bench.caseload.report(
            .visits,
            ReportScope(Bench.quarter),
            today: Bench.today,
        )
        #expect(!report.sections.contains { $0.table.title.id == "Menurut tingkat" })
    }

    @Test(arguments: [nil, "Sukamaju", "Wanareja"])
    func `the reports tell planned against done`(village: String?) throws {
        try plan("tepat", made: "2026-10-01", due: "2026-10-20")
        try visit("1", on: "2026-10-19")
        try plan("lambat", family: "B", made: "2026-10-01", due: "2026-10-20")
        try visit("2", family: "B", on: "2026-11-02")
        try plan("belum", family: "B", made: "2026-11-03", due: "2026-11-10")
        try plan("akan", family: "B", made: "2026-11-03", due: "2026-12-10")
        // What a visit names as the next day is a plan, too.
        try bench.record(
            "visit:i",
            form: "kunjungan/individu",
            family: "family:A",
            member: "member:A1",
            on: try day("2026-10-02"),
            due: try day("2026-11-01"),
        )
        let scope = ReportScope(Bench.quarter, village: village)
        let report = try bench.caseload.report(.visits, scope, today: Bench.today)
        let table = try #require(
            report.sections.first { $0.table.title.id == "Rencana dan pelaksanaan" }
        ).table
        func row(_ counts: [Int], _ share: Double) -> [ReportTable.Cell] {
            counts.map { .count($0) } + [.percent(share)]
        }
        let rows = table.rows.map { Array($0.dropFirst()) }
        switch village {
        case "Sukamaju":
            #expect(rows.last == row([2, 1, 0, 1, 0], 50))
        case "Wanareja":
            #expect(rows == [row([3, 0, 1, 1, 1], 100.0 / 3)])
        default:
            #expect(rows.last == row([5, 1, 1, 2, 1], 40))
        }
        let month = ReportScope(Bench.quarter, month: Bench.quarter.months[0])
        let rhk = try bench.caseload.report(.rhk, month, today: Bench.today)
        let facts = try #require(rhk.sections.first).table.rows
        let planned = try #require(
            facts.first {
                $0[2] == .wording(Wording(id: "Kunjungan direncanakan", en: "Visits planned"))
            }
        )
        #expect(planned[3] == .count(2))
    }
}
