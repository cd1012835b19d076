/// The period a record speaks about, as it stands in the record's id: `2026`, `2026-Q4`, `2026-10` or
/// `2026-10-05`.
package enum PeriodID: Hashable, Sendable {
    case year(Int)
    case quarter(Quarter)
    case month(Month)
    case day(Day)

    package var span: DaySpan {
        switch self {
        case .year(let year): PeriodID.span(ofYear: year)
        case .quarter(let quarter): quarter.span
        case .month(let month): month.span
        case .day(let day): DaySpan(unchecked: day, day)
        }
    }

    static func span(ofYear year: Int) -> DaySpan {
        let kept = min(max(year, 1), 9999)
        return DaySpan(unchecked: Day(unchecked: kept, 1, 1), Day(unchecked: kept, 12, 31))
    }
}

extension PeriodID: CustomStringConvertible {
    package var text: String { description }

    package var description: String {
        switch self {
        case .year(let year): DateText.fourDigits(year)
        case .quarter(let quarter): quarter.description
        case .month(let month): month.description
        case .day(let day): day.description
        }
    }

    /// Reads any of the four forms; nil for all other text.
    package init?(_ text: String) {
        switch text.utf8.count {
        case 4:
            guard text.utf8.allSatisfy({ DayParser.isDigit($0) }), let year = Int(text), year >= 1
            else { return nil }
            self = .year(year)
        case 7:
            if let month = Month(text) {
                self = .month(month)
            } else if let quarter = Quarter(text) {
                self = .quarter(quarter)
            } else {
                return nil
            }
        case 10:
            guard let day = Day(text) else { return nil }
            self = .day(day)
        default:
            return nil
        }
    }

    package init?(_ text: Substring) {
        self.init(String(text))
    }
}
