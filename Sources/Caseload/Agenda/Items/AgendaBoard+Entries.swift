import Casework
import Forms

/// Making entries out of the packed columns.
extension AgendaBoard {
    /// What a query asks for, in order.
    ///
    /// Cost: a pass over the families and a sort of what is found, some 60 ms at 100,000.
    func entries(_ query: AgendaQuery) -> [AgendaEntry] {
        let ranks = places.ranks()
        let villages = places.all.map { query.village == nil || $0.village == query.village }
        let last = query.lastDay(today)
        let own = rules.marks(query.own)
        var entries: [AgendaEntry] = []
        func add(_ entry: AgendaEntry, at place: UInt32) {
            guard villages[Int(place)] else { return }
            if entry.canWait, let day = entry.day, day > last { return }
            var entry = entry
            entry.rank = ranks[Int(place)]
            entries.append(entry)
        }
        if query.takesAllMarks {
            for entry in calendar { add(entry, at: AgendaPlaces.nowhere) }
            for (number, session) in sessions.enumerated() {
                let entry = AgendaEntry(
                    section: .due,
                    kind: .session,
                    rank: 0,
                    ordinal: 0,
                    number: UInt32(number),
                    day: today.month.lastDay,
                )
                add(entry, at: session.place)
            }
            for ordinal in 0..<index.count {
                guard let entry = blanks(ordinal) else { continue }
                add(entry, at: familyPlaces[ordinal])
            }
        }
        for ordinal in 0..<index.count {
            for number in packed.dues.range(ordinal) {
                let due = packed.dues.elements[number]
                guard takes(due, query) else { continue }
                var entry = self.entry(.due, due, number, ordinal)
                entry.isOther = isOther(due, own)
                add(entry, at: place(of: due, familyPlaces[ordinal]))
            }
        }
        for (number, due) in loose.enumerated() where takes(due.packed, query) {
            var entry = self.entry(.loose, due.packed, number, 0)
            entry.isOther = isOther(due.packed, own)
            add(entry, at: place(of: due.packed, due.place))
        }
        if !own.isEmpty { putAside(&entries, but: ranks[Int(AgendaPlaces.nowhere)]) }
        entries.sort(by: AgendaEntry.precedes)
        return entries
    }

    /// Where something waits; of a restricted record the village alone, for few live in one RT.
    private func place(of due: PackedDue, _ place: UInt32) -> UInt32 {
        due.isSensitive ? places.villages[Int(place)] : place
    }

    private func isOther(_ due: PackedDue, _ own: MarkSet) -> Bool {
        // Standing first would tell of what kind a restricted record is.
        !own.isEmpty && (due.isSensitive || rules.marks(of: due).isDisjoint(with: own))
    }

    /// Places where nothing of hers waits come after those where something does: one trip still serves all of a place.
    ///
    /// `nowhere`: The rank of what is nowhere in particular, which leads no trip.
    private func putAside(_ entries: inout [AgendaEntry], but nowhere: UInt32) {
        var held: Set<UInt64> = []
        func key(_ entry: AgendaEntry) -> UInt64 {
            UInt64(entry.section.rawValue) << 32 | UInt64(entry.rank)
        }
        for place in entries.indices {
            switch entries[place].kind {
            case .due, .loose: if !entries[place].isOther { held.insert(key(entries[place])) }
            case .mark, .stage, .session, .blanks: entries[place].isOther = true
            }
        }
        guard !held.isEmpty else { return }
        for place in entries.indices where entries[place].rank != nowhere {
            entries[place].isAside = !held.contains(key(entries[place]))
        }
    }

    /// How much there is of each, in the window of a month and everywhere.
    package var counts: AgendaCounts {
        var counts = AgendaCounts()
        for entry in entries(AgendaQuery(window: .month)) {
            switch entry.section {
            case .overdue:
                counts.overdue += 1
                if isToldService(entry) { counts.lateRecords += 1 }
            case .due: counts.due += 1
            case .coming: counts.coming += 1
            }
            if entry.day == today { counts.today += 1 }
        }
        counts.alerts = packed.alerts.elements.count
        return counts
    }

