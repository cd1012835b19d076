import Caseload
import Casework

/// What `+` would do on a page: shown before it is done.
package struct BatchFill: Sendable, Equatable {
    /// Blank cells of a time that is over, which become *patuh*.
    package var places: [CellPlace] = []
    /// Those of a time that still runs: nobody knows yet how it ends, so she has to say that they are met.
    package var running: [CellPlace] = []
    /// The months that `places` and `running` end in, in order.
    package var elapsedMonths: [Month] = []
    package var runningMonths: [Month] = []
    /// Blank cells whose programme wants each one looked at.
    package var forbidden = 0
    /// Blank cells of a time that has not begun.
    package var future = 0

    package init() {}
}

extension EntryGrid {
    /// The blanks that one key may fill on this day.
    ///
    /// A record that was typed away is not a blank: it was emptied on purpose.
    package func batchFill(on today: Day) -> BatchFill {
        var fill = BatchFill()
        var (elapsed, running): (Set<Month>, Set<Month>) = ([], [])
        for (row, entries) in page.rows.enumerated() {
            for (column, entry) in entries.cells.enumerated() {
                let place = CellPlace(row, column)
                guard let entry, entry.cell.applies, value(at: place) == nil,
                    typed(at: place) == .untouched
                else { continue }
                if entry.cell.due.first > today {
                    fill.future += 1
                } else if !entry.cell.obligation.batchAllowed {
                    fill.forbidden += 1
                } else if entry.cell.due.last < today {
                    fill.places.append(place)
                    elapsed.insert(entry.cell.due.last.month)
                } else {
                    fill.running.append(place)
                    running.insert(today.month)
                }
            }
        }
        fill.elapsedMonths = elapsed.sorted()
        fill.runningMonths = running.sorted()
        return fill
    }

    /// The next cell that still says nothing and that `+` does not fill, going round the page.
    package func leftOpen(after place: CellPlace, on today: Day) -> CellPlace? {
        let count = page.rows.count * columns
        let here = place.row * columns + place.column
        for step in 1..<max(2, count) {
            let index = (here + step) % max(1, count)
            let next = CellPlace(index / max(1, columns), index % max(1, columns))
            guard let entry = cell(at: next), !entry.cell.obligation.batchAllowed,
                standing(at: next, on: today) == .open, value(at: next)?.state == nil
            else { continue }
            return next
        }
        return nil
    }

    /// What `+` puts into a blank: met.
    ///
    /// On a school's own list, of which the absentees were typed, the others missed no day; a family's
    /// paper only says that the child went to school.
    package func batchValue(at place: CellPlace) -> RecordedValue? {
        guard let entry = cell(at: place) else { return nil }
        var value = RecordedValue(state: .patuh, how: .batch)
        switch entry.cell.obligation.input {
        case .attendance:
            if case .facility = page.door, let days = schoolDays(at: place) {
                value.attendance = try? Attendance(alpa: 0, izin: 0, sakit: 0, effective: days)
            }
        case .session: value.session = .hadir
        case .state, .dated: break
        }
        return value
    }
}
