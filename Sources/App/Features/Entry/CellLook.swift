import Caseload
import Casework
import Screen

/// How one cell of the entry page looks: a sign for what is not saved, the mark of the state, and the
/// figures it came from.
struct CellLook {
    /// The state's mark; nil where there is nothing to fill.
    var mark: Mark?
    var fact = ""
    var isDraft = false
    var isOvertaken = false
    var isInConflict = false
    var isLocked = false

    init(_ grid: EntryGrid, at place: CellPlace, on today: Day, _ words: Words) {
        guard let entry = grid.cell(at: place) else {
            isLocked = true
            return
        }
        let key = CellKey(entry.cell)
        isDraft = grid.drafts[key] != nil
        isOvertaken = isDraft && grid.overtaken.contains(key)
        isInConflict = entry.isInConflict
        let value = grid.value(at: place)
        mark = value?.state.map { Mark($0) } ?? .blank
        if case .locked = grid.standing(at: place, on: today) {
            isLocked = true
            if value == nil {
                mark = nil
                fact = "–"
            }
        }
        if let value, value.isVeiled {
            isLocked = true
            mark = nil
            fact = words.veiledShort
            return
        }
        if let value { fact = Self.fact(value, entry.cell, grid, place, words) }
        if isDraft, value == nil { fact = words.takenBackShort }
    }

    /// The figures behind a state; of dates alone the mark tells whether they are enough.
    private static func fact(
        _ value: RecordedValue,
        _ cell: ObligationCell,
        _ grid: EntryGrid,
        _ place: CellPlace,
        _ words: Words,
    ) -> String {
        if let days = value.attendance { return sheet(days, cell.obligation, words) }
        if let session = value.session { return session.rawValue }
        guard !value.dates.isEmpty else { return "" }
        let month = grid.page.quarter.firstMonth.adding(place.column)
        let texts = value.dates.map { day in
            day.month == month ? "\(day.dayOfMonth)" : "\(day.dayOfMonth)/\(day.monthOfYear)"
        }
        return texts.joined(separator: ", ")
    }

    /// `A3 S1 86%`: days missed by their letters, then the share that counts.
    static func sheet(_ days: Attendance, _ obligation: Obligation, _ words: Words) -> String {
        let share = days.share(obligation.sickness).map { words.wholePercent($0.percent) }
        return [missed(days), share].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `A3 S1`: the days missed, without the kinds of which there were none.
    static func missed(_ days: Attendance) -> String {
        [("A", days.alpa), ("I", days.izin), ("S", days.sakit)]
            .compactMap { letter, count in count.flatMap { $0 > 0 ? "\(letter)\($0)" : nil } }
            .joined(separator: " ")
    }

    /// What the cell is written on.
    func surface(hasCursor: Bool) -> Role {
        if hasCursor { return .gridCursor }
        if isDraft { return .gridDraft }
        return isLocked ? .gridLocked : .grid
    }

    func draw(
        into canvas: inout Canvas,
        at point: Point,
        width: Int,
        hasCursor: Bool,
        _ theme: Theme,
    ) {
        guard width > 0 else { return }
        let surface = surface(hasCursor: hasCursor)
        canvas.put("", at: point, style: theme.style(surface), width: width)
        let sign: SafeText =
            isOvertaken || isInConflict ? theme.mark(.conflict) : isDraft ? theme.mark(.draft) : " "
        let signRole: Role = isOvertaken || isInConflict ? .stateConflict : .stateDraft
        canvas.put(
            sign,
            at: point,
            style: theme.style(signRole, on: surface),
            width: min(1, width),
        )
        if let mark, width >= 2 {
            canvas.put(
                theme.mark(mark),
                at: Point(point.x + 1, point.y),
                style: theme.style(mark.role, on: surface),
                width: 1,
            )
        }
        guard width >= 4, !fact.isEmpty else { return }
        let x = mark == nil ? 1 : 3
        canvas.put(
            SafeText(fact).cut(to: width - x),
            at: Point(point.x + x, point.y),
            style: theme.style(surface),
        )
    }
}

extension Mark {
    /// The mark of a state.
    init(_ state: CheckState) {
        switch state {
        case .patuh: self = .patuh
        case .tidak: self = .tidak
        case .izin: self = .izin
        case .tidakBerlaku: self = .tidakBerlaku
        }
    }
}
