import Casework

/// Reads a date typed into a cell, helped by the days the cell counts.
///
/// | typed | meaning |
/// |---|---|
/// | `15` | the 15th of the column's month, or the last one before today that the cell counts |
/// | `1507` | 15 July of the year in which the cell counts it |
/// | `150726` | 15 July 2026 |
///
/// All other forms are `DayParser`'s.
struct DateReading: Sendable {
    let counted: DaySpan
    let month: Month
    let today: Day

    enum Failure: Error, Equatable {
        case unreadable(DayParser.Failure)
        case outside(Day)
    }

    func read(_ text: String) throws(Failure) -> Day {
        let found = matches(text)
        if found.count == 1 { return found[0] }
        // Of several the working month's stands, but before days to come the last that has been.
        let own = found.first { $0.month == month }
        if let own, own <= today { return own }
        if let last = found.last(where: { $0 <= today }) { return last }
        if let own { return own }
        let day: Day
        do {
            day = try DayParser(today: today, workingMonth: month).parse(text)
        } catch {
            throw .unreadable(error)
        }
        guard counted.contains(day) else { throw .outside(day) }
        return day
    }

    /// The days the cell counts that two or four digits can mean, in order.
    func matches(_ text: String) -> [Day] {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let digits = Int(text) else {
            return []
        }
        switch text.utf8.count {
        case 1, 2: return days(day: digits, month: nil)
        case 4: return days(day: digits / 100, month: digits % 100)
        default: return []
        }
    }

    private func days(day: Int, month wanted: Int?) -> [Day] {
        var days: [Day] = []
        var month = counted.first.month
        // Windows last two years at most; a longer one is searched for six.
        for _ in 0..<72 where month <= counted.last.month {
            if wanted.map({ $0 == month.monthOfYear }) ?? true,
                let found = Day(month.year, month.monthOfYear, day), counted.contains(found)
            {
                days.append(found)
            }
            month = month.adding(1)
        }
        return days
    }
}
