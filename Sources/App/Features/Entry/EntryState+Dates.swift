import Caseload
import Casework

/// Cells of dated services: digits begin a date, a comma another one.
extension EntryState {
    /// More digits than `15072026` has are no date.
    private static let longestDate = 8

    mutating func pressDate(_ scalar: Unicode.Scalar) -> EntryAnswer? {
        guard scalar.isDigit else { return nil }
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        typing = .date(String(scalar))
        return .moved
    }

    mutating func typeDate(_ scalar: Unicode.Scalar) -> EntryAnswer? {
        if scalar == "+" { return nil }
        // The date stands and another may follow in the same cell.
        if scalar == "," { return finishTyping() }
        if scalar == ".", isWholeDate(typing.text) {
            let answer = finishTyping()
            if case .refused = answer { return answer }
            return repeatAlong()
        }
        if scalar == " " { return finishThen { _ = $0.goToNextLeftOpen() } }
        let text = typing.text
        guard scalar.isDigit || scalar == "/" else { return .refused(.dateHalfTyped) }
        guard text.filter({ $0 != "/" }).count < Self.longestDate else {
            return .refused(.date(.digitCount(Self.longestDate + 1)))
        }
        typing = .date(text + String(scalar))
        return .moved
    }

    /// Whether a full stop behind it can't be the one of `20.08`: day and month are there.
    private func isWholeDate(_ text: String) -> Bool {
        text.count >= 4 && text.allSatisfy(\.isNumber)
    }

    /// Adds the date to those of the cell with the cursor.
    ///
    /// The state follows from the dates; while there are too few it is open.
    mutating func addDate(_ text: String) -> EntryAnswer {
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        guard let grid, let entry = grid.cell(at: cursor), let reading = dateReading else {
            return .refused(.noCell)
        }
        let day: Day
        do {
            day = try reading.read(text)
        } catch {
            switch error {
            case .unreadable(let failure): return .refused(.date(failure))
            case .outside(let day): return .refused(.dateOutside(day, entry.cell.counted))
            }
        }
        let dates = grid.value(at: cursor)?.dates ?? []
        let all = dates.contains(day) ? dates : (dates + [day]).sorted()
        let obligation = entry.cell.obligation
        let value = RecordedValue(state: obligation.state(ofDates: all), dates: all, how: .typed)
        sitting.remember(day)
        guard setAndStay(value) != .moved else { return .moved }
        return .changedSaying(
            day > today
                ? .dateToCome(day) : .dateSet(day, of: all.count, needed: obligation.needed)
        )
    }

    /// The dates that `'` and `"` put into the cell with the cursor: the last two of this sitting that
    /// the cell counts, or else those nearest above on the page.
    package var offeredDates: [Day] {
        guard let grid, let entry = grid.cell(at: cursor),
            entry.cell.obligation.input == .dated
        else { return [] }
        let have = grid.value(at: cursor)?.dates ?? []
        func fits(_ day: Day) -> Bool { entry.cell.counted.contains(day) && !have.contains(day) }
        var offered = Array(sitting.dates.lazy.filter(fits).prefix(2))
        for row in stride(from: cursor.row - 1, through: 0, by: -1) where offered.count < 2 {
            for column in 0..<grid.columns {
                let dates = grid.value(at: CellPlace(row, column))?.dates ?? []
                for day in dates.reversed() where fits(day) && !offered.contains(day) {
                    offered.append(day)
                }
            }
        }
        return Array(offered.prefix(2))
    }

    /// Puts one of the offered dates into the cell and moves on.
    mutating func takeOfferedDate(_ number: Int) -> EntryAnswer {
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        let offered = offeredDates
        guard offered.indices.contains(number), let entry = grid?.cell(at: cursor) else {
            return .refused(.nothingAbove)
        }
        let day = offered[number]
        let dates = ((grid?.value(at: cursor)?.dates ?? []) + [day]).sorted()
        let obligation = entry.cell.obligation
        sitting.remember(day)
        let value = RecordedValue(
            state: obligation.state(ofDates: dates),
            dates: dates,
            how: .typed,
        )
        guard setAndMoveOn(value) != .moved else { return .moved }
        return .changedSaying(.dateSet(day, of: dates.count, needed: obligation.needed))
    }

    /// How a date typed into the cell with the cursor is read.
    var dateReading: DateReading? {
        guard let grid, let entry = grid.cell(at: cursor) else { return nil }
        return DateReading(
            counted: entry.cell.counted,
            month: grid.page.quarter.firstMonth.adding(column),
            today: today,
        )
    }

    /// The date that is being typed, as far as it can be told; for the echo.
    package var echoedDate: Day? {
        guard case .date(let text) = typing else { return nil }
        return try? dateReading?.read(text)
    }
}

extension Obligation {
    /// Met by enough dates; nil while there are fewer, or none.
    func state(ofDates dates: [Day]) -> CheckState? {
        dates.isEmpty || dates.count < needed ? nil : .patuh
    }
}
