import Caseload
import Casework
import Screen

@testable import App

/// Types a paper the way a practised worker does: what is not plainly met, cell by cell in the order of
/// the paper, and `+` for the rest.
///
/// From one cell to the next she takes the shortest of a few ways: Tab, Space, Enter, arrows, or a letter
/// or two of the name followed by one of them. A date that the hint offers she takes with `'`. A key
/// counts as one whatever its modifiers.
struct EntryTypist {
    let paper: EntryPaper
    /// Month by month, as lists are kept, rather than person by person.
    let isByMonth: Bool

    /// Types the page that is open, saves it, and turns to the next.
    func type(on desk: inout EntryDesk) {
        guard let grid = desk.entry.grid else { return }
        if isByMonth, desk.entry.direction == .right { desk.press(.function(7)) }
        for place in places(grid) {
            guard let cell = grid.cell(at: place)?.cell, let value = paper.values[CellKey(cell)]
            else {
                continue
            }
            if value.attendance?.effective != nil, desk.entry.grid?.schoolDays(at: place) == nil,
                let school = grid.row(place.row)?.school, let days = paper.schoolDays[school]
            {
                // The head of the month's sheet, where the school's days are not known yet.
                go(to: place, on: &desk)
                desk.type("\(days[place.column])e")
            }
            // One visit's day may have gone into it already.
            guard isToBeTyped(value, cell),
                !value.saysTheSame(
                    as: desk.entry.grid?.value(at: place) ?? RecordedValue(state: nil, how: .typed)
                )
            else { continue }
            if isVisitHere(cell, on: desk) {
                desk.press(".")
                continue
            }
            if let key = monthKey(value, place.column), goToRow(of: place, for: key, on: &desk) {
                desk.press(key)
                continue
            }
            go(to: place, on: &desk)
            type(value, cell, place.column, on: &desk)
        }
        finish(on: &desk)
    }

    /// `+` twice where blanks are left to fill, F8 where none is.
    private func finish(on desk: inout EntryDesk) {
        // A bare digit on a sheet is a state only by a key that says so.
        if case .number = desk.entry.typing { desk.press("Enter") }
        desk.press("+")
        guard desk.state.overlay != nil else { return }
        // From the first page on she wants no more asking in this pile.
        desk.press(desk.entry.worklist.next == nil ? "+" : "*")
    }

    /// The cells of the paper in its order, as far as they are to be visited.
    ///
    /// On sheets of a school every month has at least one: its days of teaching are typed somewhere.
    private func places(_ grid: EntryGrid) -> [CellPlace] {
        var places: [CellPlace] = []
        for row in grid.page.rows.indices {
            for column in 0..<grid.columns where grid.cell(at: CellPlace(row, column)) != nil {
                places.append(CellPlace(row, column))
            }
        }
        if isByMonth { places.sort { ($0.column, $0.row) < ($1.column, $1.row) } }
        var sheets: Set<Int> = []
        let typed = places.filter { place in
            guard let cell = grid.cell(at: place)?.cell, let value = paper.values[CellKey(cell)]
            else {
                return false
            }
            if isToBeTyped(value, cell) {
                if cell.obligation.input == .attendance { sheets.insert(place.column) }
                return true
            }
            return false
        }
        let bare = places.filter { place in
            guard let cell = grid.cell(at: place)?.cell,
                paper.values[CellKey(cell)]?.attendance != nil
            else { return false }
            return sheets.insert(place.column).inserted
        }
        return places.filter { typed.contains($0) || bare.contains($0) }
    }

    /// Whether `+` would not put it there.
    private func isToBeTyped(_ value: RecordedValue, _ cell: ObligationCell) -> Bool {
        guard cell.obligation.batchAllowed, value.state == .patuh, value.dates.isEmpty else {
            return true
        }
        return (value.attendance?.absences ?? 0) > 0
    }

