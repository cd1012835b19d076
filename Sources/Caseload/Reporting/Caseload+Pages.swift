import Casework
import Documents
import LocalStore
import Reports

/// Pages made of several reports.
extension Caseload {
    /// All reports of a quarter.
    package func quarterBook(
        _ scope: ReportScope,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> QuarterBook {
        let names = ReportName.allCases.filter { $0 != .trend }
        let all = try reports(names, scope, today: today, progress)
        return QuarterBook(scope, all.filter { !$0.isEmpty })
    }

    /// The month's nine RHK lines, with what else tells about the month.
    package func monthlyReport(
        _ month: Month,
        village: String? = nil,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> MonthlyReport {
        let scope = ReportScope(month.quarter, month: month, village: village)
        let names: [ReportName] = [.rhk, .commitment, .sessions, .visits, .complaints, .aid]
        let made = try reports(names, scope, today: today, progress)
        return MonthlyReport(
            month,
            lines: made[0],
            others: made.dropFirst().filter { !$0.isEmpty },
        )
    }
}

extension Report {
    /// Nothing was counted.
    package var isEmpty: Bool { sections.allSatisfy(\.table.rows.isEmpty) }
}
