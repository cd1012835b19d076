import Casework
import Documents
import LocalStore
import Reports
import TestSupport
import Testing

@testable import Caseload

@Suite struct CaseloadReportTests {
    private let scope = ReportScope(Bench.quarter)

    private func counts(_ report: Report, _ title: String) throws -> [[Int?]] {
        let table = try #require(report.sections.first { $0.table.title.id == title }).table
        return table.rows.map { row in
            row.map { cell in
                switch cell {
                case .count(let count): count
                case .money(let amount): amount
                default: nil
                }
            }
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `commitment adds up to the cells on every family's page`(seed: UInt64) throws {
        let bench = try Bench(families: 40, seed: seed, records: true)
        let report = try bench.caseload.report(.commitment, scope, today: Bench.today)
        let index = try bench.caseload.familyIndex()
        var byVillage: [String: CellCounts] = [:]
        for ordinal in 0..<index.count {
            let page = try #require(
                try bench.caseload.familyPage(index.id(ordinal), Bench.quarter, today: Bench.today)
            )
            for cell in page.entry.rows.flatMap(\.cells).compactMap({ $0 })
            where cell.cell.applies {
                let isDue = cell.cell.due.last < Bench.today
                byVillage[page.family.village ?? "", default: CellCounts()]
                    .add(cell.recorded?.state.map(CellMark.state) ?? .blank, isDue: isDue)
            }
        }
        let table = try #require(
            report.sections.first { $0.table.title.id == "Menurut desa" }
        ).table
        var checked = 0
        for row in table.rows {
            guard case .text(let village) = row[0], row[1] != .masked else { continue }
            let sum = try #require(byVillage[village == "–" ? "" : village])
            let wanted = [
                sum.recorded, sum.met, sum.notMet, sum.excused, sum.exempt, sum.blank, sum.later,
            ]
            #expect(row[2...8] == wanted.map { ReportTable.Cell.count($0) }[...], "seed \(seed)")
            checked += 1
        }
        #expect(checked > 1)
    }

