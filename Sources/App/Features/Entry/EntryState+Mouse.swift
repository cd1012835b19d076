import Screen

extension EntryState {
    /// A press goes to the cell it meets, the wheel turns the rows.
    ///
    /// Not while something is half typed: a press must not drop it.
    ///
    /// - Returns: false where no cell was met.
    mutating func point(_ mouse: MouseEvent, in room: Size) -> Bool {
        guard let grid, typing == .nothing else { return false }
        let layout = EntryLayout(room, grid: grid, column: column)
        switch mouse.kind {
        case .wheelUp: move(.up)
        case .wheelDown: move(.down)
        case .press, .doublePress:
            guard layout.rows.contains(mouse.at),
                let row = rows.index(atRow: mouse.at.y - layout.rows.minY)
            else { return false }
            let met = layout.columns.first { ($0.x..<$0.x + $0.width).contains(mouse.at.x) }
            go(to: CellPlace(row, met?.month ?? grid.column(nearest: column, in: row, on: today)))
        case .secondaryPress: return false
        }
        return true
    }
}
