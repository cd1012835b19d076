import Casework

/// The order in which values are typed.
extension EntryGrid {
    /// The next cell that a value may go into, after a place, without going round.
    ///
    /// Cells of months to come are passed over, except from one of them.
    package func open(
        after place: CellPlace,
        _ direction: EntryDirection,
        on today: Day,
    ) -> CellPlace? {
        step(from: place, by: 1, direction, on: today)
    }

    /// The cell that a value may have gone into before this one.
    package func open(
        before place: CellPlace,
        _ direction: EntryDirection,
        on today: Day,
    ) -> CellPlace? {
        step(from: place, by: -1, direction, on: today)
    }

    /// The first blank cell whose time has begun, or the first that may be filled.
    package func start(_ direction: EntryDirection, on today: Day) -> CellPlace {
        let all = (0..<page.rows.count * columns).map { place(at: $0, direction) }
        return all.first { standing(at: $0, on: today) == .open && value(at: $0)?.state == nil }
            ?? all.first { standing(at: $0, on: today) == .open }
            ?? all.first { cell(at: $0) != nil } ?? CellPlace(0, 0)
    }

    /// The column nearest to the wanted one in which a row has a cell; open cells before others.
    package func column(nearest wanted: Int, in row: Int, on today: Day) -> Int {
        var best: (rank: Int, distance: Int, column: Int)?
        for column in 0..<columns {
            let rank =
                switch standing(at: CellPlace(row, column), on: today) {
                case .open: 0
                case .future, .locked: 1
                case .none: 2
                }
            let distance = abs(column - wanted)
            // A cell under the cursor is worth more than a better one elsewhere.
            if rank < 2, distance == 0 { return column }
            if best.map({ (rank, distance) < ($0.rank, $0.distance) }) ?? true {
                best = (rank, distance, column)
            }
        }
        return best?.column ?? 0
    }

    /// The first column of a row that has a cell to fill.
    package func firstColumn(of row: Int, on today: Day) -> Int {
        (0..<columns).first { standing(at: CellPlace(row, $0), on: today) == .open }
            ?? (0..<columns).first { cell(at: CellPlace(row, $0)) != nil } ?? 0
    }

    /// The first column of a row that is still to be filled; nil where none is.
    package func firstBlank(of row: Int, on today: Day) -> Int? {
        (0..<columns).first { column in
            let place = CellPlace(row, column)
            return standing(at: place, on: today) == .open && value(at: place) == nil
        }
    }

    private func step(
        from place: CellPlace,
        by step: Int,
        _ direction: EntryDirection,
        on today: Day,
    ) -> CellPlace? {
        let end = page.rows.count * columns
        let takesFuture = standing(at: place, on: today) == .future
        var index = index(of: place, direction) + step
        while index >= 0, index < end {
            let next = self.place(at: index, direction)
            switch standing(at: next, on: today) {
            case .open: return next
            case .future where takesFuture: return next
            default: index += step
            }
        }
        return nil
    }

    private func index(of place: CellPlace, _ direction: EntryDirection) -> Int {
        switch direction {
        case .right: place.row * columns + place.column
        case .down: place.column * page.rows.count + place.row
        }
    }

    private func place(at index: Int, _ direction: EntryDirection) -> CellPlace {
        switch direction {
        case .right: CellPlace(index / columns, index % columns)
        case .down: CellPlace(index % page.rows.count, index / page.rows.count)
        }
    }
}
