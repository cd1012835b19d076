/// Counting days and months.
extension Day {
    /// Days since 1 January 1970, negative before it.
    ///
    /// The year is taken to start in March, so that the leap day is its last day and month lengths
    /// follow one linear formula. [Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"]
    package var dayNumber: Int {
        let shifted = monthOfYear > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let monthFromMarch = (monthOfYear + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + dayOfMonth - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day with this number; numbers outside years 1 to 9999 give the first or last day.
    package init(dayNumber: Int) {
        let lowest = -719_162
        let highest = 2_932_896
        let shifted = Swift.min(Swift.max(dayNumber, lowest), highest) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(unchecked: year, month, day)
    }

    package func adding(days: Int) -> Day {
        // Both terms are cut to the calendar's length first, so the sum cannot overflow.
        let span = 4_000_000
        return Day(dayNumber: dayNumber + Swift.min(Swift.max(days, -span), span))
    }

    /// The same day of the month so many months on, or that month's last day where it is shorter.
    package func adding(months: Int) -> Day {
        let target = month.adding(months)
        let length = Day.daysIn(month: target.monthOfYear, year: target.year)
        return Day(unchecked: target.year, target.monthOfYear, Swift.min(dayOfMonth, length))
    }

    package func adding(years: Int) -> Day {
        adding(months: Swift.min(Swift.max(years, -10_000), 10_000) * 12)
    }

    package func days(until other: Day) -> Int {
        other.dayNumber - dayNumber
    }

    package var weekday: Weekday {
        // Day 0, 1 January 1970, was a Thursday: three days after a Monday.
        let remainder = (dayNumber + 3) % 7
        return Weekday.all[remainder < 0 ? remainder + 7 : remainder]
    }
}

/// Ages of someone born on this day. A person born on 29 February has the birthday on 28 February of
/// a common year, so that ages agree with `adding(months:)` everywhere.
extension Day {
    /// Whole years lived; negative before birth.
    package func age(at day: Day) -> Int {
        let months = ageInMonths(at: day)
        return months >= 0 ? months / 12 : (months - 11) / 12
    }

    /// Whole months lived; negative before birth.
    package func ageInMonths(at day: Day) -> Int {
        let months = (day.year - year) * 12 + day.monthOfYear - monthOfYear
        if day.dayOfMonth >= dayOfMonth { return months }
        let length = Day.daysIn(month: day.monthOfYear, year: day.year)
        return day.dayOfMonth == length ? months : months - 1
    }
}
