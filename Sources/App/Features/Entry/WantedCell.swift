import Casework
import Documents

/// The cell on which an entry page is to open: where a refused record is mended.
package struct WantedCell: Sendable, Equatable {
    let member: DocumentID
    /// The record of the cell, for a state.
    let check: DocumentID?
    /// The day of a dated service, and which one it is.
    let day: Day?
    let service: String?
}

extension EntryGrid {
    /// Where the cell is; at least a row of its member.
    func place(of wanted: WantedCell) -> CellPlace? {
        var near: CellPlace?
        for (row, line) in page.rows.enumerated() where line.member == wanted.member {
            near = near ?? CellPlace(row, 0)
            for (column, cell) in line.cells.enumerated() {
                guard let cell else { continue }
                if let check = wanted.check, cell.cell.checkID == check {
                    return CellPlace(row, column)
                }
                if let day = wanted.day, cell.recorded?.dates.contains(day) == true,
                    wanted.service == nil || cell.cell.obligation.service == wanted.service
                {
                    return CellPlace(row, column)
                }
            }
        }
        return near
    }
}
