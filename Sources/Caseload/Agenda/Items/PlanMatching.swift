import Casework
import Forms
import LocalStore

/// Matches planned visits with those that were made about the same.
///
/// Law: plans by the day they were for, each takes the earliest visit that is left of the day it was made or
/// later; a visit carries out one plan. All laptops come to the same answer, whatever order things were
/// written in.
///
///     made 1 Oct, for 20 Oct   made 1 Oct, for 5 Oct      visit on 7 Oct
///                                    └────────────────────────┘
enum PlanMatching {
    struct Plan: Hashable {
        /// The record's own day.
        var made: Day
        /// The day that was planned.
        var due: Day
        var document: Int
    }

    /// The day on which each plan was carried out, by its document; those still to be made are left out.
    static func done(_ plans: [Plan], visits: [Day]) -> [Int: Day] {
        var left = visits.sorted()
        var done: [Int: Day] = [:]
        let inOrder = plans.sorted {
            ($0.due, $0.made, $0.document) < ($1.due, $1.made, $1.document)
        }
        for plan in inOrder {
            guard let place = left.firstIndex(where: { plan.made <= $0 }) else { continue }
            done[plan.document] = left.remove(at: place)
        }
        return done
    }
}

extension Reader {
    /// What has settled that which a record without a flow left due, and when; nil where nothing has.
    ///
    /// Of a plan a visit that carries it out, else a later record of the same form about the same. A day counts
    /// and not the hour, so that all laptops say the same: of two on one day both stand.
    func settled(_ doc: Int, _ form: Form?) throws(StoreError) -> Day? {
        guard let form, !form.plans.isEmpty else {
            let sql = """
                SELECT min(b.date) FROM act a JOIN act b ON b.family IS a.family
                AND b.form = a.form AND b.subject IS a.subject AND b.date > a.date
                WHERE a.doc = ?
                """
            return try first(sql, [.int(doc)]) { row in
                row.isNull(0) ? nil : Day(dayNumber: row.int(0))
            } ?? nil
        }
        var plans: [PlanMatching.Plan] = []
        var visits: [Day] = []
        let marks = form.plans.map { _ in "?" }.joined(separator: ", ")
        let sql = """
            SELECT b.doc, b.form, b.date, b.due FROM act a JOIN act b ON b.family IS a.family
            AND b.subject IS a.subject AND b.form IN (\(marks), ?) WHERE a.doc = ?
            """
        let forms = (form.plans + [form.id]).map { SQLValue.text($0.rawValue) }
        try rows(sql, forms + [.int(doc)]) { row in
            guard !row.isNull(2) else { return }
            let day = Day(dayNumber: row.int(2))
            guard row.text(1) == form.id.rawValue else { return visits.append(day) }
            guard !row.isNull(3) else { return }
            let due = Day(dayNumber: row.int(3))
            plans.append(.init(made: day, due: due, document: row.int(0)))
        }
        return PlanMatching.done(plans, visits: visits)[doc]
    }
}
