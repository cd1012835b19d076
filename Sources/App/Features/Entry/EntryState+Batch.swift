import Caseload
import Casework

extension EntryState {
    /// Fills the blanks that one key may fill, as one step; those of the running time only when told so.
    mutating func fillBlanks(on today: Day, withRunning: Bool) {
        guard let grid else { return }
        let fill = grid.batchFill(on: today)
        let edits = (fill.places + (withRunning ? fill.running : [])).compactMap { place in
            grid.batchValue(at: place).map { Edit(place: place, typed: .value($0)) }
        }
        make(edits)
    }
}
