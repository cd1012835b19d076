import Casework
import Documents
import Forms
import LocalStore

/// Writes the checks that follow from a roster, inside the record's transaction.
///
/// A check keeps the id of the record it follows from and is that form's to change and to take back, until
/// somebody records the cell in another way. What was recorded otherwise stays and is told.
///
/// Law: of several sessions that cover one check the best answer stands (there before excused before
/// absent), with the ids of them all; the order in which they were written makes no difference.
struct RosterChecks {
    let forms: FormReader
    let recorder: Recorder

    /// One cell that a record's roster has an answer column for.
    fileprivate struct Covered {
        let cell: ObligationCell
        let family: DocumentID
        let name: String
        /// Nil where the answer is blank or says nothing.
        let state: CheckState?
    }

    /// `before` is what the record said, in each way where it was written in several; `after` what it says,
    /// nil for one taken back.
    func write(
        _ form: Form,
        before: [FormRecord],
        after: FormRecord?,
        _ back: inout RecordChangeBack,
    ) throws(StoreError) {
        let wanted = try after.map { (record) throws(StoreError) in try covered(form, record) }
        var earlier: [Covered] = []
        for record in before { earlier += try covered(form, record) }
        var others = OtherSessions(form: form, besides: back.id, checks: self)
        var seen: Set<DocumentID> = []
        for one in wanted ?? [] where seen.insert(one.cell.checkID).inserted {
            let own = one.state.map {
                SessionAnswer(record: back.id, date: after?.date, state: $0)
            }
            try write(one, own, try others.answers(one.cell), form, &back)
        }
        for one in earlier where seen.insert(one.cell.checkID).inserted {
            try write(one, nil, try others.answers(one.cell), form, &back)
        }
    }

    private func write(
        _ covered: Covered,
        _ own: SessionAnswer?,
        _ others: [SessionAnswer],
        _ form: Form,
        _ back: inout RecordChangeBack,
    ) throws(StoreError) {
        var now = try recorder.records(of: covered.cell).value(of: covered.cell)
        let answers = others + [own].compactMap(\.self)
        if now == nil, answers.isEmpty { return }
        if let now, try !follows(now, form) {
            // Another one's: agreed with, or left alone and told.
            if let own, now.state != own.state { back.keep(covered.kept(now, own.state)) }
            return
        }
        let best = SessionAnswer.best(answers)
        if try settle(covered.cell.checkID, best?.state, form) {
            now = try recorder.records(of: covered.cell).value(of: covered.cell)
        }
        if now?.state == best?.state { return }
        let change = RecordChange(
            member: covered.cell.member,
            family: covered.family,
            cell: covered.cell,
            before: now,
            after: best.map { Self.value($0, of: answers, covered.cell) },
        )
        switch try recorder.apply(change) {
        case .unchanged: break
        case .saved(let inverse):
            back.checks.insert(inverse, at: 0)
            back.covered += 1
        case .overtaken(let other): back.keep(covered.kept(other.before, best?.state))
        }
    }

    private static func value(
        _ best: SessionAnswer,
        of answers: [SessionAnswer],
        _ cell: ObligationCell,
    ) -> RecordedValue {
        var value = RecordedValue(
            state: best.state,
            session: cell.obligation.input == .session ? SessionMark(best.state) : nil,
            how: .typed,
            record: best.record,
        )
        if answers.count > 1 { value.sessions = answers.map(\.record).sorted() }
        return value
    }

    /// Whether a check was written by a record of this form, also by one that is gone.
    private func follows(_ value: RecordedValue, _ form: Form) throws(StoreError) -> Bool {
        guard let id = value.record else { return false }
        // Of one that went without a trace only its id is left.
        guard let last = try forms.lastRecord(id) else {
            return RecordKinds.ofForms.contains(id.kind)
        }
        return last.form == form.id
    }

    /// Ends a conflict of a check that the sessions alone have written: they say by now what is right.
    ///
    /// Returns whether there was one.
    private func settle(
        _ id: DocumentID,
        _ wanted: CheckState?,
        _ form: Form,
    ) throws(StoreError) -> Bool {
        let writer = recorder.writer
        guard let merge = try writer.conflict(id), case .choose(let conflicts) = merge.outcome
        else { return false }
        var states: [RevisionID: String] = [:]
        for leaf in merge.live {
            guard let body = try writer.body(id, leaf), let record = body["record"]?.string,
                try forms.lastRecord(DocumentID(record))?.form == form.id
            else { return false }
            states[leaf] = body["state"]?.string
        }
        var choices: [FieldPath: Int] = [:]
        for conflict in conflicts {
            choices[conflict.name] =
                conflict.options.firstIndex { option in
                    option.leaves.contains { states[$0] == wanted?.rawValue && !option.deletes }
                } ?? conflict.options.firstIndex { !$0.deletes } ?? 0
        }
        let settlement = merge.settlement(
            choosing: choices,
            by: recorder.worker.name,
            at: recorder.moment.description,
            device: recorder.worker.device,
        )
        guard let settlement else { return false }
        return try writer.carryOut(settlement, id).revision != nil
    }

