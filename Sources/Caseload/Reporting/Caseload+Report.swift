import Casework
import Documents
import LocalStore
import Reports

extension Caseload {
    /// One report, counted from what the store has now.
    ///
    /// Values under the `Veil` are in none. At 100,000 families some seconds; `progress` is asked between members and can stop it.
    ///
    /// - `today`: The day before which blanks count as due.
    package func report(
        _ name: ReportName,
        _ scope: ReportScope,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> Report {
        try prepareIndex(progress)
        return try read { (reader) throws(StoreError) in
            let desk = try reportDesk(scope, today, reader, progress)
            return try desk.noted(name)
        }
    }

    /// Several reports of one scope as of one moment.
    package func reports(
        _ names: [ReportName],
        _ scope: ReportScope,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> [Report] {
        try prepareIndex(progress)
        return try read { (reader) throws(StoreError) in
            let desk = try reportDesk(scope, today, reader, progress)
            var made: [Report] = []
            for name in names { made.append(try desk.noted(name)) }
            return made
        }
    }

    /// The villages that a report may be narrowed to, by name: those of families, groups, institutions and records.
    ///
    /// The last is empty and stands for what has no village.
    package func reportVillages() throws(CaseloadError) -> [String] {
        try prepareIndex(.silent)
        return try readUnveiled { (reader) throws(StoreError) in
            try RecordVillages(reader, try currentIndex(reader, .silent)).names
        }
    }

    /// The villages that have families, by name.
    func familyVillages() throws(CaseloadError) -> [String] {
        try prepareIndex(.silent)
        return try readUnveiled { (reader) throws(StoreError) in
            let index = try currentIndex(reader, .silent)
            let scope = ReportScope(Day.first.quarter)
            return ReportVillages(index, scope).names.filter { !$0.isEmpty }
        }
    }

    func reportDesk(
        _ scope: ReportScope,
        _ today: Day,
        _ reader: Reader,
        _ progress: Progress,
    ) throws(StoreError) -> ReportDesk {
        let index = try currentIndex(reader, progress)
        return ReportDesk(
            reader: reader,
            rules: try rules(reader),
            index: index,
            villages: ReportVillages(index, scope),
            scope: scope,
            today: today,
            smallest: try ReportRules(reader).smallest,
            progress: progress,
        )
    }
}

/// Makes the reports of one scope inside one transaction; what several of them need is counted once.
final class ReportDesk {
    let reader: Reader
    let rules: Rules
    let index: FamilyIndex
    let villages: ReportVillages
    let scope: ReportScope
    let today: Day
    let smallest: Int
    let progress: Progress
    private var counted: CellCounter?
    private var placed: RecordVillages?

    init(
        reader: Reader,
        rules: Rules,
        index: FamilyIndex,
        villages: ReportVillages,
        scope: ReportScope,
        today: Day,
        smallest: Int,
        progress: Progress,
    ) {
        self.reader = reader
        self.rules = rules
        self.index = index
        self.villages = villages
        self.scope = scope
        self.today = today
        self.smallest = smallest
        self.progress = progress
    }

    /// A report that says how many records it leaves out because they are under the veil.
    func noted(_ name: ReportName) throws(StoreError) -> Report {
        var report = try report(name)
        let hidden = reader.covered.count
        if hidden > 0, name != .register, name != .amounts, !report.isEmpty {
            report.notes.append(.leavesHiddenOut(hidden))
        }
        return report
    }

    private func report(_ name: ReportName) throws(StoreError) -> Report {
        switch name {
        case .commitment:
            return .commitment(
                try counter().commitment,
                scope,
                today: today,
                smallest: smallest,
            )
        case .amounts: return .amounts(try amounts(), scope, smallest: smallest)
        case .sessions: return .sessions(try sessions(), scope)
        case .trend: return .trend(try trend(), scope, today: today)
        case .register: return .register(try register(), scope, smallest: smallest)
        case .rhk: return .rhk(try rhk(), scope, smallest: smallest)
        default: return try recordReport(name)
        }
    }

    var walk: MemberWalk {
        MemberWalk(rules: rules, index: index, villages: villages, today: today)
    }

    /// Where records belong, looked up at most once.
    func recordVillages() throws(StoreError) -> RecordVillages {
        if let placed { return placed }
        let found = try RecordVillages(reader, index)
        placed = found
        return found
    }

    /// The quarter's cells, counted at most once.
    func counter() throws(StoreError) -> CellCounter {
        if let counted { return counted }
        var counter = CellCounter(rules.book, scope, villages, today: today)
        try walk.walk(reader, records: scope.quarter.span, progress) { counter.add($0) }
        counted = counter
        return counter
    }

    private static let trendMonths = 12

    /// The last twelve months that have begun, up to the quarter's end, each by itself.
    private func trend() throws(StoreError) -> [(month: Month, cells: CellCounts)] {
        let last = min(today.month, scope.quarter.lastDay.month)
        let first = last.adding(1 - Self.trendMonths)
        let quarters = (-4...0).map { last.quarter.adding($0) }
            .filter { $0.lastDay >= first.firstDay }
        var counters = quarters.map {
            CellCounter(
                rules.book,
                ReportScope($0, village: scope.village),
                villages,
                today: today,
            )
        }
        guard let span = DaySpan(first.firstDay, last.quarter.lastDay) else { return [] }
        try walk.walk(reader, records: span, progress) { visit in
            for place in counters.indices { counters[place].add(visit) }
        }
        return zip(quarters, counters).flatMap { quarter, counter in
            zip(quarter.months, counter.monthSums).map { (month: $0, cells: $1) }
        }
        .filter { first <= $0.month && $0.month <= last }
    }

    private func sessions() throws(StoreError) -> SessionFigures {
        let counts = try counter().sessions
        let names = try groupNames()
        let held = try heldSessions()
        var lines: [SessionFigures.Line] = []
        for (key, count) in counts {
            let known = names[key]
            lines.append(
                SessionFigures.Line(
                    group: key.isEmpty ? "–" : known?.name ?? key,
                    village: known?.village ?? "",
                    families: count.people,
                    months: count.months,
                    held: held[key],
                )
            )
        }
        lines.sort { ($0.village, $0.group, $0.families) < ($1.village, $1.group, $1.families) }
        return SessionFigures(lines: lines, courses: try courses())
    }

    /// By group: how many sessions have a record, month by month.
    private func heldSessions() throws(StoreError) -> [String: [Int]] {
        let span = scope.span
        var held: [String: [Int]] = [:]
        let query = """
            SELECT grp, date FROM act WHERE kind = 'session' AND grp IS NOT NULL
                AND date BETWEEN ? AND ?
            """
        let days: [SQLValue] = [.int(span.first.dayNumber), .int(span.last.dayNumber)]
        try reader.rows(query, days) { row in
            let month = Day(dayNumber: row.int(1)).month
            guard let column = scope.months.firstIndex(of: month) else { return }
            let none = [Int](repeating: 0, count: scope.months.count)
            held[row.text(0), default: none][column] += 1
        }
        return held
    }

    private func register() throws(StoreError) -> RegisterFigures {
        let programmes = rules.book.programmes.filter(hasMembers)
        let (count, width) = (villages.names.count, programmes.count)
        var families = [Int](repeating: 0, count: count)
        var within = [[Int]](repeating: [Int](repeating: 0, count: width), count: count)
        var deciles = [[Int]](repeating: [Int](repeating: 0, count: 11), count: count)
        let memberships = try memberships(programmes)
        for ordinal in 0..<index.count {
            guard let village = villages.place(ordinal, index) else { continue }
            families[village] += 1
            for programme in memberships[ordinal] { within[village][programme] += 1 }
            let decile = Int(index.columns.desils[ordinal])
            deciles[village][(1...10).contains(decile) ? decile - 1 : 10] += 1
        }
        let all = LifeStage.allCases
        var stages = [[Int]](repeating: [Int](repeating: 0, count: all.count), count: count)
        var (last, done) = (-1, 0)
        try reader.rows("SELECT family, born FROM member ORDER BY doc") {
            (row) throws(StoreError) in
            if done % 16_384 == 0 { try progress.check(done: done, total: index.count * 4) }
            done += 1
            guard let ordinal = index.ordinal(row, after: last) else { return }
            last = ordinal
            guard let village = villages.place(ordinal, index) else { return }
            let born = row.isNull(1) ? nil : Day(dayNumber: row.int(1))
            let stage = LifeStage(born: born, at: today)
            if let place = all.firstIndex(of: stage) { stages[village][place] += 1 }
        }
        return RegisterFigures(
            villages: villages.labels,
            families: families,
            programmes: programmes.map(\.short),
            inProgramme: within,
            deciles: deciles,
            stages: stages,
        )
    }
}
