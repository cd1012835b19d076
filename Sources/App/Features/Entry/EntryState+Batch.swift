import Caseload
import Casework

extension EntryState {
    /// Fills the blanks that one key may fill, as one step.
    mutating func fillBlanks(on today: Day) {
        guard let grid else { return }
        let edits = grid.batchFill(on: today).places.compactMap { place in
            grid.batchValue(at: place).map { Edit(place: place, typed: .value($0)) }
        }
        make(edits)
    }
}
