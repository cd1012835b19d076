import Casework

/// What is told about some part of the work: tables, each with the chart of its figures.
package struct Report: Sendable, Equatable {
    package let name: ReportName
    package let scope: ReportScope
    package var sections: [Section]
    /// Sentences that hold for all of it.
    package var notes: [Wording]

    package struct Section: Sendable, Equatable {
        package var table: ReportTable
        /// Nil where a picture would tell nothing that the table does not.
        package var chart: Chart?

        package init(_ table: ReportTable, chart: Chart? = nil) {
            self.table = table
            self.chart = chart
        }
    }

    package init(
        _ name: ReportName,
        _ scope: ReportScope,
        sections: [Section],
        notes: [Wording] = [],
    ) {
        self.name = name
        self.scope = scope
        self.sections = sections
        self.notes = notes
    }

    /// Rows of all tables, for the log of exports.
    package var rowCount: Int { sections.reduce(0) { $0 + $1.table.rows.count } }

    /// Whether any figure is hidden because it is small.
    package var isMasked: Bool {
        sections.contains { section in
            section.table.rows.contains { $0.contains(.masked) }
        }
    }
}

/// What a report counts: a quarter, or one month of it, in all villages or one.
package struct ReportScope: Sendable, Hashable {
    package var quarter: Quarter
    /// One month of the quarter; nil for all three.
    package var month: Month?
    /// By name, as the register writes it; nil for all.
    package var village: String?

    package init(_ quarter: Quarter, month: Month? = nil, village: String? = nil) {
        self.quarter = month?.quarter ?? quarter
        self.month = month
        self.village = village
    }

    package var span: DaySpan { month?.span ?? quarter.span }
    package var months: [Month] { month.map { [$0] } ?? quarter.months }

    func takes(village name: String) -> Bool { village == nil || village == name }
}
