import Casework
import Documents
import LocalStore

extension CaseloadReader {
    /// The drawn cells of a family's paper, empty, to be keyed again; nil for a family that is not here.
    ///
    /// What nobody drew has no cell, and what was keyed again already neither.
    func blindEntry(
        _ family: DocumentID,
        _ quarter: Quarter,
        _ ageDay: Day,
    ) throws(StoreError) -> EntryPage? {
        guard let home = try self.family(family) else { return nil }
        let members = try members(ofFamily: family)
        let open = try BlindCells(family, quarter, reader, rules)
        var builder = EntryPageBuilder(quarter: quarter, plan: rules.book.plan(quarter))
        var rows: [EntryRow] = []
        for member in members {
            let note = MemberNote.text(member, on: ageDay)
            rows += builder.rows(of: member, in: home, note: note, MemberRecords()) { cell in
                !open.records(of: cell).isEmpty
            }
        }
        let holder =
            members.first { $0.id == home.pengurus } ?? members.first { $0.id == home.head }
            ?? members.first
        return EntryPage(
            door: .blind(family),
            quarter: quarter,
            title: holder?.name ?? CaseloadProjections.key(family.rawValue),
            subtitle: Self.subtitle([home.village]),
            rows: rows,
        )
    }
}

extension Caseload {
    /// Compares what was keyed again in the grid with the drawn records, and keeps what came of it.
    ///
    /// `changes`: As the grid has them; a cell that nobody drew, or that somebody keyed again meanwhile,
    /// comes back as overtaken.
    package func rekey(
        _ family: DocumentID,
        _ quarter: Quarter,
        _ changes: [RecordChange],
        dropping key: String?,
        at moment: Moment,
    ) throws(CaseloadError) -> CommitOutcome {
        let worker = worker
        let ended = try write {
            (writer) throws(StoreError) -> Result<CommitOutcome, CaseloadError> in
            let rules = try rules(writer)
            guard try StoreOwner.read(writer).role.rekeys else { return .failure(.needsRole) }
            let open = try BlindCells(family, quarter, writer, rules)
            let recorder = RekeyRecorder(writer, worker, moment, quarter)
            var outcome = CommitOutcome(saved: 0, inverse: [], overtaken: [], waiting: 0)
            for change in changes {
                var backs: [RecordChangeBack] = []
                for first in open.records(of: change.cell) {
                    guard let comparison = open.comparison(first, change),
                        let back = try recorder.put(first, comparison)
                    else { continue }
                    backs.append(back)
                }
                guard !backs.isEmpty else {
                    outcome.overtaken.append(change)
                    continue
                }
                outcome.backs += backs
                outcome.saved += backs.count
                var told = change
                (told.before, told.after) = (change.after, change.before)
                outcome.inverse.append(told)
            }
            if let key { try writer.removeDraft(key) }
            outcome.waiting = try writer.waitingCount()
            return .success(outcome)
        }
        return try ended.get()
    }
}

/// The drawn records of one family that stand in its grid and are not keyed again.
private struct BlindCells {
    private var checks: [DocumentID: DrawnRecord] = [:]
    private var events: [(event: ServiceEvent, drawn: DrawnRecord)] = []

    init(
        _ family: DocumentID,
        _ quarter: Quarter,
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) {
        let samples = SampleReader(reader, rules, quarter)
        for sample in try samples.samples() {
            for pick in sample.picks where RecordKinds.ofObligations.contains(pick.record.kind) {
                guard try samples.finished(pick.record) == nil else { continue }
                guard let first = try samples.first(pick),
                    first.body["family"]?.string == family.rawValue
                else { continue }
                let drawn = DrawnRecord(
                    pick: pick,
                    worker: sample.worker,
                    body: first.body,
                    revision: first.isDrawn
                        ? pick.revision : try reader.revision(pick.record) ?? pick.revision,
                )
                if pick.record.documentKind == .check {
                    checks[pick.record] = drawn
                } else if let event = try? ServiceEvent(.object(first.body), id: pick.record) {
                    events.append((event, drawn))
                }
            }
        }
    }

    func records(of cell: ObligationCell) -> [DrawnRecord] {
        var found = [checks[cell.checkID]].compactMap(\.self)
        guard let service = cell.obligation.service else { return found }
        for (event, drawn) in events
        where event.member == cell.member && event.service == service
            && cell.counted.contains(event.date)
        {
            found.append(drawn)
        }
        return found
    }

    func comparison(_ first: DrawnRecord, _ change: RecordChange) -> KeyingComparison? {
        let id = first.pick.record
        if let check = try? Check(.object(first.body), id: id) {
            return KeyingComparison(
                first: RecordedValue(check, first.revision),
                second: change.after,
            )
        }
        guard let event = try? ServiceEvent(.object(first.body), id: id) else { return nil }
        let others = records(of: change.cell).compactMap { other -> Day? in
            other.pick.record == id ? nil : other.body["date"]?.string.flatMap { Day($0) }
        }
        return KeyingComparison(
            day: event.date,
            others: Set(others),
            second: change.after?.dates ?? [],
        )
    }
}
