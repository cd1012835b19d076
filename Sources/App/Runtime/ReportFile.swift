import Caseload
import Casework
import Reports

/// Writing a report or page into a file outside the store: for its owner's eyes only, and logged.
package struct ReportFile: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case csv, html

        /// By a path's ending; nil for another.
        package init?(path: String) {
            let name = path.split(separator: "/").last ?? ""
            guard let dot = name.lastIndex(of: ".") else { return nil }
            switch name[name.index(after: dot)...].lowercased() {
            case "csv": self = .csv
            case "html", "htm": self = .html
            default: return nil
            }
        }
    }

    /// For the log: which report or form, and of which period.
    package let what: String
    package let page: any Printable
    /// Nil where there is no table to open in a spreadsheet.
    package let tables: [Report]

    package init(_ report: Report) {
        self.init(what: "\(report.name.rawValue) \(Self.text(report.scope))", report, [report])
    }

    package init(what: String, _ page: any Printable, _ tables: [Report] = []) {
        self.what = what
        self.page = page
        self.tables = tables
    }

    /// Writes the file, 0600, and notes it in the store's log; what could not be noted is not left
    /// behind.
    ///
    /// - `replacing`: Where false, a path that is taken is refused.
    @discardableResult
    package func write(
        _ format: Format,
        to path: String,
        replacing: Bool,
        _ caseload: Caseload,
        _ words: Words,
        at now: Moment,
    ) throws(Refusal) -> ExportEntry {
        let pageWords = words.page
        let role = try Refusal.lifting { () throws(CaseloadError) in try caseload.role() }
        let stamp = PrintStamp(
            worker: caseload.worker.name,
            at: now,
            isSupervisor: role.seesAll,
        )
        let bytes: [UInt8]
        switch format {
        case .html: bytes = page.html(pageWords, stamp)
        case .csv:
            guard !tables.isEmpty else { throw .badValue(option: "csv", expected: "html") }
            bytes = tables.flatMap { $0.csv(pageWords, stamp) }
        }
        let entry = ExportEntry(
            at: now,
            by: caseload.worker.name,
            what: what,
            format: format.rawValue,
            rows: page.printedRows,
            path: path,
        )
        try ExportFile.write(bytes, noting: entry, replacing: replacing, caseload)
        return entry
    }

    /// `2026-Q4`, `2026-10`; a village is no part of a log or a file's name.
    package static func text(_ scope: ReportScope) -> String {
        scope.month?.description ?? scope.quarter.description
    }
}

extension Words {
    /// The words of written pages in the screen's language.
    package var page: PageWords { PageWords(language == .indonesian ? .indonesian : .english) }
}