    /// A record that lists tell to be open; of a restricted one they do not.
    private func isToldService(_ entry: AgendaEntry) -> Bool {
        switch entry.kind {
        case .due: !packed.dues.elements[Int(entry.number)].isSensitive
        case .loose: !loose[Int(entry.number)].packed.isSensitive
        case .mark, .stage, .session, .blanks: false
        }
    }

    private func takes(_ due: PackedDue, _ query: AgendaQuery) -> Bool {
        // A specialism would tell of what kind a restricted record is.
        guard !query.takesAllMarks else { return true }
        guard !due.isSensitive else { return false }
        return query.takes(rules.marks(of: due), rules)
    }

    private func entry(
        _ kind: AgendaEntry.Kind,
        _ due: PackedDue,
        _ number: Int,
        _ ordinal: Int,
    ) -> AgendaEntry {
        // What came back is to be told now, however long its term.
        let isDue = due.due == today || (due.task != nil && !due.isSensitive)
        return AgendaEntry(
            section: due.due < today ? .overdue : isDue ? .due : .coming,
            kind: kind,
            rank: 0,
            ordinal: UInt32(ordinal),
            number: UInt32(number),
            day: due.due,
        )
    }

    /// A family's blanks: overdue where months are over, else due until the running month ends.
    private func blanks(_ ordinal: Int) -> AgendaEntry? {
        let tally = progress.tally(ordinal, in: index)
        guard tally.due > 0 else { return nil }
        let isOverdue = progress.isOverdue(ordinal, in: index)
        return AgendaEntry(
            section: isOverdue ? .overdue : .due,
            kind: .blanks,
            rank: 0,
            ordinal: UInt32(ordinal),
            number: 0,
            day: isOverdue ? nil : min(today.month.lastDay, quarter.lastDay),
        )
    }

    /// Dates of the office's calendar, and the end of the quarter.
    private var calendar: [AgendaEntry] {
        var entries: [AgendaEntry] = []
        for (number, mark) in rules.marks.enumerated() {
            guard let day = nextDay(of: mark) else { continue }
            let work = day.lastWorkingDay
            entries.append(
                AgendaEntry(
                    section: work <= today ? .due : .coming,
                    kind: .mark,
                    rank: 0,
                    ordinal: 0,
                    number: UInt32(number),
                    // Past the working day, the date itself is what is left.
                    day: max(work, min(today, day)),
                )
            )
        }
        if progress.unfinished > 0 || progress.total.due > 0 {
            let end = quarter.lastDay
            entries.append(
                AgendaEntry(
                    section: end < today ? .overdue : end == today ? .due : .coming,
                    kind: .stage,
                    rank: 0,
                    ordinal: 0,
                    number: 0,
                    day: end,
                )
            )
        }
        return entries
    }

    /// The next day of a mark that is in force then and near enough to be shown.
    func nextDay(of mark: CalendarMark) -> Day? {
        for month in [today.month, today.month.adding(1)] {
            let first = month.firstDay
            let day = first.adding(
                days: min(mark.day, Day.daysIn(month: month.monthOfYear, year: month.year)) - 1
            )
            guard day >= today, mark.validity.contains(day) else { continue }
            return mark.lead.day(after: today) >= day ? day : nil
        }
        return nil
    }
}

extension AgendaQuery {
    /// Whether something with these specialisms is asked for.
    func takes(_ marks: MarkSet, _ rules: AgendaRules) -> Bool {
        if let mark, marks.isDisjoint(with: rules.marks([mark])) { return false }
        return !ownOnly || !marks.isDisjoint(with: rules.marks(own))
    }
}

extension Day {
    /// The day itself from Monday to Friday, else the Friday before it: offices are closed at the weekend.
    package var lastWorkingDay: Day {
        switch weekday {
        case .saturday: adding(days: -1)
        case .sunday: adding(days: -2)
        default: self
        }
    }
}
