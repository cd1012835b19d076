/// Cells in windows counted from a birth, a pregnancy or a delivery.
extension ProgrammePlan {
    /// A day to count from, the day that names it in record ids, and when its windows end at the latest.
    private struct Anchor {
        let start: Day
        let name: Day
        let end: Day
    }

    func appendWindows(
        _ slots: ObligationPlan.Windows,
        _ enrolled: UInt8,
        _ member: MemberFacts,
        to cells: inout [ObligationCell],
    ) {
        if slots.anchor == .birth {
            guard let born = member.born else { return }
            let birth = Anchor(start: born, name: born, end: .last)
            append(slots, birth, enrolled, member, to: &cells)
            return
        }
        for state in member.states {
            guard anchors(state, slots.anchor), let start = start(of: state) else { continue }
            let end =
                slots.anchor == .pregnancy ? pregnancyEnd(state, start, member) : .last
            let found = Anchor(start: start, name: state.from ?? start, end: end)
            append(slots, found, enrolled, member, to: &cells)
        }
    }

    private func anchors(_ state: MemberState, _ anchor: WindowAnchor) -> Bool {
        programme.states.contains { $0.anchor == anchor && $0.code == state.code }
    }

    /// A pregnancy ends as recorded, or with the first delivery after its start.
    private func pregnancyEnd(_ state: MemberState, _ start: Day, _ member: MemberFacts) -> Day {
        var end = end(of: state)
        for other in member.states where anchors(other, .delivery) {
            if let delivery = other.from, delivery > start, delivery < end { end = delivery }
        }
        return end
    }

    private func append(
        _ slots: ObligationPlan.Windows,
        _ anchor: Anchor,
        _ enrolled: UInt8,
        _ member: MemberFacts,
        to cells: inout [ObligationCell],
    ) {
        let firstDay = monthStarts[0]
        let lastDay = monthEnds[2]
        guard anchor.start <= lastDay else { return }
        // Most members were born long before any window: nothing opens so late.
        guard anchor.start.adding(months: slots.months) >= firstDay else { return }
        for slot in slots.slots {
            let opens = slot.window.opens.day(after: anchor.start)
            guard opens <= lastDay, opens <= anchor.end, slot.validity.contains(opens) else {
                continue
            }
            let closes = min(slot.window.through.lastDay(after: anchor.start), anchor.end)
            guard closes >= firstDay else { continue }
            let latest = slot.window.counts.map { $0.lastDay(after: anchor.start) } ?? closes
            let due = DaySpan(unchecked: opens, closes)
            guard let standing = standing(due, enrolled, member) else { continue }
            cells.append(
                ObligationCell(
                    obligation: slot.obligation,
                    member: member.id,
                    category: slots.category,
                    period: .day(anchor.name),
                    due: due,
                    counted: DaySpan(unchecked: opens, max(latest, closes)),
                    standing: standing,
                )
            )
        }
    }

    /// Nil: the member had left before the window opened, or the family was not in the programme during
    /// any of its days in this quarter.
    private func standing(
        _ due: DaySpan,
        _ enrolled: UInt8,
        _ member: MemberFacts,
    ) -> ObligationCell.Standing? {
        for state in member.states where leaving.contains(state.code) {
            let from = state.from ?? .first
            if from <= due.first, due.first <= state.to ?? .last { return nil }
            if from <= due.last, due.last <= state.to ?? .last { return .not(.left(state.code)) }
        }
        for month in 0..<3 where enrolled & 1 << UInt8(month) != 0 {
            if due.first <= monthEnds[month], due.last >= monthStarts[month] { return .applies }
        }
        return nil
    }
}