    @Test func `amounts add up to the summaries of the families`() throws {
        let bench = try Bench(families: 40, seed: 3, records: true)
        let report = try bench.caseload.report(.amounts, scope, today: Bench.today)
        let index = try bench.caseload.familyIndex()
        var total = 0
        for ordinal in 0..<index.count {
            let page = try #require(
                try bench.caseload.familyPage(index.id(ordinal), Bench.quarter, today: Bench.today)
            )
            total += page.summaries.reduce(0) { $0 + $1.amounts.total }
        }
        let last = try #require(try counts(report, "Menurut desa").last)
        #expect(last[3] == total && total > 0)
    }

    @Test func `one village's report is its row of all villages' report`() throws {
        let bench = try Bench(families: 60, seed: 4, records: true)
        let all = try bench.caseload.report(.commitment, scope, today: Bench.today)
        let villages = try bench.caseload.familyVillages()
        #expect(villages.count > 1)
        let table = try #require(all.sections.first { $0.table.title.id == "Menurut desa" }).table
        for village in villages {
            let one = try bench.caseload.report(
                .commitment,
                ReportScope(Bench.quarter, village: village),
                today: Bench.today,
            )
            let own = try #require(
                one.sections.first { $0.table.title.id == "Menurut desa" }
            ).table
            let row = try #require(own.rows.first, "\(village)")
            #expect(own.rows.count == 1)
            #expect(table.rows.contains(row) || own.isMasked || table.isMasked)
        }
    }

    @Test func `the months of a quarter add up to the quarter`() throws {
        let bench = try Bench(families: 40, seed: 5, records: true)
        try bench.caseload.setReportRules(ReportRules(smallest: 2))
        func totals(_ scope: ReportScope) throws -> [Int] {
            let report = try bench.caseload.report(.commitment, scope, today: Bench.today)
            let row = try #require(try counts(report, "Menurut desa").last)
            return row[2...8].compactMap { $0 }
        }
        let whole = try totals(scope)
        var sum = [Int](repeating: 0, count: whole.count)
        for month in Bench.quarter.months {
            sum = zip(sum, try totals(ReportScope(Bench.quarter, month: month))).map(+)
        }
        #expect(whole == sum && whole[0] > 0)
    }

    @Test func `the register counts every family and member once`() throws {
        let bench = try Bench(families: 50, seed: 6)
        let report = try bench.caseload.report(.register, scope, today: Bench.today)
        let parts = report.sections.map(\.table).filter {
            $0.title.id.hasPrefix("Keluarga menurut program")
        }
        #expect(parts.last?.rows.first?.last == .count(50))
        let members = try bench.store.read { (reader) throws(StoreError) in
            try reader.count("SELECT count(*) FROM member")
        }
        let stages = try #require(try counts(report, "Anggota menurut siklus hidup").last)
        #expect(stages.last == members)
    }

    @Test
    func
        `only programmes that a family can be in have a row, and few columns stand beside each other`()
        throws
    {
        let bench = try Bench(programmes: false, seed: 6)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        let villages = (0..<14).map { "Desa\($0 + 10)" }
        try bench.importText([
            "k.csv": "kode_keluarga;kode_pengurus;desa;program\n"
                + villages.enumerated().map { "F\($0);F\($0)-1;\($1);pkh aktif 01/01/2020\n" }
                .joined(),
            "a.csv": "kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir\n"
                + villages.indices.map { "F\($0)-1;F\($0);Ani;P;02/02/1950\n" }.joined(),
        ])
        for number in 0..<6 {
            try bench.put(
                DocumentID("membership:permakanan.penerima:F\(number)-1"),
                [
                    "type": "membership", "v": 1, "form": "permakanan/penerima",
                    "version": "2019-01-01", "family": .string("family:F\(number)"),
                    "member": .string("member:F\(number)-1"), "date": "2026-10-01",
                    "answers": [:], "by": "pdp-001", "at": "2026-10-01T09:00:00+07:00",
                    "device": "x",
                ],
            )
        }
        let report = try bench.caseload.counted(.register, scope, today: Bench.today)
        let tables = report.sections.map(\.table)
            .filter { $0.title.id.hasPrefix("Keluarga menurut program") }
        #expect(tables.count > 1 && tables.allSatisfy { $0.columns.count <= 8 })
        #expect(tables.flatMap { $0.columns.dropFirst() }.count == villages.count + 1)
        let last = try #require(tables.last)
        func total(_ programme: String) -> ReportTable.Cell? {
            last.rows.first {
                if case .wording(let name) = $0[0] { name.id == programme } else { false }
            }?.last
        }
        #expect(total("Permakanan") == .count(6), "by record")
        #expect(total("PKH") == .count(villages.count), "by the register")
        for programme in ["Deteksi dini", "Kunjungan", "Masa simpan", "RHK", "Survei"] {
            #expect(total(programme) == nil, "\(programme) is nothing one belongs to")
        }
    }

    @Test func `a month that has not begun is in no trend, the running one is marked`() throws {
        let bench = try Bench(families: 10, seed: 8, records: true)
        let trend = try bench.caseload.report(.trend, scope, today: Bench.today)
        let section = try #require(trend.sections.first)
        let months = section.table.rows.map(\.[0]).map { cell -> String in
            if case .wording(let name) = cell { name.id } else { "" }
        }
        #expect(months.last == "November 2026 (berjalan)" || months.last == "Nov 2026 (berjalan)")
        #expect(months.count { $0.hasSuffix("(berjalan)") } == 1)
        #expect(
            section.chart?.points.last.map { $0.label }
                != section.chart?.points.first.map { $0.label }
        )
        let early = try bench.caseload.report(
            .trend,
            ReportScope(Bench.quarter.adding(1)),
            today: Bench.today,
        )
        #expect(early.sections.first?.table.rows.count == 12)
    }

    @Test func `attendance by group adds up to the sessions of all families`() throws {
        let bench = try Bench(families: 40, seed: 7, records: true)
        let report = try bench.caseload.report(.sessions, scope, today: Bench.today)
        let rows = try counts(report, "Hadir per kelompok")
        let last = try #require(rows.last)
        #expect(rows.dropLast().reduce(0) { $0 + ($1[2] ?? 0) } == last[2])
        #expect((last[6] ?? 0) + (last[8] ?? 0) > 0)
    }

    @Test func `the trend ends with the quarter's own months`() throws {
        let bench = try Bench(families: 30, seed: 8, records: true)
        let trend = try bench.caseload.report(.trend, scope, today: Bench.today)
        let rows = try counts(trend, "Bagian terisi dan patuh")
        // December has not begun: the twelfth is that of the year before.
        #expect(rows.count == 12)
        let commitment = try bench.caseload.report(.commitment, scope, today: Bench.today)
        let months = try counts(commitment, "Menurut bulan")
        for (mine, theirs) in zip(rows.suffix(2), months) {
            #expect(mine[1] == theirs[1] && mine[2] == theirs[2] && mine[4] == theirs[5])
        }
    }

    @Test func `a report can be stopped`() throws {
        let bench = try Bench(families: 20, seed: 9, records: true)
        #expect(throws: CaseloadError.store(.cancelled)) {
            _ = try bench.caseload.report(
                .commitment,
                scope,
                today: Bench.today,
                Progress { _, _ in false },
            )
        }
    }

    @Test func `the threshold is kept, within bounds`() throws {
        let bench = try Bench()
        #expect(try bench.caseload.reportRules() == .standard)
        try bench.caseload.setReportRules(ReportRules(smallest: 10))
        #expect(try bench.caseload.reportRules().smallest == 10)
        try bench.caseload.setReportRules(ReportRules(smallest: 0))
        #expect(try bench.caseload.reportRules().smallest == 2)
    }

    @Test func `exports are noted, the newest first, and old ones give way`() throws {
        let bench = try Bench()
        for number in 0..<3 {
            try bench.caseload.noteExport(
                ExportEntry(
                    at: Bench.now,
                    by: "pdp-001",
                    what: "komitmen \(number)",
                    format: "csv",
                    rows: number,
                    path: "/x/\(number).csv",
                )
            )
        }
        let log = try bench.caseload.exports()
        #expect(log.map(\.rows) == [2, 1, 0])
        #expect(log[0].what == "komitmen 2" && log[0].at == Bench.now)
        #expect(try bench.caseload.queue().isEmpty)
    }
}

extension ReportTable {
    fileprivate var isMasked: Bool { rows.contains { $0.contains(.masked) } }
}