    /// Brings back the checks that were written with a record; one that says something else by now stays.
    ///
    /// Where nothing stood before, what other sessions say of it stands.
    func undo(_ back: RecordChangeBack, _ done: inout RecordChangeBack) throws(StoreError) {
        let form = recorder.rules.forms.form(back.form)
        var others = form.map { OtherSessions(form: $0, besides: back.id, checks: self) }
        for var change in back.checks {
            let now = try recorder.records(of: change.cell).value(of: change.cell)
            if let now, now.record != change.before?.record {
                if let form, try follows(now, form) { continue }
                done.keep(try kept(change, now))
                continue
            }
            if change.after == nil, let answers = try others?.answers(change.cell),
                let best = SessionAnswer.best(answers)
            {
                change.after = Self.value(best, of: answers, change.cell)
            }
            switch try recorder.apply(change) {
            case .unchanged: break
            case .saved(let inverse):
                done.checks.insert(inverse, at: 0)
                done.covered += 1
            case .overtaken(let other): done.keep(try kept(change, other.before))
            }
        }
    }

    private func kept(
        _ change: RecordChange,
        _ now: RecordedValue?,
    ) throws(StoreError) -> KeptCheck {
        let covered = Covered(
            cell: change.cell,
            family: change.family,
            name: try forms.register.member(change.member)?.name ?? "",
            state: change.after?.state,
        )
        return covered.kept(now, covered.state)
    }

    // MARK: What a record covers

    /// `member`: The only one that is asked about; nil for all.
    fileprivate func covered(
        _ form: Form,
        _ record: FormRecord,
        of member: DocumentID? = nil,
    ) throws(StoreError) -> [Covered] {
        guard let version = form.version(record.version, begun: record.date) else { return [] }
        let plan = recorder.rules.book.plan(record.date.quarter)
        var found: [Covered] = []
        for table in version.questions where table.kind == .table {
            guard let person = table.memberColumn else { continue }
            let columns = table.columns.compactMap { column in
                column.covers.map { (id: column.id, covers: $0) }
            }
            guard !columns.isEmpty else { continue }
            for row in record.answers[table.id]?.array ?? [] {
                guard let id = row[person.id]?.string.map({ DocumentID($0) }),
                    member == nil || member == id, let member = try forms.register.member(id),
                    let family = try forms.register.family(member.family)
                else { continue }
                var cells: [ObligationCell] = []
                plan.appendCells(of: member, in: family, to: &cells)
                for (column, covers) in columns {
                    guard let cell = cells.first(where: { covers.covers($0, on: record.date) })
                    else { continue }
                    found.append(
                        Covered(
                            cell: cell,
                            family: family.id,
                            name: member.name,
                            state: row[column]?.string.flatMap { covers.states[$0] },
                        )
                    )
                }
            }
        }
        return found
    }
}

/// What one session says of a check.
private struct SessionAnswer {
    let record: DocumentID
    let date: Day?
    let state: CheckState

    /// The best; of equal ones that of the first session.
    static func best(_ answers: [SessionAnswer]) -> SessionAnswer? {
        answers.min { left, right in
            (left.rank, left.date ?? .last, left.record)
                < (right.rank, right.date ?? .last, right.record)
        }
    }

    private var rank: Int {
        switch state {
        case .patuh: 0
        case .izin: 1
        case .tidak: 2
        case .tidakBerlaku: 3
        }
    }
}

/// The other records of a form that cover the same checks, each month's read once.
private struct OtherSessions {
    let form: Form
    let besides: DocumentID
    let checks: RosterChecks
    private var known: [DaySpan: [FormRecord]] = [:]

    init(form: Form, besides: DocumentID, checks: RosterChecks) {
        self.form = form
        self.besides = besides
        self.checks = checks
    }

    mutating func answers(_ cell: ObligationCell) throws(StoreError) -> [SessionAnswer] {
        if known[cell.due] == nil { known[cell.due] = try read(cell.due) }
        var found: [SessionAnswer] = []
        for record in known[cell.due] ?? [] {
            for covered in try checks.covered(form, record, of: cell.member)
            where covered.cell.checkID == cell.checkID {
                guard let state = covered.state else { continue }
                found.append(SessionAnswer(record: record.id, date: record.date, state: state))
            }
        }
        return found
    }

    private func read(_ span: DaySpan) throws(StoreError) -> [FormRecord] {
        var ids: [DocumentID] = []
        let query = """
            SELECT d.id FROM act a JOIN document d ON d.doc = a.doc
            WHERE a.form = ? AND a.date BETWEEN ? AND ?
            """
        let arguments: [SQLValue] = [
            .text(form.id.rawValue), .int(span.first.dayNumber), .int(span.last.dayNumber),
        ]
        try checks.forms.reader.rows(query, arguments) { ids.append(DocumentID($0.text(0))) }
        var records: [FormRecord] = []
        for id in ids where id != besides {
            if let stored = try checks.forms.record(id) { records.append(stored.record) }
        }
        return records
    }
}

extension RosterChecks.Covered {
    fileprivate func kept(_ now: RecordedValue?, _ wanted: CheckState?) -> KeptCheck {
        KeptCheck(
            member: cell.member,
            name: name,
            obligation: cell.obligation.id,
            period: cell.period,
            recorded: now?.state,
            wanted: wanted,
            inConflict: now?.inConflict ?? false,
        )
    }
}

extension RecordChangeBack {
    fileprivate mutating func keep(_ check: KeptCheck) { kept.append(check) }
}

extension Coverage {
    /// Whether a cell is the one of this obligation that a day belongs to.
    fileprivate func covers(_ cell: ObligationCell, on day: Day) -> Bool {
        cell.obligation.programme == programme && cell.obligation.ruleID == obligation
            && cell.applies && cell.due.contains(day)
    }
}

extension Form {
    /// Whether a roster of it covers an obligation, in any version.
    var covers: Bool {
        versions.contains { version in
            version.questions.contains { $0.columns.contains { $0.covers != nil } }
        }
    }
}
