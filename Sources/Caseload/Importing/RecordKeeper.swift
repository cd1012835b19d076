import Casework
import Documents
import Exchange
import LocalStore

/// Stores imported records, each against the rules and against what is recorded already.
///
/// A file never overwrites what the worker entered or took back herself: her record stays, with a remark.
/// What an earlier import brought is replaced by a later one that says something else.
struct RecordKeeper {
    let writer: Writer
    let rules: Rules
    let worker: Worker
    let moment: Moment

    enum Result {
        case added, changed, unchanged, refused
    }

    /// What is to be said about a row.
    struct Remark {
        let severity: Finding.Severity
        let reason: FindingReason

        /// The cell it is about: the member's, where nobody knows him.
        func reference(of row: ImportedRow) -> ImportReference? {
            reason == .unknownReference ? row.references.first : nil
        }
    }

    /// What the record stored last said before and says now, without what the import itself adds.
    private(set) var lastChange: (old: JSONObject, new: JSONObject)?

    /// The member looked at last: files keep a member's records together.
    private var last: (id: DocumentID, member: Member, family: Family)?
    private var cells: [Quarter: [ObligationCell]] = [:]
    private var plans: [Quarter: QuarterPlan] = [:]

    init(writer: Writer, rules: Rules, worker: Worker, moment: Moment) {
        self.writer = writer
        self.rules = rules
        self.worker = worker
        self.moment = moment
    }

    mutating func keep(_ record: ImportedRecord) throws(StoreError) -> (Result, Remark?) {
        guard try look(at: record.member), let family = last?.family.id else {
            return (.refused, Remark(severity: .error, reason: .unknownReference))
        }
        let authorship = Authorship(
            how: .imported,
            by: worker.name,
            at: moment.description,
            device: worker.device,
        )
        switch record.subject {
        case .check(let obligation, let period, _, _):
            guard rules.labels.obligations[obligation] != nil else { return unknown(obligation) }
            guard let cell = cell(obligation, period) else {
                return (.refused, Remark(severity: .error, reason: .notOwed))
            }
            guard cell.hasBegun(on: moment.day) else {
                return (
                    .refused, Remark(severity: .error, reason: .notBegun(today: moment.day)),
                )
            }
            let json = record.document(
                family: family,
                programme: cell.obligation.programme,
                rule: cell.obligation.rule,
                authorship: authorship,
            )
            let result = try store(json, record.id)
            return result.1 == nil && !cell.applies
                ? (result.0, Remark(severity: .warning, reason: .notOwed)) : result
        case .event(let service, let date, _):
            guard let known = rules.labels.services[service] else { return unknown(service) }
            let owed = cells(of: date.quarter).first {
                $0.obligation.service == service && $0.counted.contains(date)
            }
            let json = record.document(
                family: family,
                programme: owed?.obligation.programme ?? known.programme,
                rule: owed?.obligation.rule ?? "",
                authorship: authorship,
            )
            let result = try store(json, record.id)
            return result.1 == nil && owed == nil
                ? (result.0, Remark(severity: .warning, reason: .notOwed)) : result
        }
    }

    private func unknown(_ name: String) -> (Result, Remark?) {
        let known = Set(rules.labels.obligations.keys).union(rules.labels.services.keys)
        return (
            .refused,
            Remark(severity: .error, reason: .unknownWord(expected: known.sorted())),
        )
    }

    // MARK: Rules

    /// Makes a member the one looked at; false if there is none of that id.
    mutating func look(at id: DocumentID) throws(StoreError) -> Bool {
        if last?.id == id { return true }
        let reading = CaseloadReader(reader: writer, rules: rules)
        guard let member = try reading.member(id) else { return false }
        if last?.family.id != member.family {
            guard let family = try reading.family(member.family) else { return false }
            last = (id, member, family)
        } else {
            last?.id = id
            last?.member = member
        }
        cells.removeAll(keepingCapacity: true)
        return true
    }

    /// The family of the member looked at.
    var family: DocumentID? { last?.family.id }

    /// The cell of the member looked at; a year's cell is found in any of its quarters.
    mutating func cell(_ obligation: String, _ period: PeriodID) -> ObligationCell? {
        for quarter in quarters(of: period) {
            let found = cells(of: quarter).first {
                $0.obligation.id == obligation && $0.period == period
            }
            if let found { return found }
        }
        return nil
    }