    private func type(
        _ value: RecordedValue,
        _ cell: ObligationCell,
        _ column: Int,
        on desk: inout EntryDesk,
    ) {
        if let percent = value.attendance?.percent {
            desk.type("\(Int(percent))%")
            return
        }
        if let days = value.attendance {
            for (count, unit) in [(days.alpa, "a"), (days.izin, "i"), (days.sakit, "s")] {
                guard let count, count > 0 else { continue }
                desk.type(count == 1 ? unit.uppercased() : "\(count)\(unit)")
            }
            return
        }
        if let key = monthKey(value, column) { return desk.press(key) }
        if let day = value.dates.first {
            let offered = desk.entry.offeredDates
            if offered.first == day, isOneVisit(day, on: desk) { return desk.press(".") }
            if offered.first == day { return desk.press("'") }
            if offered.last == day { return desk.press("\"") }
            let text = shortest(day, on: desk)
            desk.type(text)
            if text.count >= 4, isForVisit(on: desk) { desk.press(".") }
            return
        }
        if value.state == .tidak {
            desk.press("-")
            return
        }
        let digit: Key =
            switch value.state {
            case .patuh: "1"
            case .tidak: "2"
            case .izin: "3"
            case .tidakBerlaku, nil: "0"
            }
        desk.press(digit)
    }

    /// Whether `.` would put this day into cells that the paper has it for, and into no other.
    private func isOneVisit(_ day: Day, on desk: EntryDesk) -> Bool {
        guard let grid = desk.entry.grid, let member = grid.row(desk.entry.cursor.row)?.member
        else {
            return false
        }
        for row in desk.entry.cursor.row..<grid.page.rows.count
        where grid.page.rows[row].member == member && grid.page.rows[row].input == .dated {
            for case let entry? in grid.page.rows[row].cells {
                let isOffered =
                    entry.cell.counted.contains(day) && entry.cell.due.first <= desk.state.today
                let place = grid.place(of: CellKey(entry.cell))
                guard isOffered, let place, grid.value(at: place)?.state == nil else { continue }
                if paper.values[CellKey(entry.cell)]?.dates != [day] { return false }
            }
        }
        return true
    }

