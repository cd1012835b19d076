import Casework
import Testing

@testable import Reports

@Suite struct ReportCSVTests {
    private func lines(_ report: Report) -> [String] {
        let text = String(decoding: report.csv(PageWords(), SampleReports.stamp), as: UTF8.self)
        return text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `it opens with what it is: personal data, the report, the period, who and when`() {
        let report = Report.commitment(
            SampleReports.commitment,
            SampleReports.scope,
            today: SampleReports.today,
            smallest: 5,
        )
        let lines = lines(report)
        #expect(lines[0].hasPrefix("\u{FEFF}\"Data pribadi, dilindungi UU 27/2022"))
        #expect(lines[1] == "Verifikasi komitmen;Triwulan IV 2026 (Oktober-Desember)")
        #expect(lines[2] == "Desa;Semua desa")
        #expect(lines[3].hasSuffix(";Rahmawati"))
        #expect(lines.contains("Menurut desa"))
        #expect(lines.contains { $0.hasPrefix("Sukamaju;30;86;78;8;0;0;4;0;95,6") })
        #expect(lines.contains { $0.hasPrefix("Tirtasari;PKH;Ibu hamil;*;*;*") })
    }

    @Test func `a report of those without a village says so, as the screen does`() {
        var scope = SampleReports.scope
        scope.village = ""
        let lines = lines(
            Report.commitment(
                SampleReports.commitment,
                scope,
                today: SampleReports.today,
                smallest: 5,
            )
        )
        #expect(lines[2] == "Desa;Tanpa desa")
        #expect(PageWords(.english).place(scope) == "No village")
    }

    @Test func `a village that is a formula is defused, and keeps its quotes`() {
        var figures = SampleReports.commitment
        figures.villages[0] = SampleReports.hostile
        let report = Report.commitment(
            figures,
            SampleReports.scope,
            today: SampleReports.today,
            smallest: 2,
        )
        let rows = lines(report).filter { $0.contains("HYPERLINK") }
        #expect(!rows.isEmpty)
        #expect(rows.allSatisfy { $0.hasPrefix("\"'=HYPERLINK(\"\"http") || $0.hasPrefix("'=") })
    }
}
