/// An age range prepared so that a test is a few integer comparisons.
struct AgeTest: Sendable {
    private let minMonths: Int
    private let endMonths: Int
    private let minDays: Int
    private let endDays: Int

    init(_ range: AgeRange) {
        var months = (from: 0, end: Int.max)
        var days = (from: 0, end: Int.max)
        if let from = range.from {
            switch from.unit {
            case .days: days.from = from.count
            case .weeks: days.from = from.count * 7
            case .months: months.from = from.count
            case .years: months.from = from.count * 12
            }
        }
        if let through = range.through {
            switch through.unit {
            case .days: days.end = through.count + 1
            case .weeks: days.end = (through.count + 1) * 7
            case .months: months.end = through.count + 1
            case .years: months.end = (through.count + 1) * 12
            }
        }
        minMonths = months.from
        endMonths = months.end
        minDays = days.from
        endDays = days.end
    }

    func contains(_ age: Age) -> Bool {
        age.months >= minMonths && age.months < endMonths && age.days >= minDays
            && age.days < endDays
    }
}

/// How old someone is on a day, counted both ways.
struct Age: Sendable {
    let months: Int
    let days: Int

    init(born: Day, at day: Day) {
        months = born.ageInMonths(at: day)
        days = born.days(until: day)
    }

    /// Born on the day or before it.
    var isBorn: Bool { days >= 0 }
}
