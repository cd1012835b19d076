import Caseload
import Casework
import Documents

/// The days of teaching in a month (*hari efektif*), which all pupils of a school share.
extension EntryGrid {
    /// The days known for a cell: as typed for its sheet, or as recorded for others on it.
    ///
    /// On a family's page children may go to different schools, so only the child's own count.
    package func schoolDays(at place: CellPlace) -> Int? {
        guard let row = row(place.row) else { return nil }
        let member = scope(of: row)
        if let typed = schoolDays.first(where: {
            $0.column == place.column && $0.member == member
        }) {
            return typed.days
        }
        for index in page.rows.indices where member == nil || page.rows[index].member == member {
            let other = CellPlace(index, place.column)
            if let days = value(at: other)?.attendance?.effective { return days }
        }
        return nil
    }

    /// Sets the days for the sheet that a cell is on.
    package mutating func setSchoolDays(_ days: Int, at place: CellPlace) {
        guard let row = row(place.row) else { return }
        let member = scope(of: row)
        var all = schoolDays.filter { $0.column != place.column || $0.member != member }
        all.append(SchoolDays(column: place.column, member: member, days: days))
        setSchoolDays(all)
    }

    /// The cells of the sheet that a cell is on, in its month, which hold days typed but not saved,
    /// and the cell itself.
    package func cellsSharingDays(with place: CellPlace) -> [CellPlace] {
        guard let row = row(place.row) else { return [] }
        let member = scope(of: row)
        return page.rows.indices.compactMap { index in
            let other = CellPlace(index, place.column)
            guard member == nil || page.rows[index].member == member else { return nil }
            guard value(at: other)?.attendance != nil else { return nil }
            return other == place || typed(at: other) != .untouched ? other : nil
        }
    }

    /// Whose days they are: nil for everyone on the page.
    private func scope(of row: EntryRow) -> DocumentID? {
        if case .facility = page.door { return nil }
        return row.member
    }
}
