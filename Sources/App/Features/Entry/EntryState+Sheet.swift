import Caseload
import Casework

/// Cells of school attendance: `3a` absent, `2i` leave, `1s` sick, `22e` days of teaching, `87%`.
extension EntryState {
    /// The first key of a number, or one day by a capital letter.
    mutating func pressSheet(_ scalar: Unicode.Scalar) -> EntryAnswer? {
        if let answer = addOneDay(scalar) { return answer }
        guard scalar.isDigit else { return nil }
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        typing = .number(String(scalar))
        return .moved
    }

    /// A, I and S as capitals: one day more of that kind.
    private mutating func addOneDay(_ scalar: Unicode.Scalar) -> EntryAnswer? {
        let days = typing.waitingDays ?? grid?.value(at: cursor)?.attendance
        let (unit, count): (SheetNumber.Unit, Int?)
        switch scalar {
        case "A": (unit, count) = (.alpa, days?.alpa)
        case "I": (unit, count) = (.izin, days?.izin)
        case "S": (unit, count) = (.sakit, days?.sakit)
        default: return nil
        }
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        return commit(String((count ?? 0) + 1), unit)
    }

    /// Another key while a number is being typed.
    mutating func typeSheet(_ scalar: Unicode.Scalar) -> EntryAnswer? {
        let text = typing.text
        if scalar.isDigit {
            guard text.unicodeScalars.count < SheetNumber.limit else {
                return .refused(.numberTooLarge(text))
            }
            typing = typing.with(text + String(scalar))
            return .moved
        }
        if text.isEmpty, let answer = addOneDay(scalar) { return answer }
        guard !text.isEmpty else {
            // Days missed wait for the days of teaching; anything but a number would lose them.
            return scalar == "+" ? nil : .refused(.schoolDaysNeeded)
        }
        // `2.` is a state that goes on to the row's end; a percentage of one digit takes the comma.
        if scalar == ".", Self.state(text) != nil {
            let answer = finishTyping()
            if case .refused = answer { return answer }
            switch repeatAlong() {
            case .changed: return .changed
            case .changedSaying(let notice): return .changedSaying(notice)
            // Where nothing follows in the row, the one cell is typed all the same.
            default: return answer
            }
        }
        if scalar == "," || scalar == "." {
            guard !text.contains(",") else { return .refused(.unitNeeded(text)) }
            typing = typing.with(text + ",")
            return .moved
        }
        if let unit = SheetNumber.Unit(scalar) { return commit(text, unit) }
        return scalar == "+" ? nil : .refused(.unitNeeded(text))
    }

    /// Puts the number with its unit into the cell.
    private mutating func commit(_ text: String, _ unit: SheetNumber.Unit) -> EntryAnswer {
        guard let grid, let entry = grid.cell(at: cursor) else { return .refused(.noCell) }
        if isHeld, unit != .effective, unit != .percent {
            typing = typing.with("")
            return .refused(.heldForDays(grid.row(cursor.row)?.memberName ?? ""))
        }
        let before = typing.waitingDays ?? grid.value(at: cursor)?.attendance
        var days: Attendance
        do {
            days = try SheetNumber.adding(text, unit, to: before)
            if unit != .effective, unit != .percent, days.effective == nil,
                let known = grid.schoolDays(at: cursor)
            {
                days = try days.with(effective: known)
            }
        } catch {
            let taught = unit == .effective ? Int(text) : grid.schoolDays(at: cursor)
            return .refused(
                error == .tooManyAbsences
                    ? .moreMissedThanTaught(effective: taught ?? 0) : .numberTooLarge(text)
            )
        }
        if unit == .effective { return setSchoolDays(days, text) }
        guard let state = entry.cell.obligation.stateOfSheet(days) else {
            typing = .waiting(days)
            return .moved
        }
        return setAndStay(RecordedValue(state: state, attendance: days, how: .typed))
    }

    /// Days of teaching hold for the whole sheet: what is typed on it is weighed anew.
    private mutating func setSchoolDays(_ days: Attendance, _ text: String) -> EntryAnswer {
        guard let grid, let count = days.effective else { return .moved }
        var edits: [Edit] = []
        for place in grid.cellsSharingDays(with: cursor) {
            guard let cell = grid.cell(at: place)?.cell, let old = grid.value(at: place)?.attendance
            else { continue }
            guard let new = try? old.with(effective: count) else {
                return .refused(.moreMissedThanTaught(effective: count))
            }
            guard let state = cell.obligation.stateOfSheet(new) else { continue }
            edits.append(
                Edit(
                    place: place,
                    typed: .value(RecordedValue(state: state, attendance: new, how: .typed)),
                )
            )
        }
        if typing.waitingDays != nil, let cell = grid.cell(at: cursor)?.cell,
            let state = cell.obligation.stateOfSheet(days)
        {
            edits.removeAll { $0.place == cursor }
            edits.append(
                Edit(
                    place: cursor,
                    typed: .value(RecordedValue(state: state, attendance: days, how: .typed)),
                )
            )
        }
        typing = .nothing
        let place = cursor
        let changed = make(edits, schoolDays: (count, place))
        lastTyped = edits.contains { $0.place == place } ? place : nil
        let month = grid.page.quarter.firstMonth.adding(place.column)
        return changed ? .changedSaying(.schoolDaysSet(days: count, month: month)) : .moved
    }

    /// A number without a unit is a state, 1, 2, 3 or 0, and stands beside the days given.
    mutating func setSheetState(_ text: String) -> EntryAnswer {
        guard let state = Self.state(text) else { return .refused(.unitNeeded(text)) }
        return setAndStay(sheetValue(state))
    }

    /// The state that a number without a unit can be.
    static func state(_ text: String) -> CheckState? {
        guard text.unicodeScalars.count == 1, let digit = text.unicodeScalars.first else {
            return nil
        }
        return state(digit: digit)
    }

    /// A state with the days given so far; an obligation that does not apply has none.
    func sheetValue(_ state: CheckState) -> RecordedValue {
        let days = typing.waitingDays ?? grid?.value(at: cursor)?.attendance
        return RecordedValue(
            state: state,
            attendance: state == .tidakBerlaku ? nil : days,
            how: .typed,
        )
    }
}
