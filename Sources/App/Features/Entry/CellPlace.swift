import Casework
import Documents

/// Where a cell stands on the page as it is now: row and month column, both from 0.
package struct CellPlace: Hashable, Sendable {
    package var row: Int
    package var column: Int

    package init(_ row: Int, _ column: Int) {
        self.row = row
        self.column = column
    }
}

/// What a cell is about; it stays the same when a reload moves rows about.
package struct CellKey: Hashable, Sendable {
    package let member: DocumentID
    package let obligation: String
    package let period: PeriodID

    package init(_ cell: ObligationCell) {
        member = cell.member
        obligation = cell.obligation.id
        period = cell.period
    }
}

/// Where the cursor goes after a value: along the row, or down the column as on a monthly list.
package enum EntryDirection: Sendable, Equatable {
    case right
    case down
}
