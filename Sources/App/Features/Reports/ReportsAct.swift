import Caseload
import Casework
import Reports

/// What the reports screen asks of the store.
package enum ReportsAct: Sendable {
    /// What a report can be narrowed to.
    case load
    /// Counts a report; one that is asked for later makes it stop.
    case make(ReportName, ReportScope)
    /// Stops what is being counted.
    case cancel
    /// Writes a report into a file, CSV or HTML by its ending.
    case write(ReportName, ReportScope, path: String, Language)
    /// Writes a page that is only printed.
    case print(PrintedPage, path: String, Language)
}

/// What the store answered.
package enum ReportsNews: Sendable {
    /// The villages by name.
    case loaded(villages: [String])
    case made(Report)
    case written(Result<ExportEntry, Refusal>)
    /// The page would have been empty; no file was made.
    case nothingToPrint
}
