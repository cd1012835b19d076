import Casework
import Documents
import Forms
import LocalStore

/// Finds the records a query asks for by the projection's indexes alone.
///
/// The records of each form and state are two ranges, by due and by date; of each the first `limit` are
/// looked at, and fewer once what was found is better than what can follow. Of some families, a member,
/// or a few words the records are looked up one by one. What is late of forms without a flow is found in one
/// pass over the index of threads.
struct RecordSearch {
    let reader: Reader
    let forms: FormBook
    let query: RecordsQuery
    /// What has to be found in records, by the form's words that are left; nil for a query without words.
    let texts: RecordTexts?

    typealias Pair = (form: String, state: String?)

    /// The first records in the order of lists.
    func hits() throws(StoreError) -> [RecordHit] {
        guard query.limit > 0 else { return [] }
        let pairs = try pairs()
        guard !pairs.isEmpty else { return [] }
        var best = BestHits(limit: query.limit)
        if let id = query.member ?? query.family {
            let column = query.member == nil ? "family" : "member"
            let key = CaseloadProjections.key(id.rawValue)
            try collect("\(column) = ?", [[.text(key)]], pairs, &best)
            return best.sorted
        }
        guard let texts else {
            try walk(pairs, &best)
            return best.sorted
        }
        if !query.showsSensitive, RecordTexts.meansRestricted(query.text) {
            // By no word of theirs: by being restricted, and where that has to be judged, by their form.
            try collect("a.sensitive = ?", [[.int(1)]], pairs, &best)
            let others = reader.flags.numbers.sorted().map { [SQLValue.int($0)] }
            try collect("a.doc = ?", others, pairs, &best)
            try walk(pairs.filter { forms.form(FormID($0.form))?.mayBeSensitive ?? false }, &best)
        }
        // Forms whose labels say some of the words leave others to be found.
        let groups = Dictionary(grouping: pairs) { texts.remaining(FormID($0.form), $0.state) }
        for (words, pairs) in groups.sorted(by: { $0.key.count < $1.key.count }) {
            guard let start = try texts.start(words) else {
                try walk(pairs, &best)
                continue
            }
            try collect("family = ?", start.families.map { [.text($0)] }, pairs, &best)
            try collect("doc = ?", start.documents.map { [.int($0)] }, pairs, &best)
        }
        return best.sorted
    }

    /// How many records are in the forms and states that are asked for, whatever else narrows.
    func total() throws(StoreError) -> Int {
        var total = 0
        for pair in try pairs() {
            var sql = "SELECT count(*) FROM act WHERE form = ? AND state IS ?"
            if query.openOnly, mayBeDecided(pair) {
                sql += " AND NOT \(OfficeDecided.condition("act"))"
            }
            total += try reader.count(sql, [.text(pair.form), SQLValue(pair.state)])
        }
        return total
    }

    // MARK: Forms and states

    /// The forms and states of which there are records and that the query asks for.
    ///
    /// Read from the index, one look for each: also forms and states no programme knows any more.
    func pairs() throws(StoreError) -> [Pair] {
        var pairs: [Pair] = []
        // A record that says no form is of an unknown shape, and stands under the empty one.
        var form = try reader.first("SELECT min(form) FROM act") { $0.optionalText(0) } ?? nil
        while let found = form {
            if isAsked(FormID(found)) { pairs += try states(of: found).map { (found, $0) } }
            let next = "SELECT min(form) FROM act WHERE form > ?"
            form = try reader.first(next, [.text(found)]) { $0.optionalText(0) } ?? nil
        }
        return pairs.filter { pair in
            if !query.states.isEmpty, !(pair.state.map(query.states.contains) ?? false) {
                return false
            }
            return !query.openOnly || isOpen(pair)
        }
    }

    private func states(of form: String) throws(StoreError) -> [String?] {
        var states: [String?] = []
        let none = """
            SELECT count(*) FROM (SELECT 1 FROM act WHERE form = ? AND state IS NULL LIMIT 1)
            """
        if try reader.count(none, [.text(form)]) > 0 { states.append(nil) }
        let next = "SELECT min(state) FROM act WHERE form = ? AND state > ?"
        var last = ""
        while true {
            let state = try reader.first(next, [.text(form), .text(last)]) { $0.optionalText(0) }
            guard let found = state ?? nil else { return states }
            states.append(found)
            last = found
        }
    }

    private func isAsked(_ id: FormID) -> Bool {
        if !query.forms.isEmpty, !query.forms.contains(id) { return false }
        let form = forms.form(id)
        // Of a form nobody knows, only the documents tell their kind: it is looked at again there.
        if !query.kinds.isEmpty, let form, !query.kinds.contains(form.kind) { return false }
        if let mark = query.mark, !(form?.marks.contains(mark) ?? false) { return false }
        if let pillar = query.pillar, form?.pillar != pillar { return false }
        return true
    }

