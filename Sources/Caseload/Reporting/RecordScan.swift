import Casework
import Documents
import Forms
import LocalStore
import Reports

/// Counts the records of some forms in a report's days and villages, out of their projection.
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
    private(set) var documents: [(form: FormID, id: DocumentID)] = []

    struct Count {
        var months: [Int]
        var families: Set<UInt64> = []
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
        let query = """
            SELECT a.form, a.kind, a.family, a.date, a.due, a.state, d.id, a.since, a.doc,
                a.family, a.grp, a.facility, a.place, \(OfficeDecided.state("a")), a.sensitive
            FROM act a JOIN document d ON d.doc = a.doc WHERE a.date BETWEEN ? AND ?
            """
        let span = scope.span
        let covered = desk.reader.covered
        let villages = try desk.recordVillages()
        var done = 0
        var known: [String: (form: Form?, isWanted: Bool)] = [:]
        let arguments: [SQLValue] = [.int(span.first.dayNumber), .int(span.last.dayNumber)]
        try desk.reader.rows(query, arguments) { (row) throws(StoreError) in
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
            if try row.isSensitive(14, entry.form, document: row.int(8), desk.reader) {
                let column = self.column(Day(dayNumber: row.int(3)))
                if restricted.indices.contains(column) { restricted[column] += 1 }
                return
            }
            add(row, id, entry.form, in: village, isHidden: isHidden)
            if keepsDocuments, !isHidden { documents.append((id, DocumentID(row.text(6)))) }
        }
    }

    private func column(_ day: Day) -> Int {
        scope.month == nil ? scope.quarter.firstMonth.months(until: day.month) : 0
    }

    /// Of a record under the veil no more than that it is there.
    private mutating func add(
        _ row: Row,
        _ id: FormID,
        _ form: Form?,
        in village: String,
        isHidden: Bool,
    ) {
        let column = column(Day(dayNumber: row.int(3)))
        var count =
            counts.removeValue(forKey: id)
            ?? Count(months: scope.months.map { _ in 0 })
        guard count.months.indices.contains(column) else { return }
        count.months[column] += 1
        let family = row.isNull(2) ? nil : row.withText(2) { KeyDigest.of($0) }
        if let family { count.families.insert(family) }
        var here = byVillage.removeValue(forKey: village) ?? (scope.months.map { _ in 0 }, [])
        here.months[column] += 1
        if let family { here.families.insert(family) }
        byVillage[village] = here
        defer { counts[id] = count }
        guard !isHidden else { return }
        // The office's word ends the wait, wherever the flow stands.
        if let word = row.optionalInt(13).flatMap({ DeliveryState(rawValue: $0) }) {
            if word == .accepted { count.good += 1 } else { count.bad += 1 }
            return
        }
        let state = row.optionalText(5).flatMap { form?.flow?.state($0) }
        switch (state?.ends ?? (row.isNull(5)), state?.outcome) {
        case (true, .good): count.good += 1
        case (true, .bad): count.bad += 1
        case (true, nil): count.other += 1
        case (false, _):
            count.open += 1
            let since = row.optionalInt(7).map { Day(dayNumber: $0) }
            let term = since.flatMap { state?.lastDay(entered: $0)?.dayNumber }
            if let due = row.optionalInt(4) ?? term, due < today.dayNumber { count.overdue += 1 }
        }
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
                months: count.months,
                families: count.families.count,
                open: count.open,
                good: count.good,
                bad: count.bad,
                other: count.other,
                overdue: count.overdue,
            )
        }
    }
}
