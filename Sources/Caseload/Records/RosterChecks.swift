import Casework
import Documents
import Forms
import LocalStore

/// Writes the checks that follow from a roster, inside the record's transaction.
///
/// A check keeps the id of the record it follows from and is that record's to change and to take back,
/// until somebody records the cell in another way. What was recorded otherwise stays and is told.
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

    /// `before` is what the record said, nil for a new one; `after` what it says, nil for one taken back.
    func write(
        _ form: Form,
        before: FormRecord?,
        after: FormRecord?,
        _ back: inout RecordChangeBack,
    ) throws(StoreError) {
        let wanted = try after.map { (record) throws(StoreError) in try covered(form, record) }
        let earlier = try before.map { (record) throws(StoreError) in try covered(form, record) }
        var seen: Set<DocumentID> = []
        for one in wanted ?? [] where seen.insert(one.cell.checkID).inserted {
            try write(one, one.state, &back)
        }
        for one in earlier ?? [] where seen.insert(one.cell.checkID).inserted {
            try write(one, nil, &back)
        }
    }

    private func write(
        _ covered: Covered,
        _ state: CheckState?,
        _ back: inout RecordChangeBack,
    ) throws(StoreError) {
        let now = try recorder.records(of: covered.cell).value(of: covered.cell)
        if now == nil, state == nil { return }
        if let now, now.record != back.id {
            // Another one's: agreed with, or left alone and told.
            if let state, now.state != state { back.keep(covered.kept(now, state)) }
            return
        }
        if now?.state == state { return }
        let after = state.map { state in
            RecordedValue(
                state: state,
                session: covered.cell.obligation.input == .session ? SessionMark(state) : nil,
                how: .typed,
                record: back.id,
            )
        }
        let change = RecordChange(
            member: covered.cell.member,
            family: covered.family,
            cell: covered.cell,
            before: now,
            after: after,
        )
        switch try recorder.apply(change) {
        case .unchanged: break
        case .saved(let inverse):
            back.checks.insert(inverse, at: 0)
            back.covered += 1
        case .overtaken(let other): back.keep(covered.kept(other.before, state))
        }
    }

    /// Brings back the checks that were written with a record; one that says something else by now stays.
    func undo(_ back: RecordChangeBack, _ done: inout RecordChangeBack) throws(StoreError) {
        for change in back.checks {
            let now = try recorder.records(of: change.cell).value(of: change.cell)
            if let now, now.record != change.before?.record {
                done.keep(try kept(change, now))
                continue
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

    private func covered(_ form: Form, _ record: FormRecord) throws(StoreError) -> [Covered] {
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
                    let member = try forms.register.member(id),
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