    /// The cells of the member looked at.
    mutating func cells(of quarter: Quarter) -> [ObligationCell] {
        if let known = cells[quarter] { return known }
        guard let last else { return [] }
        let plan = plans[quarter] ?? rules.book.plan(quarter)
        plans[quarter] = plan
        var found: [ObligationCell] = []
        plan.appendCells(
            of: MemberFacts(last.member, in: last.family),
            enrolments: last.family.programmes,
            to: &found,
        )
        cells[quarter] = found
        return found
    }

    /// A window's cell carries the day it is counted from, which may lie before the quarter it is due in.
    private func quarters(of period: PeriodID) -> [Quarter] {
        switch period {
        case .month(let month): [month.quarter]
        case .quarter(let quarter): [quarter]
        case .year(let year): (1...4).compactMap { Quarter(year, $0) }
        case .day(let day): (0..<9).map { day.quarter.adding($0) }
        }
    }

    // MARK: Storing

    /// Writes a record's document unless it is here already or the worker's own stands.
    ///
    /// `isStateDerived`: The file gives days alone, so that a state the worker chose for the same days is
    /// not contradicted.
    mutating func store(
        _ json: JSONValue,
        _ id: DocumentID,
        isStateDerived: Bool = false,
    ) throws(StoreError) -> (Result, Remark?) {
        guard var body = json.object?.filteringNames({ $0.utf8.first != UInt8(ascii: "_") }) else {
            return (.refused, nil)
        }
        // By these logins the office passes the record on, as it does the family.
        let logins = last?.family.source["assignedTo"]
        if let logins { body["assignedTo"] = logins }
        guard let stored = try writer.document(id) else {
            _ = try writer.put(id, body)
            return (.added, nil)
        }
        let stays = Remark(severity: .warning, reason: .recordedOtherwise)
        guard !stored.deleted else { return (.unchanged, stays) }
        var merged = Self.merged(body, into: stored)
        if let logins { merged["assignedTo"] = logins }
        if Self.content(stored.body) == Self.content(merged) { return (.unchanged, nil) }
        let isImported = stored.body["how"]?.string == EntryMethod.imported.rawValue
        if Self.addsNothing(merged, to: stored, isImported, isStateDerived: isStateDerived) {
            return (.unchanged, nil)
        }
        guard isImported,
            !(try writer.isInConflict(id))
        else {
            return (.unchanged, stays)
        }
        let result = try writer.put(id, merged, parent: stored.revision)
        lastChange = (Self.content(stored.body), Self.content(merged))
        return (
            result.revision == nil ? .unchanged : .changed, result.revision == nil ? stays : nil,
        )
    }

    /// The new record with the members of the stored one that this program does not know.
    private static func merged(_ body: JSONObject, into stored: StoredDocument) -> JSONObject {
        let (new, old) = (JSONValue.object(body), JSONValue.object(stored.body))
        var merged: JSONValue?
        if var check = try? Check(new, id: stored.id), let old = try? Check(old, id: stored.id) {
            check.source = old.source
            check.facts?.source = old.facts?.source ?? JSONObject()
            merged = check.json
        } else if var event = try? ServiceEvent(new, id: stored.id),
            let old = try? ServiceEvent(old, id: stored.id)
        {
            event.source = old.source
            merged = event.json
        }
        return merged?.object?.filteringNames { $0.utf8.first != UInt8(ascii: "_") } ?? body
    }

    /// Whether a pupil's days are those recorded, though one tells the percent that the other implies.
    ///
    /// What an earlier import brought is only left as it is where the file knows no more.
    private static func addsNothing(
        _ merged: JSONObject,
        to stored: StoredDocument,
        _ isImported: Bool,
        isStateDerived: Bool,
    ) -> Bool {
        guard let new = try? Check(.object(merged), id: stored.id),
            let old = try? Check(.object(stored.body), id: stored.id),
            let days = new.facts?.attendance, let known = old.facts?.attendance,
            new.state == old.state || (isStateDerived && !isImported),
            new.note == nil || new.note == old.note, known.agrees(with: days)
        else { return false }
        guard isImported else { return true }
        let tellsDays = days.effective != nil || days.percent != nil
        return known.effective != nil || known.percent != nil || !tellsDays
    }

    /// A record without who wrote it down, when and where: the same file imported later says the same.
    private static func content(_ body: JSONObject) -> JSONObject {
        body.filteringNames { !["how", "by", "at", "device", "rule", "assignedTo"].contains($0) }
    }
}
