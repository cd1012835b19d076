import Casework
import Documents
import Forms
import LocalStore
import Reports

/// Counts the records of some forms in a report's days and villages, out of their projection.
///
/// Those of the days are new; those from before that were still open when the days began, or were opened again
/// in them, are counted beside them, so that nothing open falls out of sight when a quarter ends.
struct RecordScan {
    private let forms: FormBook
    private let scope: ReportScope
    private let today: Day
    private(set) var counts: [FormID: Count] = [:]
    /// Restricted records of all forms by month of the scope: one figure, which tells of no form.
    private(set) var restricted: [Int]
    /// By the village's name, whatever the form.
    private var byVillage: [String: (months: [Int], families: Set<UInt64>)] = [:]
    /// The documents counted, where their bodies are wanted.
    private(set) var documents: [Found] = []

    /// A record that was counted.
    struct Found {
        let form: FormID
        let id: DocumentID
        /// Of the days themselves, not from before.
        let isNew: Bool
        let end: End
    }

    /// Where a record stood when the days of the report were over.
    enum End {
        case open, good, bad, other
    }

    struct Count {
        /// New ones.
        var months: [Int]
        var families: Set<UInt64> = []
        /// From before the days, and still open when they began.
        var earlier = 0
        /// At the end of the days.
        var open = 0
        var good = 0
        var bad = 0
        var other = 0
        var overdue = 0
    }

    init(_ forms: FormBook, _ scope: ReportScope, today: Day) {
        self.forms = forms
        self.scope = scope
        self.today = today
        restricted = scope.months.map { _ in 0 }
    }

    /// - `isWanted`: By kind and form; what no form in force describes has none.
    /// - `keepsDocuments`: Whether `documents` is filled.
    mutating func run(
        _ desk: ReportDesk,
        keepsDocuments: Bool = false,
        where isWanted: (String, Form?) -> Bool,
    ) throws(StoreError) {
        let columns = """
            SELECT a.form, a.kind, a.family, a.date, a.due, a.state, d.id, a.since, a.doc,
                a.family, a.grp, a.facility, a.place, \(OfficeDecided.state("a")), a.sensitive,
                a.step_due, a.asked, a.entered, \(OfficeDecided.at("a"))
            FROM act a JOIN document d ON d.doc = a.doc WHERE
            """
        let span = scope.span
        let covered = desk.reader.covered
        let villages = try desk.recordVillages()
        var done = 0
        var known: [String: (form: Form?, isWanted: Bool)] = [:]
        // A word is never learned before it is said; two days for clocks that run differently.
        let learned = span.first.adding(days: -2).dayNumber * 86_400_000
        let (first, last) = (SQLValue.int(span.first.dayNumber), SQLValue.int(span.last.dayNumber))
        func take(_ row: Row) throws(StoreError) {
            if done % 4096 == 0 { try desk.progress.check(done: done, total: done + 1) }
            done += 1
            let name = row.text(0)
            let kind = row.text(1)
            let entry: (form: Form?, isWanted: Bool)
            if let seen = known[name + " " + kind] {
                entry = seen
            } else {
                let form = forms.form(FormID(name))
                entry = (form, isWanted(kind, form))
                known[name + " " + kind] = entry
            }
            guard entry.isWanted else { return }
            let village = villages.village(row, from: 9)
            if let wanted = scope.village, village != wanted { return }
            let id = FormID(name)
            let isHidden = covered.contains(row.int(8))
            let isNew = row.int(3) >= span.first.dayNumber
            if try row.isSensitive(14, entry.form, document: row.int(8), desk.reader) {
                let column = self.column(Day(dayNumber: row.int(3)))
                if isNew, restricted.indices.contains(column) { restricted[column] += 1 }
                return
            }
            let past = isHidden ? nil : try past(row, desk)
            let word = isHidden ? nil : try word(row, desk)
            if !isNew {
                if let word, word.day < span.first { return }
                if let past, let form = entry.form, !form.wasOpen(past, in: span) { return }
            }
            let end = add(
                row,
                id,
                entry.form,
                in: village,
                isNew: isNew,
                isHidden: isHidden,
                as: Seen(
                    then: past?.standing(on: span.last),
                    word: word.flatMap { $0.day <= span.last ? $0.state : nil },
                ),
            )
            guard keepsDocuments, let end else { return }
            documents.append(Found(form: id, id: DocumentID(row.text(6)), isNew: isNew, end: end))
        }
        func find(_ condition: String, _ arguments: [SQLValue]) throws(StoreError) {
            try desk.reader.rows(columns + " " + condition, arguments) { (row) throws(StoreError) in
                try take(row)
            }
        }
        try find("a.date BETWEEN ? AND ?", [first, last])
        for form in forms.forms where isWanted(form.kind.rawValue, form) {
            for state in form.flow?.states ?? [] {
                let start: [SQLValue] = [.text(form.id.rawValue), .text(state.code), first]
                let before = "a.form = ? AND a.state = ? AND a.date < ?"
                if state.ends {
                    // Settled since: it was open when the days began.
                    try find(before + " AND a.entered >= ?", start + [first])
                } else {
                    let decided = OfficeDecided.condition("a")
                    try find(
                        before + " AND (NOT \(decided) OR \(OfficeDecided.at("a")) >= ?)",
                        start + [.int(learned)],
                    )
                }
            }
        }
    }

