import Caseload
import Casework

/// Whether a cell can be filled, and why not.
package enum CellStanding: Sendable, Equatable {
    /// The page has no cell there: the obligation is not due in that month.
    case none
    /// Its time is over or running.
    case open
    /// Its time has not begun; only a window in which dates count already can be filled, and nothing goes
    /// there by itself.
    case future
    case locked(ObligationCell.WhyNot)
}

/// How far a month is, for the head of its column.
package enum MonthStanding: Sendable, Equatable {
    case elapsed
    case running
    case future
}

extension EntryGrid {
    package func standing(at place: CellPlace, on today: Day) -> CellStanding {
        guard let entry = cell(at: place) else { return .none }
        if case .not(let reason) = entry.cell.standing { return .locked(reason) }
        return entry.cell.due.first <= today ? .open : .future
    }

    package func monthStanding(_ column: Int, on today: Day) -> MonthStanding {
        let month = page.quarter.firstMonth.adding(column)
        if month.lastDay < today { return .elapsed }
        return month.firstDay <= today ? .running : .future
    }

    /// How many cells whose time has begun are filled, and how many there are.
    package func progress(on today: Day) -> (filled: Int, of: Int) {
        var filled = 0
        var all = 0
        for (row, entries) in page.rows.enumerated() {
            for column in entries.cells.indices {
                let place = CellPlace(row, column)
                guard standing(at: place, on: today) == .open else { continue }
                all += 1
                if value(at: place)?.state != nil { filled += 1 }
            }
        }
        return (filled, all)
    }
}
