import Caseload
import Casework

/// What `+` would do on a page: shown before it is done.
package struct BatchFill: Sendable, Equatable {
    /// Blank cells that become *patuh*.
    package var places: [CellPlace] = []
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
        for (row, entries) in page.rows.enumerated() {
            for (column, entry) in entries.cells.enumerated() {
                let place = CellPlace(row, column)
                guard let entry, entry.cell.applies, value(at: place) == nil,
                    typed(at: place) == .untouched
                else { continue }
                if entry.cell.due.first > today {
                    fill.future += 1
                } else if entry.cell.obligation.batchAllowed {
                    fill.places.append(place)
                } else {
                    fill.forbidden += 1
                }
            }
        }
        return fill
    }

    /// What `+` puts into a blank: met, with full attendance where the school's days are known.
    package func batchValue(at place: CellPlace) -> RecordedValue? {
        guard let entry = cell(at: place) else { return nil }
        var value = RecordedValue(state: .patuh, how: .batch)
        switch entry.cell.obligation.input {
        case .attendance:
            if let days = schoolDays(at: place) {
                value.attendance = try? Attendance(alpa: 0, izin: 0, sakit: 0, effective: days)
            }
        case .session: value.session = .hadir
        case .state, .dated: break
        }
        return value
    }
}
