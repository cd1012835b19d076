import Caseload
import Casework
import Documents

/// What papers of one pile have in common, remembered from page to page: a posyandu's days and a
/// school's days of teaching.
///
/// It is offered or used only where it holds: a date where the cell counts it, days of teaching for the
/// same school in the same month.
struct Sitting: Sendable, Equatable {
    /// The dates typed last, the newest first.
    private(set) var dates: [Day] = []
    private var schoolDays: [SchoolMonth: Int] = [:]

    private struct SchoolMonth: Hashable {
        let school: DocumentID
        let month: Month
    }

    /// More different days than a pile of papers has.
    private static let mostDates = 12

    mutating func remember(_ date: Day) {
        dates.removeAll { $0 == date }
        dates.insert(date, at: 0)
        if dates.count > Self.mostDates { dates.removeLast() }
    }

    mutating func remember(_ days: [SchoolDays], in quarter: Quarter) {
        for known in days where known.school.documentKind == .facility {
            let month = quarter.firstMonth.adding(known.column)
            schoolDays[SchoolMonth(school: known.school, month: month)] = known.days
        }
    }

    /// The days of teaching that a page knows, with those known from earlier pages.
    func schoolDays(adding own: [SchoolDays], in quarter: Quarter) -> [SchoolDays] {
        var all = own
        for (key, days) in schoolDays {
            let column = quarter.firstMonth.months(until: key.month)
            guard (0...2).contains(column),
                !own.contains(where: { $0.column == column && $0.school == key.school })
            else { continue }
            all.append(SchoolDays(column: column, school: key.school, days: days))
        }
        return all
    }
}
