import Caseload
import Casework

@testable import App

/// What stands on the signed paper of a page: the values that the records shall have in the end.
///
/// A cell that is not in it stays blank.
struct EntryPaper {
    var values: [CellKey: RecordedValue] = [:]
    /// Days of teaching by month column.
    var schoolDays: [Int] = []
    /// How many cells are filled in.
    var items: Int { values.count }

    /// - Parameter exceptions: how many of a hundred cells are not plainly met.
    init(_ page: EntryPage, exceptions: Int, on today: Day, by people: inout EntryPeople) {
        schoolDays = (0..<3).map { _ in people.number(14...25) }
        for row in page.rows {
            for (column, entry) in row.cells.enumerated() {
                guard let cell = entry?.cell, cell.applies, cell.due.first <= today else { continue }
                let isException = people.chance(exceptions)
                let value: RecordedValue? =
                    switch cell.obligation.input {
                    case .state: state(cell, isException, &people)
                    case .session: session(isException, &people)
                    case .attendance: sheet(cell, column, isException, &people)
                    case .dated: dated(cell, isException, today, &people)
                    }
                if let value { values[CellKey(cell)] = value }
            }
        }
    }

    private func state(
        _ cell: ObligationCell,
        _ isException: Bool,
        _ people: inout EntryPeople
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
        _ column: Int,
        _ isException: Bool,
        _ people: inout EntryPeople
    ) -> RecordedValue? {
        var missed = [0, 0, 0]
        if isException {
            let few = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 9]
            missed[people.number(0...2)] = few[people.number(0...11)]
            if people.chance(15) { missed[people.number(0...2)] = few[people.number(0...5)] }
        }
        guard
            let days = try? Attendance(
                alpa: missed[0],
                izin: missed[1],
                sakit: missed[2],
                effective: schoolDays[column]
            ), let state = cell.obligation.state(of: days)
        else { return nil }
        return RecordedValue(state: state, attendance: days, how: .typed)
    }

    /// Windows that are over have their dates; of what is due once or twice a year some is.
    private func dated(
        _ cell: ObligationCell,
        _ isException: Bool,
        _ today: Day,
        _ people: inout EntryPeople
    ) -> RecordedValue? {
        let last = min(cell.due.last, today)
        if isException { return RecordedValue(state: .tidak, how: .typed) }
        let isYearly = if case .year = cell.period { true } else { false }
        guard people.chance(isYearly ? 25 : 80) else { return nil }
        let first = isYearly ? max(cell.due.first, last.adding(days: -80)) : cell.due.first
        let day = first.adding(days: people.number(0...max(0, first.days(until: last))))
        return RecordedValue(
            state: cell.obligation.state(ofDates: [day]),
            dates: [day],
            how: .typed
        )
    }
}
