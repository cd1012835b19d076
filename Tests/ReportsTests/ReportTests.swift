import Casework
import Testing

@testable import Reports

@Suite struct ReportTests {
    private func section(_ report: Report, _ title: String) throws -> ReportTable {
        try #require(report.sections.first { $0.table.title.id == title }).table
    }

    @Test func `a category of two women is hidden in her village, and so is what tells it`() throws
    {
        let report = Report.commitment(
            SampleReports.commitment,
            SampleReports.scope,
            today: SampleReports.today,
            smallest: 5,
        )
        let rows = try section(report, "Menurut desa, program dan kategori").rows
        let hidden = rows.filter { $0.contains(.masked) }
        #expect(
            hidden.contains {
                $0[0] == .text("Tirtasari")
                    && $0[2] == .wording(Wording(id: "Ibu hamil", en: "Pregnant"))
            }
        )
        // Alone in its row and column it would be the difference of the totals.
        #expect(hidden.count > 1)
        #expect(hidden.allSatisfy { $0[3...].allSatisfy { $0 == .masked } })
        #expect(report.notes.contains(ReportTable.maskNote(5)))
        let villages = try section(report, "Menurut desa").rows
        #expect(villages.allSatisfy { !$0.contains(.masked) })
    }

    @Test func `nothing is hidden where every group is large enough`() throws {
        let report = Report.commitment(
            SampleReports.commitment,
            SampleReports.scope,
            today: SampleReports.today,
            smallest: 2,
        )
        #expect(!report.isMasked)
        let total = try section(report, "Menurut desa").rows.last
        #expect(
            total?.prefix(5) == [
                .wording(ReportTable.totalLabel), .count(46), .count(125), .count(113), .count(12),
            ]
        )
        #expect(total?.last == .percent(Double(125) * 100 / 138))
    }

    @Test func `a hidden row is a star in the chart, not a bar`() throws {
        var figures = SampleReports.commitment
        figures.villagePeople = [30, 3]
        figures.programmePeople = [[30], [3]]
        let report = Report.commitment(
            figures,
            SampleReports.scope,
            today: SampleReports.today,
            smallest: 5,
        )
        let chart = try #require(
            report.sections.first { $0.table.title.id == "Menurut desa" }?.chart
        )
        #expect(chart.points[1].values.allSatisfy { $0 == .masked })
    }

    @Test
    func `a month that has not begun is not told, and what is longer than one has its own row`()
        throws
    {
        func cells(met: Int, blank: Int) -> CellCounts {
            var cells = CellCounts()
            (cells.met, cells.blank) = (met, blank)
            return cells
        }
        var figures = SampleReports.commitment
        figures.months = [[cells(met: 9, blank: 2), cells(met: 4, blank: 0), CellCounts()]]
        figures.longer = [cells(met: 47, blank: 3)]
        let today = try #require(Day(2026, 11, 24))
        let report = Report.commitment(figures, SampleReports.scope, today: today, smallest: 2)
        let section = try #require(
            report.sections.first { $0.table.title.id == "Menurut bulan" }
        )
        let labels = section.table.rows.map { row in
            if case .wording(let name) = row[0] { name.id } else { "" }
        }
        #expect(labels == ["Okt 2026", "Nov 2026", "Lebih dari sebulan"])
        #expect(section.chart?.points.count == 3)
        #expect(section.table.rows[2][1...2] == [.count(47), .count(47)])
        #expect(section.table.notes.contains { $0.id.contains("triwulan, tahunan") })
        // What is recorded before its month stands there, and is called late by nobody.
        figures.months[0][2] = cells(met: 1, blank: 0)
        let early = Report.commitment(figures, SampleReports.scope, today: today, smallest: 2)
        let table = try self.section(early, "Menurut bulan")
        #expect(
            table.rows[2].first
                == .wording(
                    Wording(id: "Des 2026 (belum mulai)", en: "Dec 2026 (not begun)")
                )
        )
        #expect(table.rows[2].last == .empty)
        // Of one month alone the note says where the others went.
        let month = SampleReports.quarter.firstMonth
        figures.months = [[cells(met: 9, blank: 2)]]
        let alone = Report.commitment(
            figures,
            ReportScope(SampleReports.quarter, month: month),
            today: today,
            smallest: 2,
        )
        #expect(alone.notes.contains { $0.id.contains("bulan terakhirnya") })
    }

    @Test func `what each group was taught is not added up`() throws {
        let name = Wording(id: "P2K2", en: "P2K2")
        var groups = [
            CourseFigures.Group(name: "Anggrek", village: "Sukamaju", held: 3),
            CourseFigures.Group(name: "Melati", village: "Sukamaju", held: 2),
        ]
        (groups[0].families, groups[1].families) = (10, 5)
        let course = CourseFigures(
            course: name,
            families: 15,
            groups: groups,
            topics: [.init(label: name, module: name)],
        )
        let report = Report.sessions(
            SessionFigures(lines: [], courses: [course]),
            SampleReports.scope,
        )
        let rows = try section(report, "P2K2: cakupan per kelompok").rows
        #expect(rows.map { $0[3] } == [.count(3), .count(2), .empty])
        #expect(rows.last?[2] == .count(15))
    }

    @Test func `rupiah is hidden with the count it would tell`() throws {
        let figures = AmountFigures(
            villages: ["Sukamaju", "Tirtasari"],
            families: [20, 9],
            lines: [
                .init(
                    programme: Wording(id: "PKH", en: "PKH"),
                    label: Wording(id: "Ibu hamil", en: "Pregnant"),
                    people: [6, 1],
                    rupiah: [4_500_000, 750_000],
                    leftOut: 0,
                ),
                .init(
                    programme: Wording(id: "PKH", en: "PKH"),
                    label: Wording(id: "SD", en: "Primary"),
                    people: [20, 12],
                    rupiah: [4_500_000, 2_700_000],
                    leftOut: 2,
                ),
            ],
        )
        let report = Report.amounts(figures, SampleReports.scope, smallest: 5)
        for section in report.sections {
            for row in section.table.rows {
                let numbers = zip(section.table.columns, row).filter { column, _ in
                    ["Orang", "Rupiah"].contains(column.label.id)
                }
                let masked = numbers.count { $0.1 == .masked }
                #expect(masked == 0 || masked == numbers.count, "\(row)")
            }
        }
        let detail = try section(report, "Menurut desa dan kategori").rows
        #expect(detail.contains { $0[0] == .text("Tirtasari") && $0[2] == .masked })
    }

    @Test func `a share of nothing is empty and only the whole is 100 percent`() {
        #expect(ReportTable.Cell.share(0, of: 0) == .empty)
        #expect(PageWords().percent(99.97) == "99,9 %")
        #expect(PageWords().percent(100) == "100 %")
        #expect(PageWords(.english).percent(12.34) == "12.3 %")
    }
}
