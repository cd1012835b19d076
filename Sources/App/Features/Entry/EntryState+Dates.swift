import Caseload
import Casework

/// Cells of dated services: digits begin a date, a comma another one, `-` says that
/// there was none.
extension EntryState {
    /// More digits than `15072026` has are no date.
    private static let longestDate = 8

    mutating func pressDate(_ scalar: Unicode.Scalar) -> EntryAnswer? {
        if scalar == "-" { return setAndMoveOn(RecordedValue(state: .tidak, how: .typed)) }
        guard scalar.isDigit else { return nil }
        if let notice = obstacle(at: cursor) { return .refused(notice) }
        typing = .date(String(scalar))
        return .moved
    }

    mutating func typeDate(_ scalar: Unicode.Scalar) -> EntryAnswer? {
        if scalar == "+" { return nil }
        // The date stands and another may follow in the same cell.
        if scalar == "," || scalar == " " { return finishTyping() }
        let text = typing.text
        guard scalar.isDigit || scalar == "/" else { return .refused(.dateHalfTyped) }
        guard text.filter({ $0 != "/" }).count < Self.longestDate else {
            return .refused(.date(.digitCount(Self.longestDate + 1)))
        }
        typing = .date(text + String(scalar))
        return .moved
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
        guard setAndStay(value) != .moved else { return .moved }
        return .changedSaying(
            day > today ? .dateToCome(day) : .dateSet(day, of: all.count, needed: obligation.needed)
        )
    }

    /// How a date typed into the cell with the cursor is read.
    var dateReading: DateReading? {
        guard let grid, let entry = grid.cell(at: cursor) else { return nil }
        return DateReading(
            counted: entry.cell.counted,
            month: grid.page.quarter.firstMonth.adding(column),
            today: today
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
