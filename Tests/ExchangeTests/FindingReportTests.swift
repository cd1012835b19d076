import Exchange
import Testing

@Suite struct FindingReportTests {
    @Test func `all findings are counted and the first of each kind are kept`() {
        var report = FindingReport(limit: 3)
        for row in 1...1_000 {
            report.add(
                Finding(file: "a", row: row, column: 2, severity: .error, reason: .notADate)
            )
            report.add(
                Finding(file: "a", row: row, column: 3, severity: .warning, reason: .notADate)
            )
        }
        report.add([Finding(file: "b", row: 1, severity: .valueOmitted, reason: .missing)])
        #expect(report.errorCount == 1_000)
        #expect(report.warningCount == 1_000)
        #expect(report.omittedCount == 1)
        #expect(report.findings.count == 7)
        #expect(report.groups.map(\.count) == [1_000, 1_000, 1])
        #expect(report.groups[0].first.row == 1)
    }
}
