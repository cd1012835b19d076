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

@Suite struct FindingRowsTests {
    @Test func `a kind knows every row it was found in, also beyond those kept`() {
        var report = FindingReport(limit: 2)
        for row in [8, 59, 59, 134] {
            report.add(Finding(file: "a", row: row, column: 2, severity: .error, reason: .missing))
        }
        #expect(report.groups.map(\.rows) == [[8, 59, 134]])
        #expect(report.groups.map { $0.kept.count } == [2])
    }

    @Test func `rows that repeat other keys are one kind, however many they are`() {
        var report = FindingReport(limit: 100)
        for row in 1...1_000 {
            let reason = FindingReason.repeatedKey(row: row)
            report.add(
                Finding(file: "a", row: row + 1_000, column: 1, severity: .error, reason: reason)
            )
        }
        #expect(report.groups.map(\.count) == [1_000])
        #expect(report.findings.count == 100)
        #expect(report.findings.last?.reason == .repeatedKey(row: 100))
    }

    @Test func `what refuses rows stands before what is only remarked on`() {
        var report = FindingReport()
        report.add(Finding(file: "a", row: 1, severity: .note, reason: .unknownColumn))
        report.add(Finding(file: "a", row: 2, severity: .error, reason: .missing))
        report.add(Finding(file: "b", row: 3, severity: .error, reason: .missing))
        #expect(report.gravestFirst.map { $0.first.row } == [2, 3, 1])
    }
}
