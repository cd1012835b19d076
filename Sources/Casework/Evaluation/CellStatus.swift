/// What the records say about a cell.
package struct CellStatus: Sendable, Equatable {
    /// Nil: not recorded (*belum dicatat*).
    package let state: CheckState?
    /// Events of its service that count for it.
    package let done: Int
    package let needed: Int
    /// The latest of these events.
    package let lastEvent: Day?
    /// The check behind the state; nil where events alone speak, or nothing was recorded.
    package let check: Check?
    /// Something is recorded that may not be told; then the state is nil.
    package var isHidden = false

    /// For counting.
    package var mark: CellMark {
        isHidden ? .hidden : state.map(CellMark.state) ?? .blank
    }

    /// Of a cell whose record may not be told.
    package static func hidden(needed: Int) -> CellStatus {
        var status = blank(needed: needed)
        status.isHidden = true
        return status
    }

    package static func blank(needed: Int) -> CellStatus {
        CellStatus(state: nil, done: 0, needed: needed, lastEvent: nil, check: nil)
    }

    /// The rule for every kind of cell: where dates are recorded, enough of them meet it, whatever a
    /// check said before; elsewhere the check speaks, and an event only where there is no check.
    ///
    /// `events` are the days on which the cell's service took place, in any order.
    package init(_ cell: ObligationCell, check: Check?, events: some Sequence<Day>) {
        var done = 0
        var last: Day?
        for day in events where cell.counted.contains(day) {
            done += 1
            last = last.map { max($0, day) } ?? day
        }
        let isMet = done >= cell.obligation.needed
        let state: CheckState?
        if cell.obligation.input == .dated {
            state = isMet ? .patuh : check?.state
        } else {
            state = check?.state ?? (isMet ? .patuh : nil)
        }
        self.init(
            state: state,
            done: done,
            needed: cell.obligation.needed,
            lastEvent: last,
            check: check,
        )
    }

    package init(state: CheckState?, done: Int, needed: Int, lastEvent: Day?, check: Check?) {
        self.state = state
        self.done = done
        self.needed = needed
        self.lastEvent = lastEvent
        self.check = check
    }
}

extension Obligation {
    /// The state that days at school amount to under this rule; nil when they do not tell, or the
    /// obligation is none of attendance.
    package func state(of attendance: Attendance) -> CheckState? {
        guard let percent, let share = attendance.share(sickness) else { return nil }
        return share.meets(percent: percent) ? .patuh : .tidak
    }
}