    /// The shortest form that means this day in the cell: day, day and month, or all of it.
    private func shortest(_ day: Day, on desk: EntryDesk) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let full = two(day.dayOfMonth) + two(day.monthOfYear) + two(day.year % 100)
        let forms = ["\(day.dayOfMonth)", String(full.prefix(4)), full]
        guard let reading = desk.entry.dateReading else { return full }
        return forms.first { (try? reading.read($0)) == day } ?? full
    }

    /// Whether `.`, pressed where the cursor is, fills this cell and others as the paper has them, and
    /// nothing else: she sees the offered day and whose row she is in.
    private func isVisitHere(_ cell: ObligationCell, on desk: EntryDesk) -> Bool {
        desk.entry.typing == .nothing && filledByDot(on: desk)?.contains(CellKey(cell)) == true
    }

    /// Whether `.` behind a date just typed fills more cells than the one with the cursor.
    private func isForVisit(on desk: EntryDesk) -> Bool {
        (filledByDot(on: desk)?.count ?? 0) > 1
    }

    /// The cells that `.` would fill; nil where one of them would not be as the paper has it.
    private func filledByDot(on desk: EntryDesk) -> Set<CellKey>? {
        var entry = desk.entry
        guard let before = entry.grid else { return nil }
        guard case .changedSaying = entry.press(".", at: desk.state.moment), let after = entry.grid
        else { return nil }
        var filled: Set<CellKey> = []
        for key in after.drafts.keys {
            let now = after.drafts[key]?.after
            guard now != before.drafts[key]?.after else { continue }
            guard now.saysTheSame(as: paper.values[key]) else { return nil }
            filled.insert(key)
        }
        return filled
    }

    /// The key that says this in a month from anywhere in the row; nil where there is none.
    private func monthKey(_ value: RecordedValue, _ column: Int) -> Key? {
        guard value.attendance == nil, value.dates.isEmpty, (0..<3).contains(column) else {
            return nil
        }
        switch value.state {
        case .tidak: return ["!", "@", "#"][column]
        case .izin: return ["$", "%", "^"][column]
        case .patuh, .tidakBerlaku, nil: return nil
        }
    }

    /// Goes to any cell of the row, if that takes fewer keys than going to the cell itself.
    private func goToRow(of place: CellPlace, for key: Key, on desk: inout EntryDesk) -> Bool {
        let whole = way(to: place, on: desk)
        guard let grid = desk.entry.grid, !(whole.isEmpty && desk.entry.cursor != place) else {
            return false
        }
        let ways = (0..<grid.columns).map { CellPlace(place.row, $0) }
            .filter { $0 != place && grid.cell(at: $0) != nil }
            .map { (target: $0, keys: way(to: $0, on: desk)) }
            .filter {
                !$0.keys.isEmpty
                    || (desk.entry.cursor == $0.target && desk.entry.typing == .nothing)
            }
        guard let best = ways.min(by: { $0.keys.count < $1.keys.count }),
            best.keys.count < whole.count
        else { return false }
        for key in best.keys { desk.press(key) }
        return true
    }

    // MARK: Moving

    /// Moves to a cell by the shortest of the ways she knows.
    private func go(to place: CellPlace, on desk: inout EntryDesk) {
        for key in way(to: place, on: desk) { desk.press(key) }
    }

    private func way(to place: CellPlace, on desk: EntryDesk) -> [Key] {
        let entry = desk.entry
        if entry.cursor == place { return [] }
        guard let name = entry.grid?.row(place.row)?.memberName else { return [] }
        var starts: [[Key]] = [[]]
        for word in name.lowercased().split(separator: " ") {
            let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic }.map {
                Key(.character($0))
            }
            for count in 1...max(1, min(3, letters.count)) where letters.count >= count {
                starts.append(Array(letters.prefix(count)))
            }
            guard let first = letters.first, let scalar = first.typed else { continue }
            starts.append([first, first])
            // Where a small letter is a value, the capital jumps.
            let capital = Key(
                .character(scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar)
            )
            starts += [[capital], [capital, capital]]
        }
        // Short beginnings first, so that most others need no trying.
        starts.sort { $0.count < $1.count }
        var best: [Key]?
        for start in starts where start.count < best?.count ?? .max {
            for way in ways(from: start, to: place, on: desk) where way.count < best?.count ?? .max
            {
                best = way
            }
        }
        return best ?? []
    }

    /// Ways that begin with some keys and go on by Tab, Enter or arrows; only those that arrive.
    private func ways(from start: [Key], to place: CellPlace, on desk: EntryDesk) -> [[Key]] {
        var ways: [[Key]] = []
        guard let begun = played(start, on: desk.entry, desk) else { return [] }
        if begun.cursor == place { return [start] }
        for key: Key in ["Tab", "Space", "Enter", "S-Tab"] {
            var entry = begun
            for count in 1...6 {
                guard entry.press(key, at: desk.state.moment).isMove else { break }
                if entry.cursor == place {
                    ways.append(start + Array(repeating: key, count: count))
                    break
                }
            }
        }
        var entry = begun
        var way = start
        // Nobody presses an arrow thirty times, unless nothing else leads there.
        guard start.isEmpty || abs(entry.cursor.row - place.row) < 6 else { return ways }
        while entry.cursor.row != place.row {
            let key: Key = entry.cursor.row < place.row ? "Down" : "Up"
            guard entry.press(key, at: desk.state.moment).isMove else { return ways }
            way.append(key)
        }
        while entry.cursor.column != place.column {
            let key: Key = entry.cursor.column < place.column ? "Right" : "Left"
            guard entry.press(key, at: desk.state.moment).isMove else { return ways }
            way.append(key)
        }
        if entry.cursor == place { ways.append(way) }
        return ways
    }

    /// Plays letters that only jump.
    ///
    /// Where one would be a value she sees that and goes another way.
    private func played(_ keys: [Key], on entry: EntryState, _ desk: EntryDesk) -> EntryState? {
        var entry = entry
        for key in keys {
            var isDate = false
            if case .date = entry.typing { isDate = true }
            let answer = entry.press(key, at: desk.state.moment)
            guard answer == .moved || (isDate && answer.isMove) else { return nil }
        }
        return entry
    }
}

extension EntryAnswer {
    /// Whether the key only moved, or ended a date or number on the way.
    fileprivate var isMove: Bool {
        switch self {
        case .moved, .changed, .changedSaying: true
        case .notMine, .refused, .asksForDate: false
        }
    }
}
