import Casework
import Documents
import Forms
import LocalStore
import Reports

/// Visits that were planned for the report's days, and those that came of it.
extension ReportDesk {
    /// By level: what plans and visits name as the next day, and whether it was kept.
    ///
    /// Cost: one look for each record that names a day of the span.
    func plannedVisits() throws(StoreError) -> [PlanFigures.Line] {
        var forms: [String: Form] = [:]
        for form in rules.forms.forms
        where !form.plans.isEmpty
            || form.kind.rawValue == "visit" && form.dueQuestion != nil && form.flow == nil
        {
            forms[form.id.rawValue] = form
        }
        guard !forms.isEmpty else { return [] }
        let span = scope.span
        let covered = reader.covered
        let places = try recordVillages()
        var due: [(doc: Int, form: Form, day: Day)] = []
        let query = """
            SELECT doc, form, due, family, grp, facility, place FROM act
            WHERE due BETWEEN ? AND ? AND state IS NULL
            """
        let days: [SQLValue] = [.int(span.first.dayNumber), .int(span.last.dayNumber)]
        try reader.rows(query, days) { row in
            guard let form = forms[row.text(1)], !covered.contains(row.int(0)) else { return }
            if let village = scope.village, places.village(row, from: 3) != village { return }
            due.append((row.int(0), form, Day(dayNumber: row.int(2))))
        }
        var lines: [Wording: PlanFigures.Line] = [:]
        for (done, one) in due.enumerated() {
            if done % 1024 == 0 { try progress.check(done: done, total: due.count) }
            let level = level(one.form, one.form.id)
            var line = lines[level] ?? PlanFigures.Line(level: level)
            line.planned += 1
            // What was made after the day of asking is not known yet in a report of an earlier day.
            if let made = try reader.settled(one.doc, one.form), made <= today {
                if made <= one.day { line.kept += 1 } else { line.late += 1 }
            } else if one.day < today {
                line.missed += 1
            } else {
                line.coming += 1
            }
            lines[level] = line
        }
        let order = rules.forms.forms.map { level($0, $0.id) }
        return lines.values.sorted { left, right in
            let places = [left, right].map { order.firstIndex(of: $0.level) ?? .max }
            return places[0] < places[1]
        }
    }

    /// For the line of the performance plan that visits stand under.
    func addPlans(to figures: inout RHKFigures) throws(StoreError) {
        let lines = try plannedVisits()
        let planned = lines.reduce(0) { $0 + $1.planned }
        guard planned > 0 else { return }
        let made = lines.reduce(0) { $0 + $1.made }
        let line =
            rules.forms.forms.first { !$0.plans.isEmpty }?.plans
            .compactMap { rules.forms.form($0)?.rhk }.first ?? 6
        figures.add(
            line,
            Wording(id: "Kunjungan direncanakan", en: "Visits planned"),
            .count(planned),
        )
        figures.add(
            line,
            Wording(id: "Di antaranya terlaksana", en: "Of them carried out"),
            .count(made),
        )
        figures.add(
            line,
            Wording(id: "Bagian terlaksana dari rencana", en: "Share carried out"),
            .share(made, of: planned),
        )
    }
}
