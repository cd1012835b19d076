import Casework

/// A table as a report has it: what the screen draws, CSV holds and a page prints.
package struct ReportTable: Sendable, Equatable {
    package var title: Wording
    package var columns: [Column]
    package var rows: [[Cell]]
    /// Sentences under the table: what was counted, from when, what was masked.
    package var notes: [Wording]
    /// Its rows are heading, label and a text of some length, read one below the other; a table in a file of tables alone.
    package var isProse = false

    package struct Column: Sendable, Equatable {
        package var label: Wording
        package var isNumber: Bool

        package init(_ label: Wording, isNumber: Bool = false) {
            self.label = label
            self.isNumber = isNumber
        }
    }

    package enum Cell: Sendable, Equatable {
        case text(String)
        case wording(Wording)
        case count(Int)
        /// Whole rupiah.
        case money(Int)
        /// 0 to 100.
        case percent(Double)
        case day(Day)
        /// Too small a count to be told, for it could name a person.
        case masked
        case empty
    }

    package init(
        title: Wording,
        columns: [Column],
        rows: [[Cell]],
        notes: [Wording] = [],
    ) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }
}
