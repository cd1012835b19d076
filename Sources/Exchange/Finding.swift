/// One remark about an imported file: place, weight and reason; the sentence is made in App.
///
/// It names columns and positions, never a person's data.
package struct Finding: Sendable, Equatable {
    package enum Severity: Sendable, Comparable {
        /// Stored as it is; worth a word.
        case note
        /// Stored, but somebody should look.
        case warning
        /// The row is stored without this value.
        case valueOmitted
        /// The row (or, without a row, the file) is not stored.
        case error
    }

    /// What of a row an error keeps from being stored.
    package enum Extent: Sendable, Equatable {
        case row
        /// One pupil's month of a verification form; his other months are taken.
        case month
    }

    /// The file's name as the user gave it.
    package var file: String
    /// Row as a spreadsheet counts it, from 1; nil for the file as a whole.
    package var row: Int?
    /// Line as a text editor counts it, from 1.
    package var line: Int?
    /// Field in the row, from 1.
    package var column: Int?
    /// The column's own name in the file.
    package var header: String?
    package var severity: Severity
    package var reason: FindingReason
    package var extent: Extent

    package init(
        file: String,
        row: Int? = nil,
        line: Int? = nil,
        column: Int? = nil,
        header: String? = nil,
        severity: Severity,
        reason: FindingReason,
        extent: Extent = .row,
    ) {
        self.file = file
        self.row = row
        self.line = line
        self.column = column
        self.header = header
        self.severity = severity
        self.reason = reason
        self.extent = extent
    }
}
