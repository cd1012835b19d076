import Caseload
import Casework
import Documents

/// The days of teaching in a month (*hari efektif*), which all pupils of a school share.
extension EntryGrid {
    /// The days known for a cell: as typed for its school, or as recorded for others of it.
    package func schoolDays(at place: CellPlace) -> Int? {
        guard let row = row(place.row) else { return nil }
        let school = row.sharingDays
        let typed = schoolDays.first { $0.column == place.column && $0.school == school }
        if let typed { return typed.days }
        for index in page.rows.indices where page.rows[index].sharingDays == school {
            let other = CellPlace(index, place.column)
            if let days = value(at: other)?.attendance?.effective { return days }
        }
        return nil
    }

    /// Sets the days for the school of a cell's pupil.
    package mutating func setSchoolDays(_ days: Int, at place: CellPlace) {
        guard let school = row(place.row)?.sharingDays else { return }
        var all = schoolDays.filter { $0.column != place.column || $0.school != school }
        all.append(SchoolDays(column: place.column, school: school, days: days))
        setSchoolDays(all)
    }

    /// The cells of the same school and month which hold days typed but not saved, and the cell itself.
    package func cellsSharingDays(with place: CellPlace) -> [CellPlace] {
        guard let school = row(place.row)?.sharingDays else { return [] }
        return page.rows.indices.compactMap { index in
            let other = CellPlace(index, place.column)
            guard page.rows[index].sharingDays == school, value(at: other)?.attendance != nil else {
                return nil
            }
            return other == place || typed(at: other) != .untouched ? other : nil
        }
    }
}

extension EntryRow {
    /// What the row's pupil shares the days of teaching with: the school, or nobody.
    var sharingDays: DocumentID { school ?? member }
}