    /// What a row was when the days were over, as far as that is not what it is now.
    private struct Seen {
        var then: FormRecord?
        /// The office's word, if it was said by then.
        var word: DeliveryState?
    }

    /// The record of a row whose state changed after the days, or in them where it is from before.
    private func past(_ row: Row, _ desk: ReportDesk) throws(StoreError) -> FormRecord? {
        guard let entered = row.optionalInt(17) else { return nil }
        let days = scope.span
        let isFromBefore = row.int(3) < days.first.dayNumber
        guard
            entered > days.last.dayNumber || isFromBefore && entered >= days.first.dayNumber
        else { return nil }
        let id = DocumentID(row.text(6))
        guard let stored = try desk.reader.document(id), !stored.deleted else { return nil }
        return try? FormRecord(.object(stored.body), id: id)
    }

    /// The office's word about a row and when it was said; where its decision is not here, when it was learned.
    private func word(
        _ row: Row,
        _ desk: ReportDesk,
    ) throws(StoreError) -> (state: DeliveryState, day: Day)? {
        guard let word = row.optionalInt(13).flatMap({ DeliveryState(rawValue: $0) }) else {
            return nil
        }
        let id = DocumentID(row.text(6))
        if let revision = try desk.reader.revision(id),
            let decision = try desk.reader.document(.decision(about: id, revision)),
            !decision.deleted,
            let said = decision.body["at"]?.string.flatMap({ Moment($0) })
        {
            return (word, said.day)
        }
        let learned = Moment(seconds: row.int(18) / 1_000, offset: Self.westernTime)
        return (word, learned.day)
    }

    /// WIB, in seconds east: of what has no zone of its own.
    private static let westernTime = 7 * 3_600

    private func column(_ day: Day) -> Int {
        scope.month == nil ? scope.quarter.firstMonth.months(until: day.month) : 0
    }

    /// Of a record under the veil no more than that it is there; then the end is nil.
    private mutating func add(
        _ row: Row,
        _ id: FormID,
        _ form: Form?,
        in village: String,
        isNew: Bool,
        isHidden: Bool,
        as seen: Seen,
    ) -> End? {
        if !isNew, isHidden { return nil }
        let column = column(Day(dayNumber: row.int(3)))
        var count =
            counts.removeValue(forKey: id)
            ?? Count(months: scope.months.map { _ in 0 })
        defer { counts[id] = count }
        if isNew {
            guard count.months.indices.contains(column) else { return nil }
            count.months[column] += 1
            note(row, &count, in: village, column)
        } else {
            count.earlier += 1
        }
        guard !isHidden else { return nil }
        let end = end(row, form, seen)
        switch end {
        case .good: count.good += 1
        case .bad: count.bad += 1
        case .other: count.other += 1
        case .open:
            count.open += 1
            if isOverdue(row, form, seen.then) { count.overdue += 1 }
        }
        return end
    }