    /// Whether a record in this state goes on.
    func isOpen(_ pair: Pair) -> Bool {
        guard let code = pair.state, let flow = forms.form(FormID(pair.form))?.flow else {
            return pair.state != nil
        }
        return !(flow.state(code)?.ends ?? false)
    }

    /// Whether what is due leads in the list: of open records, and where overdue ones are asked for.
    private func isDueFirst(_ pair: Pair) -> Bool {
        isOpen(pair) || (query.overdueOn != nil && pair.state == nil)
    }

    /// Whether the office decides on such records by its word alone.
    func mayBeDecided(_ pair: Pair) -> Bool {
        let form = forms.form(FormID(pair.form))
        return form.map { $0.kind.rawValue == "proposal" } ?? true
    }

    // MARK: Ranges

    private func walk(_ pairs: [Pair], _ best: inout BestHits) throws(StoreError) {
        if let day = query.overdueOn {
            let plain = pairs.filter { $0.state == nil }.map(\.form)
            if !plain.isEmpty { try walkThreads(plain, lateOn: day, &best) }
        }
        for pair in pairs where isOpen(pair) {
            try walk(pair, byDue: true, &best)
            try walkTerms(pair, &best)
        }
        if query.overdueOn != nil { return }
        for pair in pairs { try walk(pair, byDue: false, &best) }
    }

    /// The newest records of each thread, where what they left due is late.
    ///
    /// Cost: one pass over an index of all records, some 0.5 s for a million.
    private func walkThreads(
        _ forms: [String],
        lateOn day: Day,
        _ best: inout BestHits,
    ) throws(StoreError) {
        let marks = Array(repeating: "?", count: forms.count).joined(separator: ", ")
        let sql = """
            \(Self.columns) JOIN (SELECT family, form, subject, max(date) AS newest FROM act
            WHERE form IN (\(marks)) GROUP BY family, form, subject) t
            ON a.family IS t.family AND a.form = t.form AND a.subject IS t.subject
            AND a.date IS t.newest AND a.due < ?
            WHERE a.state IS NULL AND NOT \(OfficeDecided.condition("a"))
            """
        var found = best
        try reader.rows(sql, forms.map { .text($0) } + [.int(day.dayNumber)]) {
            (row) throws(StoreError) in
            let hit = self.hit(row, due: true)
            if found.wants(hit), try passes(row, hit) { found.add(hit) }
        }
        best = found
    }

    private func walk(_ pair: Pair, byDue: Bool, _ best: inout BestHits) throws(StoreError) {
        var sql = Self.columns + " WHERE form = ?"
        var arguments: [SQLValue] = [.text(pair.form)]
        if let state = pair.state {
            sql += " AND state = ?"
            arguments.append(.text(state))
        } else {
            sql += " AND state IS NULL"
        }
        if byDue {
            let due = dueColumn(pair)
            sql += " AND \(due) IS NOT NULL"
            if mayBeDecided(pair) { sql += " AND NOT \(OfficeDecided.condition("a"))" }
            if let day = query.overdueOn {
                sql += " AND \(due) < ?"
                arguments.append(.int(day.dayNumber))
            }
            sql += " ORDER BY \(due)"
        } else {
            if isDueFirst(pair) {
                var rest = "+\(dueColumn(pair)) IS NULL"
                // What its state's term tells was found before.
                if term(pair) != nil { rest += " AND since IS NULL" }
                // What the office has decided on is due no more, and was passed over.
                if mayBeDecided(pair), !query.openOnly {
                    rest = "(\(rest) OR \(OfficeDecided.condition("a")))"
                } else if mayBeDecided(pair) {
                    rest += " AND NOT \(OfficeDecided.condition("a"))"
                }
                sql += " AND " + rest
            }
            if let from = query.from {
                sql += " AND date >= ?"
                arguments.append(.int(from.dayNumber))
            }
            if let to = query.to {
                sql += " AND date <= ?"
                arguments.append(.int(to.dayNumber))
            }
            sql += " ORDER BY date DESC"
        }
        var taken = 0
        var found = best
        try reader.rowsWhile(sql, arguments) { (row) throws(StoreError) in
            let hit = self.hit(row, due: byDue)
            guard found.wants(hit) else { return false }
            guard try passes(row, hit) else { return true }
            found.add(hit)
            taken += 1
            return taken < query.limit
        }
        best = found
    }

    /// The column that tells the day by which a record in this state is due.
    private func dueColumn(_ pair: Pair) -> String {
        flow(pair.form)?.namedDay(in: pair.state, of: "a.") ?? "a.due"
    }

    private func flow(_ form: String) -> Flow? { forms.form(FormID(form))?.flow }

    /// How long a state may last; nil for one without a term.
    private func term(_ pair: Pair) -> Flow.State? {
        guard let code = pair.state,
            let state = forms.form(FormID(pair.form))?.flow?.state(code), state.due != nil
        else { return nil }
        return state
    }

