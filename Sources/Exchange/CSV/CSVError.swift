/// Why a file cannot be read as CSV.
///
/// Carries places, never contents.
package enum CSVError: Error, Sendable, Hashable {
    /// The file is a spreadsheet itself (XLSX, ODS or XLS), not a CSV saved from one.
    case spreadsheet
    /// UTF-16 with an odd number of bytes or half a surrogate pair, at this byte.
    case brokenUTF16(offset: Int)
    /// A zero byte, which no text file has, at this byte.
    case binary(offset: Int)
    /// A quote that opens here and never closes; its line cannot be taken apart, those around it can.
    case unterminatedQuote(CSVPosition)
}

/// A place in a CSV file as a clerk can find it.
package struct CSVPosition: Sendable, Equatable, Hashable {
    /// Row as a spreadsheet counts it, from 1; blank rows count, a `sep=` line does not.
    package var row: Int
    /// Line as a text editor counts it, from 1; a quoted field may span several.
    package var line: Int
    /// Field in the row, from 1.
    package var column: Int

    package init(row: Int, line: Int, column: Int) {
        self.row = row
        self.line = line
        self.column = column
    }
}
