import Caseload
import Casework
import Screen

/// What each key does on the entry page.
extension EntryState {
    /// Gives a key to the cell with the cursor, and else to the page.
    package mutating func press(_ key: Key, at moment: Moment) -> EntryAnswer {
        today = moment.day
        landing = nil
        // Digits would lead to other screens, from a page that is gone too.
        guard grid != nil else { return key.typed?.isDigit == true ? .moved : .notMine }
        if jump.isSearching {
            if let letter = key.letter { return jump(by: letter, at: moment) }
            jump.reset()
            if key == .escape || key == .enter { return .moved }
        }
        if key.letter == nil { jump.reset() }
        if typing != .nothing, let answer = pressWhileTyping(key, at: moment) { return answer }
        if let answer = pressValue(key) { return answer }
        return pressOnPage(key, at: moment)
    }

    /// Keys that put a value into a cell of this kind.
    private mutating func pressValue(_ key: Key) -> EntryAnswer? {
        guard let input = grid?.row(cursor.row)?.input, let scalar = key.typed else { return nil }
        if scalar == "-" { return choose(.tidak) }
        if let answer = chooseInMonth(scalar) { return answer }
        switch input {
        case .state: return scalar.isDigit ? setState(digit: scalar) : nil
        case .session: return pressSession(scalar)
        case .attendance: return pressSheet(scalar)
        case .dated: return pressDate(scalar)
        }
    }

    private mutating func pressWhileTyping(_ key: Key, at moment: Moment) -> EntryAnswer? {
        switch key {
        case .escape, .delete:
            typing = .nothing
            return .moved
        case .backspace:
            typing = typing.text.isEmpty ? .nothing : typing.with(String(typing.text.dropLast()))
            return .moved
        default: break
        }
        if let letter = key.letter, isEnded(by: letter) {
            return finishThen { _ = $0.jump(by: letter, at: moment) }
        }
        if let scalar = key.typed {
            if case .date = typing { return typeDate(scalar) }
            return typeSheet(scalar)
        }
        guard key.isMove else { return nil }
        return finishThen { state in
            switch key {
            case .enter: state.go(to: state.nextPlace(after: state.cursor))
            case .tab: state.tab(by: 1)
            default: state.move(key)
            }
        }
    }

    /// Whether a letter ends what is half typed and jumps on: after any date, and after a number that
    /// it is no unit of, where that can be a state.
    private func isEnded(by letter: Unicode.Scalar) -> Bool {
        switch typing {
        case .date: true
        case .number(let text): SheetNumber.Unit(letter) == nil && text.unicodeScalars.count == 1
        case .nothing, .waiting, .waitingNumber: false
        }
    }

    /// Finishes what is half typed and then moves; stays where it can't be finished.
    mutating func finishThen(_ move: (inout EntryState) -> Void) -> EntryAnswer {
        let place = cursor
        let answer = finishTyping()
        if case .refused(.schoolDaysNeeded) = answer {
            // Eyes are on the paper: the next child's days must not go into this one's cell.
            isHeld = true
            return .refused(.heldForDays(grid?.row(cursor.row)?.memberName ?? ""))
        }
        if case .refused = answer { return answer }
        move(&self)
        // A move by hand from the last cell stays on it; then it is the one that Backspace clears.
        lastTyped = place
        return answer
    }

    /// Turns what is half typed into a value without moving.
    mutating func finishTyping() -> EntryAnswer {
        switch typing {
        case .nothing: return .moved
        case .date(let text): return addDate(text)
        case .waiting: return .refused(.schoolDaysNeeded)
        case .number(let text), .waitingNumber(_, let text): return setSheetState(text)
        }
    }

    /// The same before a save: a number without a unit is left as it is.
    ///
    /// `2` on the way to `2a` must not become *tidak*; only Enter and moving on take it as a state.
    mutating func finishForSaving() -> EntryAnswer {
        switch typing {
        case .number(let text), .waitingNumber(_, let text):
            .refused(Self.state(text) == nil ? .unitNeeded(text) : .unitOrEnter(text))
        case .nothing, .date, .waiting: finishTyping()
        }
    }

    // MARK: Keys of the page