    private mutating func note(
        _ row: Row,
        _ count: inout Count,
        in village: String,
        _ column: Int,
    ) {
        let family = row.isNull(2) ? nil : row.withText(2) { KeyDigest.of($0) }
        if let family { count.families.insert(family) }
        var here = byVillage.removeValue(forKey: village) ?? (scope.months.map { _ in 0 }, [])
        here.months[column] += 1
        if let family { here.families.insert(family) }
        byVillage[village] = here
    }

    private func end(_ row: Row, _ form: Form?, _ seen: Seen) -> End {
        // The office's word ends the wait, wherever the flow stands.
        if let word = seen.word { return word == .accepted ? .good : .bad }
        guard let now = row.optionalText(5) else { return .other }
        // What was typed later than the days was open when they were over.
        let code = if let then = seen.then { then.state } else { String?.some(now) }
        guard let state = code.flatMap({ form?.flow?.state($0) }), state.ends else { return .open }
        switch state.outcome {
        case .good: return .good
        case .bad: return .bad
        case nil: return .other
        }
    }

    /// Whether what is open was late when the days were over, or is today.
    private func isOverdue(_ row: Row, _ form: Form?, _ then: FormRecord?) -> Bool {
        let over = min(today, scope.span.last.adding(days: 1))
        if let then {
            guard let form, then.state != nil, let due = form.nextDue(then) else { return false }
            return due < over
        }
        let code = row.optionalText(5)
        guard let state = code.flatMap({ form?.flow?.state($0) }), !state.ends else {
            return false
        }
        let since = row.optionalInt(7).map { Day(dayNumber: $0) }
        let term = since.flatMap { state.lastDay(entered: $0)?.dayNumber }
        guard let due = form?.flow?.namedDay(row, in: code, 4, 15, 16) ?? term else { return false }
        return due < over.dayNumber
    }

    /// The forms counted, in the order of the programme files.
    var ids: [FormID] {
        let order = Dictionary(forms.forms.enumerated().map { ($1.id, $0) }) { first, _ in first }
        return counts.keys.sorted { left, right in
            (order[left] ?? .max, left) < (order[right] ?? .max, right)
        }
    }

    /// By name, what has no village last.
    var villages: [RecordFigures.Village] {
        byVillage.map {
            RecordFigures.Village(name: $0, months: $1.months, families: $1.families.count)
        }
        .sorted { ($0.name.isEmpty ? 1 : 0, $0.name) < ($1.name.isEmpty ? 1 : 0, $1.name) }
    }

    /// As the report shows them, in the order of `ids`.
    func lines(_ group: (Form?, FormID) -> Wording) -> [RecordFigures.Line] {
        ids.map { id in
            let count = counts[id] ?? Count(months: scope.months.map { _ in 0 })
            let form = forms.form(id)
            return RecordFigures.Line(
                form: form?.label ?? Wording(id: id.rawValue, en: id.rawValue),
                group: group(form, id),
                isPersonal: form?.isAboutPeople ?? true,
                months: count.months,
                families: count.families.count,
                earlier: count.earlier,
                open: count.open,
                good: count.good,
                bad: count.bad,
                other: count.other,
                overdue: count.overdue,
            )
        }
    }
}

extension Form {
    /// Whether each of its records is about a family or a person, be she in the register or not.
    fileprivate var isAboutPeople: Bool {
        switch about {
        case .family, .member, .none: true
        case .group, .facility, .place: false
        }
    }
}
