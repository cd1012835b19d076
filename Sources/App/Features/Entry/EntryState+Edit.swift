import Caseload
import Casework

/// Putting values into cells; each call is one step of the history.
extension EntryState {
    /// One cell and what it shall say.
    struct Edit {
        var place: CellPlace
        var typed: TypedCell
    }

    /// Makes the edits as one step and leaves the cursor at a place.
    ///
    /// - Returns: whether anything changed; typing what is recorded already does not.
    @discardableResult
    mutating func make(
        _ edits: [Edit],
        schoolDays: (days: Int, at: CellPlace)? = nil,
        thenAt place: CellPlace? = nil,
    ) -> Bool {
        guard grid != nil else { return false }
        let from = cursor
        let oldDays = grid?.schoolDays ?? []
        if let schoolDays { grid?.setSchoolDays(schoolDays.days, at: schoolDays.at) }
        var changes: [EntryHistory.Step.Change] = []
        for edit in edits {
            guard let entry = grid?.cell(at: edit.place), !entry.isInConflict, !entry.isVeiled
            else { continue }
            if case .value = edit.typed, !entry.cell.hasBegun(on: today) { continue }
            let cell = entry.cell
            let key = CellKey(cell)
            let old = grid?.put(edit.typed, into: key) ?? .untouched
            let new = grid?.typed(key) ?? .untouched
            if old != new { changes.append(.init(key: key, old: old, new: new)) }
        }
        if let place { go(to: place) }
        let newDays = grid?.schoolDays ?? []
        guard !changes.isEmpty || oldDays != newDays else { return false }
        history.add(
            EntryHistory.Step(
                changes: changes,
                oldDays: oldDays,
                newDays: newDays,
                from: from,
                to: cursor,
            )
        )
        return true
    }

    /// Puts a value into the cell with the cursor and moves on.
    mutating func setAndMoveOn(_ value: RecordedValue) -> EntryAnswer {
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        let place = cursor
        typing = .nothing
        let changed = make(
            [Edit(place: place, typed: .value(value))],
            thenAt: nextPlace(after: place),
        )
        lastTyped = place
        guard changed else { return .moved }
        return dueLater(at: place).map { .changedSaying($0) } ?? .changed
    }

    /// Puts a value into the cell with the cursor and stays there.
    mutating func setAndStay(_ value: RecordedValue) -> EntryAnswer {
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        let place = cursor
        typing = .nothing
        let changed = make([Edit(place: place, typed: .value(value))])
        lastTyped = place
        guard changed else { return .moved }
        return dueLater(at: place).map { .changedSaying($0) } ?? .changed
    }

    /// Where the cursor goes from a cell that got its value; the cell itself at the end of the page.
    func nextPlace(after place: CellPlace) -> CellPlace {
        grid?.open(after: place, direction, on: today) ?? place
    }

    /// Why a cell takes no value.
    func obstacle(at place: CellPlace) -> EntryNotice? {
        if grid?.cell(at: place)?.isInConflict ?? false { return .inConflict }
        if grid?.cell(at: place)?.isVeiled ?? false { return .veiled }
        return switch grid?.standing(at: place, on: today) {
        case .open?: nil
        case .future?: isYetToBegin(place) ? monthToCome(at: place) : nil
        case .locked(let reason)?: .doesNotApply(reason)
        case .none?, nil: .noCell
        }
    }

    /// Whether nothing can be known about a cell yet; of a window that is not due a date may count.
    private func isYetToBegin(_ place: CellPlace) -> Bool {
        grid?.cell(at: place).map { !$0.cell.hasBegun(on: today) } ?? false
    }

    private func monthToCome(at place: CellPlace) -> EntryNotice? {
        grid.map { .monthToCome($0.page.quarter.firstMonth.adding(place.column)) }
    }

    /// The warning that a value went into a window that is due later.
    private func dueLater(at place: CellPlace) -> EntryNotice? {
        guard let grid, grid.standing(at: place, on: today) == .future else { return nil }
        return .dueLater(grid.page.quarter.firstMonth.adding(place.column))
    }

    // MARK: Taking back

    /// Delete: the cell says nothing; a record will be taken back by the next save.
    mutating func clear() -> EntryAnswer {
        guard let entry = grid?.cell(at: cursor) else { return .refused(.noCell) }
        guard !entry.isInConflict else { return .refused(.inConflict) }
        guard !entry.isVeiled else { return .refused(.veiled) }
        typing = .nothing
        let typed: TypedCell = entry.recorded == nil ? .untouched : .takenBack
        let changed = make([Edit(place: cursor, typed: typed)])
        return changed ? .changed : .moved
    }

    /// Backspace: back to the cell typed last, or else the one before, and what was typed there goes.
    ///
    /// Of several typed dates only the last goes. A record is never touched.
    mutating func goBack() -> EntryAnswer {
        guard let grid else { return .moved }
        let hasDates = grid.cell(at: cursor)?.cell.obligation.input == .dated
        let target: CellPlace
        if let lastTyped {
            target = lastTyped
        } else if hasDates, grid.typed(at: cursor) != .untouched {
            target = cursor
        } else if let before = grid.open(before: cursor, direction, on: today) {
            target = before
        } else {
            return .moved
        }
        let changed = make(
            [Edit(place: target, typed: withoutLastDate(at: target))],
            thenAt: target,
        )
        return changed ? .changed : .moved
    }

    private func withoutLastDate(at place: CellPlace) -> TypedCell {
        guard let grid, case .value(var value) = grid.typed(at: place), value.dates.count > 1,
            let entry = grid.cell(at: place)
        else { return .untouched }
        value.dates.removeLast()
        return value.saysTheSame(as: entry.recorded ?? value) && entry.recorded != nil
            ? .untouched : .value(value)
    }
}