    private mutating func pressOnPage(_ key: Key, at moment: Moment) -> EntryAnswer {
        switch key {
        case .backspace: return goBack()
        case .delete: return clear()
        case .character("."): return repeatAlong()
        case .character("'"): return copyFromAbove()
        case .character("\"") where grid?.row(cursor.row)?.input == .dated:
            return takeOfferedDate(1)
        case .character("="): return askForDate()
        case .character(" "): return goToNextLeftOpen()
        case .character("/"):
            jump.beginSearching()
            return .moved
        case .enter:
            if grid?.row(cursor.row)?.input == .dated { return askForDate() }
            go(to: nextPlace(after: cursor))
            return .moved
        case .tab:
            tab(by: 1)
            return .moved
        default: break
        }
        if let letter = key.letter { return jump(by: letter, at: moment) }
        if key.isMove {
            move(key)
            return .moved
        }
        guard let scalar = key.typed else { return .notMine }
        // Digits would lead to other screens, and `[` `]` to other quarters: only the latter may.
        return scalar.isDigit ? .refused(.notThisKind) : .notMine
    }

    private func askForDate() -> EntryAnswer {
        guard grid?.row(cursor.row)?.input == .dated else { return .refused(.notThisKind) }
        return obstacle(at: cursor).map { .refused($0) } ?? .asksForDate
    }

    private mutating func jump(by letter: Unicode.Scalar, at moment: Moment) -> EntryAnswer {
        let here = rows.selection
        guard let row = jump.type(letter, at: moment, from: here, in: names) else {
            return .refused(.nobodyNamed(jump.text.isEmpty ? String(letter) : jump.text))
        }
        guard row != here, let grid else { return .moved }
        let column =
            direction == .right
            // Not onto a month that is filled already: the next digit would go over it.
            ? grid.firstBlank(of: row, on: today) ?? grid.firstColumn(of: row, on: today)
            : grid.column(nearest: wantedColumn, in: row, on: today)
        if grid.row(here)?.input == .attendance, grid.row(here)?.member != grid.row(row)?.member,
            ["a", "i", "s"].contains(letter)
        {
            landing = row
        }
        let wanted = wantedColumn
        go(to: CellPlace(row, column))
        if direction == .down { wantedColumn = wanted }
        return .moved
    }

    // MARK: Moving

    /// Space: to the next blank that `+` leaves open, going round.
    mutating func goToNextLeftOpen() -> EntryAnswer {
        guard let grid, let place = grid.leftOpen(after: cursor, on: today) else {
            return .refused(.nothingLeftOpen)
        }
        go(to: place)
        return .moved
    }

    mutating func tab(by step: Int) {
        guard let grid else { return }
        let place =
            step > 0
            ? grid.open(after: cursor, .right, on: today)
            : grid.open(before: cursor, .right, on: today)
        if let place { go(to: place) }
    }

    mutating func move(_ key: Key) {
        guard let grid, !rows.isEmpty else { return }
        switch key {
        case .left: moveSideways(by: -1, grid)
        case .right: moveSideways(by: 1, grid)
        case .up: moveRows { $0.move(by: -1) }
        case .down: moveRows { $0.move(by: 1) }
        case .pageUp: moveRows { $0.page(by: -1) }
        case .pageDown: moveRows { $0.page(by: 1) }
        case .backTab: tab(by: -1)
        case .home:
            let isFirst = column == grid.firstColumn(of: rows.selection, on: today)
            let row = isFirst ? 0 : rows.selection
            go(to: CellPlace(row, grid.firstColumn(of: row, on: today)))
        case .end:
            let isLast = column == lastColumn(of: rows.selection, grid)
            let row = isLast ? rows.count - 1 : rows.selection
            go(to: CellPlace(row, lastColumn(of: row, grid)))
        default: break
        }
    }

    private func lastColumn(of row: Int, _ grid: EntryGrid) -> Int {
        (0..<grid.columns).last { grid.cell(at: CellPlace(row, $0)) != nil }
            ?? max(0, grid.columns - 1)
    }

    /// To the next column in which the row has a cell.
    private mutating func moveSideways(by step: Int, _ grid: EntryGrid) {
        var target = column + step
        while target >= 0, target < grid.columns {
            if grid.cell(at: CellPlace(rows.selection, target)) != nil {
                go(to: CellPlace(rows.selection, target))
                return
            }
            target += step
        }
        lastTyped = nil
    }

    /// Moves by rows and keeps to the wanted column, past rows that have no cell in it.
    private mutating func moveRows(_ move: (inout ListCursor) -> Void) {
        move(&rows)
        column = grid?.column(nearest: wantedColumn, in: rows.selection, on: today) ?? 0
        lastTyped = nil
    }
}

extension Key {
    /// The letter that a key types; nil for digits, signs and commands.
    var letter: Unicode.Scalar? {
        guard let typed, typed.properties.isAlphabetic else { return nil }
        return typed
    }

    /// Whether the key moves the cursor.
    var isMove: Bool {
        switch self {
        case .enter, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown:
            true
        default: false
        }
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { (0x30...0x39).contains(value) }
}
