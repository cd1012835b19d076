import Casework

/// Reads a typed date, helped by the days that can be meant.
///
/// | typed | meaning |
/// |---|---|
/// | `15` | the 15th of the working month, or the last one before today that counts |
/// | `1507` | 15 July of the year in which it counts |
/// | `150726` | 15 July 2026 |
///
/// All other forms are `DayParser`'s.
package struct DateReading: Sendable {
    let counted: DaySpan
    let month: Month
    let today: Day
    /// Whether a day outside of those counted is refused; else they only help to tell the year.
    var isBound = true
    /// Of several days the next to come is meant, not the last that has been: an appointment.
    var isToCome = false

    /// - `counted`: The days that can be meant.
    /// - `month`: The one worked in, where a day alone fits several.
    package init(counted: DaySpan, month: Month, today: Day) {
        self.counted = counted
        self.month = month
        self.today = today
    }

    package enum Failure: Error, Equatable {
        case unreadable(DayParser.Failure)
        case outside(Day)
    }

    /// The day a text means.
    package func read(_ text: String) throws(Failure) -> Day {
        let found = matches(text)
        if found.count == 1 { return found[0] }
        if isToCome, let next = found.first(where: { $0 >= today }) { return next }
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
        if isToCome, isWeekday(text), day < today {
            // `sen` is last Monday to the parser; the next one is a week later.
            let next = day.adding(days: 7)
            return next <= today ? next.adding(days: 7) : next
        }
        guard !isBound || counted.contains(day) else { throw .outside(day) }
        return day
    }

    /// The days that count that two or four digits can mean, in order.
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

    /// Letters that are no word for today or yesterday.
    private func isWeekday(_ text: String) -> Bool {
        let word = text.trimmed.lowercased()
        let others = ["h", "k", "hari ini", "kemarin", "today", "yesterday"]
        return word.first?.isLetter == true && !others.contains(word)
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

extension DateReading {
    /// For a date that nothing bounds, in a form: two years either way help to tell the year.
    init(today: Day, isToCome: Bool) {
        counted = DaySpan(today.adding(days: -730), today.adding(days: 730)) ?? today.month.span
        month = today.month
        self.today = today
        isBound = false
        self.isToCome = isToCome
    }
}