    /// Records whose step names no day, though their state has a term: few, from before it had one.
    private func walkTerms(_ pair: Pair, _ best: inout BestHits) throws(StoreError) {
        guard let state = term(pair) else { return }
        let sql =
            Self.columns
            + " WHERE form = ? AND state = ? AND \(dueColumn((pair.form, state.code))) IS NULL AND since IS NOT NULL"
            + (mayBeDecided(pair) ? " AND NOT \(OfficeDecided.condition("a"))" : "")
        var found = best
        try reader.rows(sql, [.text(pair.form), .text(state.code)]) { (row) throws(StoreError) in
            let hit = self.hit(row, due: true)
            if let day = query.overdueOn {
                guard let due = hit.due, due < day.dayNumber else { return }
            }
            guard found.wants(hit), try passes(row, hit) else { return }
            found.add(hit)
        }
        best = found
    }

    private func hit(_ row: Row, due: Bool) -> RecordHit {
        let (form, state) = (row.text(1), row.optionalText(2))
        var day: Int?
        if due {
            day =
                flow(form).map { $0.namedDay(row, in: state, 4, 11, 12) } ?? row.optionalInt(4)
            if day == nil, let since = row.optionalInt(8), let state = term((form, state)) {
                day = state.lastDay(entered: Day(dayNumber: since))?.dayNumber
            }
        }
        return RecordHit(
            doc: row.int(0),
            form: form,
            state: state,
            date: row.optionalInt(3) ?? .min,
            due: day,
        )
    }

    /// What the ranges do not tell.
    private func passes(_ row: Row, _ hit: RecordHit) throws(StoreError) -> Bool {
        if !query.kinds.isEmpty, !query.kinds.contains(DocumentKind(rawValue: row.text(7))) {
            return false
        }
        if let from = query.from, hit.date < from.dayNumber { return false }
        if let to = query.to, hit.date > to.dayNumber { return false }
        let isHidden = query.showsSensitive ? false : try isSensitive(row, hit)
        if isHidden {
            // What is hidden cannot be found out by asking for it either.
            let asksWhat =
                !query.forms.isEmpty || !query.states.isEmpty || query.member != nil
                || query.mark != nil || query.pillar != nil
            return !asksWhat && (texts == nil || RecordTexts.meansRestricted(query.text))
        }
        if let mark = query.mark, let form = forms.form(FormID(hit.form)), form.hasMarkConditions,
            try !row.marks(10, form, document: hit.doc, reader).contains(mark)
        {
            return false
        }
        if let texts {
            let words = texts.remaining(FormID(hit.form), hit.state)
            let family = row.optionalText(5)
            guard try texts.holds(words, family: family, document: hit.doc) else { return false }
        }
        return true
    }

    private func isSensitive(_ row: Row, _ hit: RecordHit) throws(StoreError) -> Bool {
        try row.isSensitive(6, forms.form(FormID(hit.form)), document: hit.doc, reader)
    }

    // MARK: One by one

    private func collect(
        _ condition: String,
        _ arguments: [[SQLValue]],
        _ pairs: [Pair],
        _ best: inout BestHits,
    ) throws(StoreError) {
        let asked = Set(pairs.map(Self.key))
        let dueFirst = Set(pairs.filter(isDueFirst).map(Self.key))
        var found = best
        for one in arguments {
            try reader.rows("\(Self.columns) WHERE \(condition)", one) {
                (row) throws(StoreError) in
                let key = Self.key((row.text(1), row.optionalText(2)))
                guard asked.contains(key) else { return }
                let isDecided = row.bool(9)
                if isDecided, query.openOnly || query.overdueOn != nil { return }
                let hit = self.hit(row, due: dueFirst.contains(key) && !isDecided)
                if let day = query.overdueOn {
                    guard let due = hit.due, due < day.dayNumber else { return }
                }
                guard found.wants(hit), try passes(row, hit) else { return }
                if query.overdueOn != nil, hit.state == nil,
                    try reader.isFollowed(
                        hit.doc,
                        forms.form(FormID(hit.form)),
                    )
                {
                    return
                }
                found.add(hit)
            }
        }
        best = found
    }

    private static func key(_ pair: Pair) -> String { pair.form + "\n" + (pair.state ?? "") }

    private static let columns =
        """
        SELECT a.doc, a.form, a.state, a.date, a.due, a.family, a.sensitive, a.kind, a.since,
            \(OfficeDecided.condition("a")), a.marks, a.step_due, a.asked
        FROM act a
        """
}

extension Reader {
    /// Whether a later record about the same has settled what the one of this document left due: as `settled` has it.
    func isFollowed(_ doc: Int, _ form: Form?) throws(StoreError) -> Bool {
        if let form, !form.plans.isEmpty { return try settled(doc, form) != nil }
        let sql = """
            SELECT count(*) FROM (SELECT 1 FROM act a JOIN act b ON b.family IS a.family
            AND b.form = a.form AND b.subject IS a.subject AND b.date > a.date
            WHERE a.doc = ? LIMIT 1)
            """
        return try count(sql, [.int(doc)]) > 0
    }
}
