import Caseload
import Casework

/// Repeating a value along the row or from the row above.
extension EntryState {
    /// `.`: in a dated cell the day of the visit, else what the row says on to its end; where the row
    /// says nothing, the visit of the same person.
    mutating func repeatAlong() -> EntryAnswer {
        guard let grid, let row = grid.row(cursor.row) else { return .refused(.noCell) }
        if row.input == .dated { return repeatVisit() }
        if repeatSource(grid) == nil, let place = grid.leftOpen(after: cursor, on: today),
            let other = grid.row(place.row), other.member == row.member, other.input == .dated
        {
            let from = cursor
            go(to: place)
            let answer = repeatVisit()
            if case .refused = answer { go(to: from) }
            return answer
        }
        return repeatToRowEnd(grid)
    }

    /// The value just typed in this row, or the cell's own, to the end of the row.
    private mutating func repeatToRowEnd(_ grid: EntryGrid) -> EntryAnswer {
        guard let (source, value) = repeatSource(grid) else { return .refused(.nothingToRepeat) }
        var edits: [Edit] = []
        let begin = max(cursor.column, source.column + 1)
        for column in begin..<max(begin, grid.columns) {
            let place = CellPlace(cursor.row, column)
            guard grid.standing(at: place, on: today) == .open,
                let copy = copy(of: value, into: place)
            else { continue }
            edits.append(Edit(place: place, typed: .value(copy)))
        }
        guard !edits.isEmpty else { return .refused(.nothingToRepeat) }
        let last = CellPlace(cursor.row, direction == .right ? grid.columns - 1 : cursor.column)
        let next = grid.open(after: last, direction, on: today) ?? edits[edits.count - 1].place
        typing = .nothing
        return make(edits, thenAt: next) ? .changed : .moved
    }

    /// `.` in a dated cell: the day of the visit, for this and every dated cell below it of the same person
    /// that counts the day and has too few; then on to the next person of whom `+` leaves a blank open.
    private mutating func repeatVisit() -> EntryAnswer {
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        guard let grid, let row = grid.row(cursor.row), let day = visitDay(grid) else {
            return .refused(.nothingAbove)
        }
        var edits: [Edit] = []
        for index in cursor.row..<grid.page.rows.count
        where grid.page.rows[index].member == row.member {
            for column in 0..<grid.columns {
                let place = CellPlace(index, column)
                if let value = visit(day, at: place, grid) {
                    edits.append(Edit(place: place, typed: .value(value)))
                }
            }
        }
        guard let last = edits.last?.place else { return .refused(.nothingToRepeat) }
        sitting.remember(day)
        let from = cursor
        guard make(edits, thenAt: last) else { return .moved }
        if let next = placeAfterVisit(last) { go(to: next) }
        lastTyped = edits.count == 1 ? from : nil
        return .changedSaying(.visitSet(day, cells: edits.count))
    }

    /// The next blank that `+` leaves open; of another person the first row, so that what was not met
    /// there needs no way back: from a row that says nothing `.` finds the blank.
    private func placeAfterVisit(_ place: CellPlace) -> CellPlace? {
        guard let grid, let open = grid.leftOpen(after: place, on: today),
            let person = grid.row(open.row)?.member
        else { return nil }
        guard open.row > place.row, person != grid.row(place.row)?.member,
            let first = grid.page.rows.firstIndex(where: { $0.member == person }), first < open.row,
            (0..<grid.columns).allSatisfy({ grid.value(at: CellPlace(first, $0)) == nil }),
            let column = grid.firstBlank(of: first, on: today),
            let next = grid.leftOpen(after: CellPlace(first, column), on: today), next == open
        else { return open }
        return CellPlace(first, column)
    }

    /// A cell's dates with the visit's; nil for a cell that does not count the day or has enough.
    private func visit(_ day: Day, at place: CellPlace, _ grid: EntryGrid) -> RecordedValue? {
        guard let cell = grid.cell(at: place)?.cell, cell.obligation.input == .dated,
            grid.standing(at: place, on: today) == .open, cell.counted.contains(day)
        else { return nil }
        let value = grid.value(at: place)
        let have = value?.dates ?? []
        guard value?.state == nil, !have.contains(day) else { return nil }
        let dates = (have + [day]).sorted()
        let state = cell.obligation.state(ofDates: dates)
        return RecordedValue(state: state, dates: dates, how: .typed)
    }

    /// The day of the visit: the one in the cell with the cursor, or else the one that `'` offers.
    private func visitDay(_ grid: EntryGrid) -> Day? {
        switch grid.typed(at: cursor) {
        case .value(let value) where !value.dates.isEmpty: value.dates.last
        default: offeredDates.first
        }
    }

    private func repeatSource(_ grid: EntryGrid) -> (CellPlace, RecordedValue)? {
        if let lastTyped, lastTyped.row == cursor.row, let value = grid.value(at: lastTyped) {
            return (lastTyped, value)
        }
        for column in stride(from: cursor.column, through: 0, by: -1) {
            let place = CellPlace(cursor.row, column)
            if let value = grid.value(at: place) { return (place, value) }
        }
        return nil
    }

    /// `'`: what the nearest filled cell above says in this month; for dates the last one typed.
    mutating func copyFromAbove() -> EntryAnswer {
        guard let grid else { return .refused(.noCell) }
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        if grid.row(cursor.row)?.input == .dated { return takeOfferedDate(0) }
        for row in stride(from: cursor.row - 1, through: 0, by: -1) {
            let place = CellPlace(row, cursor.column)
            guard let value = grid.value(at: place) else { continue }
            guard let copy = copy(of: value, into: cursor) else { return .refused(.needsDates) }
            return setAndMoveOn(copy)
        }
        return .refused(.nothingAbove)
    }

    /// A value as another cell can say it; nil where that cell can't.
    ///
    /// Days missed are weighed against the other month's days of teaching; dates go along only where
    /// the other cell counts them.
    private func copy(of value: RecordedValue, into place: CellPlace) -> RecordedValue? {
        guard let grid, let cell = grid.cell(at: place)?.cell else { return nil }
        var copy = RecordedValue(state: value.state, how: .typed)
        switch cell.obligation.input {
        case .state: break
        case .session: copy.session = value.session ?? value.state.flatMap { SessionMark($0) }
        case .attendance:
            guard let days = value.attendance else { break }
            let known = grid.schoolDays(at: place) ?? days.effective
            let own = known.flatMap { try? days.with(effective: $0) } ?? days
            if let state = cell.obligation.stateOfSheet(own) {
                copy.attendance = own
                copy.state = state
            }
        case .dated:
            copy.dates = value.dates.filter { cell.counted.contains($0) }
            copy.state = cell.obligation.state(ofDates: copy.dates) ?? value.state
            if copy.dates.isEmpty, value.state == .patuh, !cell.obligation.batchAllowed {
                return nil
            }
        }
        return copy
    }
}

extension SessionMark {
    /// The mark for a state; nil for an obligation that does not apply.
    init?(_ state: CheckState) {
        switch state {
        case .patuh: self = .hadir
        case .tidak: self = .alfa
        case .izin: self = .sakit
        case .tidakBerlaku: return nil
        }
    }
}
