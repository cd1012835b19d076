import Caseload
import Casework
import Documents

@testable import App

/// What stands on the signed paper of a page: the values that the records shall have in the end.
///
/// A cell that is not in it stays blank.
struct EntryPaper {
    var values: [CellKey: RecordedValue] = [:]
    /// Days of teaching in the quarter's months, by school.
    let schoolDays: [DocumentID: [Int]]
    /// Whether it is the school's own list.
    private let isList: Bool
    /// How many cells are filled in.
    var items: Int { values.count }

    /// The days on which the posyandu of the village met, one for each month.
    private let visits: [Day]

    /// A paper on which so many of a hundred cells, and no more, are not plainly met.
    init(
        _ page: EntryPage,
        exceptions: Int,
        visits: [Day],
        on today: Day,
        by people: inout EntryPeople,
    ) {
        self.visits = visits
        schoolDays = people.schoolDays
        isList = if case .facility = page.door { true } else { false }
        let due = page.rows.flatMap(\.cells).compactMap { $0?.cell }
            .filter { $0.applies && $0.due.first <= today }
        let chosen = Set(
            due.shuffled(using: &people.random).prefix(due.count * exceptions / 100)
                .map { CellKey($0) }
        )
        var seen: Day?
        var member: DocumentID?
        for row in page.rows {
            // What is due twice a year is looked at in one visit, for most children in the months of
            // vitamin A, February and August; a yearly visit falls into any quarter.
            if row.member != member {
                let isChild = row.obligation == "timbang" || row.obligation == "timbang-5"
                let isSeen = people.chance(isChild ? 85 : 25)
                let day = people.chance(90) ? visits[1] : visits[people.number(0...2)]
                seen = isSeen ? day : nil
            }
            member = row.member
            for (column, entry) in row.cells.enumerated() {
                guard let cell = entry?.cell, cell.applies, cell.due.first <= today else {
                    continue
                }
                let isException = chosen.contains(CellKey(cell))
                let value: RecordedValue? =
                    switch cell.obligation.input {
                    case .state: state(cell, isException, &people)
                    case .session: session(isException, &people)
                    case .attendance: sheet(cell, row, column, isException, &people)
                    case .dated: dated(cell, isException, seen, today, &people)
                    }
                if let value { values[CellKey(cell)] = value }
            }
        }
    }

    private func state(
        _ cell: ObligationCell,
        _ isException: Bool,
        _ people: inout EntryPeople,
    ) -> RecordedValue {
        let others: [CheckState] = [.tidak, .tidak, .tidak, .izin, .tidakBerlaku]
        let state = isException ? others[people.number(0...4)] : .patuh
        return RecordedValue(state: state, how: .typed)
    }

    private func session(_ isException: Bool, _ people: inout EntryPeople) -> RecordedValue {
        let mark: SessionMark = !isException ? .hadir : people.chance(50) ? .alfa : .sakit
        return RecordedValue(state: mark.state, session: mark, how: .typed)
    }

    /// A pupil who missed days: mostly a few of one kind, sometimes of two.
    private func sheet(
        _ cell: ObligationCell,
        _ row: EntryRow,
        _ column: Int,
        _ isException: Bool,
        _ people: inout EntryPeople,
    ) -> RecordedValue? {
        // A family's paper says whether the child went, or at most how much of the month.
        guard isList else {
            let state: CheckState = !isException ? .patuh : people.chance(70) ? .tidak : .izin
            guard isException, people.chance(25),
                let days = try? Attendance(percent: Double(people.number(30...84)))
            else { return RecordedValue(state: state, how: .typed) }
            return RecordedValue(state: .tidak, attendance: days, how: .typed)
        }
        var missed = [0, 0, 0]
        if isException {
            missed[people.number(0...2)] = few(&people)
            if people.chance(15) { missed[people.number(0...2)] = few(&people) }
        }
        guard
            let days = try? Attendance(
                alpa: missed[0],
                izin: missed[1],
                sakit: missed[2],
                effective: row.school.flatMap { schoolDays[$0]?[column] },
            ), let state = cell.obligation.state(of: days)
        else { return nil }
        return RecordedValue(state: state, attendance: days, how: .typed)
    }

    /// Days missed, as the sample's sheets have them: one in most cases, seldom more than three.
    private func few(_ people: inout EntryPeople) -> Int {
        switch people.number(1...100) {
        case ...57: 1
        case ...84: 2
        case ...95: 3
        default: people.number(4...6)
        }
    }

    /// Windows mostly have their date when they are over; of what is due once or twice a year some has.
    ///
    /// Children are seen on the posyandu's days, mothers and newborns on any day.
    private func dated(
        _ cell: ObligationCell,
        _ isException: Bool,
        _ seen: Day?,
        _ today: Day,
        _ people: inout EntryPeople,
    ) -> RecordedValue? {
        let last = min(cell.due.last, today)
        let isOver = cell.due.last <= today
        if isException, isOver { return RecordedValue(state: .tidak, how: .typed) }
        let isYearly = if case .year = cell.period { true } else { false }
        guard isYearly ? seen != nil : isOver && people.chance(90) else { return nil }
        let day: Day
        if isYearly, let seen {
            day = seen
        } else if let visit = visits.last(where: cell.due.contains), people.chance(80) {
            day = visit
        } else {
            let length = cell.due.first.days(until: last)
            day = cell.due.first.adding(days: people.number(0...max(0, length)))
        }
        return RecordedValue(
            state: cell.obligation.state(ofDates: [day]),
            dates: [day],
            how: .typed,
        )
    }
}
